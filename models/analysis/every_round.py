"""The movement of every round from the one before it, for all parties on all issues at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.analysis.movement import Movement, mean_shift
from models.analysis.positions import Ranges, ranges
from models.analysis.reading import Reading
from models.analysis.round_cells import Cells, cells_of_all, cells_of_pair, with_other_ranges
from models.analysis.track_table import MOST_OWN, Value
from models.analysis.tracks import round_days
from models.kept import Kept, Touched
from models.snapshot import Floats, Ints, Mask, Snapshot, Statements


@dataclass(frozen=True, eq=False)
class EveryRound:
    """Arrays of the shape (issues, parties, rounds); none of them is ever written to.

    Each round is compared with the one before it, the first one with the time before all rounds. All is as in
    `Movement`: `entering`, `leaving` and `before` are positions of statements, NONE where not stated; `kind` holds
    positions in `KINDS`; figures are NaN unless both their ends are stated and comparable. What is asked for more
    seldom is computed when it is. Pairs, numbered by issue and then party, may have cells of their `own` instead of
    those in `whole`.
    """

    statements: Statements
    whole: Cells
    own: Mapping[int, Cells] = field(default_factory=dict)

    def cells(self, pair: int) -> Cells:
        """What every round changed for one pair."""
        if pair in self.own:
            return self.own[pair]
        at = divmod(pair, self.whole.kind.shape[1])
        return Cells(*(column[at] for column in self.whole))

    @cached_property
    def entering(self) -> Ints:
        """What was held on entering the rounds."""
        return self._all(self.whole.entering, "entering")

    @cached_property
    def leaving(self) -> Ints:
        """What was held on leaving them."""
        return self._all(self.whole.leaving, "leaving")

    @cached_property
    def before(self) -> Ints:
        """What was held on leaving the round before each."""
        return self._all(self.whole.before, "before")

    @cached_property
    def kind(self) -> NDArray[np.int8]:
        """What became of the positions."""
        return self._all(self.whole.kind, "kind")

    @cached_property
    def shift(self) -> Floats:
        """The mean of the shifts of both ends."""
        return self._all(self.whole.shift, "shift")

    @cached_property
    def spoke(self) -> Mask:
        """Where the party said anything on the issue since the round before."""
        return self._all(self.whole.spoke, "spoke")

    def _all(self, whole: NDArray[Value], name: str) -> NDArray[Value]:
        if not self.own:
            return whole
        found = whole.copy()
        for pair, cells in self.own.items():
            found[divmod(pair, whole.shape[1])] = getattr(cells, name)
        return found

    @cached_property
    def entered(self) -> Ranges:
        """The ranges on entering the rounds."""
        return ranges(self.statements, self.entering)

    @cached_property
    def left(self) -> Ranges:
        """The ranges on leaving the rounds."""
        return ranges(self.statements, self.leaving)

    @cached_property
    def left_before(self) -> Ranges:
        """The ranges on leaving the round before each."""
        return ranges(self.statements, self.before)

    @cached_property
    def low_shift(self) -> Floats:
        """The shift of the low end."""
        return np.asarray(self.left[0] - self.left_before[0])

    @cached_property
    def high_shift(self) -> Floats:
        """The shift of the high end."""
        return np.asarray(self.left[1] - self.left_before[1])

    @cached_property
    def between(self) -> Floats:
        """The shift between the rounds: entering less the round before."""
        return mean_shift(self.left_before, self.entered)

    @cached_property
    def at_table(self) -> Floats:
        """The shift at the table: leaving less entering."""
        return mean_shift(self.entered, self.left)

    @cached_property
    def definite(self) -> Mask:
        """Where the ranges are disjoint."""
        apart: Mask = (self.left[0] > self.left_before[1]) | (self.left[1] < self.left_before[0])
        return apart

    def of(self, later: int) -> Movement:
        """The movement of one round, as arrays of issues by parties."""
        return Movement(**{field.name: getattr(self, field.name)[..., later] for field in fields(Movement)})


def every_round(snapshot: Snapshot, reading: Reading) -> EveryRound:
    """What each round changed, under a reading.

    The fast way to a figure for all rounds: for one pair of rounds take `movement`, for two days
    `movement_between_days`. A cell's positions of statements are its evidence. The last result is kept, and after an
    edit only what it touched is worked out again.
    """
    return _every_round(snapshot, reading)


def signs_by_round(snapshot: Snapshot, reading: Reading) -> NDArray[np.int8]:
    """The signs of the shifts of every round, `NO_SHIFT` where there is none; shape (issues, parties, rounds)."""
    return _signs_by_round(snapshot, reading)


NO_SHIFT = 2
"""In place of a sign where something is not stated or not comparable."""


def _made(snapshot: Snapshot, reading: Reading) -> EveryRound:
    return EveryRound(snapshot.statements, cells_of_all(snapshot, reading))


def _mended(snapshot: Snapshot, reading: Reading, before: EveryRound, touched: Touched) -> EveryRound:
    if not round_days(snapshot).in_order or len(before.own) > MOST_OWN:
        return _made(snapshot, reading)
    own = dict(before.own)
    for pair in touched.pairs:
        if touched.moved:
            own[pair] = cells_of_pair(snapshot, reading, pair)
        else:
            own[pair] = with_other_ranges(before.cells(pair), snapshot.statements)
    return EveryRound(snapshot.statements, before.whole, own)


_every_round = Kept(_made, _mended, most=1)


def _signs(snapshot: Snapshot, reading: Reading) -> NDArray[np.int8]:
    return _signs_of(cells_of_all(snapshot, reading).shift)


def _signs_mended(snapshot: Snapshot, reading: Reading, before: NDArray[np.int8], touched: Touched) -> NDArray[np.int8]:
    if not round_days(snapshot).in_order:
        return _signs(snapshot, reading)
    found = before.copy()
    for pair in touched.pairs:
        found[divmod(pair, found.shape[1])] = _signs_of(cells_of_pair(snapshot, reading, pair).shift)
    return found


def _signs_of(shift: Floats) -> NDArray[np.int8]:
    signs = np.subtract(shift > 0, shift < 0, dtype=np.int8)
    signs[np.isnan(shift)] = NO_SHIFT
    return signs


_signs_by_round = Kept(_signs, _signs_mended)
