"""The statements register: every statement of the dossier as a row, to filter, order, choose and copy."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from models.errors import UserError
from models.find.query import Query
from models.phrases import counted
from views.colouring import Role, set_colours
from views.document import Document
from views.filters import Filters
from views.register.bulk.desk import RegisterDesk
from views.register.bulk.doing import run_now
from views.register.empty import EmptyRegister
from views.register.filter_row import FilterRow
from views.register.model import RegisterModel
from views.register.table import RegisterTable
from views.search.facet_list import FACETS_WIDTH, FacetList
from views.selection import Selection
from views.sources.correcting import Run
from views.theme import Theme


class RegisterView(QWidget):
    """The register with its filter. The current row is the chosen statement; others may be selected with it."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, run: Run = run_now
    ) -> None:
        super().__init__()
        self._selection, self._filters = selection, filters
        self.model = RegisterModel(document, filters, theme, self)
        self.table = RegisterTable(self.model, theme)
        self.facets = FacetList(document, theme)
        self.filter = FilterRow(document, self.facets, self.model.facets)
        self.count_label = QLabel()
        self.empty = EmptyRegister()
        self.desk = RegisterDesk(document, self.table, self.model, theme, run)
        self._heading = QLabel("Statements")
        self._pages = QStackedWidget()
        self._frame = QFrame()
        self._selected: tuple[str, ...] = ()
        self._restoring = self._choosing = False
        self._lay_out()
        self._connect()
        document.refreshed.connect(self.refresh)
        document.finding.grown.connect(self._read_on)
        self.set_theme(theme)
        self._follow_chosen()

    def refresh(self) -> None:
        """Show the dossier, the reading and the filters as they are now."""
        self.model.refresh()
        self._show_state()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.model.set_theme(theme)
        self.table.set_theme(theme)
        set_colours(self._frame, {Role.WindowText: theme.border})
        set_colours(self._pages, {Role.Window: theme.surface, Role.WindowText: theme.text})
        set_colours(self.count_label, {Role.WindowText: theme.muted})
        self.filter.set_theme(theme)
        self.empty.set_theme(theme)
        self.desk.set_theme(theme)
        self._show_state()

    def focus_filter(self) -> None:
        """Let the next words typed be the filter."""
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.field.selectAll()

    def filter_by(self, query: Query) -> None:
        """Show the statements that match a query."""
        self.filter.show_query(query)

    def clear_filter(self) -> None:
        """Show what there is: first without a query; then, if there is still nothing, all parties and issues."""
        if not self.model.query.is_empty:
            self.filter_by(Query())
        else:
            self._filters.show_parties(None)
            self._filters.hide_issues(frozenset())

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard."""
        self.table.copy_selected()

    def finish(self) -> None:
        """Store the cell that is edited; raises `UserError` when it cannot be read or saved."""
        if not self.desk.cell_editor.leave():
            raise UserError("What you typed in a cell cannot be read; it says why. Mend it, or press Escape there.")

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while a pasted table is looked at that has not been added."""
        if self.desk.is_pasting:
            raise UserError("A table has been pasted and is not added.")

    def save_state(self) -> QByteArray:
        """Order, widths and sorting of the columns."""
        return self.table.room.save()

    def restore_state(self, state: QByteArray) -> bool:
        """Take up what was saved; False, and nothing changed, if it is something else."""
        return self.table.room.restore(state)

    def _lay_out(self) -> None:
        self._dress()
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._heading)
        top.addWidget(self.count_label)
        top.addStretch(1)
        top.addWidget(self.filter, 3)
        inside = QHBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.facets)
        inside.addWidget(self._pages, 1)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.empty)
        listing = QWidget()
        layout = QVBoxLayout(listing)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._frame, 1)
        layout.addWidget(self.desk.bar)
        self.desk.hold(listing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.desk)
        self.setFocusProxy(self.desk)

    def _dress(self) -> None:
        font = self._heading.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self._heading.setFont(font)
        self.facets.setFixedWidth(FACETS_WIDTH)
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self._pages.setAutoFillBackground(True)

    def _connect(self) -> None:
        self.filter.changed.connect(self._filter)
        self.filter.left.connect(self.table.setFocus)
        self.empty.clear_button.clicked.connect(self.clear_filter)
        self.model.modelReset.connect(self._restore_selection)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._show_chosen)
        self.table.selectionModel().selectionChanged.connect(self._take_selection)
        self.table.selectionModel().currentRowChanged.connect(self._choose_current)
        # A click on the current row chooses it again after something else was chosen elsewhere.
        self.table.clicked.connect(self._choose_current)
        self.table.activated.connect(self._choose_current)
        self.table.doubleClicked.connect(self.table.edit_asked)
        self.desk.added.connect(self._select_added)
        self._selection.chosen.connect(self._follow_chosen)
        self._filters.changed.connect(self.refresh)

    def _filter(self) -> None:
        self.model.filter(self.filter.query)
        self._show_state()
        self._show_chosen()

    def _read_on(self) -> None:
        if not self.model.query.is_empty:
            self.refresh()

    def _take_selection(self) -> None:
        if not self._restoring:
            self._selected = self.table.selected_ids()

    def _choose_current(self) -> None:
        current = self.table.currentIndex()
        if current.isValid() and not self._restoring:
            self._choosing = True
            self._selection.choose_statement(self.model.id_at(current.row()))
            self._choosing = False

    def _follow_chosen(self) -> None:
        if self._choosing:
            return
        chosen = self._selection.statement_id
        self._selected = (chosen,) if chosen else ()
        self._restore_selection()
        self._show_chosen()

    def _restore_selection(self) -> None:
        """Select by id what was selected, as far as it is shown."""
        rows = [row for row in map(self.model.row_of, self._selected) if row is not None]
        self._restoring = True
        self.table.select_rows(rows, self.model.row_of(self._selection.statement_id))
        self._restoring = False

    def _select_added(self, statements: list[str]) -> None:
        """Choose the first of new statements, and select the others with it."""
        if statements:
            self._selection.choose_statement(statements[0])
            self._selected = tuple(statements)
            self._restore_selection()
            self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.model.row_of(self._selection.statement_id)
        if row is not None:
            self.table.scrollTo(self.model.index(row, self.table.first_column()))

    def _show_state(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        all_of_them = counted(total, "statement")
        self.count_label.setText(all_of_them if shown == total else f"{shown:,} of {all_of_them}")
        self.filter.refresh()
        self.empty.say(self.model)
        self._pages.setCurrentIndex(0 if shown else 1)
