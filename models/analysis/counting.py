"""Which statements count under a reading (DESIGN section 2, "Counts")."""

import numpy as np

from models.analysis.reading import Reading
from models.facts import NONE
from models.snapshot import Ints, Mask, Statements, to_day
from models.words import ACTS, PLACING, Act

NEVER = 2**31 - 1
"""A day after every other: what is retracted from then on is not retracted."""

_PLACING = np.array([act in PLACING for act in ACTS])
_RETRACTION = ACTS.index(Act.RETRACTION)


def known(statements: Statements, reading: Reading) -> Mask:
    """What was published and recorded by the end of the reading's known day; everything when it is now."""
    if reading.known is None:
        return np.ones(len(statements), dtype=np.bool_)
    day = to_day(reading.known)
    return (statements.published <= day) & (statements.recorded <= day)


def within(statements: Statements, reading: Reading) -> Mask:
    """What is known and within the reading's grades and rule on conditions, whatever its act.

    A grade that is not given is within no reading.
    """
    allowed = known(statements, reading)
    allowed &= graded(statements.authority, reading.authority)
    allowed &= graded(statements.credibility, reading.credibility)
    return allowed if reading.conditional else allowed & ~statements.conditional


def graded(grades: Ints, worst: int) -> Mask:
    """Which grades are given and no worse; 1 is the best."""
    fits: Mask = (grades != NONE) & (grades <= worst)
    return fits


def ranged(statements: Statements) -> Mask:
    """What carries a range."""
    return ~np.isnan(statements.low)


def placing(statements: Statements) -> Mask:
    """What places its party under any reading: a placing act that carries a range."""
    places: Mask = _PLACING[statements.act]
    return places & ranged(statements)


def counting(statements: Statements, reading: Reading) -> Mask:
    """What counts under the reading as long as it is not retracted (see `retracted_from`)."""
    return within(statements, reading) & placing(statements)


def retracted_from(statements: Statements, reading: Reading, days: Ints | None = None) -> Ints:
    """For each statement the day from which on it is taken back, `NEVER` where it is not.

    It is the day of the earliest statement within the reading that takes it back: a retraction that
    `retracts` it, or whatever it is `retracted_by`. `days` are the days on which statements stand, the days
    they were said unless given. A retraction that was itself taken back still takes back.
    """
    stands = statements.said if days is None else days
    valid = within(statements, reading)
    result = np.full(len(statements), NEVER, dtype=np.int32)
    taking = np.flatnonzero(valid & (statements.act == _RETRACTION) & (statements.retracts != NONE))
    np.minimum.at(result, statements.retracts[taking], stands[taking])
    taken = np.flatnonzero((statements.retracted_by != NONE) & valid[statements.retracted_by])
    result[taken] = np.minimum(result[taken], stands[statements.retracted_by[taken]])
    return result
