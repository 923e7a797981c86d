from dataclasses import replace

import pytest

from models.agreement.agreeing import Disagreement, FieldAgreement, agreement_of, disagreements
from models.agreement.alpha import Agreement
from models.agreement.codings import Coded, DoubleCoding
from models.agreement.columns import Field
from models.facts import NONE
from models.snapshot import Snapshot
from models.words import Act
from tests.snapshots import Revised, said, snapshot

TALKS = snapshot(
    [said("2022-03-21"), said("2022-03-22"), said("2022-03-23"), said("2022-03-24", issue="crimea")],
    issues=("neutrality", "crimea"),
)

OFFER = Coded(Act.OFFER, 40, 50, None, 2, 1)


def coding(number: int, first: Coded, second: Coded, *, settled: bool = False) -> DoubleCoding:
    """A coding of the statement of a number, counted from 1, as it was and still is."""
    return DoubleCoding(f"coding-{number}", f"statement-ST{number:03}", "", settled, first, second, first, second)


def found(codings: list[DoubleCoding], field: Field, issue: int = 0, dossier: Snapshot = TALKS) -> Agreement:
    answers = [one.agreement for one in agreement_of(dossier, codings) if (one.issue, one.field) == (issue, field)]
    assert len(answers) == 1
    return answers[0]


def test_each_field_has_its_agreement_by_what_its_values_mean() -> None:
    codings = [
        coding(1, OFFER, OFFER),
        coding(2, replace(OFFER, act=Act.DEMAND, low=10.0, firmness=4), replace(OFFER, act=Act.DEMAND, low=10.0)),
        coding(3, OFFER, replace(OFFER, act=Act.SIGNAL, low=30.0)),
    ]
    act, low = found(codings, Field.ACT), found(codings, Field.LOW)
    # Offers and a signal, two demands: Do = 2/6, De = (36 - 9 - 4 - 1) / 30.
    assert act.alpha == pytest.approx(1 - (2 / 6) / (22 / 30))
    assert act.percent == pytest.approx(200 / 3)
    # 40, 40, 10, 10, 40, 30: Do = 2·10² / 6, De = 2·(3·(2·30² + 10²) + 2·20²) / 30.
    assert low.alpha == pytest.approx(1 - (200 / 6) / (2 * (3 * (2 * 900 + 100) + 2 * 400) / 30))
    assert (low.units, low.values, low.alone) == (3, 6, 0)
    firmness = found(codings, Field.FIRMNESS)
    assert firmness.alpha == pytest.approx(0)
    assert found(codings, Field.CREDIBILITY).alpha is None


def test_issues_are_kept_apart_and_ranges_are_never_taken_together() -> None:
    codings = [coding(1, OFFER, OFFER), coding(4, OFFER, replace(OFFER, act=Act.THREAT))]
    answers = agreement_of(TALKS, codings)
    assert [(one.issue, one.field) for one in answers] == [
        *((0, field) for field in Field),
        *((1, field) for field in Field),
        (NONE, Field.ACT), (NONE, Field.FIRMNESS), (NONE, Field.CREDIBILITY),
    ]  # fmt: skip
    assert found(codings, Field.ACT, issue=1).units == 1
    assert found(codings, Field.ACT, issue=NONE).units == 2


def test_without_second_codings_nothing_is_said() -> None:
    assert agreement_of(TALKS, []) == []
    assert disagreements(TALKS, []) == []
    assert agreement_of(TALKS, [coding(9, OFFER, OFFER)]) == []
    assert disagreements(TALKS, [coding(9, OFFER, replace(OFFER, firmness=1))]) == []


def test_several_analysts_are_several_coders() -> None:
    codings = [coding(1, OFFER, OFFER), coding(1, OFFER, replace(OFFER, act=Act.DEMAND)), coding(2, OFFER, OFFER)]
    act = found(codings, Field.ACT)
    assert (act.units, act.values) == (2, 5)
    assert act.percent == pytest.approx(100 * (1 + 2) / 5)


def test_what_only_one_stated_is_counted_beside_alpha_not_in_it() -> None:
    codings = [coding(1, OFFER, replace(OFFER, low=None, high=None)), coding(2, OFFER, OFFER)]
    assert found(codings, Field.LOW) == Agreement(None, 100, 1, 2, 1)


def test_settled_codings_count_as_they_were_coded_but_are_listed_no_more() -> None:
    differing = coding(1, OFFER, replace(OFFER, act=Act.DEMAND))
    settled = replace(differing, settled=True, first_now=differing.second)
    assert agreement_of(TALKS, [settled]) == agreement_of(TALKS, [differing])
    assert found([settled], Field.ACT).percent == 0
    assert disagreements(TALKS, [settled]) == []
    assert len(disagreements(TALKS, [differing])) == 1


def test_disagreements_are_those_of_today_by_statement_and_field() -> None:
    other = Coded(Act.DEMAND, None, None, None, None, 3)
    codings = [coding(2, OFFER, replace(OFFER, high=60.0)), coding(1, OFFER, other), coding(3, OFFER, OFFER)]
    assert disagreements(TALKS, codings) == [
        Disagreement("coding-1", 0, Field.ACT, Act.OFFER, Act.DEMAND),
        Disagreement("coding-1", 0, Field.LOW, 40.0, None),
        Disagreement("coding-1", 0, Field.HIGH, 50.0, None),
        Disagreement("coding-1", 0, Field.FIRMNESS, 2, None),
        Disagreement("coding-1", 0, Field.CREDIBILITY, 1, 3),
        Disagreement("coding-2", 1, Field.HIGH, 50.0, 60.0),
    ]
    corrected = [replace(one, first_now=one.second) for one in codings]
    assert disagreements(TALKS, corrected) == []


REVISED = snapshot([said("2022-03-21")], revised={"neutrality": [Revised(1, ((0, 0), (100, 50)))]})
BROKEN = snapshot([said("2022-03-21")], revised={"neutrality": [Revised(1, None)]})


def test_ranges_are_compared_on_the_present_scale() -> None:
    same = [coding(1, OFFER, replace(OFFER, low=20.0, high=25.0, scale_id="neutrality-2"))]
    assert disagreements(REVISED, same) == []
    assert found(same, Field.LOW, dossier=REVISED).percent == 100
    apart = [coding(1, OFFER, replace(OFFER, scale_id="neutrality-2"))]
    assert disagreements(REVISED, apart) == [
        Disagreement("coding-1", 0, Field.LOW, 20.0, 40.0),
        Disagreement("coding-1", 0, Field.HIGH, 25.0, 50.0),
    ]


def test_ranges_on_scales_that_cannot_be_compared_do_not_count() -> None:
    apart = [coding(1, OFFER, replace(OFFER, low=20.0, scale_id="neutrality-2"))]
    assert disagreements(BROKEN, apart) == []
    assert found(apart, Field.LOW, dossier=BROKEN).units == 0


def test_an_old_scale_that_both_are_on_still_shows_where_they_differ() -> None:
    both_old = [coding(1, OFFER, replace(OFFER, low=20.0))]
    assert disagreements(BROKEN, both_old) == [Disagreement("coding-1", 0, Field.LOW, 40.0, 20.0)]
    unstated = [coding(1, OFFER, replace(OFFER, low=None, high=None, scale_id="neutrality-2"))]
    assert [one.second for one in disagreements(BROKEN, unstated)] == [None, None]


def test_answers_hold_what_they_rest_on() -> None:
    (act, *_) = agreement_of(TALKS, [coding(1, OFFER, OFFER)])
    assert act == FieldAgreement(0, Field.ACT, Agreement(None, 100, 1, 2, 0))
