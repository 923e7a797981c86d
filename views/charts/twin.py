"""The table twin of a chart: sorted by a click on a title, copied by rows, opening what is behind each figure."""

from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
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

_UNSORTED = (-1, Qt.SortOrder.AscendingOrder)
_LINES = 1.7
_WIDEST = 360
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TwinModel(QAbstractTableModel):
    """`show_table` replaces all rows. Sorting leaves the rows of the table as they are, and shows them in an order."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table((), (), frozenset())
        self.order: list[int] = []
        self._sorting = _UNSORTED

    def show_table(self, table: Table) -> None:
        """Show another table, sorted as before where its columns are the same."""
        self.beginResetModel()
        if table.titles != self.table.titles:
            self._sorting = _UNSORTED
        self.table, self.order = table, ordered(table, *self._sorting)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; −1 shows the rows as the chart has them."""
        self._sorting = column, order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = [(self.order[index.row()], index.column()) for index in before]
        self.order = ordered(self.table, column, order)
        self.changePersistentIndexList(before, [self.index_of(place) for place in places])
        self.layoutChanged.emit()

    @property
    def is_sorted(self) -> bool:
        """Whether the rows are in another order than the chart has them."""
        return self._sorting != _UNSORTED

    def index_of(self, place: Place) -> QModelIndex:
        """Where a cell of the table is shown."""
        return self.index(self.order.index(place[0]), place[1])

    def cell(self, index: Index) -> Cell:
        """The cell of an index."""
        return self.table.rows[self.order[index.row()]][index.column()]

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


def ordered(table: Table, column: int, order: Qt.SortOrder) -> list[int]:
    """Rows by a column, figures by size and names by letter; what has no figure comes last either way."""
    if column < 0:
        return list(range(len(table.rows)))
    falling = order == Qt.SortOrder.DescendingOrder
    cells = [row[column] for row in table.rows]
    figures = [place for place, cell in enumerate(cells) if cell.is_figure]
    words = [place for place, cell in enumerate(cells) if not cell.is_figure]
    figures.sort(key=lambda place: cells[place].value or 0.0, reverse=falling)
    words.sort(key=lambda place: cells[place].words.casefold(), reverse=falling)
    return figures + words


class TwinTable(QTableView):
    """Enter or a double click opens what is behind a figure, Ctrl+C copies the selected rows."""

    opened = Signal(object)
    """The `Evidence` behind the cell that was chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = TwinModel()
        self._header, self._delegate = RegisterHeader(theme, self), RegisterDelegate(theme, self, lambda: 0)
        self.setHorizontalHeader(self._header)
        self.setModel(self._model)
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
        self._model.show_table(table)
        if not self._model.is_sorted:
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
        index = self.currentIndex()
        return (self._model.order[index.row()], index.column()) if index.isValid() else None

    def go_to(self, place: Place) -> None:
        """Make a cell of the chart's table the current one."""
        self.setCurrentIndex(self._model.index_of(place))

    def copy(self) -> None:
        """Put the selected rows on the clipboard in the order in which they stand; all where none is selected."""
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(self._model.rowCount())
        table = self._model.table
        rows = [[cell.copied for cell in table.rows[self._model.order[row]]] for row in chosen]
        QGuiApplication.clipboard().setMimeData(table_mime(table.titles, rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        evidence = self._model.cell(index).opens if index.isValid() else None
        if evidence is not None:
            self.opened.emit(evidence)

    def _fit(self) -> None:
        """As wide as titles and words, but no column so wide that it hides the others."""
        for column in range(self._model.columnCount()):
            words = [self._model.table.titles[column], *(row[column].words for row in self._model.table.rows[:200])]
            wide = max(self.fontMetrics().horizontalAdvance(one) for one in words) + 2 * PADDING + 12
            self.setColumnWidth(column, min(wide, _WIDEST))
