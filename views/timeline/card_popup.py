"""The card beside a thing on the timeline: it covers nothing of what it is about and never leaves the timeline."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from views.inspector.properties import colour_text, plain_label
from views.theme import Theme
from views.timeline.cards import Card
from views.timeline.placing import place_beside

_WIDTH = 380


class CardPopup(QFrame):
    """Lies over its parent and lets the pointer through, so that it is never in the way of what is under it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head, self._lines = plain_label(bold=True), [plain_label() for _ in range(8)]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(11, 8, 11, 9)
        self._column.setSpacing(3)
        for label in self._labels():
            self._column.addWidget(label)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Card")
        self.set_theme(theme)
        self.hide()

    def show_card(self, card: Card, about: QRect, within: QRect) -> None:
        """Show a card beside a place, inside an area of the parent."""
        self._head.setText(card.head)
        for place, label in enumerate(self._lines):
            words = card.lines[place] if place < len(card.lines) else ""
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleDescription(card.text)
        self.setGeometry(place_beside(about, self._wanted(within.width()), within))
        self.show()
        self.raise_()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for label in self._labels():
            colour_text(label, theme.text if label is self._head else theme.muted)
        if self._lines:
            colour_text(self._lines[1], theme.text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.muted, 1))
        painter.setBrush(self._theme.raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _labels(self) -> tuple[QLabel, ...]:
        return (self._head, *self._lines)

    def _wanted(self, room: int) -> QSize:
        margins = self._column.contentsMargins()
        shown = [label for label in self._labels() if label.text()]
        sides = margins.left() + margins.right()
        inside = min(_WIDTH, room) - sides
        longest = max(label.fontMetrics().horizontalAdvance(label.text()) + 2 for label in shown)
        inside = min(inside, longest)
        heights = sum(label.heightForWidth(inside) for label in shown) + self._column.spacing() * (len(shown) - 1)
        return QSize(inside + sides, heights + margins.top() + margins.bottom())
