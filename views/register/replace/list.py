"""What replacing would change, a statement in each row, with a tick for what is to be changed."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.bulk.replacing import Change
from views.plain import tooltip

Index = QModelIndex | QPersistentModelIndex

_TITLES = ("Statement", "Places", "Change")

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

CHANGE_ROLE = int(Qt.ItemDataRole.UserRole)


class ChangeList(QAbstractTableModel):
    """The changes in the order of the register; all are ticked at first."""

    ticked = Signal()

    def __init__(self, code_of: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._code_of = code_of
        self._changes: list[tuple[str, Change]] = []
        self._unticked = set[str]()

    def clear(self) -> None:
        """Show none."""
        self.beginResetModel()
        self._changes, self._unticked = [], set()
        self.endResetModel()

    def add(self, changes: Iterable[tuple[str, Change]]) -> None:
        """Show further ones after those that are there."""
        further = list(changes)
        if further:
            first = len(self._changes)
            self.beginInsertRows(QModelIndex(), first, first + len(further) - 1)
            self._changes += further
            self.endInsertRows()

    def chosen(self) -> dict[str, Change]:
        """The changes that are ticked, by statement."""
        return {one: change for one, change in self._changes if one not in self._unticked}

    def places(self) -> int:
        """How many places are changed by those."""
        return sum(len(change.found) for change in self.chosen().values())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A row for each statement that would change."""
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Code, how many places, and the change."""
        return 0 if parent.isValid() else len(_TITLES)

    def flags(self, index: Index) -> Qt.ItemFlag:
        ticks = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | ticks

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Titles of the columns."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == 1 else _LEFT
        return _TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The code with its tick, and the change."""
        if not index.isValid():
            return None
        statement, change = self._changes[index.row()]
        if index.column() == 0:
            return self._code_data(statement, role)
        if index.column() == 1:
            return _count_data(len(change.found), role)
        if role == CHANGE_ROLE:
            return change
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(change.after)
        return f"{change.before} → {change.after}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a change."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        statement = self._changes[index.row()][0]
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._unticked.discard if ticked else self._unticked.add)(statement)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def _code_data(self, statement: str, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._code_of(statement)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if statement in self._unticked else Qt.CheckState.Checked
        return None


def _count_data(count: int, role: int) -> Any:
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _RIGHT
    return str(count) if role == Qt.ItemDataRole.DisplayRole else None
