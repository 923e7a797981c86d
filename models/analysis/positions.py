"""What holds on a day: held positions, red lines, last words of a party on an issue (DESIGN section 2)."""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.analysis.counting import counting, known, within
from models.analysis.reading import Reading
from models.analysis.retractions import Retractions
from models.facts import NONE
from models.snapshot import Floats, Ints, Mask, Snapshot, Statements, ints
from models.words import ACTS, Act

Ranges: TypeAlias = tuple[Floats, Floats]
"""Low and high ends of ranges, two arrays of one shape; NaN in both where none is stated, or none comparable."""

_Keys: TypeAlias = NDArray[np.int64]

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


class Positions:
    """The statement that holds for each party and issue on each day, out of those that were chosen.

    The latest one holds; on one day that of the better authority, between equals the later in the dossier's
    order. One that is taken back gives way, until it is restored, to the one before it, and so does one whose
    condition is not met yet where the reading asks for that. Never changes once built.
    """

    __slots__ = ("_issues", "_keys", "_order", "_retractions", "statements")

    def __init__(self, snapshot: Snapshot, chosen: Mask, days: Ints, retractions: Retractions | None = None) -> None:
        """`days` are the days on which statements stand; without retractions none is ever taken back."""
        statements = snapshot.statements
        self.statements = statements
        self._issues = len(snapshot.issues)
        rows = np.flatnonzero(chosen & (statements.party != NONE) & (statements.issue != NONE))
        keys = _key(self._pair(statements.party[rows], statements.issue[rows]), days[rows])
        rank = statements.said[rows].astype(np.int64) * 8 - statements.authority[rows]
        order = np.lexsort((rank, keys))
        # A first entry before all others ends every search and every walk back.
        self._keys = np.concatenate(([np.iinfo(np.int64).min], keys[order]))
        self._order = np.concatenate((ints([NONE]), ints(rows[order])))
        self._retractions = retractions

    def _pair(self, party: Ints, issue: Ints) -> _Keys:
        pair: _Keys = party.astype(np.int64) * self._issues + issue
        return np.where((party == NONE) | (issue == NONE), NONE, pair)

    def at(self, party: ArrayLike, issue: ArrayLike, day: ArrayLike) -> Ints:
        """Positions in the statement columns of what holds at the end of the day, or NONE.

        The arguments, positions of parties and issues and days, are broadcast; the result has their common
        shape.
        """
        parties, issues, days = np.broadcast_arrays(ints(party), ints(issue), ints(day))
        shape, days = days.shape, days.ravel()
        pairs = self._pair(parties, issues).ravel()
        found = np.searchsorted(self._keys, _key(pairs, days), side="right") - 1
        self._step_back(found, days)
        same_pair = self._keys[found] >> 32 == pairs
        return np.where(same_pair, self._order[found], NONE).astype(np.int32).reshape(shape)

    def _step_back(self, found: NDArray[np.intp], days: Ints) -> None:
        """Go back, in place, from what does not stand to the latest that does."""
        if self._retractions is None:
            return
        absent = np.flatnonzero(self._retractions.absent(self._order[found], days))
        while len(absent):
            found[absent] -= 1
            absent = absent[self._retractions.absent(self._order[found[absent]], days[absent])]

    def ranges_at(self, party: ArrayLike, issue: ArrayLike, day: ArrayLike) -> Ranges:
        """The ranges of what holds at the end of the day; arguments as in `at`."""
        return ranges(self.statements, self.at(party, issue, day))


def _key(pair: _Keys, day: Ints) -> _Keys:
    key: _Keys = (pair << 32) + (day.astype(np.int64) + 2**31)
    return key


def placed_days(snapshot: Snapshot) -> Ints:
    """The day on which each statement stands when rounds are compared.

    That is the day it was said or, for one linked to a round by hand, the nearest day to it within that
    round.
    """
    statements = snapshot.statements
    days = statements.said.copy()
    linked = np.flatnonzero(statements.round != NONE)
    rounds = statements.round[linked]
    starts = ints([sitting.start for sitting in snapshot.rounds])
    ends = ints([sitting.end for sitting in snapshot.rounds])
    days[linked] = np.clip(days[linked], starts[rounds], ends[rounds])
    return days


def held(snapshot: Snapshot, reading: Reading) -> Positions:
    """Held positions by the day on which things were said."""
    return _held(snapshot, reading, snapshot.statements.said)


def held_by_round(snapshot: Snapshot, reading: Reading) -> Positions:
    """Held positions for entering and leaving rounds: what is linked to a round by hand stands within it."""
    return _held(snapshot, reading, placed_days(snapshot))


def _held(snapshot: Snapshot, reading: Reading, days: Ints) -> Positions:
    statements = snapshot.statements
    return Positions(snapshot, counting(statements, reading), days, Retractions(statements, reading, days))


def red_lines(snapshot: Snapshot, reading: Reading) -> Positions:
    """Red lines: the latest statement of one that counts and is not taken back."""
    statements = snapshot.statements
    chosen = within(statements, reading) & (statements.act == _RED_LINE) & statements.ranged
    return Positions(snapshot, chosen, statements.said, Retractions(statements, reading))


def spoken(snapshot: Snapshot, reading: Reading) -> Positions:
    """The last thing known that a party said on an issue, whatever its act or grade, taken back or not."""
    return _spoken(snapshot, reading, snapshot.statements.said)


def spoken_by_round(snapshot: Snapshot, reading: Reading) -> Positions:
    """As `spoken`, with what is linked to a round by hand standing within it."""
    return _spoken(snapshot, reading, placed_days(snapshot))


def _spoken(snapshot: Snapshot, reading: Reading, days: Ints) -> Positions:
    return Positions(snapshot, known(snapshot.statements, reading), days)
