"""What was said by each party on each issue, day after day: sorted once for each snapshot, whatever the reading."""

from dataclasses import dataclass
from math import prod
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from models.facts import NONE
from models.kept import kept_with_owner
from models.snapshot import Ints, Mask, Snapshot, ints

Places: TypeAlias = NDArray[np.intp]
"""Places in the columns of tracks, or numbers of pairs."""

Value = TypeVar("Value", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Steps:
    """What holds through a row of moments, for all parties on all issues, as the runs in which it stays the same.

    Moments are numbered from 1; 0 is the time before all of them, when nothing holds. All cells (issue, party, moment)
    are counted through in this order: `starts` are the first cells of the runs, ascending, `rows` the positions of the
    statements that hold from there on, NONE where none does. Each pair begins a run at its moment 0.
    """

    shape: tuple[int, int, int]
    starts: Places
    rows: Ints

    def spread(self, values: NDArray[Value]) -> NDArray[Value]:
        """One value for each run as an array of all cells; shape (issues, parties, 1 + moments)."""
        return np.repeat(values, np.diff(self.starts, append=prod(self.shape))).reshape(self.shape)


@dataclass(frozen=True, slots=True)
class Tracks:
    """For each pair of an issue and a party a track: ascending days, and positions of statements beside them.

    Pairs are numbered by issue and then party, `shape` being the numbers of both. The track of a pair stands in the
    columns `days` and `rows` from `firsts[pair]` up to `firsts[pair + 1]`. Statements of deleted parties and issues are
    in none.
    """

    shape: tuple[int, int]
    firsts: Places
    days: Ints
    rows: Ints

    def chosen(self, mask: Mask) -> "Tracks":
        """The tracks of only those statements that are chosen by a mask over all."""
        kept = np.flatnonzero(mask[self.rows])
        return Tracks(self.shape, np.searchsorted(kept, self.firsts), self.days[kept], self.rows[kept])

    def pairs_at(self, places: Places) -> Places:
        """The pairs to whose tracks places belong."""
        return np.searchsorted(self.firsts, places, side="right") - 1

    def latest(self, pairs: Places, days: Ints) -> Places:
        """The last place of each pair's track that is not after the day; the place before the track where none is."""
        found, last = self.firsts[pairs] - 1, self.firsts[pairs + 1] - 1
        step = 1 << int(np.diff(self.firsts).max(initial=0)).bit_length()
        # Leaps that become shorter: as searchsorted, but each within its own track.
        while step := step >> 1:
            ahead = found + step
            leaps = ahead <= last
            leaps &= self.days[np.minimum(ahead, len(self.days) - 1)] <= days
            found += step * leaps
        return found

    def inserted(self, pairs: Places, days: Ints, rows: Ints) -> "Tracks":
        """With more entries, sorted by pair and day; each comes after all others of its day."""
        after = self.latest(pairs, days) + 1
        firsts = self.firsts + np.searchsorted(pairs, np.arange(len(self.firsts)))
        return Tracks(self.shape, firsts, np.insert(self.days, after, days), np.insert(self.rows, after, rows))

    def steps(self, days: Ints) -> Steps:
        """What holds at the ends of these ascending days, of which some may be equal, as runs."""
        moments, width = _moments(days, self.days), len(days) + 1
        # Of several statements before the same moment the last holds; what comes after all days holds at none.
        holds = np.append(moments[1:] != moments[:-1], np.ones(min(len(moments), 1), dtype=np.bool_))
        holds[self.firsts[1:] - 1 if len(holds) else []] = True
        holds &= moments < width
        places = np.flatnonzero(holds)
        bounds = np.searchsorted(places, self.firsts)
        firsts = np.arange(prod(self.shape)) * width
        cells = np.repeat(firsts, np.diff(bounds)) + moments[places]
        rows = np.insert(self.rows[places], bounds[:-1], NONE)
        return Steps((*self.shape, width), np.insert(cells, bounds[:-1], firsts), rows)


def _moments(days: Ints, asked: Ints) -> Ints:
    """For each day that is asked for the first of these ascending days that is not before it, counted from 1."""
    if not len(asked):
        return asked
    first, last = int(asked.min()), int(asked.max())
    if last - first > len(asked):
        return ints(np.searchsorted(days, asked) + 1)
    # Looking up each day once and each statement in a table is several times as fast as searching for each.
    return ints(np.searchsorted(days, np.arange(first, last + 1)) + 1)[asked - first]


@kept_with_owner
def placed_days(snapshot: Snapshot) -> Ints:
    """The day on which each statement stands when rounds are compared.

    That is the day it was said or, for one linked to a round by hand, the nearest day to it within that
    round.
    """
    statements = snapshot.statements
    linked = np.flatnonzero(statements.round != NONE)
    if not len(linked):
        return statements.said
    days, rounds = statements.said.copy(), statements.round[linked]
    starts = ints([sitting.start for sitting in snapshot.rounds])
    ends = ints([sitting.end for sitting in snapshot.rounds])
    days[linked] = np.clip(days[linked], starts[rounds], ends[rounds])
    return days


@kept_with_owner
def by_day(snapshot: Snapshot) -> Tracks:
    """All statements by the day on which they were said.

    Of one day the better authority comes later, of equals the later in the dossier's order.
    """
    statements, shape = snapshot.statements, (len(snapshot.issues), len(snapshot.parties))
    rows = np.flatnonzero((statements.party != NONE) & (statements.issue != NONE))
    pairs = statements.issue[rows].astype(np.int64) * shape[1] + statements.party[rows]
    rank = (pairs << 35) + (statements.said[rows].astype(np.int64) + 2**31) * 8 - statements.authority[rows]
    order = np.argsort(rank, kind="stable")
    firsts = np.append(0, np.cumsum(np.bincount(pairs, minlength=prod(shape))))
    rows = rows[order]
    return Tracks(shape, firsts, statements.said[rows], ints(rows))


@kept_with_owner
def by_round(snapshot: Snapshot) -> Tracks:
    """All statements by the day on which they stand when rounds are compared.

    Of those that stand on one day the later said comes later, the rest is as `by_day`.
    """
    days, said = placed_days(snapshot), by_day(snapshot)
    if days is snapshot.statements.said:
        return said
    pairs = np.repeat(np.arange(prod(said.shape)), np.diff(said.firsts))
    order = np.argsort((pairs << 32) + days[said.rows], kind="stable")
    rows = said.rows[order]
    return Tracks(said.shape, said.firsts, days[rows], rows)
