"""What does not stand on which day although it was said: what is taken back, and what hangs on an unmet condition.

Retractions, and what takes those back in turn, are those of DESIGN section 2, "Counts".
"""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import TopologicalSorter
from itertools import groupby
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.analysis.counting import met_days, within
from models.analysis.reading import Reading
from models.analysis.tracks import By, placed_days
from models.circles import circles
from models.facts import EVER, NEVER, NONE
from models.kept import MOST, Kept, KeptWith, Touched
from models.snapshot import Ints, Mask, Snapshot, Statements, ints
from models.words import ACTS, Act, Conditionals

_RETRACTION = ACTS.index(Act.RETRACTION)

_Columns: TypeAlias = NDArray[np.int64]


class Turn(NamedTuple):
    """From this day on a statement is `taken` back, or stands again; brought about by a statement of that day.

    Or by one of an earlier day, where the reading asks for conditions that are met and its own was met on that day.
    That statement need not name the other: who takes back the retraction of a retraction takes back anew.
    """

    day: int
    by: int
    taken: bool


class Retractions:
    """Which statements are taken back at the end of which day. Never changes once built.

    A statement is taken back at the end of a day if one that takes it back is within the reading, stands on or
    before that day, and is not taken back itself at the end of it. So what was taken back is restored when its
    retraction is taken back. A retraction takes back what it `retracts`; any statement what is `retracted_by` it,
    were it said before it or after.

    Of statements that take each other back in a circle, one takes back another only if it stands later, on one day
    later in the dossier's order; none takes back itself. `parley check` names the circles.

    Where conditional statements count only when their condition is met, one stands from the day it was said or its
    condition was met, whichever is later, and takes back from then on (see `counting.met_days`).
    """

    __slots__ = ("_by", "_days", "_ever", "_keys", "_met", "_rows")

    def __init__(self, statements: Statements, reading: Reading, days: Ints | None = None) -> None:
        """`days` are the days on which statements stand, the days they were said unless given."""
        stands = statements.said if days is None else days
        self._met: Ints | None = None
        if reading.conditionals == Conditionals.MET:
            met = met_days(statements)
            # One more at the end is found for NONE, which is never absent.
            stands, self._met = np.maximum(stands, met), np.append(met, ints([EVER]))
        takers, taken = retracting(statements)
        valid = within(statements, reading)[takers]
        takers, taken = takers[valid], taken[valid]
        chained = _chained(takers, taken)
        plain = _lasting(takers[~chained], taken[~chained], stands)
        ends = np.concatenate((plain, _alternating(takers[chained], taken[chained], stands)))
        keys = _key(ends[:, 0], ends[:, 1])
        order = np.argsort(keys)
        self._keys = keys[order]
        self._rows, self._days, self._by = ends[order].T
        # One more at the end is found for what was said after all of these.
        self._ever = np.zeros(len(statements) + 1, dtype=np.bool_)
        self._ever[self._rows] = True

    def at(self, positions: ArrayLike, days: ArrayLike) -> Mask:
        """Whether these statements are taken back at the end of these days, broadcast; NONE never is."""
        positions, days = np.broadcast_arrays(ints(positions), np.asarray(days, dtype=np.int64))
        # Of the few that ever are. At both ends of the columns more are looked up than are asked for, and found not to.
        found = np.asarray(np.take(self._ever, positions, mode="clip"))
        # Each statement's turns alternate and are even in number, so that an odd number before means taken back.
        before = np.searchsorted(self._keys, _key(positions[found], days[found]), side="right")
        found[found] = before % 2 == 1
        return found

    def absent(self, positions: Ints, days: Ints) -> Mask:
        """Whether these statements do not stand at the end of these days: taken back, or on a condition not yet met."""
        taken = self.at(positions, days)
        return taken if self._met is None else taken | (self._met[positions] > days)

    def turns(self, position: int) -> tuple[Turn, ...]:
        """On which days a statement is taken back and restored, in turn; empty for one that never is."""
        own = slice(*np.searchsorted(self._rows, [position, position + 1]))
        found = zip(self._days[own].tolist(), self._by[own].tolist(), strict=True)
        return tuple(Turn(day, by, index % 2 == 0) for index, (day, by) in enumerate(found) if day <= NEVER)

    def last_turn(self, position: int, day: int = NEVER) -> Turn | None:
        """The turn that decides at the end of a day, the last of all unless given; None before any."""
        return next((turn for turn in reversed(self.turns(position)) if turn.day <= day), None)

    def turning(self, positions: Ints) -> tuple[NDArray[np.intp], _Columns]:
        """When any of these statements is taken back, restored, or its condition met: places among them, and days."""
        ever = np.take(self._ever, positions, mode="clip")
        if self._met is None and not ever.any():
            return np.empty(0, np.intp), np.empty(0, np.int64)
        places = np.flatnonzero(ever)
        places = places[np.argsort(positions[places])]
        rows = positions[places]
        found = np.searchsorted(rows, self._rows)
        turns = np.isin(self._rows, rows) & (self._days <= NEVER)
        places, days = places[found[turns]], self._days[turns]
        if self._met is None:
            return places, days
        met = np.take(self._met, positions, mode="clip")
        later = np.flatnonzero((met != EVER) & (met != NEVER))
        return np.concatenate((places, later)), np.concatenate((days, met[later]))

    def days(self, positions: Ints) -> Ints:
        """The days on which any of these statements is taken back or restored or its condition met, ascending."""
        turns = self._days[np.isin(self._rows, positions) & (self._days <= NEVER)]
        if self._met is None:
            return ints(np.unique(turns))
        met = self._met[positions]
        return ints(np.union1d(turns, met[(met != EVER) & (met != NEVER)]))


