from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT, Reading
from models.analysis.salience import salience
from models.facts import NONE, Assessment
from models.snapshot import Snapshot, to_date, to_day
from models.words import Judgement
from tests.snapshots import snapshot

MARCH = to_day(date(2022, 3, 1))


def assessed(day: int, low: float | None, high: float | None = None, **rest: object) -> Assessment:
    """What somebody thought on a day of March of how much neutrality matters to Ukraine."""
    kind, high = Judgement.SALIENCE, low if high is None else high
    plain = Assessment("", "", MARCH + day, "us", 0, "", None, None, "", NONE, kind, 0, low, high)
    return replace(plain, **rest)  # type: ignore[arg-type]


def talks(*assessments: Assessment) -> Snapshot:
    return replace(snapshot(issues=("neutrality", "crimea")), assessments=assessments)


def test_the_latest_assessment_counts_and_of_a_range_its_middle() -> None:
    found = salience(talks(assessed(1, 90), assessed(5, 40, 60), assessed(3, 10)), ON_RECORD)
    assert found.value[0, 0] == 50
    assert found.assessment[0, 0] == 1


def test_of_one_day_the_later_in_the_dossiers_order_counts() -> None:
    assert salience(talks(assessed(1, 90), assessed(1, 20)), ON_RECORD).value[0, 0] == 20


def test_what_nobody_assessed_is_unknown() -> None:
    found = salience(talks(assessed(1, 90), assessed(1, None, issue=1)), ON_RECORD)
    assert np.isnan(found.value).tolist() == [[False, True], [True, True]]
    assert found.assessment.tolist() == [[0, NONE], [NONE, NONE]]


def test_judgements_of_another_kind_or_of_nothing_in_the_dossier_are_no_salience() -> None:
    others = [assessed(1, 50, kind=Judgement.CAPABILITY), assessed(1, 50, party=NONE), assessed(1, 50, issue=NONE)]
    assert np.isnan(salience(talks(*others), ON_RECORD).value).all()


def test_a_poor_credibility_is_outside_the_reading_and_none_is_not() -> None:
    both = talks(assessed(1, 90), assessed(5, 30, credibility=5))
    assert salience(both, ON_RECORD).value[0, 0] == 90
    assert salience(both, EVERYTHING).value[0, 0] == 30


def test_what_was_assessed_or_published_after_the_known_day_is_not_known() -> None:
    both = talks(assessed(1, 90), assessed(5, 30, source=0), assessed(7, 20))
    published = replace(both, sources=(replace(both.sources[0], published=MARCH + 9),))
    assert salience(published, ON_RECORD.as_known(date(2022, 3, 7))).value[0, 0] == 90
    assert salience(published, ON_RECORD.as_known(date(2022, 3, 8))).value[0, 0] == 20
    assert np.isnan(salience(published, ON_RECORD.as_known(date(2022, 2, 1))).value).all()


def test_on_an_earlier_day_what_was_assessed_later_is_not_looked_at() -> None:
    both = talks(assessed(1, 90), assessed(5, 30))
    assert salience(both, ON_RECORD, MARCH + 4).value[0, 0] == 90
    assert salience(both, ON_RECORD, MARCH + 5).value[0, 0] == 30
    assert np.isnan(salience(both, ON_RECORD, MARCH).value).all()


days = st.integers(0, 4)
assessments = st.builds(
    assessed,
    days,
    st.sampled_from((0.0, 40.0, 40.0, None)),
    st.sampled_from((60.0, 100.0)),
    party=st.sampled_from((0, 1, NONE)),
    issue=st.sampled_from((0, 1, NONE)),
    kind=st.sampled_from((Judgement.SALIENCE, Judgement.SALIENCE, Judgement.CAPABILITY)),
    credibility=st.none() | st.integers(1, 6),
    source=st.sampled_from((0, NONE)),
)
readings = st.sampled_from((STRICT, ON_RECORD, EVERYTHING))


def slowly(made: list[Assessment], reading: Reading, cell: tuple[int, int], days: tuple[int, int, int]) -> int:
    """The place of the assessment of an issue and party that counts; days asked about, known, and published on."""
    asked, known, published = days
    best = NONE
    for place, one in enumerate(made):
        if (one.issue, one.party) != cell or one.kind != Judgement.SALIENCE or one.value_low is None:
            continue
        if one.credibility is not None and one.credibility > reading.credibility:
            continue
        if one.day > min(asked, known) or (one.source == 0 and published > known):
            continue
        if best == NONE or one.day >= made[best].day:
            best = place
    return best


@given(st.lists(assessments, max_size=12), readings, st.tuples(days, days, days))
def test_salience_is_what_the_definition_says(
    made: list[Assessment], reading: Reading, offsets: tuple[int, int, int]
) -> None:
    asked, known, published = (MARCH + day for day in offsets)
    dossier = talks(*made)
    dossier = replace(dossier, sources=(replace(dossier.sources[0], published=published),))
    found = salience(dossier, reading.as_known(to_date(known)), asked)
    for cell in np.ndindex(2, 2):
        best = slowly(made, reading, cell, (asked, known, published))
        assert found.assessment[cell] == best
        low, high = (None, None) if best == NONE else (made[best].value_low, made[best].value_high)
        middle = None if low is None or high is None else (low + high) / 2
        assert (None if np.isnan(found.value[cell]) else found.value[cell]) == middle
