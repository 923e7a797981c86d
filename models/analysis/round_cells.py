"""What every round changed since the one before it: worked out for all at once, or for one party on one issue."""

from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.analysis.movement import (
    NOT_COMPARABLE,
    NOT_STATED,
    REAFFIRMED,
    SILENT,
    Held,
    kinds,
    mean_shift,
    movement_of_rounds,
)
from models.analysis.positions import Positions, held_by_round, ranges, spoken_by_round
from models.analysis.reading import EVERYTHING, Reading
from models.analysis.track_table import Steps, Track
from models.analysis.tracks import round_days
from models.facts import NONE
from models.kept import Kept, Touched
from models.snapshot import Floats, Ints, Mask, Snapshot, Statements, ints


class Cells(NamedTuple):
    """What is worked out for every round, as in `EveryRound`, with the rounds as the last axis."""

    entering: Ints
    leaving: Ints
    before: Ints
    kind: NDArray[np.int8]
    shift: Floats
    spoke: Mask


def cells_of_all(snapshot: Snapshot, reading: Reading) -> Cells:
    """What every round changed for all parties on all issues; shape (issues, parties, rounds)."""
    held, (starts, ends, in_order) = held_by_round(snapshot, reading), round_days(snapshot)
    if not in_order:
        return _one_by_one(snapshot, held, spoken_by_round(snapshot, reading))
    spoke = spoke_by_round(snapshot, reading)
    entering, steps = held.steps(starts - 1), held.steps(ends)
    left = steps.spread(steps.rows)
    kind, shift = _changes(snapshot.statements, steps, spoke)
    return Cells(
        entering=entering.spread(entering.rows)[..., 1:],
        leaving=left[..., 1:],
        before=left[..., :-1],
        kind=kind[..., 1:],
        shift=shift[..., 1:],
        spoke=spoke[..., 1:],
    )


def cells_of_pair(snapshot: Snapshot, reading: Reading, pair: int) -> Cells:
    """What every round changed for one pair, where rounds are in order."""
    held, words = held_by_round(snapshot, reading).track(pair), spoken_by_round(snapshot, reading).track(pair)
    starts, ends, _ = round_days(snapshot)
    # In the last place of the rows, which is also the one before the first, nothing holds yet.
    rows = np.concatenate((held.rows, _NOTHING))
    left = np.concatenate((_NOTHING, rows[np.searchsorted(held.days, ends, side="right") - 1]))
    entering = rows[np.searchsorted(held.days, starts) - 1]
    return _compared(snapshot.statements, entering, left, _spoke_in(words, ends))


_NOTHING = ints([NONE])


def with_other_ranges(cells: Cells, statements: Statements) -> Cells:
    """The same where the ends of some ranges are others and nothing else is."""
    left = np.concatenate((cells.before[:1], cells.leaving))
    return _compared(statements, cells.entering, left, cells.spoke)


def _compared(statements: Statements, entering: Ints, left: Ints, spoke: Mask) -> Cells:
    """The cells of one pair; `left` has one more in front, for the time before all rounds."""
    held = _held(statements, left)
    old, new = _part(held, slice(None, -1)), _part(held, slice(1, None))
    kind = kinds(old, new)
    kind[spoke & (kind == SILENT)] = REAFFIRMED
    return Cells(entering, left[1:], left[:-1], kind, mean_shift(old[:2], new[:2]), spoke)


def _changes(statements: Statements, steps: Steps, spoke: Mask) -> tuple[NDArray[np.int8], Floats]:
    """Kinds and shifts: as in silence wherever a run goes on, reckoned where one begins."""
    held = _held(statements, steps.rows)
    comparable = ~np.isnan(held.low)
    still = np.where(comparable, np.int8(SILENT), np.where(held.stated, np.int8(NOT_COMPARABLE), np.int8(NOT_STATED)))
    kind, shift = steps.spread(still), steps.spread(held.low - held.low)
    # Runs are compared across pairs too; that lands before all rounds, where nobody looks.
    old, new = _part(held, slice(None, -1)), _part(held, slice(1, None))
    kind.ravel()[steps.starts[1:]] = kinds(old, new)
    shift.ravel()[steps.starts[1:]] = mean_shift(old[:2], new[:2])
    reaffirmed = spoke & (kind == SILENT)
    kind += np.int8(REAFFIRMED - SILENT) * reaffirmed.view(np.int8)
    return kind, shift


def _held(statements: Statements, rows: Ints) -> Held:
    return Held(*ranges(statements, rows), rows != NONE)


def _part(held: Held, part: slice) -> Held:
    return Held(held.low[part], held.high[part], held.stated[part])


def _one_by_one(snapshot: Snapshot, held: Positions, spoken: Positions) -> Cells:
    """Where a round ends before an earlier one did, runs do not follow each other as rounds do."""
    found = movement_of_rounds(snapshot, held, spoken)
    return Cells(found.entering, found.leaving, found.before, found.kind.astype(np.int8), found.shift, found.spoke)


def _spoke(snapshot: Snapshot, known: date | None) -> Mask:
    steps = spoken_by_round(snapshot, EVERYTHING.as_known(known)).steps(round_days(snapshot).ends)
    begun = np.zeros(steps.shape, dtype=np.bool_)
    begun.ravel()[steps.starts] = True
    return begun


def _spoke_mended(snapshot: Snapshot, known: date | None, before: Mask, touched: Touched) -> Mask:
    spoken, ends, found = (
        spoken_by_round(snapshot, EVERYTHING.as_known(known)),
        round_days(snapshot).ends,
        before.copy(),
    )
    for pair in touched.pairs if touched.moved else ():
        found[divmod(pair, found.shape[1])][1:] = _spoke_in(spoken.track(pair), ends)
    return found


def _spoke_in(words: Track, ends: Ints) -> Mask:
    spoken = np.concatenate(([0], np.searchsorted(words.days, ends, side="right")))
    return np.asarray(spoken[1:] != spoken[:-1])


spoken_between = Kept(_spoke, _spoke_mended)


def spoke_by_round(snapshot: Snapshot, reading: Reading) -> Mask:
    """Where a party is known to have spoken since the round before; shape (issues, parties, 1 + rounds).

    While everything is known no reading changes that. At 0, the time before all rounds, it says nothing.
    """
    return spoken_between(snapshot, reading.known)
