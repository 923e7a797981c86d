"""Alpha held against published examples and against a slow twin written straight from the definition."""

from collections.abc import Callable, Sequence
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement.alpha import Agreement, Level, agreement

NONE = float("nan")

Table = list[list[float]]


def table(*coders: str) -> Table:
    """A row for each coder: digits and letters are codes, a dot is no value."""
    return [[NONE if code == "." else float(int(code, 36)) for code in coder] for coder in coders]


BINARY = table("0100000010", "1110010000")
"""Krippendorff 2011, example A: Meg and Owen."""

NOMINAL = table("aabbdcccedda", "babbbccceddd")
"""Krippendorff 2011, example B: Ben and Gerry."""

INCOMPLETE = table("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Krippendorff 2011, example C: four observers, values missing."""

THREE_CODERS = table(".....34121133.3", "1.213343.......", "..21344.21133.4")
"""The example of Wikipedia's article on alpha."""


@pytest.mark.parametrize(
    ("codes", "level", "alpha"),
    [
        (BINARY, Level.NOMINAL, 0.095),
        (NOMINAL, Level.NOMINAL, 0.692),
        (INCOMPLETE, Level.NOMINAL, 0.743),
        (INCOMPLETE, Level.ORDINAL, 0.815),
        (INCOMPLETE, Level.INTERVAL, 0.849),
        (THREE_CODERS, Level.NOMINAL, 0.691),
        (THREE_CODERS, Level.INTERVAL, 0.811),
    ],
)
def test_alpha_is_as_published(codes: Table, level: Level, alpha: float) -> None:
    assert agreement(codes, level).alpha == pytest.approx(alpha, abs=0.0005)


def test_what_alpha_rests_on_stands_beside_it() -> None:
    found = agreement(INCOMPLETE, Level.NOMINAL)
    assert (found.units, found.values, found.alone) == (11, 40, 1)
    assert agreement(BINARY, Level.NOMINAL).percent == 60
    assert agreement(NOMINAL, Level.NOMINAL).percent == 75


@pytest.mark.parametrize("codes", [[], [[]], [[], []], table("...", "..."), table("12.", "..3"), table("123")])
def test_nothing_is_known_of_agreement_where_nothing_was_coded_twice(codes: Table) -> None:
    found = agreement(codes, Level.INTERVAL)
    assert (found.alpha, found.percent, found.units, found.values) == (None, None, 0, 0)


@pytest.mark.parametrize("level", Level)
def test_coders_who_always_say_the_same_show_nothing_of_their_reliability(level: Level) -> None:
    assert agreement(table("3333.", "33331"), level) == Agreement(None, 100, 4, 8, 4, 1)


@pytest.mark.parametrize("level", Level)
def test_perfect_agreement_is_1_and_opposite_codes_are_below_0(level: Level) -> None:
    assert agreement(table("12341", "12341"), level).alpha == 1
    opposed = agreement(table("1414", "4141"), level)
    assert opposed.alpha is not None
    assert opposed.alpha < 0
    assert opposed.percent == 0


def test_near_misses_matter_less_the_more_the_numbers_mean() -> None:
    near, far = table("12345", "12344"), table("12345", "12341")
    for level in (Level.ORDINAL, Level.INTERVAL):
        assert (agreement(near, level).alpha or 0) > (agreement(far, level).alpha or 0)
    assert (agreement(near, Level.INTERVAL).alpha or 0) > (agreement(near, Level.NOMINAL).alpha or 0)


codes = st.integers(1, 5).flatmap(
    lambda coders: st.lists(
        st.lists(st.sampled_from((NONE, 0.0, 1.0, 2.0, 3.0, 7.0)), min_size=coders, max_size=coders),
        min_size=1, max_size=8,
    )
).map(lambda units: [list(row) for row in zip(*units, strict=True)])  # fmt: skip
levels = st.sampled_from(Level)


def slow(rows: Table, level: Level) -> float | None:
    """One minus the mean squared difference within units over that among all values, pair by pair."""
    units = [[value for value in unit if value == value] for unit in zip(*rows, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    if len(set(values)) < 2:
        return None

    def difference(one: float, other: float) -> float:
        if level is Level.NOMINAL:
            return float(one != other)
        if level is Level.INTERVAL:
            return (one - other) ** 2
        low, high = sorted((one, other))
        return (sum(low <= value <= high for value in values) - (values.count(low) + values.count(high)) / 2) ** 2

    observed = sum(difference(*pair) / (len(unit) - 1) for unit in units for pair in permutations(unit, 2))
    expected = sum(difference(*pair) for pair in permutations(values, 2)) / (len(values) - 1)
    return 1 - observed / expected


def same(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else one == pytest.approx(other, abs=1e-9)


def mapped(rows: Table, change: Callable[[float], float]) -> Table:
    return [[change(value) for value in row] for row in rows]


@given(codes, levels)
@settings(max_examples=100)
def test_alpha_is_what_the_definition_says(rows: Table, level: Level) -> None:
    assert same(agreement(rows, level).alpha, slow(rows, level))


@given(codes, levels, st.data())
@settings(max_examples=60)
def test_the_order_of_coders_and_units_makes_no_difference(rows: Table, level: Level, data: st.DataObject) -> None:
    coders = data.draw(st.permutations(range(len(rows))))
    units = data.draw(st.permutations(range(len(rows[0]))))
    first, second = agreement(rows, level), agreement(np.array(rows)[coders][:, units], level)
    assert same(first.alpha, second.alpha)
    assert same(first.percent, second.percent)
    assert (first.units, first.values, first.alone) == (second.units, second.values, second.alone)


@given(codes, st.permutations((0.0, 1.0, 2.0, 3.0, 7.0)))
@settings(max_examples=60)
def test_names_may_be_other_names(rows: Table, names: Sequence[float]) -> None:
    renamed = mapped(rows, lambda value: dict(zip((0.0, 1.0, 2.0, 3.0, 7.0), names, strict=True)).get(value, NONE))
    assert same(agreement(rows, Level.NOMINAL).alpha, agreement(renamed, Level.NOMINAL).alpha)


@given(codes)
@settings(max_examples=60)
def test_of_ranks_only_the_order_counts_and_it_may_be_reversed(rows: Table) -> None:
    expected = agreement(rows, Level.ORDINAL).alpha
    assert same(expected, agreement(mapped(rows, lambda value: value**3 + 1), Level.ORDINAL).alpha)
    assert same(expected, agreement(mapped(rows, lambda value: -value), Level.ORDINAL).alpha)


@given(codes, st.integers(-9, 9).filter(bool), st.integers(-100, 100))
@settings(max_examples=60)
def test_scales_may_have_another_zero_and_another_unit(rows: Table, unit: int, zero: int) -> None:
    moved = mapped(rows, lambda value: unit * value + zero)
    assert same(agreement(rows, Level.INTERVAL).alpha, agreement(moved, Level.INTERVAL).alpha)


@given(codes, levels)
@settings(max_examples=60)
def test_what_one_coder_only_saw_changes_nothing_but_is_counted(rows: Table, level: Level) -> None:
    more = [[*row, 9.0 if coder == 0 else NONE] for coder, row in enumerate(rows)]
    before, after = agreement(rows, level), agreement(more, level)
    assert (after.alpha, after.percent, after.units, after.values) == (
        before.alpha, before.percent, before.units, before.values,
    )  # fmt: skip
    assert after.alone == before.alone + 1


@given(codes, levels)
@settings(max_examples=60)
def test_alpha_is_1_where_all_agree_and_nowhere_else(rows: Table, level: Level) -> None:
    found = agreement(rows, level)
    assert found.alpha is None or (found.alpha <= 1 and (found.alpha == 1) == (found.percent == 100))
