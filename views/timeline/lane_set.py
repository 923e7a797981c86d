"""The lanes that are shown, in order, each computed when it is first looked at."""

from dataclasses import replace

from models.facts import NONE
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.timeline.geometry import Geometry
from views.timeline.lane_order import Arrangement, LaneKey, LaneKind
from views.timeline.lanes import Lane, LaneRows, Wanted, lane, with_gap
from views.timeline.levels import Levels

_SPARE = 24
"""So many lanes are kept beyond those that are near."""


class LaneSet:
    """Lanes are kept until a `refresh` brings others. `keys` are what they are of, in the order shown."""

    def __init__(self, document: Document, selection: Selection, filters: Filters, arrangement: Arrangement) -> None:
        self.keys: tuple[LaneKey, ...] = ()
        self.wanted = Wanted((), ())
        self._document, self._selection, self._filters = document, selection, filters
        self._arrangement = arrangement
        self._standing = document.standing
        self._rows = LaneRows(self._standing)
        self._lanes: dict[LaneKey, Lane] = {}
        self._levels: dict[LaneKey, Levels] = {}
        self._heights: tuple[int, ...] = ()
        self._pinned = 0
        self._geometry = Geometry(0, 0, 0, ())

    def refresh(self) -> None:
        """Follow the document, the filters, the arrangement and the rounds compared.

        Lanes are made anew only where what they show is another; how they are arranged changes none of them.
        """
        standing = self._document.standing
        wanted = Wanted(
            self._filters.parties_shown(standing.snapshot),
            self._filters.issues_shown(standing.snapshot),
            others=self._filters.parties is None,
            earlier=self.round_at(self._selection.earlier),
        )
        if standing is not self._standing or replace(wanted, earlier=self.wanted.earlier) != self.wanted:
            self._lanes.clear()
            self._levels.clear()
            self._standing, self._rows = standing, LaneRows(standing)
        elif wanted != self.wanted:
            self._lanes = {key: with_gap(one, standing, wanted.earlier) for key, one in self._lanes.items()}
        self.wanted = wanted
        self.keys = self._arrangement.keys(standing, self._filters)
        self._heights = tuple(self._arrangement.height(key) for key in self.keys)
        self._pinned = sum(1 for key in self.keys if key in self._arrangement.pinned)

    def geometry(self, width: float, height: float, scroll: float) -> Geometry:
        """Where the lanes lie in a viewport of this size, scrolled up so far; one object while all is the same."""
        wanted = Geometry(width, height, scroll, self._heights, self._pinned)
        if wanted != self._geometry:
            self._geometry = wanted
        return self._geometry

    def lane(self, index: int) -> Lane:
        """What is on a lane."""
        key = self.keys[index]
        if key not in self._lanes:
            self._lanes[key] = lane(self._document.standing, key, self.wanted, self._rows)
        return self._lanes[key]

    def levels(self, index: int) -> Levels:
        """What is seen of a crowded lane from far."""
        key = self.keys[index]
        if key not in self._levels:
            self._levels[key] = Levels(self.lane(index))
        return self._levels[key]

    def height(self, index: int) -> int:
        """How high a lane is."""
        return self._heights[index]

    def keep(self, indexes: set[int]) -> None:
        """Let go of lanes but these where many have been looked at."""
        if len(self._lanes) > len(indexes) + _SPARE:
            kept = {self.keys[index] for index in indexes}
            for key in self._lanes.keys() - kept:
                del self._lanes[key]
                self._levels.pop(key, None)

    def warm(self, index: int) -> bool:
        """Work out of a lane what a closer or a farther look at it needs; whether that was still to be done."""
        key = self.keys[index]
        if key not in self._lanes:
            self.lane(index)
        elif self._lanes[key].can_be_crowded and key not in self._levels:
            self.levels(index)
        else:
            return self._lanes[key].marks.warm()
        return True

    def lane_of(self, statement: int) -> int | None:
        """The first lane that a statement is shown on, None when there is none."""
        snapshot, statements = self._document.snapshot, self._document.snapshot.statements
        places = (
            (LaneKind.ISSUE, snapshot.issues, int(statements.issue[statement])),
            (LaneKind.PARTY, snapshot.parties, int(statements.party[statement])),
            (LaneKind.SPEAKER, snapshot.speakers, int(statements.speaker[statement])),
        )
        shown_on = {LaneKey(kind, rows[row].id) for kind, rows, row in places if row != NONE}
        return next((index for index, key in enumerate(self.keys) if key in shown_on), None)

    @property
    def since(self) -> str:
        """The round since which gaps are compared in words, "" for none."""
        earlier = self.wanted.earlier
        return "" if earlier is None else f"round {self._document.snapshot.rounds[earlier].number}"

    @property
    def later(self) -> int | None:
        """The position of the later one of the rounds compared."""
        return self.round_at(self._selection.later)

    @property
    def chosen(self) -> int:
        """The position of the chosen statement, NONE for none."""
        return self._document.snapshot.statements.position.get(self._selection.statement_id or "", NONE)

    def round_at(self, round_id: str | None) -> int | None:
        """The position of a round by its id."""
        rounds = self._document.snapshot.rounds
        return next((index for index, sitting in enumerate(rounds) if sitting.id == round_id), None)
