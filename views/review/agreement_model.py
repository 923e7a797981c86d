"""Agreement as a table for Qt: a row for all issues together, then one for each issue, a column for each field."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.agreement.agreeing import FieldAgreement
from models.agreement.alpha import Agreement
from models.agreement.columns import Field
from models.facts import NONE
from models.phrases import counted
from models.snapshot import Snapshot
from views.labels import issue_title
from views.plain import tooltip
from views.review.words import CUSTOM, FIELD_NAMES, UNDEFINED, alpha_words, pairs_words, short_pairs, why_undefined

Index: TypeAlias = QModelIndex | QPersistentModelIndex

ALL_ISSUES = "All issues"
SMALL_ROLE = int(Qt.ItemDataRole.UserRole)
"""The second, smaller line of a cell."""

_NOT_TOGETHER = "Undefined: places on the scales of different issues have nothing in common."
FIELDS = tuple(Field)


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: the issue by position, NONE for all of them, the field, and how far analysts agree in it."""

    issue: int
    field: Field
    agreement: Agreement | None


class AgreementModel(QAbstractTableModel):
    """`show_figures` replaces all rows."""

    def __init__(self) -> None:
        super().__init__()
        self._issues: list[str] = []
        self._figures: list[list[Figure]] = []

    def show_figures(self, snapshot: Snapshot, found: list[FieldAgreement]) -> None:
        """Show other figures."""
        by_place = {(one.issue, one.field): one.agreement for one in found}
        issues = [NONE, *dict.fromkeys(one.issue for one in found if one.issue != NONE)] if found else []
        self.beginResetModel()
        self._issues = [ALL_ISSUES if one == NONE else issue_title(snapshot, one) for one in issues]
        self._figures = [[Figure(one, field, by_place.get((one, field))) for field in FIELDS] for one in issues]
        self.endResetModel()

    def figure(self, index: Index) -> Figure | None:
        """The figure of a cell, None for the name of an issue."""
        return self._figures[index.row()][index.column() - 1] if index.isValid() and index.column() else None

    def name(self, index: Index) -> str:
        """What a figure is, in words: Alpha of act, Neutrality."""
        field = FIELD_NAMES[FIELDS[index.column() - 1]]
        return f"{field}, {self._issues[index.row()]}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._issues)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(FIELDS) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return FIELD_NAMES[FIELDS[section - 1]] if section else "Issue"
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        figure = self.figure(index)
        if figure is None:
            return self._named(index, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return UNDEFINED if figure.agreement is None else alpha_words(figure.agreement)
        if role == SMALL_ROLE:
            return "" if figure.agreement is None else short_pairs(figure.agreement)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"{self.name(index)}\n{_told(figure)}")
        return _told(figure).replace("\n", " ") if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _named(self, index: Index, role: int) -> Any:
        name = self._issues[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return name
        return tooltip(name) if role == Qt.ItemDataRole.ToolTipRole else None


def _told(figure: Figure) -> str:
    """A figure in full, with what is customary to make of it."""
    found = figure.agreement
    if found is None:
        return _NOT_TOGETHER
    undefined = why_undefined(found, figure.field)
    alpha = f"Alpha {alpha_words(found)} for {figure.field.level} values"
    alone = f", {found.alone:,} left out that one analyst only gave a value to" if found.alone else ""
    rests = f"From {counted(found.pairs, 'pair')} on {counted(found.units, 'statement')}{alone}."
    equal = f"{pairs_words(found)} equal, by chance too." if found.percent is not None else ""
    return "\n".join(filter(None, (undefined or f"{alpha}.", rests, equal, "" if undefined else CUSTOM)))


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
