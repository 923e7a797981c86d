"""Which statements count under a reading (DESIGN section 2, "Counts")."""

import numpy as np

from models.analysis.reading import Reading
from models.facts import NONE
from models.snapshot import Ints, Mask, Statements, to_day
from models.words import ACTS, PLACING

_PLACING = np.array([act in PLACING for act in ACTS])


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


def placing(statements: Statements) -> Mask:
    """What places its party under any reading: a placing act that carries a range.

    That range may have no place on the issue's present scale: the party stands where it was put, nothing that was said
    before holds in its stead, and what is held is not comparable.
    """
    places: Mask = _PLACING[statements.act]
    return places & statements.ranged


def counting(statements: Statements, reading: Reading) -> Mask:
    """What counts under the reading as long as it is not retracted (see `analysis.retractions`)."""
    return within(statements, reading) & placing(statements)
