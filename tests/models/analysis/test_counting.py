from datetime import date

import numpy as np
import pytest

from models.analysis.counting import counting, known, within
from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT, Reading
from models.words import PLACING, Act
from tests.snapshots import Said, said, snapshot

MAY = date(2022, 5, 31)


def counts(statement: Said, reading: Reading = ON_RECORD) -> bool:
    return bool(counting(snapshot([statement]).statements, reading)[0])


@pytest.mark.parametrize("act", list(Act))
def test_only_placing_acts_with_a_range_count(act: Act) -> None:
    assert counts(said(1, act=act, at=50)) == (act in PLACING)
    assert not counts(said(1, act=act))


@pytest.mark.parametrize(
    ("reading", "authority", "credibility", "expected"),
    [
        (ON_RECORD, 3, 4, True),
        (ON_RECORD, 4, 1, False),
        (ON_RECORD, 1, 5, False),
        (STRICT, 3, 2, True),
        (STRICT, 3, 3, False),
        (EVERYTHING, 5, 6, True),
    ],
)
def test_grades_count_up_to_those_of_the_reading(
    reading: Reading, authority: int, credibility: int, expected: bool
) -> None:
    assert counts(said(1, at=50, authority=authority, credibility=credibility), reading) is expected


def test_an_authority_that_is_not_given_is_within_no_reading() -> None:
    assert not counts(said(1, at=50, authority=-1), EVERYTHING)


def test_conditional_statements_count_unless_the_reading_leaves_them_out() -> None:
    statement = said(1, at=50, conditional=True)
    assert counts(statement, ON_RECORD)
    assert not counts(statement, Reading("flat", conditional=False))


def test_a_draft_published_years_later_was_not_known_at_the_time() -> None:
    draft = said("2022-04-15", at=55, published="2024-06-15")
    assert counts(draft)
    assert not counts(draft, ON_RECORD.as_known(MAY))


@pytest.mark.parametrize(("recorded", "expected"), [(None, True), ("2022-05-31", True), ("2022-06-01", False)])
def test_what_is_known_was_recorded_by_the_day_or_came_undated(recorded: str | None, expected: bool) -> None:
    statements = snapshot([said("2022-04-15", recorded=recorded)]).statements
    assert known(statements, ON_RECORD.as_known(MAY))[0] == expected
    assert known(statements, ON_RECORD)[0]


def test_an_empty_dossier_has_nothing_that_counts() -> None:
    statements = snapshot().statements
    for found in (within(statements, ON_RECORD), counting(statements, ON_RECORD)):
        assert found.shape == (0,)
        assert found.dtype == np.bool_
