"""Frames around what is asked or worked on in place."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from views.theme import Theme


class Framed(QWidget):
    """A widget on the ground of lists and fields, with a thin line around it; what is inside keeps its own colours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.border)
        painter.setBrush(self._theme.surface)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
