"""What holds on a day: held positions, red lines, last words of a party on an issue (DESIGN section 2)."""

from dataclasses import dataclass
from math import prod
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.analysis.counting import counting, known, within
from models.analysis.order import Keys, Order, by_day, by_round, day_of, key, pair, pair_of, placed_days
from models.analysis.reading import Reading
from models.analysis.retractions import Retractions
from models.facts import NONE
from models.snapshot import Floats, Ints, Mask, Snapshot, Statements, ints
from models.words import ACTS, Act

Ranges: TypeAlias = tuple[Floats, Floats]
"""Low and high ends of ranges, two arrays of one shape; NaN in both where none is stated, or none comparable."""

Value = TypeVar("Value", bound=np.generic)

_RED_LINE = ACTS.index(Act.RED_LINE)


def ranges(statements: Statements, positions: Ints) -> Ranges:
    """The ranges of the statements at these positions; NaN where the position is NONE, or not comparable."""
    stated = positions != NONE
    rows = np.where(stated, positions, 0)
    if not len(statements):
        return np.full(rows.shape, np.nan), np.full(rows.shape, np.nan)
    return np.where(stated, statements.low[rows], np.nan), np.where(stated, statements.high[rows], np.nan)


def not_comparable(statements: Statements, positions: Ints) -> Mask:
    """Which positions hold a statement whose range has no place on the present scale of its issue.

    DESIGN has no such word: it came with revised scales. Whatever rests on such a range is NaN, like what rests on one
    that is not stated; but the party has stated its position, and words must not deny it.
    """
    found: Mask = positions != NONE
    return found & np.isnan(ranges(statements, positions)[0])


@dataclass(frozen=True, slots=True)
class Steps:
    """What holds through a row of moments, for all parties on all issues, as the runs in which it stays the same.

    Moments are numbered from 1; 0 is the time before all of them, when nothing holds. All cells (issue, party, moment)
    are counted through in this order: `starts` are the first cells of the runs, ascending, `rows` the positions of the
    statements that hold from there on, NONE where none does. Each pair begins a run at its moment 0.
    """

    shape: tuple[int, int, int]
    starts: Keys
    rows: Ints

    def spread(self, values: NDArray[Value]) -> NDArray[Value]:
        """One value for each run as an array of all cells; shape (issues, parties, 1 + moments)."""
        return np.repeat(values, np.diff(self.starts, append=prod(self.shape))).reshape(self.shape)


class Positions:
    """The statement that holds for each party and issue on each day, out of those that were chosen.

    The latest one holds; on one day that of the better authority, between equals the later in the dossier's
    order. One that is taken back gives way, until it is restored, to the one before it, and so does one whose
    condition is not met yet where the reading asks for that. Never changes once built.
    """

    __slots__ = ("_keys", "_rows", "_shape", "statements")

    def __init__(
        self, snapshot: Snapshot, order: Order, chosen: Mask | None = None, retractions: Retractions | None = None
    ) -> None:
        """All statements are chosen unless told otherwise; without retractions none is ever taken back."""
        self.statements = snapshot.statements
        self._shape = len(snapshot.issues), len(snapshot.parties)
        keys, rows = order.keys, order.rows
        if chosen is not None:
            kept = np.flatnonzero(chosen[rows])
            keys, rows = keys[kept], rows[kept]
        # From each key on, until the next one of its pair, the statement beside it holds.
        self._keys, self._rows = (keys, rows) if retractions is None else _settled(keys, rows, retractions)

    def at(self, party: ArrayLike, issue: ArrayLike, day: ArrayLike) -> Ints:
        """Positions in the statement columns of what holds at the end of the day, or NONE.

        The arguments, positions of parties and issues and days, are broadcast; the result has their common
        shape.
        """
        parties, issues, days = np.broadcast_arrays(ints(party), ints(issue), ints(day))
        asked = key(pair(parties, issues, self._shape[1]), days).ravel()
        found = np.searchsorted(self._keys, asked, side="right") - 1
        return ints(_rows_at(self._keys, self._rows, found, asked)).reshape(days.shape)

    def through(self, days: ArrayLike) -> Ints:
        """What holds at the end of each of these ascending days, for all; shape (issues, parties, days)."""
        steps = self.steps(ints(days))
        return steps.spread(steps.rows)[..., 1:]

    def steps(self, days: Ints) -> Steps:
        """The same as runs, the ends of the days being the moments."""
        issues, parties = self._shape
        width = len(days) + 1
        moment = _moments(days, day_of(self._keys))
        cells = pair_of(self._keys) * width + moment
        # Of several in one cell the last holds; what comes after all days holds on none of them.
        last = np.flatnonzero((np.diff(cells, append=-1) != 0) & (moment < width))
        firsts = np.arange(issues * parties, dtype=np.int64) * width
        places = np.searchsorted(cells[last], firsts)
        rows = np.insert(self._rows[last], places, NONE)
        return Steps((issues, parties, width), np.insert(cells[last], places, firsts), rows)

    def ranges_at(self, party: ArrayLike, issue: ArrayLike, day: ArrayLike) -> Ranges:
        """The ranges of what holds at the end of the day; arguments as in `at`."""
        return ranges(self.statements, self.at(party, issue, day))


