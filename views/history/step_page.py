"""One step and what it changed; below, what became of one of its records, and what can be brought back."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.edits.restoring import restore_row, restore_value, undo_step
from models.errors import OvertakenError
from models.history.changes import WHOLE, PastChange, changes_of_record, changes_of_step, values_now
from models.history.steps import PastStep, step_of
from models.telling.fields import field_name, in_text, is_of_later, noun
from models.telling.names import Key, Names
from models.telling.when import when_words
from views.document import Document
from views.history.change_rows import RecordChanges, StepChanges
from views.history.lines import LineTable
from views.history.rivals import RivalsPanel
from views.inspector.properties import colour_text, plain_label
from views.plain import one_line
from views.theme import Theme

_SHORT = 28
_SHARE = 0.36
"""How much of the page's height the changes of a step take at most."""


class StepPage(QWidget):
    """Shows the chosen step. A change that is chosen shows its record's history, with the same change chosen there."""

    record_chosen = Signal(tuple)
    """The record whose history is shown: its table and id."""
    told = Signal(str)
    """What was done, which undo can take back."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.step: PastStep | None = None
        self.key: Key | None = None
        self.title, self.about = plain_label(bold=True, size=1.15), plain_label()
        self.record_title = plain_label(bold=True)
        self.why = QLineEdit()
        self.undo, self.restore = QPushButton("Undo this step"), QPushButton()
        self.bring_back = QPushButton()
        self._step_changes, self._record_changes = StepChanges(self), RecordChanges(self)
        self.changes = LineTable("Changes of this step", self._step_changes, theme)
        self.history = LineTable("History of the record", self._record_changes, theme)
        self.rivals = RivalsPanel(document, self.take_reason, theme)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def show_step(self, step: PastStep | None, record: Key | None = None) -> None:
        """Show a step, and the history of one of its records: of the one given, or of the first one."""
        if step is None or self.step is None or step.transaction != self.step.transaction:
            # A reason that was typed for one step must not be recorded with another.
            self.why.clear()
        self.step = step
        self._fill_step()
        found = [at for at, one in enumerate(self._step_changes.changes) if one.key == record]
        row = found[0] if found else 0 if record is None else -1
        chosen = self._step_changes.changes[row] if 0 <= row < len(self._step_changes.changes) else None
        self._mark(self.changes, row)
        self.show_record(chosen.key if chosen is not None else record, chosen)

    def show_record(self, key: Key | None, change: PastChange | None = None) -> None:
        """Show what became of a record, with one of its changes chosen."""
        self.key = key
        if self.rivals.error is not None and self.rivals.error.key != key:
            self.show_rivals(None)
        self._fill_record()
        row = -1 if change is None else self._record_changes.row_of(change.change, change.unit)
        self._mark(self.history, row)
        self._show_state()
        if key is not None:
            self.record_chosen.emit(key)

    def show_rivals(self, error: OvertakenError | None) -> None:
        """Mark what stands against each other in the record that is shown, and let one of them be chosen."""
        title = "" if error is None else Names(self._document.store.columns).title(*error.key)
        self.rivals.show_rivals(error, title)
        sides = () if error is None else (error.mine, error.theirs)
        self._record_changes.marked = frozenset(side.change for side in sides if side.change)
        self.history.viewport().update()

    def refresh(self) -> None:
        """Follow the dossier; what is chosen stays chosen, and the place that one looks at where it is."""
        chosen, step = self.chosen_value, self.step
        places = [(table, table.verticalScrollBar().value()) for table in (self.changes, self.history)]
        row = self.changes.chosen_row
        if step is not None:
            self.step = step_of(self._document.store, step.transaction)
            self._fill_step()
            self._mark(self.changes, row)
        self._fill_record()
        self._mark(self.history, -1 if chosen is None else self._record_changes.row_of(chosen.change, chosen.unit))
        for table, place in places:
            table.verticalScrollBar().setValue(place)
        self._show_state()

    @property
    def chosen_value(self) -> PastChange | None:
        """The line of the record's history that is chosen."""
        row = self.history.chosen_row
        return self._record_changes.changes[row] if 0 <= row < len(self._record_changes.changes) else None

    def take_reason(self) -> str:
        """What was typed as the reason; it is used once."""
        return self.why.text()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.changes, self.history, self.rivals):
            part.set_theme(theme)
        colour_text(self.about, theme.muted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_changes()

    def _lay_out(self) -> None:
        self.why.setPlaceholderText("a reason to record, if you want to give one")
        self.why.setAccessibleName("Why")
        self.undo.setToolTip("Give everything that this step changed the value it had before")
        label = QLabel("Why")
        label.setBuddy(self.why)
        reasons = QHBoxLayout()
        reasons.addWidget(label)
        reasons.addWidget(self.why, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.undo, self.restore, self.bring_back):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.title, self.about, self.changes, self.record_title, self.rivals, self.history):
            layout.addWidget(part, 1 if part is self.history else 0)
        layout.insertSpacing(3, 6)
        layout.addLayout(reasons)
        layout.addLayout(buttons)
        self._order_by_tab()

    def _connect(self) -> None:
        self.changes.selectionModel().currentRowChanged.connect(self._choose_change)
        self.history.selectionModel().currentRowChanged.connect(self._show_state)
        self._step_changes.modelReset.connect(self._fit_changes)
        self.undo.clicked.connect(self._undo)
        self.restore.clicked.connect(self._restore)
        self.bring_back.clicked.connect(self._bring_back)
        self.rivals.settled.connect(self._settled)

    def _fit_changes(self) -> None:
        """Leave to the record's history what room a few changes do not need, and most of it in any case."""
        rows, row = max(self._step_changes.rowCount(), 1), self.changes.verticalHeader().defaultSectionSize()
        wanted = rows * row + 2 * self.changes.frameWidth()
        self.changes.setFixedHeight(max(min(wanted, round(self.height() * _SHARE)), row))

    def _order_by_tab(self) -> None:
        rivals = self.rivals
        order = (
            self.changes, rivals.keep, rivals.put_mine, rivals.go_back, self.history, self.why, self.undo, self.restore,
            self.bring_back,
        )  # fmt: skip
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def _fill_step(self) -> None:
        step, store = self.step, self._document.store
        self.title.setText("" if step is None else step.title)
        self.about.setText("" if step is None else self._about(step))
        self._step_changes.names = Names(store.columns)
        if step is None:
            self._step_changes.clear()
            return
        transaction = step.transaction
        self._step_changes.show_changes(
            changes_of_step(store, transaction), lambda mark: changes_of_step(store, transaction, mark[1])
        )

    def _about(self, step: PastStep) -> str:
        undone = None if step.undoes is None else step_of(self._document.store, step.undoes)
        parts = [f"{step.analyst or 'Somebody'}, {when_words(step.clock)}"]
        if undone is not None:
            parts.append(f"takes back what {undone.analyst or 'somebody'} did, {when_words(undone.clock)}")
        if step.reason:
            parts.append(f"“{step.reason}”")
        return " · ".join(parts)

    def _fill_record(self) -> None:
        key, store = self.key, self._document.store
        self.record_title.setVisible(key is not None)
        if key is None:
            self._record_changes.clear()
            return
        name = Names(store.columns).of(*key)
        gone = "" if name.alive else " (deleted)"
        self.record_title.setText(f"History of {Names(store.columns).title(*key)}{gone}")
        self._record_changes.now = values_now(store, key)
        self._record_changes.show_changes(
            changes_of_record(store, key), lambda mark: changes_of_record(store, key, mark)
        )

    def _mark(self, table: LineTable, row: int) -> None:
        """Choose a row without its being taken for a choice of the user's."""
        model = table.selectionModel()
        blocked = model.blockSignals(True)  # noqa: FBT003
        if row < 0:
            model.clear()
        else:
            table.choose_row(row)
        model.blockSignals(blocked)
        table.viewport().update()

    def _choose_change(self) -> None:
        row = self.changes.chosen_row
        if 0 <= row < len(self._step_changes.changes):
            change = self._step_changes.changes[row]
            self.show_record(change.key, change)

    def _show_state(self) -> None:
        writable = not self._document.store.is_read_only
        chosen, foreign = self.chosen_value, self.key is not None and is_of_later(self.key[0])
        gone = not self._record_changes.now and not foreign
        self.undo.setEnabled(writable and self.step is not None and self.step.kind != "founding")
        self.bring_back.setVisible(gone and self.key is not None)
        self.bring_back.setEnabled(writable)
        self.bring_back.setText(f"Restore {noun(self.key[0])}" if self.key is not None else "")
        self.restore.setVisible(not gone or self.key is None)
        can_be = chosen is not None and chosen.unit != WHOLE and not self._record_changes.is_now(chosen)
        can_be = can_be and not (chosen is not None and is_of_later(chosen.key[0], chosen.unit))
        self.restore.setEnabled(writable and can_be)
        self.restore.setText("Restore value" if chosen is None or not can_be else f"Restore {_named(chosen)}")

    def _undo(self) -> None:
        if self.step is not None:
            title = self.step.title
            undo_step(self._document.store, self.step.transaction, self.take_reason())
            self._done(f"“{title}” was taken back.")

    def _restore(self) -> None:
        chosen = self.chosen_value
        if chosen is not None:
            restore_value(self._document.store, chosen.key, chosen.unit, chosen.change, self.take_reason())
            again = f"{one_line(chosen.after)} again" if len(chosen.after) <= _SHORT else "what it was"
            self._done(f"{field_name(chosen.key[0], chosen.unit)} is {again}.")

    def _bring_back(self) -> None:
        if self.key is not None:
            title = Names(self._document.store.columns).title(*self.key)
            restore_row(self._document.store, self.key, self.take_reason())
            self._done(f"{title[:1].upper()}{title[1:]} is back.")

    def _settled(self) -> None:
        self.why.clear()
        self.show_rivals(None)

    def _done(self, sentence: str) -> None:
        self.why.clear()
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            # The button that was pressed can do nothing more, and Qt went on to what comes next in the window.
            self.history.setFocus()
        self.told.emit(sentence)


def _named(change: PastChange) -> str:
    """A value by its words, or, where those are long, by its field."""
    line = one_line(change.after)
    # An ampersand in a text is a character, not a mnemonic.
    return f"“{line}”".replace("&", "&&") if len(line) <= _SHORT else f"this {in_text(change.field)}"
