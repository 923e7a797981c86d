"""Which lanes the timeline shows: by issue, party or speaker, in which order, how high, and which stay on top."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PySide6.QtCore import QObject, Signal

from models.actors import Party, Speaker
from models.facts import NONE, Issue
from models.snapshot import Ints, Mask, Snapshot
from views.document import Standing
from views.filters import Filters
from views.issue_order import ordered_issues

LANE_HEIGHT = 92
LOWEST, HIGHEST = 44, 480
"""How low and how high a lane may be made, in pixels."""


class LaneKind(StrEnum):
    """What a lane is of."""

    ISSUE = "issue"
    PARTY = "party"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class LaneKey:
    """What one lane is of: an issue, a party or a speaker, by id, so that it outlives changes."""

    kind: LaneKind
    id: str


class Arrangement(QObject):
    """How the lanes of a timeline are arranged. Issues are ordered and hidden by `Filters`, other lanes here."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = LaneKind.ISSUE
        self.heights: dict[LaneKey, int] = {}
        """Of the lanes that are not `LANE_HEIGHT` high."""
        self.pinned: tuple[LaneKey, ...] = ()
        """Lanes that stay on top while the others scroll, whatever lanes are grouped by; in this order."""
        self.own_order: tuple[LaneKey, ...] = ()
        """Lanes of parties and speakers in the user's order; the others follow in the dossier's."""
        self.hidden: frozenset[LaneKey] = frozenset()
        """Lanes of parties and speakers that are left out."""

    def group_by(self, kind: LaneKind) -> None:
        """Let there be a lane for each issue, party or speaker."""
        if kind != self.kind:
            self.kind = kind
            self.changed.emit()

    def resize(self, key: LaneKey, height: float) -> None:
        """Make a lane as high as this, within `LOWEST` and `HIGHEST`."""
        self.resize_all((key,), height)

    def resize_all(self, keys: Iterable[LaneKey], height: float) -> None:
        """Make lanes as high as this, within `LOWEST` and `HIGHEST`."""
        fitting = min(max(round(height), LOWEST), HIGHEST)
        heights = {**self.heights, **dict.fromkeys(keys, fitting)}
        heights = {key: own for key, own in heights.items() if own != LANE_HEIGHT}
        if heights != self.heights:
            self.heights = heights
            self.changed.emit()

    def height(self, key: LaneKey) -> int:
        """How high a lane is, in pixels."""
        return self.heights.get(key, LANE_HEIGHT)

    def pin(self, key: LaneKey, *, pinned: bool = True) -> None:
        """Let a lane stay on top, under those that do already, or scroll with the others again."""
        kept = tuple(one for one in self.pinned if one != key)
        self._pin((*kept, key) if pinned else kept)

    def unpin_all(self) -> None:
        """Let all lanes scroll."""
        self._pin(())

    def order_pinned(self, pinned: tuple[LaneKey, ...]) -> None:
        """Let the shown ones of the pinned lanes stand in this order."""
        self._pin((*pinned, *(one for one in self.pinned if one not in pinned)))

    def hide(self, hidden: frozenset[LaneKey]) -> None:
        """Leave these lanes of parties and speakers out."""
        if hidden != self.hidden:
            self.hidden = hidden
            self.changed.emit()

    def order_by(self, own_order: tuple[LaneKey, ...]) -> None:
        """List lanes of parties and speakers in this order."""
        if own_order != self.own_order:
            self.own_order = own_order
            self.changed.emit()

    def arrange(
        self,
        kind: LaneKind,
        heights: Mapping[LaneKey, int],
        pinned: tuple[LaneKey, ...],
        own_order: tuple[LaneKey, ...],
        hidden: frozenset[LaneKey],
    ) -> None:
        """Let all of it be so at once."""
        self.kind, self.heights, self.pinned = kind, dict(heights), pinned
        self.own_order, self.hidden = own_order, hidden
        self.changed.emit()

    def keys(self, standing: Standing, filters: Filters) -> tuple[LaneKey, ...]:
        """The lanes that are shown, pinned ones first. Pinned lanes that are hidden or gone are left out."""
        listed = self._listed(standing, filters)
        known = {key for kind in LaneKind for key in _all(standing.snapshot, kind)} if self.pinned else set()
        shown = known - self.hidden - {LaneKey(LaneKind.ISSUE, one) for one in filters.hidden_issues}
        first = [key for key in self.pinned if key in shown]
        return (*first, *(key for key in listed if key not in first))

    def _listed(self, standing: Standing, filters: Filters) -> list[LaneKey]:
        snapshot = standing.snapshot
        if self.kind == LaneKind.ISSUE:
            return [LaneKey(self.kind, snapshot.issues[issue].id) for issue in ordered_issues(standing, filters)]
        speaking = filters.statements_shown(snapshot) & standing.known
        found = _parties(snapshot, speaking) if self.kind == LaneKind.PARTY else _speakers(snapshot, speaking)
        places = {key: place for place, key in enumerate(self.own_order)}
        found = [key for key in found if key not in self.hidden]
        return sorted(found, key=lambda key: places.get(key, len(places)))

    def _pin(self, pinned: tuple[LaneKey, ...]) -> None:
        if pinned != self.pinned:
            self.pinned = pinned
            self.changed.emit()


def _rows(snapshot: Snapshot, kind: LaneKind) -> Sequence[Issue | Party | Speaker]:
    if kind == LaneKind.ISSUE:
        return snapshot.issues
    return snapshot.parties if kind == LaneKind.PARTY else snapshot.speakers


def _all(snapshot: Snapshot, kind: LaneKind) -> list[LaneKey]:
    return [LaneKey(kind, row.id) for row in _rows(snapshot, kind)]


def _parties(snapshot: Snapshot, speaking: Mask) -> list[LaneKey]:
    """Parties that said anything, principals first."""
    found = _present(snapshot.statements.party[speaking])
    found.sort(key=lambda one: (one not in snapshot.principals, one))
    return [LaneKey(LaneKind.PARTY, snapshot.parties[party].id) for party in found]


def _speakers(snapshot: Snapshot, speaking: Mask) -> list[LaneKey]:
    """Speakers who said anything: those of principals first, within a party by authority."""
    found = _present(snapshot.statements.speaker[speaking])

    def place(speaker: int) -> tuple[bool, int, int, int]:
        own = snapshot.speakers[speaker]
        return own.party not in snapshot.principals, own.party, own.authority, speaker

    return [LaneKey(LaneKind.SPEAKER, snapshot.speakers[speaker].id) for speaker in sorted(found, key=place)]


def _present(column: Ints) -> list[int]:
    """Which positions there are in a column, ascending; counting is many times as fast as sorting."""
    found: list[int] = np.flatnonzero(np.bincount(column[column != NONE])).tolist()
    return found


def row_of(snapshot: Snapshot, key: LaneKey) -> int:
    """The position of the issue, party or speaker that a lane is of, NONE when it is gone."""
    return next((at for at, row in enumerate(_rows(snapshot, key.kind)) if row.id == key.id), NONE)
