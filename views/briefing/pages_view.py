"""The drawn pages of a briefing, one under the other: scrolled, zoomed, and walked by keys."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from models.briefing.preview import Page
from views.colouring import Role, set_colours
from views.theme import Theme

_GAP = 14
_ZOOMS = (0.4, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINTS_PER_INCH = 72.0
_PIXELS_PER_INCH = 96.0
_AFTER_MS = 40
_MOST_KEPT = 60
"""Drawn pages that are kept; each takes some megabytes."""


class PagesView(QAbstractScrollArea):
    """Shows pages as wide as there is room, or at a zoom.

    `wanted` asks for pages to be drawn at so many pixels per inch. What has not been drawn yet is shown as it was
    before, or as an empty sheet.
    """

    wanted = Signal(object, float)
    moved = Signal()
    """Another page is in front, or the zoom is another one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pages: tuple[Page, ...] = ()
        self._drawn: dict[tuple[bytes, int], QImage] = {}
        self._stale: dict[int, QImage] = {}
        self._tops: list[int] = []
        """Where each page begins when nothing is scrolled, and where the last one ends."""
        self._zoom: float | None = None
        self._asking = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._asking.timeout.connect(self._ask)
        self.setAccessibleName("Pages of the briefing")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.set_theme(theme)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def current(self) -> int:
        """The number of the page in front, from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return min(max(bisect_right(self._tops, middle), min(1, self.count)), self.count)

    @property
    def scale(self) -> float:
        """How much larger than on paper the pages are shown."""
        if self._zoom is not None or not self._pages:
            return self._zoom or 1.0
        widest = max(page.width for page in self._pages)
        room = max(self.viewport().width() - 2 * _GAP, 120)
        return room / (widest * _PIXELS_PER_INCH / _POINTS_PER_INCH)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these; the place in the briefing stays, and what looks as before is not drawn again."""
        drawn = {at: self._drawn.get((self._pages[at].key, self._resolution)) for at in self._seen()}
        before = {at: image or self._stale.get(at) for at, image in drawn.items()}
        self._stale = {at: image for at, image in before.items() if image is not None}
        self._pages = tuple(pages)
        self._renew()

    def put(self, page: Page, pixels_per_inch: float, picture: bytes) -> None:
        """Take a page that was drawn, at `pixels_per_inch` or finer."""
        wide = round(page.width * round(pixels_per_inch) / _POINTS_PER_INCH)
        tall = round(page.height * round(pixels_per_inch) / _POINTS_PER_INCH)
        smooth = Qt.TransformationMode.SmoothTransformation
        image = QImage.fromData(picture).scaled(wide, tall, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        self._drawn[page.key, round(pixels_per_inch)] = image
        while len(self._drawn) > _MOST_KEPT:
            del self._drawn[next(iter(self._drawn))]
        self.viewport().update()

    def go_to(self, number: int) -> None:
        """Bring a page, counted from 1, to the top."""
        if self._pages:
            place = min(max(number, 1), self.count) - 1
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._box(place).top() - _GAP)

    def zoom_by(self, steps: int) -> None:
        """Show everything larger or smaller."""
        scale = self.scale
        larger = [zoom for zoom in _ZOOMS if zoom > scale + 0.01] or [_ZOOMS[-1]]
        smaller = [zoom for zoom in _ZOOMS if zoom < scale - 0.01] or [_ZOOMS[0]]
        self.set_zoom(larger[0] if steps > 0 else smaller[-1])

    def set_zoom(self, zoom: float | None) -> None:
        """Show pages so much larger than on paper; None for as wide as there is room."""
        front = self.current
        self._zoom = zoom
        self._renew()
        self.go_to(front)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; paper stays white."""
        set_colours(self.viewport(), {Role.Base: theme.band, Role.Window: theme.band})
        self._border = theme.border
        self.viewport().setAutoFillBackground(True)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._seen():
            box = self._box(number)
            found = self._drawn.get((self._pages[number].key, self._resolution)) or self._stale.get(number)
            painter.fillRect(box, QColor("white"))
            if found is not None:
                painter.drawImage(box, found)
            painter.setPen(self._border)
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, with_control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if with_control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif with_control and key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to(self.current + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(1 if key == Qt.Key.Key_Home else self.count)
        else:
            super().keyPressEvent(event)

    @property
    def _resolution(self) -> int:
        return round(_PIXELS_PER_INCH * self.scale * self.devicePixelRatioF())

    def _size(self, number: int) -> tuple[int, int]:
        # The same pixels as those of the drawn page, which would else be stretched by a hair and blurred.
        factor = self._resolution / self.devicePixelRatioF() / _POINTS_PER_INCH
        page = self._pages[number]
        return round(page.width * factor), round(page.height * factor)

    def _box(self, number: int) -> QRect:
        """Where a page lies in the viewport now."""
        top = self._tops[number] - self.verticalScrollBar().value()
        width, height = self._size(number)
        left = max((self.viewport().width() - width) // 2, _GAP - self.horizontalScrollBar().value())
        return QRect(left, top, width, height)

    def _seen(self) -> list[int]:
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = bisect_right(self._tops, top + self.viewport().height())
        return list(range(min(first, self.count), min(last, self.count)))

    def _renew(self) -> None:
        sizes = [self._size(number) for number in range(self.count)]
        self._tops = list(accumulate((tall + _GAP for _, tall in sizes), initial=_GAP))
        height = self._tops[-1]
        width = max((wide for wide, _ in sizes), default=0) + 2 * _GAP
        room = self.viewport().size()
        for bar, needed, there in (
            (self.verticalScrollBar(), height, room.height()),
            (self.horizontalScrollBar(), width if self._zoom is not None else 0, room.width()),
        ):
            bar.setRange(0, max(0, needed - there))
            bar.setPageStep(there)
            bar.setSingleStep(40)
        self._scrolled()

    def _scrolled(self) -> None:
        self.setAccessibleDescription(f"Page {self.current} of {self.count}")
        self._asking.start()
        self.viewport().update()
        self.moved.emit()

    def _ask(self) -> None:
        missing = [self._pages[at] for at in self._seen() if (self._pages[at].key, self._resolution) not in self._drawn]
        if missing:
            self.wanted.emit(missing, float(self._resolution))
