"""The movement of every round from the one before it, for all parties on all issues at once."""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.analysis.movement import REAFFIRMED, SILENT, Held, Movement, kinds, mean_shift, movement_of_rounds
from models.analysis.positions import Positions, Ranges, held_by_round, ranges, spoken_by_round
from models.analysis.reading import EVERYTHING, Reading
from models.analysis.tracks import Steps
from models.facts import NONE
from models.kept import kept_with_owner
from models.snapshot import Floats, Ints, Mask, Snapshot, Statements, ints


@dataclass(frozen=True)
class EveryRound:
    """Arrays of the shape (issues, parties, rounds); none of them is ever written to.

    Each round is compared with the one before it, the first one with the time before all rounds. All is as in
    `Movement`: `entering`, `leaving` and `before` are positions of statements, NONE where not stated; `kind` holds
    positions in `KINDS`; figures are NaN unless both their ends are stated and comparable. What is asked for more
    seldom is computed when it is.
    """

    statements: Statements
    entering: Ints
    leaving: Ints
    before: Ints
    kind: NDArray[np.int8]
    shift: Floats
    spoke: Mask

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
    `movement_between_days`. A cell's positions of statements are its evidence.
    """
    return between_rounds(snapshot, reading, held_by_round(snapshot, reading))


def between_rounds(snapshot: Snapshot, reading: Reading, held: Positions) -> EveryRound:
    """The same by positions under the reading that were looked up before, by round."""
    ends = ints([sitting.end for sitting in snapshot.rounds])
    if np.any(np.diff(ends) < 0):
        return _one_by_one(snapshot, held, spoken_by_round(snapshot, reading))
    starts = ints([sitting.start for sitting in snapshot.rounds])
    spoke = _spoken_of(snapshot) if reading.known is None else _spoke(snapshot, reading)
    entering, steps = held.steps(starts - 1), held.steps(ends)
    left = steps.spread(steps.rows)
    kind, shift = _changes(snapshot.statements, steps, spoke)
    return EveryRound(
        statements=snapshot.statements,
        entering=entering.spread(entering.rows)[..., 1:],
        leaving=left[..., 1:],
        before=left[..., :-1],
        kind=kind[..., 1:],
        shift=shift[..., 1:],
        spoke=spoke[..., 1:],
    )


@kept_with_owner
def _spoken_of(snapshot: Snapshot) -> Mask:
    """Where anything was said at all: while everything is known, no reading changes that."""
    return _spoke(snapshot, EVERYTHING)


def _spoke(snapshot: Snapshot, reading: Reading) -> Mask:
    """Where a party spoke since the round before, known under the reading; shape (issues, parties, 1 + rounds)."""
    steps = spoken_by_round(snapshot, reading).steps(ints([sitting.end for sitting in snapshot.rounds]))
    begun = np.zeros(steps.shape, dtype=np.bool_)
    begun.ravel()[steps.starts] = True
    return begun


def _changes(statements: Statements, steps: Steps, spoke: Mask) -> tuple[NDArray[np.int8], Floats]:
    """Kinds and shifts: as in silence wherever a run goes on, reckoned where one begins."""
    low, high = ranges(statements, steps.rows)
    runs = Held(low, high, steps.rows != NONE)
    kind, shift = steps.spread(kinds(runs, runs)), steps.spread(low - low)
    # The first run of each pair is the time before all rounds, which no round changed.
    begun = np.flatnonzero(steps.starts % steps.shape[2])
    cells, old, new = steps.starts[begun], _at(runs, begun - 1), _at(runs, begun)
    kind.ravel()[cells] = kinds(old, new)
    shift.ravel()[cells] = mean_shift(old[:2], new[:2])
    reaffirmed = spoke & (kind == SILENT)
    kind += np.int8(REAFFIRMED - SILENT) * reaffirmed.view(np.int8)
    return kind, shift


def _at(held: Held, places: NDArray[np.intp]) -> Held:
    return Held(held.low[places], held.high[places], held.stated[places])


def _one_by_one(snapshot: Snapshot, held: Positions, spoken: Positions) -> EveryRound:
    """Where a round ends before an earlier one did, runs do not follow each other as rounds do."""
    found = movement_of_rounds(snapshot, held, spoken)
    return EveryRound(
        statements=snapshot.statements,
        entering=found.entering,
        leaving=found.leaving,
        before=found.before,
        kind=found.kind.astype(np.int8),
        shift=found.shift,
        spoke=found.spoke,
    )
