from dataclasses import replace

from models.agreement.codings import Coded, DoubleCoding
from models.agreement.differing import Part, PartValue, differences
from models.snapshot import Snapshot
from models.words import Act
from tests.models.agreement.coded import BROKEN, OFFER, REVISED, TALKS, coding

Listed = list[tuple[str, int, dict[Part, tuple[PartValue, PartValue]]]]


def listed(snapshot: Snapshot, codings: list[DoubleCoding], *, settled: bool = False) -> Listed:
    found = differences(snapshot, codings, settled=settled)
    return [(one.coding.id, one.statement, dict(one.parts)) for one in found]


def test_what_differs_today_is_listed_by_statement_and_part() -> None:
    other = Coded(Act.DEMAND, None, None, None, None, 3)
    codings = [coding(2, OFFER, replace(OFFER, high=60.0)), coding(1, OFFER, other), coding(3, OFFER, OFFER)]
    assert listed(TALKS, codings) == [
        (
            "coding-1",
            0,
            {
                Part.ACT: (Act.OFFER, Act.DEMAND),
                Part.RANGE: ((40, 50), None),
                Part.FIRMNESS: (2, None),
                Part.CREDIBILITY: (1, 3),
            },
        ),
        ("coding-2", 1, {Part.RANGE: ((40, 50), (40, 60))}),
    ]
    corrected = [replace(one, first_now=one.second) for one in codings]
    assert listed(TALKS, corrected) == []


def test_what_is_settled_is_listed_apart_as_it_was_coded() -> None:
    differing = coding(1, OFFER, replace(OFFER, act=Act.DEMAND))
    settled = replace(differing, settled=True, first_now=differing.second)
    assert listed(TALKS, [settled]) == []
    assert listed(TALKS, [settled], settled=True) == [("coding-1", 0, {Part.ACT: (Act.OFFER, Act.DEMAND)})]
    assert listed(TALKS, [differing], settled=True) == []


def test_without_second_codings_nothing_differs() -> None:
    assert listed(TALKS, []) == []
    assert listed(TALKS, [coding(9, OFFER, replace(OFFER, firmness=1))]) == []


def test_ranges_are_compared_on_the_present_scale() -> None:
    same = [coding(1, OFFER, replace(OFFER, low=20.0, high=25.0, scale_id="neutrality-2"))]
    assert listed(REVISED, same) == []
    apart = [coding(1, OFFER, replace(OFFER, scale_id="neutrality-2"))]
    assert listed(REVISED, apart) == [("coding-1", 0, {Part.RANGE: ((20, 25), (40, 50))})]


def test_ranges_on_scales_that_cannot_be_compared_are_no_difference() -> None:
    apart = [coding(1, OFFER, replace(OFFER, low=20.0, scale_id="neutrality-2"))]
    assert listed(BROKEN, apart) == []


def test_an_old_scale_that_both_are_on_still_shows_where_they_differ() -> None:
    both_old = [coding(1, OFFER, replace(OFFER, low=20.0))]
    assert listed(BROKEN, both_old) == [("coding-1", 0, {Part.RANGE: ((40, 50), (20, 50))})]
    unstated = [coding(1, OFFER, replace(OFFER, low=None, high=None, scale_id="neutrality-2"))]
    assert listed(BROKEN, unstated) == [("coding-1", 0, {Part.RANGE: ((40, 50), None)})]
