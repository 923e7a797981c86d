"""What is done with many statements from the register: the bar, cells edited in place, and the pages of long edits."""

from collections.abc import Callable, Generator
from typing import TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.bulk.fields import Field
from models.bulk.pasting import Pasting, Standing
from models.bulk.reading import Value
from models.bulk.replacing import Change
from models.bulk.tables import clipboard_table
from models.edits import bulk
from models.edits.pasting import paste, step_name
from models.errors import UserError
from models.phrases import counted
from models.progress import Progress
from views.document import Document
from views.register.bulk.bar import BulkBar
from views.register.bulk.cell_editor import CellEditor
from views.register.bulk.doing import Doing
from views.register.cells import FIELDS
from views.register.columns import Column
from views.register.model import RegisterModel
from views.register.paste.page import PastePage
from views.register.replace.page import ReplacePage
from views.register.table import RegisterTable
from views.sources.correcting import Run
from views.theme import Theme

T = TypeVar("T")


class RegisterDesk(QStackedWidget):
    """Shows the list of statements, or over it a pasted table or the page of replacing. Each edit is one step."""

    done = Signal(str)
    """What was done, as a sentence; it was the last step."""
    nothing_done = Signal(str)
    """Why nothing was changed, as a sentence."""
    put_away = Signal()
    """A pasted table was left without being added."""
    added = Signal(list)
    """The statements that were just added."""

    def __init__(self, document: Document, table: RegisterTable, model: RegisterModel, theme: Theme, run: Run) -> None:
        super().__init__()
        self._document, self._table, self._model = document, table, model
        self._doing = Doing(run)
        self._list: QWidget | None = None
        self.bar = BulkBar(document, theme)
        self.cell_editor = CellEditor(document, table, model, self._set_cell, theme)
        self.paste_page = PastePage(document, model.words, theme)
        self.replace_page = ReplacePage(document, model.words, theme)
        self._telling = QTimer(self, singleShot=True, interval=0)
        table.further_actions = [
            self._action("Edit cell", lambda: self.edit_cell(table.currentIndex())),
            self._action("Fill down", self.fill_down),
            self._action("Find and replace…", self.replace),
            self._action("Paste rows…", self.paste),
        ]
        self._connect()

    def hold(self, listing: QWidget) -> None:
        """Take in the list that the pages stand over."""
        self._list = listing
        for page in (listing, self.paste_page, self.replace_page):
            self.addWidget(page)
        self.currentChanged.connect(self._lead_keys)
        self._lead_keys()

    @property
    def is_pasting(self) -> bool:
        """Whether a pasted table is looked at."""
        return self.currentWidget() is self.paste_page

    def show_list(self) -> None:
        """Show the list again."""
        if self._list is not None:
            self.setCurrentWidget(self._list)
            self._table.setFocus()

    def edit_cell(self, index: QModelIndex) -> None:
        """Edit a cell in its place."""
        self._document.refuse_looking_back()
        self.cell_editor.open(index)

    def paste(self) -> None:
        """Look at the table that is on the clipboard; raises `UserError` where there is none."""
        self._document.refuse_looking_back()
        if self.is_pasting:
            raise UserError("A pasted table is being looked at already: add it, or cancel it first.")
        mime = QGuiApplication.clipboard().mimeData()
        table = clipboard_table(mime.text(), mime.html(), _csv(mime))
        self.setCurrentWidget(self.paste_page)
        self.paste_page.begin(table)

    def take_up(self) -> None:
        """Show the pasted table again as it was left."""
        if self.paste_page.pasting is not None:
            self.setCurrentWidget(self.paste_page)
            self.paste_page.refresh()
            self.paste_page.table.setFocus()

    def fill_down(self) -> None:
        """Give all selected rows what the top one says in the current column."""
        self._document.refuse_looking_back()
        if not self.cell_editor.leave():
            return
        statements, field = self._table.selected_ids(), self._field()
        work = bulk.fill_down(self._document.store, self._document.snapshot, statements, field)
        others = len(statements) - 1
        words = f"{field.noun.capitalize()} filled down to {counted(others, 'statement')}"
        self._do("Filling down", others, work, words)

    def replace(self) -> None:
        """Find and replace in the selected rows, or in all that are shown."""
        self._document.refuse_looking_back()
        if not self.cell_editor.leave():
            return
        shown = [self._model.id_at(row) for row in range(self._model.rowCount())]
        self.setCurrentWidget(self.replace_page)
        self.replace_page.begin(self._table.selected_ids(), shown, self._field())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.bar, self.cell_editor, self.paste_page, self.replace_page):
            part.set_theme(theme)

    def _connect(self) -> None:
        self.bar.set_asked.connect(self._set_field)
        self.bar.fill_asked.connect(self.fill_down)
        self.bar.replace_asked.connect(self.replace)
        self.paste_page.add_asked.connect(self._add)
        self.paste_page.left.connect(self._put_away)
        self.replace_page.replace_asked.connect(self._replace)
        self.replace_page.left.connect(self.show_list)
        self._telling.timeout.connect(lambda: self.bar.show_selected(self._table.selected_ids(), self._field()))
        self._table.selectionModel().selectionChanged.connect(self._telling.start)
        self._table.selectionModel().currentChanged.connect(self._telling.start)
        self._model.modelReset.connect(self._telling.start)
        self._table.edit_asked.connect(self.edit_cell)
        self._document.refreshed.connect(self._refresh)
        shortcut = QShortcut(QKeySequence.StandardKey.Paste, self)
        # In other views the same key takes in other things.
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste)

    def _action(self, words: str, run: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _checked=False: run())
        return action

    def _field(self) -> Field:
        """The field of the current column; that of the code where none is current or it is hidden."""
        index = self._table.currentIndex()
        shown = index.isValid() and not self._table.isColumnHidden(index.column())
        return FIELDS[Column(index.column())] if shown else Field.CODE

    def _set_cell(self, statement: str, field: Field, value: Value) -> None:
        work = bulk.set_field(self._document.store, self._document.snapshot, [statement], field, value)
        self._doing.do("Setting", 1, work, lambda _changed: None)

    def _set_field(self, field: Field, value: Value) -> None:
        statements = self._table.selected_ids()
        work = bulk.set_field(self._document.store, self._document.snapshot, statements, field, value)
        words = f"{field.noun.capitalize()} of {counted(len(statements), 'statement')} set"
        self._do("Setting", len(statements), work, words)

    def _replace(self, field: Field, find: str, changes: dict[str, Change]) -> None:
        work = bulk.replace_words(self._document.store, self._document.snapshot, field, find, changes)
        places = sum(len(change.found) for change in changes.values())

        def done(changed: int) -> None:
            self.show_list()
            self.done.emit(f"{counted(places, 'place')} replaced in {counted(changed, 'statement')}.")

        self._doing.do("Replacing", len(changes), work, done)

    def _add(self, pasting: Pasting) -> None:
        additions, updates = pasting.additions(), pasting.updates()
        work = paste(self._document.store, pasting.saw, additions, updates)
        left_out = pasting.counts()[Standing.LEFT_OUT]
        words = _past(step_name(len(additions), len(updates)))
        words += f", {counted(left_out, 'row')} left out." if left_out else "."

        def done(ids: list[str]) -> None:
            self.paste_page.end()
            self.show_list()
            self.added.emit(ids)
            hidden = sum(self._model.row_of(one) is None for one in ids)
            self.done.emit(f"{words} The filter leaves out {hidden:,} of them." if hidden else words)

        self._doing.do("Adding", len(additions) + len(updates), work, done)

    def _do(self, label: str, count: int, work: Generator[Progress, None, int], words: str) -> None:
        def done(changed: int) -> None:
            same = count - changed
            also = f"; {same:,} said so already" if same else ""
            if changed:
                self.done.emit(f"{words}{also}.")
            else:
                self.nothing_done.emit("Nothing was changed: all of them say so already.")

        self._doing.do(label, count, work, done)

    def _lead_keys(self) -> None:
        """Let the keys go to what they are for in the page in front."""
        front = self.currentWidget()
        replacing = front is self.replace_page
        line = self.replace_page.find_line
        self.setFocusProxy(self.paste_page.table if self.is_pasting else line if replacing else self._table)

    def _put_away(self) -> None:
        self.show_list()
        self.put_away.emit()

    def _refresh(self) -> None:
        if self.is_pasting:
            self.paste_page.refresh()
        self.replace_page.refresh()


def _csv(mime: QMimeData) -> str:
    return bytes(mime.data("text/csv").data()).decode("utf-8", "replace") if mime.hasFormat("text/csv") else ""


def _past(step: str) -> str:
    """What was done, of what a step is called: “Added 9 statements and updated 3”."""
    return step.replace("Add ", "Added ").replace("Update ", "Updated ").replace("and update", "and updated")
