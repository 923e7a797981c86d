"""Statements of each party on each issue day after day, in columns, and what holds at moments as runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from models.facts import NONE
from models.snapshot import Ints, Mask, ints

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


class Track(NamedTuple):
    """Ascending days of one pair, and positions of statements beside them."""

    days: Ints
    rows: Ints


MOST_OWN = 64
"""So many tracks stand beside the columns before all are put into new ones."""


@dataclass(frozen=True)
class Tracks:
    """For each pair of an issue and a party a track: ascending days, and positions of statements beside them.

    Pairs are numbered by issue and then party, `shape` being the numbers of both. The track of a pair stands in the
    columns `days` and `rows` from `firsts[pair]` up to `firsts[pair + 1]`, unless it has one of its `own`. Statements
    of deleted parties and issues are in none.
    """

    shape: tuple[int, int]
    firsts: Places
    days: Ints
    rows: Ints
    own: Mapping[int, Track] = field(default_factory=dict)

    def pair(self, issue: int, party: int) -> int:
        """The number of a pair."""
        return issue * self.shape[1] + party

    def track(self, pair: int) -> Track:
        """The track of one pair."""
        if pair in self.own:
            return self.own[pair]
        first, end = self.firsts[pair], self.firsts[pair + 1]
        return Track(self.days[first:end], self.rows[first:end])

    def replaced(self, tracks: Mapping[int, Track]) -> "Tracks":
        """With other tracks for some pairs; what it costs does not depend on how many statements there are."""
        if not tracks:
            return self
        made = Tracks(self.shape, self.firsts, self.days, self.rows, {**self.own, **tracks})
        return made if len(made.own) <= MOST_OWN else made.whole

    @cached_property
    def whole(self) -> "Tracks":
        """The same with all tracks in the columns."""
        if not self.own:
            return self
        lengths, pieces, done = np.diff(self.firsts), [], 0
        for pair, own in sorted(self.own.items()):
            pieces += [Track(self.days[done : self.firsts[pair]], self.rows[done : self.firsts[pair]]), own]
            lengths[pair], done = len(own.days), self.firsts[pair + 1]
        pieces.append(Track(self.days[done:], self.rows[done:]))
        days, rows = (np.concatenate(columns) for columns in zip(*pieces, strict=True))
        return Tracks(self.shape, np.append(0, np.cumsum(lengths)), days, rows)

    def chosen(self, mask: Mask) -> "Tracks":
        """The tracks of only those statements that are chosen by a mask over all."""
        whole = self.whole
        kept = np.flatnonzero(mask.take(whole.rows))
        return Tracks(self.shape, np.searchsorted(kept, whole.firsts), whole.days.take(kept), whole.rows.take(kept))

    def at(self, pairs: Places, days: Ints) -> Ints:
        """The last statement of each pair's track that is not after the day, NONE where there is none."""
        found = self.rows_at(pairs, self.latest(pairs, days))
        for pair, (own_days, own_rows) in self.own.items():
            asked = np.flatnonzero(pairs == pair)
            if len(asked):
                places = np.searchsorted(own_days, days[asked], side="right")
                found[asked] = np.append(ints([NONE]), own_rows)[places]
        return found

    def latest(self, pairs: Places, days: Ints) -> Places:
        """The same by places in the columns; the place before the track where there is none."""
        found, last = self.firsts[pairs] - 1, self.firsts[pairs + 1] - 1
        step = 1 << int(np.diff(self.firsts).max(initial=0)).bit_length()
        # Leaps that become shorter: as searchsorted, but each within its own track.
        while step := step >> 1:
            ahead = found + step
            leaps = ahead <= last
            leaps &= self.days[np.minimum(ahead, len(self.days) - 1)] <= days
            found += step * leaps
        return found

    def rows_at(self, pairs: Places, places: Places) -> Ints:
        """The statements at these places of the pairs' tracks, NONE at the place before a track."""
        if not len(self.rows):
            return np.full(len(places), NONE, np.int32)
        return np.where(places >= self.firsts[pairs], self.rows[places], ints(NONE))

    def pairs_at(self, places: Places) -> Places:
        """The pairs to whose tracks places in the columns belong."""
        return np.searchsorted(self.firsts, places, side="right") - 1

    def inserted(self, pairs: Places, days: Ints, rows: Ints) -> "Tracks":
        """With more entries, sorted by pair and day; each comes after all others of its day."""
        after = self.latest(pairs, days) + 1
        firsts = self.firsts + np.searchsorted(pairs, np.arange(len(self.firsts)))
        return Tracks(self.shape, firsts, np.insert(self.days, after, days), np.insert(self.rows, after, rows))

    def steps(self, days: Ints) -> Steps:
        """What holds at the ends of these ascending days, of which some may be equal, as runs."""
        whole = self.whole
        moments, width = _moments(days, whole.days), len(days) + 1
        # Of several statements before the same moment the last holds; what comes after all days holds at none.
        holds = np.append(moments[1:] != moments[:-1], np.ones(min(len(moments), 1), dtype=np.bool_))
        holds[whole.firsts[1:] - 1 if len(holds) else []] = True
        holds &= moments < width
        places = np.flatnonzero(holds)
        bounds = np.searchsorted(places, whole.firsts)
        firsts = np.arange(prod(self.shape)) * width
        cells = np.repeat(firsts, np.diff(bounds)) + moments.take(places)
        rows = np.insert(whole.rows.take(places), bounds[:-1], NONE)
        return Steps((*self.shape, width), np.insert(cells, bounds[:-1], firsts), rows)


def _moments(days: Ints, asked: Ints) -> Ints:
    """For each day that is asked for the first of these ascending days that is not before it, counted from 1."""
    if not len(asked):
        return asked
    first, last = int(asked.min()), int(asked.max())
    if last - first > len(asked):
        return ints(np.searchsorted(days, asked) + 1)
    # Looking up each day once and each statement in a table is several times as fast as searching for each.
    return ints(np.searchsorted(days, np.arange(first, last + 1)) + 1).take(asked - first)
