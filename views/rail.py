"""The rail at the left: one button for each view."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from views.colouring import set_ground
from views.theme import Theme


class RailButton(QAbstractButton):
    """An icon over a word; the icon is drawn in the text's colour, so that it follows the appearance."""

    def __init__(self, name: str, words: str, theme: Theme) -> None:
        super().__init__()
        self.name, self.theme = name, theme
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # In a low window all of them have to stay within reach.
        self.setMinimumHeight(48)
        self.setMaximumHeight(62)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(76, 62)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 1, -2, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.selected if self.isChecked() else self.theme.grid)
            painter.drawRoundedRect(box, 6, 6)
        ink = self.theme.accent if self.isChecked() else self.theme.muted
        painter.setPen(QPen(ink, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = min(21.0, box.height() * 0.32)
        for line in _ICONS[self.name]:
            painter.drawPolyline(QPolygonF([QPointF(box.center().x() + x, middle + y) for x, y in line]))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.drawText(box.adjusted(0, middle + 12, 0, -1), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(self.theme.accent, 1.4))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)


class Rail(QWidget):
    """Shows which view is in front and lets another one be chosen."""

    chosen = Signal(str)

    def __init__(self, views: Sequence[tuple[str, str]], theme: Theme) -> None:
        super().__init__()
        self._buttons = {name: RailButton(name, words, theme) for name, words in views}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 10, 6, 10)
        layout.setSpacing(4)
        for button in self._buttons.values():
            self._group.addButton(button)
            layout.addWidget(button)
            button.clicked.connect(lambda _checked=False, name=button.name: self.chosen.emit(name))
        layout.addStretch(1)
        self.setFixedWidth(88)
        self.set_theme(theme)

    def show_chosen(self, name: str) -> None:
        """Mark the view that is in front."""
        self._buttons[name].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        set_ground(self, theme.surface)
        for button in self._buttons.values():
            button.theme = theme
            button.update()


_ICONS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "timeline": (
        ((-9, -6), (-2, -6), (-2, -1), (9, -1)),
        ((-9, 3), (3, 3), (3, 8), (9, 8)),
    ),
    "movement": (
        ((-9, -4), (8, -4)), ((4, -8), (8, -4), (4, 0)),
        ((9, 4), (-8, 4)), ((-4, 0.5), (-8, 4), (-4, 8)),
    ),
    "agreement": (
        ((2.5, 0), (0.7, 4.2), (-3.5, 6), (-7.7, 4.2), (-9.5, 0), (-7.7, -4.2), (-3.5, -6), (0.7, -4.2), (2.5, 0)),
        ((9.5, 0), (7.7, 4.2), (3.5, 6), (-0.7, 4.2), (-2.5, 0), (-0.7, -4.2), (3.5, -6), (7.7, -4.2), (9.5, 0)),
    ),
    "dossier": (
        ((-9, -5), (-3, -5), (-1, -7), (4, -7), (4, -5), (9, -5), (9, 7), (-9, 7), (-9, -5)),
        ((-5, -1), (5, -1)), ((-5, 3), (2, 3)),
    ),
    "sources": (
        ((-7, -9), (2, -9), (7, -4), (7, 9), (-7, 9), (-7, -9)), ((2, -9), (2, -4), (7, -4)),
        ((-3, 1), (4, 1)), ((-3, 5), (4, 5)),
    ),
    "review": (
        ((-9, -3), (-5, 2), (2, -7)), ((-9, 4), (-5, 9), (2, 0)), ((5, -2), (9, -2)), ((5, 5), (9, 5)),
    ),
    "sharing": (
        ((-9, -8), (2, -8), (2, 3), (-9, 3), (-9, -8)), ((-2, 7), (-2, 9), (9, 9), (9, -2), (6, -2)),
    ),
    "history": (
        ((-8, -4), (-9, 0), (-7.5, 5), (-4, 8), (0, 9), (4.5, 8), (8, 4), (9, 0), (8, -4), (4.5, -8), (0, -9),
         (-5, -7.5), (-8, -4)),
        ((-8.5, -9), (-8, -4), (-3, -4)), ((0, -4.5), (0, 0.5), (3.5, 3)),
    ),
    "briefing": (
        ((-8, -9), (8, -9), (8, 9), (-8, 9), (-8, -9)), ((-4, -5), (4, -5)), ((-4, -1), (-1, 3), (1, 1), (4, 5)),
    ),
    "statements": (((-9, -6), (9, -6)), ((-9, 0), (9, 0)), ((-9, 6), (4, 6))),
}  # fmt: skip
