"""The table twin of a chart: sorted by a click on a title, copied by rows, opening what is behind each figure."""

from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from views.charts.drawing import Place
from views.charts.names_beside import NamesBeside
from views.charts.table import Cell, Table
from views.colouring import colour_rows
from views.copying import table_mime
from views.plain import tooltip
from views.register.painting import PADDING, RegisterDelegate, RegisterHeader
from views.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_LINES = 1.7
_WIDEST = 360
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TwinModel(QAbstractTableModel):
    """`show_table` replaces all rows."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table((), (), frozenset())

    def show_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """The cell of an index of this model."""
        return self.table.rows[index.row()][index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.table.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.table.titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.titles[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return tooltip(cell.tip or cell.words) if role == Qt.ItemDataRole.ToolTipRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self.table.figures else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class _Sorted(QSortFilterProxyModel):
    """Figures by size and names by letter; what has no figure comes last either way."""

    def lessThan(self, one: Index, other: Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, TwinModel)  # noqa: S101 - the only model that is ever set
        left, right = model.cell(one), model.cell(other)
        if left.is_figure and right.is_figure:
            return (left.value or 0.0) < (right.value or 0.0)
        if left.is_figure != right.is_figure:
            return left.is_figure == (self.sortOrder() == Qt.SortOrder.AscendingOrder)
        return left.words.casefold() < right.words.casefold()


class TwinTable(QTableView):
    """Enter or a double click opens what is behind a figure, Ctrl+C copies the selected rows."""

    opened = Signal(object)
    """The `Evidence` behind the cell that was chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model, self._sorted = TwinModel(), _Sorted()
        self._sorted.setSourceModel(self._model)
        self._header, self._delegate = RegisterHeader(theme, self), RegisterDelegate(theme, self, lambda: 0)
        self.setHorizontalHeader(self._header)
        self.setModel(self._sorted)
        self.setItemDelegate(self._delegate)
        self._header.setSectionsMovable(False)
        self._header.setStretchLastSection(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * _LINES))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._beside = NamesBeside(self, theme)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        self.set_theme(theme)

    def show_table(self, table: Table) -> None:
        """Show another table, in the order of the chart where its columns are others than before."""
        same = table.titles == self._model.table.titles
        self._model.show_table(table)
        if not same:
            self._sorted.sort(-1)
            self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._fit()
        self._beside.show_columns(table.names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.place()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._header.theme = self._delegate.theme = theme
        colour_rows(self, theme)
        self._beside.set_theme(theme)
        self._header.viewport().update()

    @property
    def current(self) -> Place | None:
        """The current cell of the chart's table."""
        index = self._sorted.mapToSource(self.currentIndex())
        return (index.row(), index.column()) if index.isValid() else None

    def go_to(self, place: Place) -> None:
        """Make a cell of the chart's table the current one."""
        self.setCurrentIndex(self._sorted.mapFromSource(self._model.index(*place)))

    def copy(self) -> None:
        """Put the selected rows on the clipboard in the order in which they stand; all where none is selected."""
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(self._sorted.rowCount())
        columns = range(self._sorted.columnCount())
        rows = [[self._cell(self._sorted.index(row, column)).copied for column in columns] for row in chosen]
        QGuiApplication.clipboard().setMimeData(table_mime(self._model.table.titles, rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _cell(self, index: Index) -> Cell:
        return self._model.cell(self._sorted.mapToSource(index))

    def _open(self, index: Index) -> None:
        evidence = self._cell(index).opens if index.isValid() else None
        if evidence is not None:
            self.opened.emit(evidence)

    def _fit(self) -> None:
        """As wide as titles and words, but no column so wide that it hides the others."""
        for column in range(self._sorted.columnCount()):
            words = [self._model.table.titles[column], *(row[column].words for row in self._model.table.rows[:200])]
            wide = max(self.fontMetrics().horizontalAdvance(one) for one in words) + 2 * PADDING + 12
            self.setColumnWidth(column, min(wide, _WIDEST))
