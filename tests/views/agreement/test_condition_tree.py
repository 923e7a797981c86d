from hypothesis import given
from hypothesis import strategies as st

from models.analysis.dependencies import Dependency, cycles
from models.facts import NONE
from models.words import Standing
from views.agreement.condition_tree import Line, Onward, outline


def condition(place: int, issue: int, on: int, standing: Standing | None = None) -> Dependency:
    return Dependency(place, 0, issue, on, NONE, standing)


def told(*edges: tuple[int, int]) -> list[tuple[int, int, int | None, Onward]]:
    conditions = [condition(place, *edge) for place, edge in enumerate(edges)]
    return [(one.depth, one.issue, one.condition, one.onward) for one in outline(conditions, cycles(conditions))]


def test_a_chain_is_told_step_by_step_from_the_issue_that_no_other_waits_for() -> None:
    assert told((1, 2), (0, 1)) == [
        (0, 0, None, Onward.CHAIN),
        (1, 1, 1, Onward.CHAIN),
        (2, 2, 0, Onward.CHAIN),
    ]


def test_a_circle_ends_where_it_comes_back_on_its_own_branch() -> None:
    assert told((0, 1), (1, 0)) == [
        (0, 0, None, Onward.CHAIN),
        (1, 1, 0, Onward.CHAIN),
        (2, 0, 1, Onward.CIRCLE),
    ]


def test_what_is_told_already_is_referred_to() -> None:
    assert told((0, 2), (1, 2), (2, 3)) == [
        (0, 0, None, Onward.CHAIN),
        (1, 2, 0, Onward.CHAIN),
        (2, 3, 2, Onward.CHAIN),
        (0, 1, None, Onward.CHAIN),
        (1, 2, 1, Onward.ABOVE),
    ]


def test_a_condition_in_words_leads_no_further() -> None:
    assert told((0, NONE)) == [(0, 0, None, Onward.CHAIN), (1, NONE, 0, Onward.CHAIN)]


def test_what_was_met_and_goes_round_is_told_too() -> None:
    conditions = [condition(0, 0, 1, Standing.MET), condition(1, 1, 0, Standing.MET)]
    assert [one.condition for one in outline(conditions, cycles(conditions))] == [None, 0, 1]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 4)), max_size=10))
def test_every_condition_is_told_once_below_the_issue_that_waits(edges: list[tuple[int, int]]) -> None:
    conditions = [condition(place, *edge) for place, edge in enumerate(edges)]
    lines = outline(conditions, cycles(conditions))
    places = [one.condition for one in lines if one.condition is not None]
    assert sorted(places) == list(range(len(conditions)))
    above: dict[int, Line] = {}
    for line in lines:
        above[line.depth] = line
        if line.condition is not None:
            assert above[line.depth - 1].issue == conditions[line.condition].issue
