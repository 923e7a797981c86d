"""Reasons to doubt a held position or a movement: contested, stale, robust (DESIGN section 2)."""

from collections.abc import Callable

import numpy as np

from models.analysis.counting import graded, known, placing
from models.analysis.every_round import NO_SHIFT, signs_by_round
from models.analysis.movement import movement, movement_between_days
from models.analysis.positions import held, ranges, spoken
from models.analysis.reading import EVERYTHING, STRICT, Reading
from models.analysis.retractions import retractions
from models.analysis.tracks import By, placed_days
from models.facts import NONE
from models.snapshot import Floats, Ints, Mask, Snapshot, ints


def contested(snapshot: Snapshot, reading: Reading, day: int, since: int | None = None, by: By = "day") -> Ints:
    """Statements at odds with what their party held at the time: pairs (contesting, held), shape (n, 2).

    Given `since`, only those that were said on that day or later. By round, what is linked to one by hand stands within
    it, as what is held on leaving it does.

    We read the definition so: of all that was said by the end of the day, is known, places its party and is
    not taken back by then, a statement contests if its range does not meet the one that its party held at the
    end of the day it was said, and either its authority is outside the reading's or it was said on the same
    day as the held one by another speaker. Its credibility and condition do not matter. Ranges that are not comparable
    neither meet nor fail to: nothing contests by them. Pairs are in the dossier's order; those whose held statement
    still holds contest the position of the day.
    """
    statements = snapshot.statements
    stands = placed_days(snapshot) if by == "round" else statements.said
    valid = known(statements, reading) & placing(statements, reading) & (stands <= day)
    if since is not None:
        valid &= stands >= since
    rows = np.flatnonzero(valid)
    rows = rows[~retractions(snapshot, (by, reading)).at(rows, day)]
    said, speaker = statements.said[rows], statements.speaker[rows]
    standing = held(snapshot, reading, by).at(statements.party[rows], statements.issue[rows], stands[rows])
    outranged = ~graded(statements.authority[rows], reading.authority)
    same_day = (said == statements.said[standing]) & (speaker != statements.speaker[standing])
    # Where nothing was held, or nothing comparable, its range is NaN, and nothing is apart from it.
    low, high = ranges(statements, standing)
    apart = (statements.low[rows] > high) | (statements.high[rows] < low)
    return ints(np.column_stack((rows, standing))[apart & (outranged | same_day)])


def stale(snapshot: Snapshot, reading: Reading, day: int, by: By = "day") -> Mask:
    """Where a position is held and its party has long said nothing on the issue; shape (issues, parties).

    Long is more than the dossier's limit of days before the day; whatever is known to have been said breaks
    the silence, whatever its act or grade. By round, what is linked to one by hand was said in it.
    """
    issues = ints(np.arange(len(snapshot.issues)))[:, None]
    parties = ints(np.arange(len(snapshot.parties)))[None, :]
    last = spoken(snapshot, reading, by).at(parties, issues, day)
    stands = held(snapshot, reading, by).at(parties, issues, day) != NONE
    said = placed_days(snapshot) if by == "round" else snapshot.statements.said
    silence = day - said[last] if len(said) else np.zeros_like(last)
    long_silent: Mask = stands & (silence > snapshot.stale_after_days)
    return long_silent


def robust(snapshot: Snapshot, earlier: int | None, later: int, reading: Reading) -> Mask:
    """Where the shift keeps its sign (up, down or none) with the grades of `STRICT` and with those of `EVERYTHING`.

    Shape (issues, parties); rounds as in `movement`. All else is as the reading has it. False where any of the three
    gives no shift: what is not stated or not comparable confirms nothing.
    """
    return keeps_sign(reading, lambda one: movement(snapshot, one, earlier, later).shift)


def robust_between_days(snapshot: Snapshot, first_day: int, last_day: int, reading: Reading) -> Mask:
    """As `robust`, between the ends of two days."""
    return keeps_sign(reading, lambda one: movement_between_days(snapshot, one, first_day, last_day).shift)


def robust_by_round(snapshot: Snapshot, reading: Reading) -> Mask:
    """As `robust`, for every round and the one before it; shape (issues, parties, rounds)."""
    given, strict, everything = (signs_by_round(snapshot, each) for each in _readings(reading))
    kept: Mask = (given == strict) & (given == everything) & (given != NO_SHIFT)
    return kept


def keeps_sign(reading: Reading, shift: Callable[[Reading], Floats]) -> Mask:
    """Where a shift that is worked out under a reading is robust (see `robust`)."""
    given, strict, everything = (np.sign(shift(each)) for each in _readings(reading))
    kept: Mask = (given == strict) & (given == everything)
    return kept


def _readings(reading: Reading) -> tuple[Reading, ...]:
    """The reading, and the two that leave out and let in what is unnamed or second-hand, all else as it has it."""
    return reading, reading.graded_as(STRICT), reading.graded_as(EVERYTHING)
