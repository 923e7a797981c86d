"""Shows over the window, while something is dragged there, where it can be dropped and what becomes of it then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from views.sources.offering import offers_anything
from views.theme import Theme

_MARGIN = 10


@dataclass(frozen=True, slots=True)
class DropPlace:
    """A part of the window, in its coordinates, what dropping there means in words, and what does it."""

    box: QRect
    words: str
    take: Callable[[QMimeData], None]


class DropZone(QWidget):
    """Covers the window while something is dragged over it; `places` is asked anew each time."""

    def __init__(self, window: QWidget, places: Callable[[], Sequence[DropPlace]], theme: Theme) -> None:
        super().__init__(window)
        self._theme, self._places = theme, places
        self._window = window
        self._open: Sequence[DropPlace] = ()
        self._at: DropPlace | None = None
        # What is under the zone keeps getting the events, so that the window is the only one to take drops.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Drop to add sources")
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._drop(event)
        elif isinstance(event, QDragMoveEvent):
            # What is dragged within the window, such as words selected in the reader, is nothing new.
            if event.source() is None:
                self._drag(event)
        elif event.type() == QEvent.Type.DragLeave:
            self.hide()
        else:
            return super().eventFilter(watched, event)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.window)
        veil.setAlphaF(0.82)
        painter.fillRect(self.rect(), veil)
        font = painter.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.3)
        painter.setFont(font)
        for place in self._open:
            box = QRectF(place.box).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            chosen = place is self._at
            painter.setBrush(self._theme.selected if chosen else self._theme.window)
            painter.setPen(QPen(self._theme.accent if chosen else self._theme.muted, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box, 10, 10)
            painter.setPen(self._theme.accent if chosen else self._theme.text)
            inside = box.adjusted(16, 16, -16, -16)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, place.words)

    def _drag(self, event: QDragMoveEvent) -> None:
        # Being dragged in is a kind of being moved for Qt.
        if event.type() == QEvent.Type.DragEnter:
            self._open = self._places() if offers_anything(event.mimeData()) else ()
        self._at = self._place_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(self._at is not None)
        self.setVisible(bool(self._open))
        self.setGeometry(self._window.rect())
        self.raise_()
        self.update()

    def _drop(self, event: QDropEvent) -> None:
        self.hide()
        place = self._place_at(event.position().toPoint())
        event.setAccepted(place is not None)
        if place is not None:
            place.take(event.mimeData())

    def _place_at(self, at: QPoint) -> DropPlace | None:
        return next((one for one in self._open if one.box.contains(at)), None)
