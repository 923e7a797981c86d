"""Which statements count under a reading (DESIGN section 2, "Counts")."""

import numpy as np

from models.analysis.reading import Reading
from models.facts import EVER, NEVER, NONE
from models.snapshot import Ints, Mask, Statements, to_day
from models.words import ACTS, PLACING, REVIEWS, Act, Conditionals

_PLACING = np.array([act in PLACING for act in ACTS])
_PLACING_TOO = np.array([act in PLACING or act == Act.RESTATEMENT for act in ACTS])


def known(statements: Statements, reading: Reading) -> Mask:
    """What was published and recorded by the end of the reading's known day; everything when it is now."""
    if reading.known is None:
        return np.ones(len(statements), dtype=np.bool_)
    day = to_day(reading.known)
    return (statements.published <= day) & (statements.recorded <= day)


def within(statements: Statements, reading: Reading) -> Mask:
    """What is known and within the reading's grades, its rule on conditions and on review, whatever its act.

    A grade that is not given is within no reading. Where statements count only when their condition is met, one whose
    condition is met some day is within; on which days it stands `met_days` says.
    """
    allowed = known(statements, reading)
    allowed &= graded(statements.authority, reading.authority)
    allowed &= graded(statements.credibility, reading.credibility)
    if reading.review is not None:
        allowed &= statements.review == REVIEWS.index(reading.review)
    if reading.conditionals == Conditionals.NEVER:
        allowed &= ~statements.on_condition
    elif reading.conditionals == Conditionals.MET:
        allowed &= met_days(statements) != NEVER
    return allowed


def graded(grades: Ints, worst: int) -> Mask:
    """Which grades are given and no worse; 1 is the best."""
    fits: Mask = (grades != NONE) & (grades <= worst)
    return fits


def met_days(statements: Statements) -> Ints:
    """The day from which each statement stands where conditional ones count only when their condition is met.

    `EVER` for what was said on no condition. A condition is met from the day that its link gives, or ever since where
    it gives none; of several all have to be met. Before that day the statement does not count, and what was said before
    it holds; from that day on it has its place by the day it was said. `NEVER` while nobody says that the condition is
    met, for one that is unmet or has lapsed, and for a condition in words that no link takes up: it has no standing.
    """
    days = np.where(statements.conditional, NEVER, EVER).astype(np.int32)
    for position, since in statements.met.items():
        days[position] = NEVER if since is None else since
    return days


def placing(statements: Statements, reading: Reading) -> Mask:
    """What places its party: a placing act that carries a range, and a restatement where the reading lets those in.

    That range may have no place on the issue's present scale: the party stands where it was put, nothing that was said
    before holds in its stead, and what is held is not comparable.
    """
    acts = _PLACING_TOO if reading.restatements else _PLACING
    places: Mask = acts[statements.act]
    return places & statements.ranged


def counting(statements: Statements, reading: Reading) -> Mask:
    """What counts under the reading on the days on which it stands (see `analysis.retractions`)."""
    return within(statements, reading) & placing(statements, reading)
