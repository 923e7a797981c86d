"""One part of the agreement view: a chart in its frame, small print below, or what is missing for it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from views.agreement.asked import Asked
from views.charts.frame import ChartFrame
from views.charts.look import Chart
from views.inspector.properties import colour_text, plain_label
from views.selection import Selection
from views.theme import Theme


class Section(QWidget):
    """`show_asked` brings it in step; it draws nothing before."""

    asks_whom = True
    """Whether it shows the compared parties; else it shows all that there are."""
    asks_when = True
    """Whether it shows one day."""

    def __init__(self, title: str, selection: Selection, theme: Theme, *, several: bool = False) -> None:
        """Of `several` charts the whole scrolls, so that each can have the room that it takes."""
        super().__init__()
        self.frame = ChartFrame(title, selection, theme)
        self.small_print, self.missing = plain_label(size=0.92), plain_label()
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addWidget(self.frame, 1)
        self.column.addWidget(self.small_print)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(_scrolling(inside) if several else inside)
        self._stack.addWidget(self.missing)
        self.set_theme(theme)

    def show_asked(self, asked: Asked) -> None:
        """Show what is asked about."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        self.frame.set_theme(theme)
        for label in (self.small_print, self.missing):
            colour_text(label, theme.muted)

    def words(self) -> str:
        """What the section says, without its table."""
        shown = (self.frame.summary, self.small_print) if self._stack.currentIndex() == 0 else (self.missing,)
        return "\n".join(filter(None, (label.text() for label in shown)))

    def _show(self, chart: Chart, summary: str, small_print: Iterable[str]) -> None:
        self._stack.setCurrentIndex(0)
        self.frame.show_chart(chart, summary)
        self.small_print.setText("\n".join(filter(None, small_print)))
        self.small_print.setVisible(bool(self.small_print.text()))

    def _say_missing(self, words: str) -> None:
        self._stack.setCurrentIndex(1)
        self.missing.setText(words)


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setWidget(inside)
    return scroll
