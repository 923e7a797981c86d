"""How much each issue matters to each party, as somebody judged it last."""

from dataclasses import dataclass

import numpy as np

from models.analysis.reading import Reading
from models.facts import NONE, Assessment
from models.snapshot import Floats, Ints, Snapshot, ints, to_day
from models.words import Judgement


@dataclass(frozen=True, slots=True)
class Salience:
    """The last known salience, 0–100, and the assessment that gives it; shape (issues, parties).

    NaN and NONE where nobody has judged it in figures: that is not stated, never 0.
    """

    value: Floats
    assessment: Ints

    def of(self, issue: int, party: int) -> float | None:
        """How much an issue matters to a party; None where nobody has said."""
        found = float(self.value[issue, party])
        return None if np.isnan(found) else found


def salience(snapshot: Snapshot, reading: Reading, day: int) -> Salience:
    """The latest assessment of salience by the end of a day for each party and issue, by the middle of its range.

    Of one day the later in the dossier's order stands. Of the reading, the known day holds (by it the assessment had
    been made, and its source published where somebody says when), and its credibility where the assessment is graded;
    an authority is that of a speaker, which an assessor has not.
    """
    shape = (len(snapshot.issues), len(snapshot.parties))
    values, found = np.full(shape, np.nan), np.full(shape, NONE)
    for at in sorted(range(len(snapshot.assessments)), key=lambda place: snapshot.assessments[place].day):
        one = snapshot.assessments[at]
        middle = _middle(one)
        if middle is not None and one.day <= day and known_assessment(snapshot, reading, one):
            values[one.issue, one.party], found[one.issue, one.party] = middle, at
    return Salience(values, ints(found))


def known_assessment(snapshot: Snapshot, reading: Reading, one: Assessment) -> bool:
    """Whether an assessment is known under a reading, and no less credible than it asks."""
    if one.credibility is not None and one.credibility > reading.credibility:
        return False
    if reading.known is None:
        return True
    published = None if one.source == NONE else snapshot.sources[one.source].published
    return max(one.day, one.day if published is None else published) <= to_day(reading.known)


def _middle(one: Assessment) -> float | None:
    """The salience that an assessment gives to a party on an issue; None where it gives none."""
    if one.kind != Judgement.SALIENCE or NONE in (one.party, one.issue):
        return None
    return None if one.value_low is None or one.value_high is None else (one.value_low + one.value_high) / 2
