"""The page on which a pasted table is looked at, its columns are named and its cells mended, before it is added."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.bulk.fields import Field
from models.bulk.pasting import Pasting, Standing
from models.bulk.tables import Table
from models.edits.pasting import step_name
from models.phrases import counted
from views.buttons import make_primary
from views.choices import named
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.register.paste.model import PasteModel
from views.register.paste.table import PasteTable
from views.register.paste.usual import UsualValues
from views.statement_words import StatementWords
from views.theme import Theme

_SLICE = 300


class PastePage(QWidget):
    """Shows one table at a time; nothing is stored before it is asked for."""

    add_asked = Signal(object)
    """The `Pasting` is to be stored."""
    left = Signal()

    def __init__(self, document: Document, words: StatementWords, theme: Theme) -> None:
        super().__init__()
        self._document, self._words = document, words
        self.model = PasteModel(theme, self)
        self.table = PasteTable(self.model, theme)
        self.usual = UsualValues(document, theme)
        self.headed, self.clears = QCheckBox("First &row holds headings"), QCheckBox("Empty cells &clear the field")
        self.notes, self.about, self.state = plain_label(), plain_label(), plain_label()
        self.next_button, self.leave_out_button = QPushButton("Next &problem"), QPushButton()
        self.add_button, self.cancel_button = QPushButton(), QPushButton("Cancel")
        self._heading, self._count, self._frame = plain_label(bold=True, size=1.25), plain_label(), QFrame()
        self._reading_on = QTimer(self, singleShot=True, interval=0)
        self._catching_up = QTimer(self, singleShot=True, interval=0)
        self._read_to = 0
        self._dress()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    @property
    def pasting(self) -> Pasting | None:
        """The table that is looked at, None for none."""
        return self.model.pasting

    def begin(self, table: Table) -> None:
        """Look at a table."""
        snapshot = self._document.snapshot
        today = date.today()  # noqa: DTZ011 - the day where the analyst sits
        pasting = Pasting(table, snapshot, named(snapshot), self._words.of, today)
        self.model.show_pasting(pasting)
        for box, checked in ((self.headed, pasting.headed), (self.clears, False)):
            box.blockSignals(True)  # noqa: FBT003
            box.setChecked(checked)
            box.blockSignals(False)  # noqa: FBT003
        self.usual.forget()
        self._show_otherwise()
        self.table.fit_columns()
        self.table.setCurrentIndex(self.model.index(0, 1))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Put the table away."""
        self._reading_on.stop()
        self.model.show_pasting(None)

    def refresh(self) -> None:
        """Read the table against the dossier as it is now; while a cell is edited, that has to wait."""
        pasting = self.pasting
        if pasting is not None and pasting.saw is not self._document.snapshot and not self.table.is_editing:
            pasting.follow(self._document.snapshot, named(self._document.snapshot))
            self._show_otherwise()

    def add(self) -> None:
        """Ask for the table to be stored."""
        if self.add_button.isEnabled() and self.pasting is not None:
            self.add_asked.emit(self.pasting)

    def go_to_problem(self) -> None:
        """Go to the next cell that cannot be read, from the top again after the last one."""
        pasting = self.pasting
        if pasting is None:
            return
        here, rows = self.table.currentIndex().row(), len(pasting)
        order = [*range(here + 1, rows), *range(here + 1)]
        row = next((one for one in order if pasting.standing(one) is Standing.BAD), None)
        if row is None:
            return
        columns = range(1, pasting.width + 1)
        column = next((one for one in columns if self.model.cell_problem(row, one)), 1)
        index = self.model.index(row, column)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.table.set_theme(theme)
        self.usual.set_theme(theme)
        make_primary(self.add_button, theme)
        for label in (self.notes, self.about, self._count):
            colour_text(label, theme.muted)
        set_colours(self._frame, {Role.WindowText: theme.border})

    def _dress(self) -> None:
        self._heading.setText("Paste statements")
        for label in (self._heading, self._count):
            label.setWordWrap(False)
        self.clears.setToolTip("Where a known statement has an empty cell, take off what it says there")
        self.next_button.setToolTip("Go to the next cell that cannot be read (F8)")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._heading)
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self.headed)
        top.addWidget(self.clears)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        end = QHBoxLayout()
        end.setSpacing(8)
        end.addWidget(self.next_button)
        end.addWidget(self.leave_out_button)
        end.addWidget(self.state, 1)
        end.addWidget(self.cancel_button)
        end.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.notes)
        layout.addWidget(self.usual)
        layout.addWidget(self._frame, 1)
        layout.addWidget(self.about)
        layout.addLayout(end)

    def _connect(self) -> None:
        self.headed.toggled.connect(self._take_headings)
        self.clears.toggled.connect(self._clear)
        self.table.header.assigned.connect(self._assign)
        self.usual.typed.connect(self._assume)
        self.model.mended.connect(self._read_again)
        self.table.selectionModel().currentChanged.connect(self._say_about)
        self.table.editing_ended.connect(self._catching_up.start)
        self._catching_up.timeout.connect(self.refresh)
        self._reading_on.timeout.connect(self._read_on)
        self.next_button.clicked.connect(self.go_to_problem)
        self.leave_out_button.clicked.connect(self._leave_out_bad)
        self.add_button.clicked.connect(self.add)
        self.cancel_button.clicked.connect(self.left)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Esc", self.left.emit), ("F8", self.go_to_problem), ("Ctrl+Return", self.add),
        )  # fmt: skip
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _take_headings(self, headed: bool) -> None:
        if self.pasting is not None:
            self.pasting.take_headings(headed=headed)
            self._show_otherwise()
            self.table.fit_columns()

    def _clear(self, clears: bool) -> None:
        if self.pasting is not None:
            self.pasting.clear_where_empty(clears=clears)
            self._show_otherwise()

    def _assign(self, column: int, field: Field | None) -> None:
        if self.pasting is not None:
            self.pasting.assign(column, field)
            self._show_otherwise()

    def _assume(self, field: Field, text: str) -> None:
        if self.pasting is not None:
            self.pasting.assume(field, text)
            self._read_again()

    def _leave_out_bad(self) -> None:
        if self.pasting is not None:
            self.pasting.leave_out_bad()
            self._read_again()

    def _show_otherwise(self) -> None:
        """Show the table where its columns, or what they are read against, have changed."""
        pasting = self.pasting
        if pasting is None:
            return
        current = self.table.currentIndex()
        self.model.show_pasting(pasting)
        self.table.setCurrentIndex(self.model.index(current.row(), current.column()))
        self._count.setText(counted(len(pasting), "row"))
        self.table.header.show_fields(pasting)
        self.usual.show_fields(pasting.not_in_table() if self.model.is_assigned else ())
        not_taken = pasting.not_taken if self.model.is_assigned else []
        further = [f"Not taken: {', '.join(not_taken)}. Name a column by the list over it."] if not_taken else []
        self.notes.setText(" ".join([*pasting.notes, *further]))
        self.notes.setVisible(bool(self.notes.text()))
        self._read_again()

    def _read_again(self) -> None:
        self._read_to = 0
        self._read_on()

    def _read_on(self) -> None:
        """Read some rows and show what is wrong with them; the rest when no key waits."""
        pasting = self.pasting
        if pasting is None:
            return
        if self.model.is_assigned:
            last = min(self._read_to + _SLICE, len(pasting))
            for row in range(self._read_to, last):
                self.table.fit_row(row)
            self._read_to = last
        else:
            self._read_to = len(pasting)
        if self._read_to < len(pasting):
            self._reading_on.start()
        self.table.viewport().update()
        self._say_state()
        self._say_about()

    def _say_state(self) -> None:
        pasting = self.pasting
        if pasting is None:
            return
        reading = self._read_to < len(pasting)
        counts = pasting.counts() if self.model.is_assigned and not reading else {}
        bad, added, updated = (counts.get(one, 0) for one in (Standing.BAD, Standing.NEW, Standing.CHANGE))
        self.add_button.setText(step_name(added, updated) if added or updated else "Add statements")
        self.add_button.setEnabled(bool(added or updated) and not bad)
        self.next_button.setVisible(bool(bad))
        self.leave_out_button.setVisible(bool(bad))
        self.leave_out_button.setText(f"Leave out {counted(bad, 'row')}")
        self.clears.setVisible(Field.CODE in pasting.fields)
        self.state.setText(self._state_words(reading=reading, bad=bad, any_new=bool(added or updated)))

    def _state_words(self, *, reading: bool, bad: int, any_new: bool) -> str:
        if self.pasting is None or not self.model.is_assigned:
            return "Say which column is what: choose a field in the list over it."
        if reading:
            return f"Read {self._read_to:,} of {counted(len(self.pasting), 'row')}…"
        if bad:
            them = "it, or leave it out" if bad == 1 else "them, or leave them out"
            return f"{counted(bad, 'row')} cannot be taken as {'it is' if bad == 1 else 'they are'}: mend {them}."
        return "" if any_new else "The dossier says all this already."

    def _say_about(self) -> None:
        index = self.table.currentIndex()
        words = self.model.explained(index.row(), index.column()) if index.isValid() else ""
        heading = self.model.headerData(index.column(), Qt.Orientation.Horizontal) if words and index.column() else ""
        self.about.setText(f"Row {index.row() + 1}{f', {heading}' if heading else ''}: {words}" if words else " ")
