"""Which parties and issues are shown, and in which order: shared by all views, kept by id."""

from enum import StrEnum

import numpy as np
from PySide6.QtCore import QObject, Signal

from models.facts import NONE
from models.snapshot import Mask, Snapshot


class LaneOrder(StrEnum):
    """In which order issues are listed."""

    DOSSIER = "As in the dossier"
    WIDEST_GAP = "Widest gap first"
    LATEST_MOVE = "Latest statement first"
    TITLE = "By title"
    OWN = "My own order"


class Filters(QObject):
    """Parties and issues that are shown. Nothing chosen means: the principals, and all issues."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.parties: frozenset[str] | None = None
        self.hidden_issues: frozenset[str] = frozenset()
        self.order = LaneOrder.DOSSIER
        self.own_order: tuple[str, ...] = ()

    def show_parties(self, parties: frozenset[str] | None) -> None:
        """Draw the positions of these parties; None for the principals."""
        if parties != self.parties:
            self.parties = parties
            self.changed.emit()

    def hide_issues(self, issues: frozenset[str]) -> None:
        """Leave these issues out."""
        if issues != self.hidden_issues:
            self.hidden_issues = issues
            self.changed.emit()

    def order_by(self, order: LaneOrder, own_order: tuple[str, ...] = ()) -> None:
        """List issues in another order; `own_order` are ids, for `LaneOrder.OWN`."""
        if (order, own_order) != (self.order, self.own_order):
            self.order, self.own_order = order, own_order
            self.changed.emit()

    def parties_shown(self, snapshot: Snapshot) -> tuple[int, ...]:
        """Positions of the parties whose positions are drawn, principals first."""
        if self.parties is None:
            return snapshot.principals
        chosen = [index for index, party in enumerate(snapshot.parties) if party.id in self.parties]
        return tuple(sorted(chosen, key=lambda index: (index not in snapshot.principals, index)))

    def issues_shown(self, snapshot: Snapshot) -> tuple[int, ...]:
        """Positions of the issues that are not hidden, in the dossier's order."""
        return tuple(index for index, issue in enumerate(snapshot.issues) if issue.id not in self.hidden_issues)

    def statements_shown(self, snapshot: Snapshot) -> Mask:
        """Which statements belong to shown issues and, when parties were chosen, to those parties."""
        columns = snapshot.statements
        issues = np.isin(columns.issue, self.issues_shown(snapshot)) | (columns.issue == NONE)
        if self.parties is None:
            return np.asarray(issues)
        return np.asarray(issues & np.isin(columns.party, self.parties_shown(snapshot)))
