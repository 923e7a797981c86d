"""A small table whose figures open the statements behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from models.snapshot import Ints
from views.plain import one_line, tooltip
from views.theme import Theme

_LOOKED_AT = 60
"""How many rows tell how wide columns are and which of them hold figures."""

_LONGEST = 40
"""Of words in a column that is as wide as they are; the tool tip has all of them."""

_ROOM = "\N{EN SPACE}"
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Cell:
    """What a cell says, and what it opens: a title with positions of statements, or nothing.

    `colour` is that of a party or way, None for plain text. `is_figure` puts it at the right.
    """

    words: str
    title: str = ""
    behind: Ints | None = None
    colour: QColor | None = None
    is_figure: bool = False
    is_bold: bool = False

    @property
    def opens(self) -> bool:
        """Whether there is a statement behind it."""
        return self.behind is not None and len(self.behind) > 0


class _Cells(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[str, ...] = ()
        self.rows: Sequence[Sequence[Cell]] = ()
        self.font = QFont()
        self.stretched = -1
        self._figures: set[int] = set()

    def show(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        self.beginResetModel()
        self.heads, self.rows = tuple(heads), rows
        self._figures = {column for row in rows[:_LOOKED_AT] for column, cell in enumerate(row) if cell.is_figure}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._fitting(self.heads[section], section) + self._room(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(is_figure=section in self._figures)
        return None

    def _fitting(self, words: str, column: int) -> str:
        shown = one_line(words)
        return shown if column == self.stretched or len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1].rstrip()}…"

    def _room(self, column: int) -> str:
        """What keeps a figure apart from the words of the next column."""
        return _ROOM if column in self._figures and column < len(self.heads) - 1 else ""

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._fitting(cell.words, index.column()) + self._room(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(is_figure=cell.is_figure)
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if cell.colour is None else QBrush(cell.colour)
        if role == Qt.ItemDataRole.FontRole and cell.is_bold:
            bold = QFont(self.font)
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(cell.title or cell.words)
        return None


class FigureTable(QTableView):
    """Arrows go from cell to cell; Enter and a click open what is behind one; copying takes all of it, with tabs."""

    opened = Signal(str, object)
    """The title of a figure and the positions of the statements behind it."""

    def __init__(self, name: str, *, by_row: bool = False) -> None:
        """`by_row` for a table whose rows each lead to one thing."""
        super().__init__()
        self._by_row = by_row
        self._cells = _Cells()
        self.setModel(self._cells)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        if by_row:
            self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height()) + 6)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        self.clicked.connect(self._open)

    def show_cells(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]], stretched: int = -1) -> None:
        """Show rows under heads; the column `stretched` takes the room that is left. Rows are asked for when seen."""
        self._cells.font, self._cells.stretched = self.font(), stretched
        self._cells.show(heads, rows)
        header = self.horizontalHeader()
        for column in range(len(heads)):
            wide = column == stretched
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._cells.rows)

    def open_row(self, row: int) -> None:
        """Make a row the current one and open what is behind its first cell."""
        index = self._cells.index(row, 0)
        self.setCurrentIndex(index)
        self._open(index)

    def text(self) -> str:
        """The table as lines of cells with tabs between."""
        return "\n".join("\t".join(row) for row in (self._cells.heads, *self._words()))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        palette = theme.palette()
        palette.setColor(palette.ColorRole.Highlight, theme.selected)
        palette.setColor(palette.ColorRole.HighlightedText, theme.text)
        self.setPalette(palette)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.text().isprintable() and event.text().strip():
            # Letters are for those around the table; nobody looks for a figure by its first letter.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            cell = self._cells.rows[index.row()][index.column()]
            # A line of a list is told of even if nothing was ever said: that is what it says.
            if cell.opens or (self._by_row and cell.behind is not None):
                self.opened.emit(cell.title, cell.behind)

    def _words(self) -> list[list[str]]:
        return [[one_line(cell.words) for cell in row] for row in self._cells.rows]


def _aligned(*, is_figure: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
