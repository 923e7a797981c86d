"""The timeline with what belongs to it: measure, summary of a period, lists, and the handle of the known day."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.errors import UserError
from views.document import Document
from views.filters import Filters
from views.menu_button import MenuButton
from views.saved_views import SavedViews
from views.selection import Selection
from views.theme import Theme
from views.timeline.hint import Hint
from views.timeline.keys import key_of
from views.timeline.known_slider import KnownSlider
from views.timeline.lane_menu import fill_lanes_menu
from views.timeline.lists_panel import ListsPanel
from views.timeline.measure_bar import MeasureBar
from views.timeline.overview import Overview
from views.timeline.period_panel import PeriodPanel
from views.timeline.setting_up import SettingUp, arrange, lanes_now
from views.timeline.view import TimelineView
from views.timeline.view_state import lanes_as_json, read_lanes

_DRAWER = 220
_ROOMY = 680
_PLAIN = Qt.KeyboardModifier.NoModifier


class TimelinePage(QWidget):
    """What is marked on the `lanes` is told of in the panels under them."""

    period_changed = Signal()
    """Other days are visible."""

    def __init__(self, document: Document, selection: Selection, filters: Filters, theme: Theme) -> None:
        super().__init__()
        self._document, self._filters = document, filters
        self.lanes = TimelineView(document, selection, filters, theme)
        self.period = PeriodPanel(document, selection, filters, theme)
        self.lists = ListsPanel(document, selection, filters, theme)
        self.measure = MeasureBar(document, selection, theme)
        self.overview = Overview(document, filters, theme, self.lanes.axis)
        self.known = KnownSlider(document, theme)
        self.hint = Hint(theme, self.lanes.viewport())
        self.saved = SavedViews(document, SettingUp(self.lanes, document, selection, filters), "timeline")
        self.arranging, self.doubts = MenuButton("Lanes"), QPushButton("Doubts")
        self._marked, self._choosing = self.lanes.marked, self.lanes.choosing
        self._lay_out()
        self._listen()

    def set_theme(self, theme: Theme) -> None:
        """Take another appearance."""
        for part in (
            self.lanes, self.period, self.lists, self.measure, self.known, self.hint, self.saved, self.overview,
        ):  # fmt: skip
            part.set_theme(theme)

    def save_lanes(self) -> str:
        """How the lanes stand, for the next time that this dossier is opened."""
        return lanes_as_json(lanes_now(self.lanes.arrangement))

    def restore_lanes(self, text: str) -> None:
        """Let the lanes stand as they did; what cannot be read lets them stand as they are."""
        try:
            arrange(self.lanes.arrangement, read_lanes(text))
        except UserError:
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key_of(event) == Qt.Key.Key_C and modifiers in (_PLAIN, Qt.KeyboardModifier.ShiftModifier):
            self.show_doubts(1 if modifiers == _PLAIN else -1)
        elif event.key() == Qt.Key.Key_Escape and self.lists.isVisible():
            self._put_lists_away()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_doubts(self, direction: int = 1) -> None:
        """Show the lists; when they are seen already, open the next (1) or previous (−1) line."""
        if self.lists.isVisible():
            self.lists.step(direction)
        else:
            self._bring(self.lists)

    def _listen(self) -> None:
        self.setFocusProxy(self.lanes)
        self.lanes.period_changed.connect(self.period_changed)
        self.lanes.period_changed.connect(self.overview.update)
        self.overview.days_asked.connect(self.lanes.show_span)
        self.overview.whole_asked.connect(self.lanes.fit)
        self._marked.changed.connect(self._show_period)
        self._choosing.measure_changed.connect(self._show_measure)
        self._document.refreshed.connect(self._show_measure)
        for told in (self._choosing.told, self.saved.told):
            told.connect(self.hint.tell)
        self.period.closed.connect(self._let_go_of_period)
        self.lists.closed.connect(self._put_lists_away)
        self.measure.closed.connect(self._marked.stop_measuring)
        self.doubts.clicked.connect(partial(self.show_doubts, 1))
        self.arranging.options.aboutToShow.connect(self._fill_lanes_menu)

    def _show_period(self) -> None:
        period = self._marked.period
        if period == self.period.days:
            return
        self.lists.show_as_of(None if period is None else period[1])
        self.period.show_period(period)
        if period is not None:
            self._bring(self.period)
        elif self._drawer.currentWidget() is self.period:
            self._bring(None)

    def _bring(self, panel: QWidget | None) -> None:
        """Open the drawer with a panel, or shut it."""
        if panel is not None:
            self._drawer.setCurrentWidget(panel)
        self._drawer.setVisible(panel is not None)
        self._make_room()

    def _make_room(self) -> None:
        # In a low window with the drawer open the lanes need what the overview would take.
        self.overview.setVisible(self._drawer.isHidden() or self.height() >= _ROOMY)

    def _show_measure(self) -> None:
        self.measure.show_measure(self._choosing.start(), self._choosing.measure())

    def _let_go_of_period(self) -> None:
        self._marked.let_go_of_period()
        self.lanes.setFocus()

    def _put_lists_away(self) -> None:
        self._bring(None if self._marked.period is None else self.period)
        self.lanes.setFocus()

    def _fill_lanes_menu(self) -> None:
        menu, snapshot = self.arranging.options, self._document.snapshot
        fill_lanes_menu(menu, snapshot, self.lanes.arrangement, self._filters, self.lanes.lane_keys)

    def _lay_out(self) -> None:
        self.arranging.setText("Lanes")
        self.arranging.setToolTip("Group, height and hidden lanes")
        self.doubts.setToolTip("Contested, stale and silent positions (C)")
        over = QWidget()
        column = QVBoxLayout(over)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lanes, 1)
        column.addWidget(self.overview)
        column.addWidget(self.measure)
        column.addLayout(self._strip())
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._drawer = QStackedWidget()
        self._drawer.addWidget(self.period)
        self._drawer.addWidget(self.lists)
        self._drawer.hide()
        self._splitter.addWidget(over)
        self._splitter.addWidget(self._drawer)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([1000, _DRAWER])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _strip(self) -> QHBoxLayout:
        strip = QHBoxLayout()
        strip.setContentsMargins(12, 2, 12, 6)
        strip.setSpacing(8)
        strip.addWidget(self.known, 1)
        for part in (self.doubts, self.arranging, self.saved):
            strip.addWidget(part)
        return strip
