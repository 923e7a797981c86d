from datetime import date

import numpy as np
import pytest
from hypothesis import given

from models.analysis.counting import counting, known, met_days, within
from models.analysis.links import condition_on
from models.analysis.positions import held
from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT, Reading
from models.facts import NONE
from models.words import PLACING, Act, Conditionals, Review, Standing
from tests.models.analysis.dossiers import LAST_DAY, Dossier, dossiers, in_moderation
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
    assert not counts(statement, Reading("flat", conditionals=Conditionals.NEVER))


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


MET_ONLY = Reading("met", conditionals=Conditionals.MET)


def holders(*rows: Said, reading: Reading = MET_ONLY, days: tuple[int, ...] = (4, 6, 8)) -> list[int]:
    return held(snapshot(rows), reading).at(0, 0, np.array(days)).tolist()


def test_a_condition_that_is_met_lets_its_statement_hold_from_that_day() -> None:
    offer = said(5, at=60, conditional=True, conditions=((Standing.MET, 7),))
    assert holders(said(1, at=20), offer) == [0, 0, 1]
    assert holders(said(1, at=20), offer, reading=ON_RECORD) == [0, 1, 1]


def test_a_condition_met_on_no_given_day_was_met_ever_since() -> None:
    assert holders(said(1, at=20), said(5, at=60, conditions=((Standing.MET, None),))) == [0, 1, 1]


@pytest.mark.parametrize("state", [None, Standing.UNMET, Standing.LAPSED])
def test_what_is_not_said_to_be_met_never_counts(state: Standing | None) -> None:
    assert holders(said(1, at=20), said(5, at=60, conditions=((state, 7),))) == [0, 0, 0]
    assert holders(said(1, at=20), said(5, at=60, conditional=True)) == [0, 0, 0]


def test_of_several_conditions_all_have_to_be_met() -> None:
    met = (Standing.MET, 3)
    assert holders(said(5, at=60, conditions=(met, (Standing.MET, 7)))) == [NONE, NONE, 0]
    assert holders(said(5, at=60, conditions=(met, (Standing.LAPSED, 7)))) == [NONE, NONE, NONE]


def test_a_statement_holds_by_the_day_it_was_said_however_late_its_condition_is_met() -> None:
    early = said(3, at=60, conditions=((Standing.MET, 7),))
    assert holders(early, said(5, at=20)) == [NONE, 1, 1]


def test_a_conditional_retraction_takes_back_from_the_day_its_condition_is_met() -> None:
    taking = said(5, act=Act.RETRACTION, retracts="ST001", conditions=((Standing.MET, 7),))
    assert holders(said(1, at=20), taking) == [0, 0, NONE]


def test_a_link_to_a_condition_makes_a_statement_conditional() -> None:
    assert not counts(said(1, at=50, conditions=((Standing.MET, 1),)), Reading("flat", conditionals=Conditionals.NEVER))


def test_restatements_with_a_range_place_their_party_where_the_reading_lets_them() -> None:
    restating = Reading("restating", restatements=True)
    assert counts(said(1, act=Act.RESTATEMENT, at=50), restating)
    assert not counts(said(1, act=Act.RESTATEMENT), restating)
    assert not counts(said(1, act=Act.THREAT, at=50), restating)


@pytest.mark.parametrize("review", list(Review))
def test_only_what_is_in_the_state_of_review_asked_for_counts(review: Review) -> None:
    statement = said(1, at=50, review=review)
    assert counts(statement)
    assert counts(statement, Reading("checked", review=Review.REVIEWED)) == (review == Review.REVIEWED)


@in_moderation
@given(dossiers())
def test_what_counts_is_what_the_definition_says(dossier: Dossier) -> None:
    talks = dossier.talks()
    found = counting(dossier.snapshot.statements, dossier.reading)
    assert found.tolist() == [talks.within(row) and talks.places(row) for row in dossier.rows]


@in_moderation
@given(dossiers())
def test_a_statement_stands_from_the_day_its_conditions_are_said_to_be_met(dossier: Dossier) -> None:
    since = met_days(dossier.snapshot.statements)
    for row in np.flatnonzero(dossier.snapshot.statements.on_condition).tolist():
        for day in range(-1, LAST_DAY + 2):
            is_met = condition_on(dossier.snapshot.links, row, day) == Standing.MET
            assert is_met == (since[row] <= day)
