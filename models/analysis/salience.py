"""How much an issue matters to a party, as somebody assessed it: the weights of whatever is weighted by salience."""

from dataclasses import dataclass
from math import nan

import numpy as np

from models.analysis.reading import Reading
from models.facts import NONE, Assessment
from models.snapshot import Floats, Ints, Snapshot, ints, to_day
from models.words import Judgement


@dataclass(frozen=True, slots=True)
class Salience:
    """Salience by issue and party, two arrays of shape (issues, parties).

    `value` is 0–100, NaN where nobody assessed it, which is neither 0 nor the middle. `assessment` holds positions in
    `Snapshot.assessments`, NONE where there is none.
    """

    value: Floats
    assessment: Ints


def salience(snapshot: Snapshot, reading: Reading, day: int | None = None) -> Salience:
    """The latest assessment of each salience that counts, of one day the later in the dossier's order.

    Assessments of kind `SALIENCE` with a figure count if they were made, and their source published, by the reading's
    known day, and their credibility, where one is given, is within the reading. Of a range the middle is taken. Given a
    day, only those made by its end are looked at.
    """
    shape = len(snapshot.issues), len(snapshot.parties)
    value, assessment, days = np.full(shape, nan), ints(np.full(shape, NONE)), np.full(shape, -np.inf)
    for place, one in enumerate(snapshot.assessments):
        middle, cell = _middle(one), (one.issue, one.party)
        if middle is None or one.day < days[cell] or not assessment_counts(snapshot, reading, one, day):
            continue
        value[cell], assessment[cell], days[cell] = middle, place, one.day
    return Salience(value, assessment)


def _middle(one: Assessment) -> float | None:
    """The figure of a judgement of salience; None where it is none, or names no party or issue that is there."""
    if one.kind is not Judgement.SALIENCE or NONE in {one.party, one.issue}:
        return None
    return None if one.value_low is None or one.value_high is None else (one.value_low + one.value_high) / 2


def assessment_counts(snapshot: Snapshot, reading: Reading, one: Assessment, day: int | None = None) -> bool:
    """Whether an assessment was made by the end of a day, is known, and as credible as the reading asks if graded."""
    if one.credibility is not None and one.credibility > reading.credibility:
        return False
    if day is not None and one.day > day:
        return False
    if reading.known is None:
        return True
    published = snapshot.sources[one.source].published if one.source != NONE else None
    return max(one.day, one.day if published is None else published) <= to_day(reading.known)
