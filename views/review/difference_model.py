"""Second codings that differ as a table for Qt: both values of each part that does."""

from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.agreement.differing import Difference, Part, PartValue
from models.entry import range_text
from models.snapshot import Snapshot
from models.words import Act
from views.labels import issue_title
from views.plain import tooltip
from views.review.words import part_words

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_NOTHING = "–"


class Column(IntEnum):
    """The columns from left to right."""

    STATEMENT = 0
    ISSUE = 1
    ACT = 2
    RANGE = 3
    FIRMNESS = 4
    CREDIBILITY = 5
    ANALYST = 6

    @property
    def title(self) -> str:
        """The heading of the column."""
        return "Coded again by" if self is Column.ANALYST else self.name.capitalize()

    @property
    def part(self) -> Part | None:
        """The part whose values stand in it."""
        return Part(self.name.lower()) if self.name.lower() in set(Part) else None


class DifferenceModel(QAbstractTableModel):
    """`show_differences` replaces all rows; `names` are those of analysts by id."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Difference] = []
        self._snapshot: Snapshot | None = None
        self._names: dict[str, str] = {}

    def show_differences(self, snapshot: Snapshot, found: list[Difference], names: dict[str, str]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._snapshot, self.rows, self._names = snapshot, found, names
        self.endResetModel()

    def row_of(self, coding_id: str) -> int | None:
        """The row of a second coding, None where it is not listed."""
        return next((row for row, one in enumerate(self.rows) if one.coding.id == coding_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return Column(section).title
        return Qt.AlignmentFlag.AlignVCenter if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, column = self.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._short(one, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._full(one, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._full(one, column).replace("\n", ", ") or "no difference"
        return None

    def _short(self, one: Difference, column: Column) -> str:
        part = column.part
        if part is not None:
            return " / ".join(_short(value) for value in one.parts[part]) if part in one.parts else ""
        return self._named(one, column)

    def _full(self, one: Difference, column: Column) -> str:
        part = column.part
        if part is None:
            return self._named(one, column)
        if part not in one.parts:
            return ""
        first, second = one.parts[part]
        return f"First: {part_words(part, first)}\nSecond: {part_words(part, second)}"

    def _named(self, one: Difference, column: Column) -> str:
        if self._snapshot is None:
            return ""
        statements = self._snapshot.statements
        if column is Column.STATEMENT:
            return statements.codes[one.statement]
        if column is Column.ISSUE:
            return issue_title(self._snapshot, int(statements.issue[one.statement]))
        return self._names.get(one.coding.analyst_id, "unknown")


def _short(value: PartValue) -> str:
    if value is None:
        return _NOTHING
    if isinstance(value, Act):
        return value.label
    return range_text(*value) if isinstance(value, tuple) else str(value)
