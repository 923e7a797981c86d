"""The statements register as a table for Qt: an order over the snapshot's columns, and words read as they are shown."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.facts import NONE
from models.find.facets import Value
from models.find.query import Facet, Query
from models.snapshot import Ints, Mask, Snapshot, ints
from views.document import Document
from views.filters import Filters
from views.labels import NOT_STATED
from views.plain import one_line, tooltip
from views.register.cells import FIELDS, WrittenCells
from views.register.columns import WRITTEN, Column, cell, full, written
from views.register.looks import Look, RegisterLooks, alignment
from views.register.order import Order
from views.statement_words import StatementWords
from views.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex

BLOCK = 64
"""How many rows' words are read at once."""

_MOST_SEEN = 20_000
"""Cells whose looks are kept: those of many screens."""

ID_ROLE = int(Qt.ItemDataRole.UserRole)
MARK_ROLE = ID_ROLE + 1

_DASH = "–"


class RegisterModel(QAbstractTableModel):
    """The statements that the filters let through, in the order that was asked for; `refresh` follows the document."""

    def __init__(self, document: Document, filters: Filters, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._filters, self._theme = document, filters, theme
        self._snapshot: Snapshot = document.snapshot
        self.words = StatementWords(document)
        self.written = WrittenCells(document, self.words)
        self.query = Query()
        self._order = Order(document)
        self._sorted: tuple[Column | None, bool] = (None, False)
        self._everything = self._rows = self._row_at = ints([])
        self._looks = RegisterLooks(document, theme)
        self._seen: dict[tuple[int, int], Look] = {}
        self._data: dict[int, Callable[[int, Column], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._display,
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ForegroundRole: lambda row, column: self._looks.colour(
                int(self._rows[row]), column, stated=bool(self._short(row, column))
            ),
            Qt.ItemDataRole.FontRole: lambda row, column: self._looks.font(int(self._rows[row]), column),
            Qt.ItemDataRole.TextAlignmentRole: lambda row, column: alignment(column),
            Qt.ItemDataRole.DecorationRole: lambda row, column: self._looks.swatch(int(self._rows[row]), column),
            ID_ROLE: lambda row, column: self.id_at(row),
            MARK_ROLE: lambda row, column: self._looks.mark(int(self._rows[row]), column),
        }
        self.refresh()

    @property
    def total(self) -> int:
        """How many statements the dossier has."""
        return len(self._snapshot.statements)

    def refresh(self) -> None:
        """Follow the document and the filters."""
        ids = self._snapshot.statements.ids
        self._snapshot = self._document.snapshot
        self._looks = RegisterLooks(self._document, self._theme)
        self._put_in_order(same_ids=ids == self._snapshot.statements.ids)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.refresh()

    def filter(self, query: Query) -> None:
        """Show only the statements that match a query."""
        self.query = query
        self._show()

    def facets(self) -> Mapping[Facet, tuple[Value, ...]]:
        """What the statements can be narrowed down by, with counts of those that the filters let through."""
        return self._document.finding.finder().find(self.query, self._let_through()).facets

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, −1 for the dossier's order; what is not stated stays last."""
        self._sorted = (Column(column) if column >= 0 else None, order == Qt.SortOrder.DescendingOrder)
        self._put_in_order()

    def id_at(self, row: int) -> str:
        """The statement in a row."""
        return self._snapshot.statements.ids[int(self._rows[row])]

    def row_of(self, statement: str | None) -> int | None:
        """The row of a statement, None when it is not shown or not there."""
        at = self._snapshot.statements.position.get(statement or "")
        row = NONE if at is None else int(self._row_at[at])
        return None if row == NONE else row

    def copied(self, row: int, column: Column) -> str:
        """What a cell holds when it is copied: its words in full length, nothing where it is not stated."""
        return self.written.cell(self.id_at(row), FIELDS[column], self._near(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many statements are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One column for each `Column`."""
        return 0 if parent.isValid() else len(Column)

    def look(self, row: int, column: int) -> Look:
        """All that a cell shows, kept until the rows may be others."""
        found = self._seen.get((row, column))
        if found is None:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            found = self._seen[row, column] = self._made_look(row, Column(column))
        return found

    def _made_look(self, row: int, column: Column) -> Look:
        at, words = int(self._rows[row]), one_line(self._short(row, column))
        return Look(
            words or _DASH,
            self._looks.colour(at, column, stated=bool(words)),
            self._looks.font(at, column),
            int(alignment(column)),
            self._looks.swatch(at, column),
            self._looks.mark(at, column),
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Titles of the columns; rows have none."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return Column(section).title
        return alignment(Column(section)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, says and is."""
        answer = self._data.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(index.row(), Column(index.column()))

    def _put_in_order(self, *, same_ids: bool = True) -> None:
        column, descending = self._sorted
        self._everything = self._order.by(column, descending=descending)
        self._show(same_ids=same_ids)

    def _show(self, *, same_ids: bool = True) -> None:
        self._seen.clear()
        rows = self._filtered(self._everything)
        if same_ids and len(rows) and np.array_equal(rows, self._rows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._row_at = np.full(self.total, NONE, np.int32)
        self._row_at[rows] = np.arange(len(rows), dtype=np.int32)
        self.endResetModel()

    def _filtered(self, order: Ints) -> Ints:
        shown = self._let_through()
        if not self.query.is_empty:
            shown = shown & self._document.finding.finder().matching(self.query)
        return ints(order[shown[order]])

    def _let_through(self) -> Mask:
        return self._filters.statements_shown(self._snapshot) & self._document.standing.known

    def _short(self, row: int, column: Column) -> str:
        if column not in WRITTEN:
            return cell(self._snapshot, int(self._rows[row]), column)
        return written(column, self.words.of(self.id_at(row), self._near(row)))

    def _near(self, row: int) -> Iterator[str]:
        """The statements around a row, whose words are read with its own."""
        first = row - row % BLOCK
        ids = self._snapshot.statements.ids
        return (ids[at] for at in self._rows[first : first + BLOCK])

    def _display(self, row: int, column: Column) -> str:
        return one_line(self._short(row, column)) or _DASH

    def _tooltip(self, row: int, column: Column) -> str:
        short = self._short(row, column)
        return tooltip(self._full(row, column, short) if short else NOT_STATED)

    def _full(self, row: int, column: Column, short: str) -> str:
        return short if column in WRITTEN else full(self._snapshot, int(self._rows[row]), column)

    def _spoken(self, row: int, column: Column) -> str:
        short = self._short(row, column)
        if column is Column.RANGE:
            short = short.replace(_DASH, " to ")
        elif column is Column.FIRMNESS and short:
            short = self._full(row, column, short)
        return short or NOT_STATED