@KeptWith
def retracting(statements: Statements) -> tuple[Ints, Ints]:
    """Pairs of statements, as two columns: what takes back, whatever the reading, and what it takes back.

    A retraction takes back what it `retracts`, whatever act it is what is `retracted_by` it. Told from both sides, a
    pair comes twice.
    """
    taking = np.flatnonzero((statements.act == _RETRACTION) & (statements.retracts != NONE))
    taken = np.flatnonzero(statements.retracted_by != NONE)
    takers = np.concatenate((taking, statements.retracted_by[taken]))
    return ints(takers), ints(np.concatenate((statements.retracts[taking], taken)))


def entangled(snapshot: Snapshot) -> frozenset[int]:
    """All statements that name another as taken back or as what takes them back, and all that are named."""
    return _entangled(snapshot, None)


def _named_either_way(snapshot: Snapshot, _: None) -> frozenset[int]:
    found: set[int] = set()
    for column in (snapshot.statements.retracts, snapshot.statements.retracted_by):
        rows = np.flatnonzero(column != NONE)
        found.update(rows.tolist(), column[rows].tolist())
    return frozenset(found)


# A step that changes any of these is not followed (see `analysis.following`).
_entangled = Kept(_named_either_way, None)


def _made(snapshot: Snapshot, asked: tuple[By, Reading]) -> Retractions:
    by, reading = asked
    return Retractions(snapshot.statements, reading, placed_days(snapshot) if by == "round" else None)


def _mended(snapshot: Snapshot, asked: tuple[By, Reading], before: Retractions, _: Touched) -> Retractions:
    """None of what was touched takes back or is taken back (see `analysis.following`), but its condition may be met."""
    return _made(snapshot, asked) if asked[1].conditionals == Conditionals.MET else before


retractions = Kept(_made, _mended, most=2 * MOST)
"""`Retractions` of a snapshot by the days on which statements were said, or stand when rounds are compared."""


class _End(NamedTuple):
    """A day from which on something acts no more, or begins to, and the statement of that day that brings it about."""

    day: int
    by: int


_Track: TypeAlias = list[_End]
"""Days ascending: at the first one something begins, at the next it ends, and so on."""

_AFTER_ALL = _End(NEVER + 1, NONE)


def _key(rows: ArrayLike, days: ArrayLike) -> _Columns:
    return (np.asarray(rows, dtype=np.int64) << 32) + (np.asarray(days, dtype=np.int64) + 2**31)


def _chained(takers: Ints, taken: Ints) -> Mask:
    """The pairs on chains: the few statements that take back and are taken back, and all that they take back."""
    links = takers[np.isin(takers, taken)]
    if not len(links):
        return np.zeros(len(takers), dtype=np.bool_)
    return np.isin(taken, np.union1d(links, taken[np.isin(takers, links)]))


def _lasting(takers: Ints, taken: Ints, stands: Ints) -> _Columns:
    """Rows of (statement, day, by) for what is taken back for good by the first that takes it back."""
    order = np.lexsort((takers, stands[takers], taken))
    rows, first = np.unique(taken[order], return_index=True)
    by = takers[order][first]
    since = np.column_stack((rows, stands[by], by)).astype(np.int64)
    return np.concatenate((since, np.column_stack((rows, np.tile(_AFTER_ALL, (len(rows), 1))))))


def _alternating(takers: Ints, taken: Ints, stands: Ints) -> _Columns:
    """Rows of (statement, day, by) for what is taken back and restored in turn."""
    tracks = _tracks(_without_circles(zip(takers.tolist(), taken.tolist(), strict=True), stands), stands)
    ends = [(row, *end) for row, track in tracks.items() for end in (*track, *[_AFTER_ALL][: len(track) % 2])]
    return np.array(ends, dtype=np.int64).reshape(-1, 3)


def _without_circles(pairs: Iterable[tuple[int, int]], stands: Ints) -> dict[int, set[int]]:
    """For each statement those that take it back."""
    takers: dict[int, set[int]] = {}
    for taker, taken in pairs:
        takers.setdefault(taken, set()).add(taker)
    for circle in circles((taker, taken) for taken, all_takers in takers.items() for taker in all_takers):
        for taken in circle:
            place = (stands[taken], taken)
            takers[taken] -= {taker for taker in takers[taken] & circle if (stands[taker], taker) <= place}
    return takers


def _tracks(takers: Mapping[int, set[int]], stands: Ints) -> dict[int, _Track]:
    """For each statement that is ever taken back from when until when it is."""
    tracks: dict[int, _Track] = {}
    for row in TopologicalSorter(takers).static_order():
        if takers.get(row):
            tracks[row] = _any([_acting(_End(int(stands[one]), one), tracks.get(one, [])) for one in takers[row]])
    return tracks


def _acting(since: _End, taken: _Track) -> _Track:
    """When a statement acts that stands since then: while it is not taken back."""
    later = [end for end in taken if end.day > since.day]
    return later if (len(taken) - len(later)) % 2 else [since, *later]


def _any(tracks: list[_Track]) -> _Track:
    """When any of these acts."""
    return tracks[0] if len(tracks) == 1 else list(_merged(tracks))


def _merged(tracks: Iterable[_Track]) -> Iterator[_End]:
    acting = 0
    ends = sorted((*end, -1 if index % 2 else 1) for track in tracks for index, end in enumerate(track))
    for day, group in groupby(ends, key=lambda end: end[0]):
        same_day = list(group)
        before, acting = acting, acting + sum(step for _, _, step in same_day)
        if (before > 0) != (acting > 0):
            yield _End(day, same_day[0][1])
