"""The timeline with what belongs to it: the summary of a period and the measure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import Theme
from views.timeline.hint import Hint
from views.timeline.measure_bar import MeasureBar
from views.timeline.period_panel import PeriodPanel
from views.timeline.view import TimelineView

_DRAWER = 220


class TimelinePage(QWidget):
    """What is marked on the `lanes` is told of in the panels under them."""

    period_changed = Signal()
    """Other days are visible."""

    def __init__(self, document: Document, selection: Selection, filters: Filters, theme: Theme) -> None:
        super().__init__()
        self.lanes = TimelineView(document, selection, filters, theme)
        self.period = PeriodPanel(document, selection, filters, theme)
        self.measure = MeasureBar(document, selection, theme)
        self.hint = Hint(theme, self.lanes.viewport())
        self._marked, self._choosing = self.lanes.marked, self.lanes.choosing
        self._lay_out()
        self.setFocusProxy(self.lanes)
        self.lanes.period_changed.connect(self.period_changed)
        self._marked.changed.connect(self._show_period)
        self._choosing.measure_changed.connect(self._show_measure)
        self._choosing.told.connect(self.hint.tell)
        self.period.closed.connect(self._let_go_of_period)
        self.measure.closed.connect(self._marked.stop_measuring)
        document.refreshed.connect(self._show_measure)

    def set_theme(self, theme: Theme) -> None:
        """Take another appearance."""
        for part in (self.lanes, self.period, self.measure, self.hint):
            part.set_theme(theme)

    def _show_period(self) -> None:
        self.period.show_period(self._marked.period)

    def _show_measure(self) -> None:
        self.measure.show_measure(self._choosing.start(), self._choosing.measure())

    def _let_go_of_period(self) -> None:
        self._marked.let_go_of_period()
        self.lanes.setFocus()

    def _lay_out(self) -> None:
        over = QWidget()
        column = QVBoxLayout(over)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lanes, 1)
        column.addWidget(self.measure)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(over)
        self._splitter.addWidget(self.period)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([1000, _DRAWER])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
