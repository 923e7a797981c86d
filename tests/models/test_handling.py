"""One rule for all that leaves the house: copies, exports and briefings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.handling import narrowest, told_within
from models.words import HANDLINGS

MARKS = st.sampled_from(HANDLINGS)


@given(MARKS, MARKS)
def test_a_narrower_circle_is_told_all_that_a_wider_one_is(one: str, other: str) -> None:
    wide, narrow = sorted((one, other), key=HANDLINGS.index)
    assert told_within(wide, unmarked=False) <= told_within(narrow, unmarked=False)


@given(MARKS)
def test_nothing_for_a_narrower_circle_is_told(mark: str) -> None:
    assert narrowest(told_within(mark, unmarked=True)) == mark


@pytest.mark.parametrize("mark", HANDLINGS)
def test_what_bears_no_mark_is_told_only_where_that_is_said(mark: str) -> None:
    assert "" not in told_within(mark, unmarked=False)
    assert "" in told_within(mark, unmarked=True)


def test_where_no_circle_is_named_what_bears_no_mark_is_told_and_what_is_for_less_than_all_is_not() -> None:
    assert told_within("", unmarked=False) == {"", "CLEAR"}


def test_the_narrowest_of_no_marks_is_none() -> None:
    assert narrowest(["", ""]) == ""
    assert narrowest(["GREEN", "", "AMBER+STRICT", "AMBER"]) == "AMBER+STRICT"
