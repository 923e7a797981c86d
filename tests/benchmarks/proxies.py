"""The register's peer: the same cells in a Python model of rows under a QSortFilterProxyModel."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from models.store import Store

COLUMNS = ("code", "said_on", "party_id", "issue_id", "act", "low", "high", "credibility", "review", "text")

SAID, TEXT = COLUMNS.index("said_on"), COLUMNS.index("text")

_SHOWN = {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)}


class RowsModel(QAbstractTableModel):
    """Rows as tuples."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._rows = store.columns(f"SELECT {', '.join(COLUMNS)} FROM statement ORDER BY sequence, id")  # noqa: S608

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._rows[index.row()][index.column()] if role in _SHOWN else None


def proxy(store: Store) -> QSortFilterProxyModel:
    """The rows of a dossier under a proxy that sorts and filters by their texts."""
    found = QSortFilterProxyModel()
    rows = RowsModel(store)
    rows.setParent(found)
    found.setSourceModel(rows)
    found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return found
