import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.ledger import Ledger
from models.analysis.reciprocity import Answered, Reciprocity, Trend, rank_correlation, reciprocity
from models.snapshot import ints
from tests.models.analysis import slow_reciprocity

Sizes = list[list[float | None]]
"""Concessions by round and issue; None is no figure."""

nan = np.nan


def found(first: Sizes, second: Sizes, issues: list[int] | None = None) -> Reciprocity:
    size = np.array([[[nan if one is None else one for one in of] for of in side] for side in (first, second)])
    size = np.moveaxis(size.reshape(2, len(first), len(first[0]) if first else 1), 0, -1)
    none = ints(np.full(size.shape, -1))
    made = Ledger(((0, 1), (1, 0)), size, np.full(size.shape[1:], nan), none, none, none)
    return reciprocity(made, 0, 1, issues)


def column(*figures: float | None) -> Sizes:
    return [[figure] for figure in figures]


def test_a_hand_worked_exchange() -> None:
    both = found(column(None, 10, 0, 5, 8), column(None, 0, 4, -2, 6))
    assert both.after_first == Answered(times=2, of=2, unknown=1)
    assert both.after_second == Answered(times=1, of=1, unknown=1)
    assert both.first_trend == Trend(larger=3, smaller=3, pairs=6)
    assert both.second_trend == Trend(larger=4, smaller=2, pairs=6)
    assert both.common.tolist() == [1, 2, 3, 4]
    assert (both.first_sum, both.second_sum, both.ratio) == (23, 8, 23 / 8)


def test_a_round_without_a_figure_is_no_round_without_a_concession() -> None:
    both = found(column(10, 10, 10), column(None, None, 3))
    assert both.after_first == Answered(times=1, of=1, unknown=2)
    assert both.common.tolist() == [2]
    assert both.first_sum == 10


def test_a_round_is_the_net_of_the_issues_that_are_looked_at() -> None:
    both = found([[10, -4], [None, 2], [None, None]], [[1, 1], [1, 1], [1, 1]])
    assert both.first.tolist()[:2] == [6, 2]
    assert np.isnan(both.first[2])
    assert found([[10, -4]], [[1, 2]], issues=[1]).first.tolist() == [-4]


def test_two_rounds_in_which_tenths_come_to_as_much_are_alike() -> None:
    both = found([[0.1, 0.2], [0.3, 0]], [[0, 0], [0, 0]])
    assert both.first_trend == Trend(larger=0, smaller=0, pairs=1)


def test_no_ratio_where_a_party_did_not_concede_on_the_whole() -> None:
    assert found(column(10), column(0)).ratio is None
    assert found(column(10), column(-5)).ratio is None
    assert found(column(None), column(None)).ratio is None


def test_no_correlation_under_five_rounds_that_have_figures_of_both() -> None:
    four = found(column(1, 2, 3, 4, None), column(4, 3, 2, 1, 0))
    assert (four.correlation, four.has_too_few_rounds) == (None, True)
    five = found(column(1, 2, 3, 4, 9), column(4, 3, 2, 1, 0))
    assert (five.correlation, five.has_too_few_rounds) == (pytest.approx(-1), False)


def test_no_correlation_where_all_figures_of_a_party_are_alike() -> None:
    both = found(column(1, 2, 3, 4, 5), column(0, 0, 0, 0, 0))
    assert (both.correlation, both.has_too_few_rounds) == (None, False)


def test_equal_figures_share_their_mean_rank() -> None:
    assert rank_correlation(np.array([1.0, 1, 3]), np.array([5.0, 7, 9])) == pytest.approx(0.8660254)


def test_without_rounds_nothing_is_known() -> None:
    both = found([], [])
    assert both.after_first == Answered(0, 0, 0)
    assert both.first_trend == Trend(0, 0, 0)
    assert both.has_too_few_rounds


def test_two_pairs_that_are_not_one_are_refused() -> None:
    none = ints(np.zeros((1, 1, 2)))
    made = Ledger(((0, 1), (2, 0)), np.zeros((1, 1, 2)), np.zeros((1, 2)), none, none, none)
    with pytest.raises(ValueError, match="one pair"):
        reciprocity(made, 0, 1)


figures = st.none() | st.integers(-3, 3).map(float)
sides = st.integers(1, 8).flatmap(
    lambda rounds: st.tuples(
        *[st.lists(st.lists(figures, min_size=2, max_size=2), min_size=rounds, max_size=rounds)] * 2
    )
)


@given(sides)
def test_reciprocity_is_what_the_definitions_say(both: tuple[Sizes, Sizes]) -> None:
    made = found(*both)
    first, second = (slow_reciprocity.by_round(side) for side in both)
    assert [None if np.isnan(one) else one for one in made.first.tolist()] == first
    assert [None if np.isnan(one) else one for one in made.second.tolist()] == second
    assert made.after_first == Answered(*slow_reciprocity.answered(first, second))
    assert made.after_second == Answered(*slow_reciprocity.answered(second, first))
    assert made.first_trend == Trend(*slow_reciprocity.trend(first))
    common = [(one, other) for one, other in zip(first, second, strict=True) if one is not None and other is not None]
    assert (made.first_sum, made.second_sum) == (sum(one for one, _ in common), sum(other for _, other in common))
    expected = slow_reciprocity.correlation(*zip(*common, strict=True)) if len(common) >= 5 else None
    assert made.correlation == (None if expected is None else pytest.approx(expected))