def _moments(days: Ints, asked: Keys) -> Keys:
    """For each day that is asked for the first of these ascending days that is not before it, counted from 1."""
    if not len(asked):
        return asked
    first, last = int(asked.min()), int(asked.max())
    if last - first > len(asked):
        return np.searchsorted(days, asked) + 1
    # Looking up each day once and each statement in a table is several times as fast as searching for each.
    return (np.searchsorted(days, np.arange(first, last + 1)) + 1)[asked - first]


def _rows_at(keys: Keys, rows: Ints, found: NDArray[np.intp], asked: Keys) -> Ints:
    """The rows at these places, NONE where the place is none or another pair's than the one asked for."""
    if not len(keys):
        return np.full(len(asked), NONE, np.int32)
    own = (found >= 0) & (pair_of(keys[found]) == pair_of(asked))
    return np.where(own, rows[found], ints(NONE))


def _settled(keys: Keys, rows: Ints, retractions: Retractions) -> tuple[Keys, Ints]:
    """The same with what stands in place of what does not, and with the days on which that changes."""
    places, days = retractions.turning(rows)
    if not len(places):
        return keys, rows
    turns = np.unique(key(pair_of(keys[places]), days))
    own = np.unique(places)
    settled = rows.copy()
    settled[own] = _standing(keys, rows, keys[own], retractions)
    after = np.searchsorted(keys, turns, side="right")
    return np.insert(keys, after, turns), np.insert(settled, after, _standing(keys, rows, turns, retractions))


def _standing(keys: Keys, rows: Ints, asked: Keys, retractions: Retractions) -> Ints:
    """The latest at each key that stands then, or NONE."""
    found = np.searchsorted(keys, asked, side="right") - 1
    absent = np.arange(len(asked))
    while len(absent):
        standing = _rows_at(keys, rows, found[absent], asked[absent])
        absent = absent[retractions.absent(standing, ints(day_of(asked[absent])))]
        found[absent] -= 1
    return _rows_at(keys, rows, found, asked)


def held(snapshot: Snapshot, reading: Reading) -> Positions:
    """Held positions by the day on which things were said."""
    return _held(snapshot, reading, by_day(snapshot), snapshot.statements.said)


def held_by_round(snapshot: Snapshot, reading: Reading) -> Positions:
    """Held positions for entering and leaving rounds: what is linked to a round by hand stands within it."""
    return _held(snapshot, reading, by_round(snapshot), placed_days(snapshot))


def _held(snapshot: Snapshot, reading: Reading, order: Order, days: Ints) -> Positions:
    statements = snapshot.statements
    return Positions(snapshot, order, counting(statements, reading), Retractions(statements, reading, days))


def red_lines(snapshot: Snapshot, reading: Reading) -> Positions:
    """Red lines: the latest statement of one that counts and is not taken back."""
    statements = snapshot.statements
    chosen = within(statements, reading) & (statements.act == _RED_LINE) & statements.ranged
    return Positions(snapshot, by_day(snapshot), chosen, Retractions(statements, reading))


def spoken(snapshot: Snapshot, reading: Reading) -> Positions:
    """The last thing known that a party said on an issue, whatever its act or grade, taken back or not."""
    return _spoken(snapshot, reading, by_day(snapshot))


def spoken_by_round(snapshot: Snapshot, reading: Reading) -> Positions:
    """As `spoken`, with what is linked to a round by hand standing within it."""
    return _spoken(snapshot, reading, by_round(snapshot))


def _spoken(snapshot: Snapshot, reading: Reading, order: Order) -> Positions:
    return Positions(snapshot, order, None if reading.known is None else known(snapshot.statements, reading))
