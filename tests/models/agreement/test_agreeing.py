from dataclasses import replace

import pytest

from models.agreement.agreeing import FieldAgreement, agreement_of, statements_behind
from models.agreement.alpha import Agreement
from models.agreement.codings import DoubleCoding
from models.agreement.columns import Field
from models.facts import NONE
from models.snapshot import Snapshot
from models.words import Act
from tests.models.agreement.coded import BROKEN, OFFER, REVISED, TALKS, coding


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


def test_codings_that_came_settled_tell_nothing_of_how_far_coders_agree() -> None:
    codings = [coding(1, OFFER, replace(OFFER, act=Act.DEMAND)), replace(coding(2, OFFER, OFFER), came_settled=True)]
    assert found(codings, Field.ACT).units == 1
    assert statements_behind(TALKS, codings, 0, Field.ACT).tolist() == [0]


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
    assert agreement_of(TALKS, [coding(9, OFFER, OFFER)]) == []


def test_several_analysts_are_several_coders() -> None:
    codings = [coding(1, OFFER, OFFER), coding(1, OFFER, replace(OFFER, act=Act.DEMAND)), coding(2, OFFER, OFFER)]
    act = found(codings, Field.ACT)
    assert (act.units, act.values, act.pairs) == (2, 5, 4)
    assert act.percent == pytest.approx(100 * (1 + 2) / 5)


def test_what_only_one_stated_is_counted_beside_alpha_not_in_it() -> None:
    codings = [coding(1, OFFER, replace(OFFER, low=None, high=None)), coding(2, OFFER, OFFER)]
    assert found(codings, Field.LOW) == Agreement(None, 100, 1, 2, 1, 1)


def test_settled_codings_count_as_they_were_coded() -> None:
    differing = coding(1, OFFER, replace(OFFER, act=Act.DEMAND))
    settled = replace(differing, settled=True, first_now=differing.second)
    assert agreement_of(TALKS, [settled]) == agreement_of(TALKS, [differing])
    assert found([settled], Field.ACT).percent == 0


def test_ranges_are_compared_on_the_present_scale() -> None:
    same = [coding(1, OFFER, replace(OFFER, low=20.0, high=25.0, scale_id="neutrality-2"))]
    assert found(same, Field.LOW, dossier=REVISED).percent == 100


def test_ranges_on_scales_that_cannot_be_compared_do_not_count() -> None:
    apart = [coding(1, OFFER, replace(OFFER, low=20.0, scale_id="neutrality-2"))]
    assert found(apart, Field.LOW, dossier=BROKEN).units == 0


def test_behind_a_figure_are_the_statements_that_two_gave_a_value_to() -> None:
    codings = [coding(4, OFFER, OFFER), coding(2, OFFER, replace(OFFER, firmness=None)), coding(1, OFFER, OFFER)]
    assert statements_behind(TALKS, codings, 0, Field.ACT).tolist() == [0, 1]
    assert statements_behind(TALKS, codings, 0, Field.FIRMNESS).tolist() == [0]
    assert statements_behind(TALKS, codings, NONE, Field.FIRMNESS).tolist() == [0, 3]
    assert statements_behind(TALKS, [], NONE, Field.ACT).tolist() == []


def test_answers_hold_what_they_rest_on() -> None:
    (act, *_) = agreement_of(TALKS, [coding(1, OFFER, OFFER)])
    assert act == FieldAgreement(0, Field.ACT, Agreement(None, 100, 1, 2, 1, 0))
