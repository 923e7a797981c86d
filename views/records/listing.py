"""The list of the records of one kind: to filter, order and choose from."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from models.facts import NONE
from models.folding import folded
from views.colouring import colour_rows
from views.document import Document
from views.party_marks import party_icon
from views.plain import one_line, tooltip
from views.records.kind import Cell, Column, Kind, Record
from views.register.painting import RegisterDelegate, RegisterHeader
from views.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_SPACE = 22
_LEAST = 96
"""What the columns that take the rest have at least."""


class RecordModel(QAbstractTableModel):
    """The records that the filter lets through, in the order that was asked for, at first that of the dossier."""

    def __init__(self, kind: Kind, document: Document, theme: Theme) -> None:
        super().__init__()
        self._kind, self._document, self._theme = kind, document, theme
        self._all: Sequence[Record] = ()
        self._shown: list[Record] = []
        self._words = ""
        self._sorted: tuple[int, bool] = (-1, False)

    @property
    def total(self) -> int:
        """How many there are, shown or not."""
        return len(self._all)

    def refresh(self) -> None:
        """Follow the document."""
        self._all = self._kind.records(self._document)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._show()

    def filter_words(self, words: str) -> None:
        """Show only records whose cells hold every one of these words."""
        self._words = words
        self._show()

    def record_at(self, row: int) -> Record | None:
        """The record in a row, None where there is no such row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, row_id: str) -> int | None:
        """The row of a record, None when it is not shown or not there."""
        return next((row for row, record in enumerate(self._shown) if record.id == row_id), None)

    def find(self, row_id: str) -> Record | None:
        """A record, shown or not."""
        return next((record for record in self._all if record.id == row_id), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, −1 for the dossier's order; empty cells stay last."""
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder)
        self._show()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._kind.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._kind.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._kind.columns[section].title
        return _alignment(self._kind.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._shown[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(cell.words) or "–"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(cell.words)
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if cell.words else self._theme.muted
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._kind.columns[index.column()])
        return self._swatch(cell) if role == Qt.ItemDataRole.DecorationRole and cell.party != NONE else None

    def _swatch(self, cell: Cell) -> Any:
        colour, marker = self._document.party_colour(self._theme, cell.party), self._document.party_marker(cell.party)
        return party_icon(colour, marker, self._theme.surface)

    def _show(self) -> None:
        wanted = folded(self._words).split()
        shown = [record for record in self._all if all(word in _searched(record) for word in wanted)]
        column, descending = self._sorted
        if column >= 0:
            shown.sort(key=lambda record: _order(record.cells[column]), reverse=descending)
            shown.sort(key=lambda record: not record.cells[column].words)
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()


class RecordTable(QTableView):
    """The list as a table, one row of which is chosen."""

    opened = Signal()
    """Enter was pressed on the chosen row, or it was clicked twice."""

    def __init__(self, model: RecordModel, kind: Kind, theme: Theme) -> None:
        super().__init__()
        self._kind = kind
        self._header = RegisterHeader(theme, self)
        self._delegate = RegisterDelegate(theme, self, lambda: 0)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._header.theme = self._delegate.theme = theme
        colour_rows(self, theme)
        self._header.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _set_up(self) -> None:
        self.setAccessibleName(self._kind.title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Tab leaves the table; the arrow keys walk in it.
        self.setTabKeyNavigation(False)
        self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 12)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self.opened)

    def _fit(self) -> None:
        metrics, columns = self.fontMetrics(), self._kind.columns
        widths = [metrics.horizontalAdvance(one.sample) + _SPACE if one.sample else 0 for one in columns]
        widths = [max(width, self._header.sectionSizeHint(at)) if width else 0 for at, width in enumerate(widths)]
        open_ones = [at for at, width in enumerate(widths) if not width]
        rest = (self.viewport().width() - sum(widths)) // max(len(open_ones), 1)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width or max(rest, _LEAST))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _order(cell: Cell) -> Any:
    # An order of its own comes before words, so that the two are never compared.
    return (0, cell.order, "") if cell.order is not None else (1, 0, folded(cell.words))


def _searched(record: Record) -> str:
    return folded(" ".join(cell.words for cell in record.cells))
