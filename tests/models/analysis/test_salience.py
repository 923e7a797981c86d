from dataclasses import replace
from datetime import date

import numpy as np

from models.analysis.reading import EVERYTHING, ON_RECORD
from models.analysis.salience import salience
from models.facts import NONE, Assessment
from models.snapshot import Snapshot, to_day
from models.words import Judgement
from tests.snapshots import snapshot

MARCH = to_day(date(2022, 3, 1))


def assessed(day: int, low: float | None, high: float | None = None, **rest: object) -> Assessment:
    """What somebody thought on a day of March of how much neutrality matters to Ukraine."""
    plain = Assessment(
        "",
        "",
        MARCH + day,
        "us",
        0,
        "",
        None,
        None,
        "",
        NONE,
        Judgement.SALIENCE,
        0,
        low,
        low if high is None else high,
    )
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
