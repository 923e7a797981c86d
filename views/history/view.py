"""The history: all steps at the left, the chosen one with the history of its records at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.errors import OvertakenError
from models.history.steps import Sought, count_steps
from models.phrases import counted
from models.telling.names import Key, Names
from models.telling.when import when_words
from views.colouring import Role, set_colours
from views.document import Document
from views.filters import Filters
from views.history.lines import LineTable
from views.history.seeking import SeekingBar
from views.history.step_page import StepPage
from views.history.step_rows import StepModel
from views.inspector.properties import colour_text, plain_label
from views.selection import Selection
from views.start_page import StartPage
from views.theme import Theme


class HistoryView(QWidget):
    """Follows the dossier while it is in front. `show_record` shows what became of one record."""

    told = Signal(str)
    """What was done, which undo can take back."""
    settled = Signal(object)
    """The `OvertakenError` about which somebody decided."""

    def __init__(self, document: Document, selection: Selection, _filters: Filters, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self.model = StepModel(document.store, self)
        self.steps = LineTable("Steps", self.model, theme)
        self.bar, self.page = SeekingBar(document, theme), StepPage(document, theme)
        self.record: Key | None = None
        self.only, self.all_records = plain_label(bold=True), QPushButton("All records")
        self.count, self.looking = plain_label(), plain_label()
        self.nothing = StartPage("No such step", "", (("Show all steps", self.show_all),))
        self._heading, self._only_bar, self._left = plain_label(bold=True, size=1.25), QFrame(), QStackedWidget()
        self._loaded = self._stale = self._seeking = False
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def refresh(self) -> None:
        """Put what was written since on top; what is chosen and looked at stays where it is."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.bar.refresh()
        if not self._loaded:
            self._seek()
            return
        self.model.refresh()
        self.page.refresh()
        self._show_state()

    def show_record(self, key: Key, error: OvertakenError | None = None) -> None:
        """Show what became of a record, and, where two have set the same thing, both values to choose from."""
        self.record = key
        self.bar.clear()
        self._seek()
        self.page.show_rivals(error)
        (self.steps if error is None else self.page.rivals.keep).setFocus()

    def show_all(self) -> None:
        """List all steps of all records."""
        self.record = None
        self.bar.clear()
        self._seek()

    def stop_looking(self) -> None:
        """Look no further; the store is about to be closed."""
        self.model.stop()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.steps, self.bar, self.page, self.nothing):
            part.set_theme(theme)
        for label in (self.count, self.looking):
            colour_text(label, theme.muted)
        colour_text(self.only, theme.text)
        set_colours(self._only_bar, {Role.Window: theme.selected})

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or not self._loaded:
            self.refresh()

    def _lay_out(self) -> None:
        left = self._list_of_steps()
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        left.setMinimumWidth(260)
        self.page.setMinimumWidth(320)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(self._top())
        layout.addWidget(split, 1)
        self.setFocusProxy(self.steps)

    def _top(self) -> QHBoxLayout:
        self._heading.setText("History")
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.bar, 1)
        for label in (self._heading, self.count):
            label.setWordWrap(False)
            label.setFixedHeight(self.bar.words.sizeHint().height())
        return top

    def _list_of_steps(self) -> QWidget:
        only = QHBoxLayout(self._only_bar)
        only.setContentsMargins(12, 4, 4, 4)
        only.addWidget(self.only, 1)
        only.addWidget(self.all_records)
        self._only_bar.setAutoFillBackground(True)
        self._left.addWidget(self.steps)
        self._left.addWidget(self.nothing)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._only_bar, self._left, self.looking):
            column.addWidget(part, 1 if part is self._left else 0)
        return left

    def _connect(self) -> None:
        self._document.refreshed.connect(self.refresh)
        self.bar.changed.connect(self._seek)
        self.all_records.clicked.connect(self.show_all)
        self.model.looked.connect(self._show_state)
        self.steps.selectionModel().currentRowChanged.connect(self._choose)
        self.page.record_chosen.connect(self._show_in_inspector)
        self.page.told.connect(self.told)
        self.page.rivals.settled.connect(self.settled)

    def _seek(self) -> None:
        self._loaded = True
        sought = self.bar.sought
        self.model.seek(Sought(
            sought.analyst_id, sought.since, sought.until, sought.table, sought.deleted, self.record, sought.words
        ))  # fmt: skip
        self.page.show_rivals(None)
        before = self.page.step
        row = -1 if before is None else self.model.row_of(before.transaction)
        # What merely comes first in the list was not chosen by anybody.
        self._seeking = True
        self.steps.choose_row(row if row >= 0 and self.record is None else self.model.first_row())
        self._seeking = False
        if self.model.first_row() < 0:
            self.page.show_step(None, self.record)
        self._show_state()

    def _choose(self) -> None:
        step = self.model.step_at(self.steps.chosen_row)
        if step is not None:
            self.page.show_step(step, self.record)

    def _show_in_inspector(self, key: Key) -> None:
        if not self._seeking and key[0] == "statement" and key[1] in self._document.snapshot.statements.position:
            self._selection.choose_statement(key[1])

    def _counted(self) -> str:
        all_of_them = counted(count_steps(self._document.store), "step")
        narrowed = self.record is not None or not self.bar.is_empty
        # While more is there than was looked at nobody knows how many there are.
        # The fields beside it keep their places while one types in them.
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance(f"{all_of_them} of {all_of_them}"))
        return f"{self.model.count:,} of {all_of_them}" if narrowed and not self.model.reached else all_of_them

    def _show_state(self) -> None:
        listed = self.model.rowCount() > 0
        self._left.setCurrentWidget(self.steps if listed or self.model.is_looking else self.nothing)
        self.count.setText(self._counted())
        self._only_bar.setVisible(self.record is not None)
        if self.record is not None:
            self.only.setText(f"Only {Names(self._document.store.columns).title(*self.record)}")
        self.looking.setVisible(self.model.is_looking)
        if self.model.is_looking:
            self.looking.setText(f"Looking further back than {when_words(self.model.reached)}…")
