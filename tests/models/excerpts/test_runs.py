from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models.excerpts.runs import around_one_change, common_runs
from models.excerpts.tokens import Places

few_words = st.lists(st.integers(0, 5), max_size=40)


def column(*words: int) -> Places:
    return np.array(words, dtype=np.int64)


def pairs(found: tuple[Places, Places]) -> list[tuple[int, int]]:
    return list(zip(found[0].tolist(), found[1].tolist(), strict=True))


def test_runs_that_occur_once_in_each_text_pin_them_together() -> None:
    old, new = column(1, 2, 3, 9, 4, 5, 6), column(1, 2, 3, 8, 8, 4, 5, 6)
    assert pairs(common_runs(old, new, length=3, margin=0)) == [(0, 0), (1, 1), (2, 2), (4, 5), (5, 6), (6, 7)]
    assert pairs(common_runs(old, new, length=3, margin=1)) == [(1, 1), (5, 6)]


def test_runs_that_occur_twice_pin_nothing() -> None:
    assert pairs(common_runs(column(1, 2, 3, 1, 2, 3), column(1, 2, 3), length=3, margin=0)) == []


def test_of_runs_that_changed_places_the_more_stay() -> None:
    old, new = column(1, 2, 11, 12, 13, 14), column(11, 12, 13, 14, 1, 2)
    assert pairs(common_runs(old, new, length=2, margin=0)) == [(2, 0), (3, 1), (4, 2), (5, 3)]


@given(few_words, few_words, st.integers(1, 4), st.integers(0, 3))
@settings(max_examples=100)
def test_pins_are_equal_words_in_order(old: list[int], new: list[int], length: int, margin: int) -> None:
    found = pairs(common_runs(column(*old), column(*new), length, margin))
    assert all(old[one] == new[other] for one, other in found)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))


def test_an_addition_leaves_all_else_in_its_place() -> None:
    assert pairs(around_one_change(column(1, 1, 1), column(1, 1, 7, 1))) == [(0, 0), (1, 1), (2, 3)]
    assert pairs(around_one_change(column(1, 1, 7, 1), column(1, 1, 1))) == [(0, 0), (1, 1), (3, 2)]


def test_an_addition_that_repeats_its_neighbours_leaves_them_in_doubt() -> None:
    assert pairs(around_one_change(column(5, 1, 1, 6), column(5, 1, 1, 1, 6))) == [(0, 0), (3, 4)]
    assert pairs(around_one_change(column(1, 1), column(1, 1, 1))) == []


def test_two_changes_are_not_one() -> None:
    assert pairs(around_one_change(column(1, 2, 3), column(7, 1, 2, 3, 8))) == []


@given(few_words, st.lists(st.integers(0, 5), min_size=1, max_size=6), st.data())
@settings(max_examples=100)
def test_what_is_paired_around_one_addition_would_be_wherever_it_was_made(
    old: list[int], added: list[int], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(old)))
    new = old[:place] + added + old[place:]
    possible = [at for at in range(len(old) + 1) if old[:at] + new[at : at + len(added)] + old[at:] == new]
    sure = [
        (word, word + (len(added) if word >= possible[0] else 0))
        for word in range(len(old))
        if all((word >= at) == (word >= possible[0]) for at in possible)
    ]
    assert pairs(around_one_change(column(*old), column(*new))) == sure
