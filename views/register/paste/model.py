"""A pasted table for Qt: what becomes of each row, and how each cell is read."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from models.bulk.fields import ENDS, Field
from models.bulk.pasting import Pasting, Standing
from views.plain import one_line, tooltip
from views.theme import Theme

Index = QModelIndex | QPersistentModelIndex

PROBLEM_ROLE = int(Qt.ItemDataRole.UserRole)
"""What is wrong with a cell, "" for nothing; of the first column all that is wrong with the row."""

_LONGEST = 300
"""So much of a text is shown in a cell."""


class PasteModel(QAbstractTableModel):
    """The first column says what becomes of the row and has a tick to take it in; the others are those of the table."""

    mended = Signal()
    """A cell or a tick has changed."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pasting: Pasting | None = None

    def show_pasting(self, pasting: Pasting | None) -> None:
        """Show another table, or the same one read otherwise."""
        self.beginResetModel()
        self.pasting = pasting
        self.endResetModel()

    @property
    def is_assigned(self) -> bool:
        """Whether any column is a field, so that rows can be read."""
        return self.pasting is not None and any(field is not None for field in self.pasting.fields)

    def problem(self, row: int) -> str:
        """All that is wrong with a row, field by field, "" for nothing."""
        if self.pasting is None or not self.is_assigned or self.pasting.standing(row) is not Standing.BAD:
            return ""
        problems = self.pasting.row(row).problems
        return "   ·   ".join(f"{field.heading}: {sentence}" for field, sentence in problems.items())

    def cell_problem(self, row: int, column: int) -> str:
        """What is wrong with a cell."""
        field = self._field(column)
        if self.pasting is None or field is None or not self.problem(row):
            return ""
        problems = self.pasting.row(row).problems
        return problems.get(field, problems.get(Field.RANGE, "") if field in ENDS else "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row for each of the table."""
        return 0 if parent.isValid() or self.pasting is None else len(self.pasting)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One more than the table has."""
        return 0 if parent.isValid() or self.pasting is None else self.pasting.width + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The table's own headings."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole or self.pasting is None:
            return None
        if section == 0:
            return "Row"
        return one_line(self.pasting.headings[section - 1]) or f"Column {section}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        further = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag.ItemIsEditable
        return super().flags(index) | further

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, says and is."""
        if not index.isValid() or self.pasting is None:
            return None
        row, column = index.row(), index.column()
        if role == PROBLEM_ROLE:
            return self.problem(row) if column == 0 else self.cell_problem(row, column)
        return self._row_data(row, role) if column == 0 else self._cell_data(self.pasting, row, column, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Mend a cell, or take a row in or leave it out."""
        if self.pasting is None or not index.isValid():
            return False
        row, column = index.row(), index.column()
        if column == 0 and role == Qt.ItemDataRole.CheckStateRole:
            self.pasting.leave_out(row, out=Qt.CheckState(value) != Qt.CheckState.Checked)
        elif column and role == Qt.ItemDataRole.EditRole and str(value) != self.pasting.cell(row, column - 1):
            self.pasting.mend(row, column - 1, str(value))
        else:
            return False
        # A code that changes may free another row of its trouble.
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.mended.emit()
        return True

    def _field(self, column: int) -> Field | None:
        return None if self.pasting is None or column == 0 else self.pasting.fields[column - 1]

    def _row_data(self, row: int, role: int) -> Any:
        if self.pasting is None or not self.is_assigned:
            return str(row + 1) if role == Qt.ItemDataRole.DisplayRole else None
        standing = self.pasting.standing(row)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if standing is Standing.LEFT_OUT else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._standing_words(row, standing)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _COLOURS[standing](self.theme)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return tooltip(self.problem(row)) if role == Qt.ItemDataRole.ToolTipRole else self.problem(row)
        return None

    def _standing_words(self, row: int, standing: Standing) -> str:
        if self.pasting is None or standing in (Standing.NEW, Standing.BAD, Standing.LEFT_OUT):
            return _STANDINGS[standing]
        statements = self.pasting.saw.statements
        code = statements.codes[statements.position[self.pasting.row(row).statement]]
        return f"{code}: same" if standing is Standing.SAME else code

    def _cell_data(self, pasting: Pasting, row: int, column: int, role: int) -> Any:
        text = pasting.cell(row, column - 1)
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._read_as(pasting, row, column) or text)[:_LONGEST]
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(pasting, row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.explained(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.explained(row, column) or text
        return None

    def explained(self, row: int, column: int) -> str:
        """All there is to say of a cell: what is wrong with it, or how it is read, and what was there before."""
        pasting = self.pasting
        if pasting is None or column == 0:
            return self.problem(row)
        text, problem = pasting.cell(row, column - 1), self.cell_problem(row, column)
        if problem or not self.is_assigned:
            return problem
        read = self._read_as(pasting, row, column)
        return f"“{text}” is read as {read}." if read and read != text else ""

    def _read_as(self, pasting: Pasting, row: int, column: int) -> str:
        field = self._field(column)
        if field is None or pasting.standing(row) is Standing.LEFT_OUT:
            return ""
        given = pasting.row(row).given
        return pasting.row_reader.reader.said_back(field, given[field]) if field in given else ""

    def _colour(self, pasting: Pasting, row: int, column: int) -> QColor:
        field = self._field(column)
        if field is None or not self.is_assigned or pasting.standing(row) in (Standing.LEFT_OUT, Standing.SAME):
            return self.theme.muted
        if self.cell_problem(row, column):
            return self.theme.apart
        read = pasting.row(row)
        changed = field in read.given or (field in ENDS and Field.RANGE in read.given)
        return self.theme.text if not read.statement or changed else self.theme.muted


_STANDINGS = {Standing.NEW: "new", Standing.BAD: "to mend", Standing.LEFT_OUT: "left out"}

_COLOURS = {
    Standing.NEW: lambda theme: theme.text,
    Standing.CHANGE: lambda theme: theme.accent,
    Standing.SAME: lambda theme: theme.muted,
    Standing.BAD: lambda theme: theme.apart,
    Standing.LEFT_OUT: lambda theme: theme.muted,
}
