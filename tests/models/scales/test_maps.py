from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UserError
from models.facts import NONE, Option, Scale
from models.scales.maps import ScaleMap, carried, check_map, map_text, proposed_map, read_map, way
from tests.models.analysis.dossiers import mappings
from tests.models.analysis.slow_scales import moved

CHAIN: ScaleMap = ((0, 0), (50, 20), (100, 100))
TURNED: ScaleMap = ((0, 100), (100, 0))


def at(values: list[float], mapping: ScaleMap) -> list[float]:
    found: list[float] = carried(np.array(values, dtype=np.float64), mapping).tolist()
    return found


def scale(version: int, after: int, mapping: ScaleMap | None) -> Scale:
    return Scale(f"scale-{version}", version, "", "", None, (), after, mapping)


FIRST = Scale("", 1, "", "", None, ())


def test_between_its_points_a_mapping_runs_in_proportion() -> None:
    assert at([0, 25, 50, 75, 100], CHAIN) == [0, 10, 20, 60, 100]
    assert at([0, 30, 100], TURNED) == [100, 70, 0]


def test_beyond_its_points_a_mapping_runs_on_to_the_ends_of_the_scale() -> None:
    assert at([0, 10, 20, 80, 90, 100], ((20, 10), (80, 90))) == [0, 0, 10, 90, 100, 100]
    assert at([0, 40, 100], ((40, 50), (60, 60))) == [30, 50, 80]


@given(st.floats(0, 100))
def test_a_mapping_onto_itself_changes_nothing(value: float) -> None:
    assert at([value], ((0, 0), (100, 100))) == pytest.approx([value], abs=1e-6)


@given(mappings().filter(bool), st.integers(0, 20))
def test_points_are_taken_over_as_the_definition_says(mapping: ScaleMap, step: int) -> None:
    assert at([5.0 * step], mapping) == [moved(5.0 * step, mapping)]


@given(mappings())
def test_what_is_written_is_read_back(mapping: ScaleMap | None) -> None:
    assert read_map(map_text(mapping)) == mapping


@pytest.mark.parametrize(
    "text",
    ["", "x", "3", "{}", "[]", "[[0,0]]", "[[0]]", "[[0,null],[1,2]]", "[[0,0],[0,100]]", "[[0,NaN],[100,1]]",
     "[[0,0],[50,100],[100,0]]", "[[0,0],[100,101]]", "[" * 100_000],
)  # fmt: skip
def test_what_is_no_mapping_compares_nothing(text: str) -> None:
    assert read_map(text) is None


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        (((0, 0),), "at least two points"),
        (((0, 0), (100, 120)), "from 0 to 100"),
        (((0, 0), (0, 40), (100, 100)), "one place"),
        (((0, 0), (50, 80), (100, 40)), "keep the order"),
        (((0, 40), (100, 40)), "not comparable"),
    ],
)
def test_what_a_mapping_must_not_be_is_said(mapping: ScaleMap, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        check_map(mapping)


def test_the_way_to_the_present_scale_goes_through_all_revisions() -> None:
    scales = (FIRST, scale(2, 1, CHAIN), scale(3, 2, TURNED))
    assert way(scales, 3) == ()
    assert way(scales, 2) == (TURNED,)
    assert way(scales, 1) == (CHAIN, TURNED)


def test_the_way_is_broken_by_a_revision_that_compares_nothing() -> None:
    scales = (FIRST, scale(2, 1, None), scale(3, 2, TURNED))
    assert way(scales, 2) == (TURNED,)
    assert way(scales, 1) is None
    assert way(scales, NONE) is None


def test_of_two_revisions_of_one_scale_made_apart_the_later_is_present_and_the_other_leads_nowhere() -> None:
    scales = (FIRST, scale(2, 1, CHAIN), scale(3, 1, TURNED))
    assert way(scales, 1) == (TURNED,)
    assert way(scales, 2) is None
    assert way((FIRST, scale(2, 0, CHAIN)), 1) is None


def options(*points: tuple[float, str]) -> tuple[Option, ...]:
    return tuple(Option("", value, label, "") for value, label in points)


def proposed(old: tuple[tuple[float, str], ...], new: tuple[tuple[float, str], ...]) -> ScaleMap:
    return proposed_map(replace(FIRST, options=options(*old)), options(*new))


def test_points_of_the_same_name_are_proposed_to_lie_on_each_other_and_ends_on_ends() -> None:
    assert proposed(((40, "Guarantees"), (60, "limits")), ((30, "guarantees "), (70, "ceilings"))) == (
        (0, 0), (40, 30), (100, 100),
    )  # fmt: skip
    assert proposed(((0, "goal"), (60, "limits")), ((10, "goal"), (60, "limits"))) == ((0, 10), (60, 60), (100, 100))


def test_a_scale_read_from_its_other_end_is_proposed_to_run_backwards() -> None:
    old, new = ((0, "a"), (40, "b"), (100, "c")), ((0, "c"), (60, "b"), (100, "a"))
    assert proposed(old, new) == ((0, 100), (40, 60), (100, 0))


def test_a_point_that_breaks_the_order_of_the_others_is_left_out() -> None:
    old = ((20, "a"), (40, "b"), (60, "c"), (80, "d"))
    new = ((20, "a"), (90, "b"), (60, "c"), (80, "d"))
    assert proposed(old, new) == ((0, 0), (20, 20), (60, 60), (80, 80), (100, 100))


points = st.lists(st.tuples(st.integers(0, 10).map(lambda value: 10.0 * value), st.sampled_from("abcdef")), max_size=6)
scales_drawn = points.map(lambda listed: tuple({value: (value, name) for value, name in listed}.values()))


@given(scales_drawn, scales_drawn)
def test_whatever_is_proposed_can_be_stored(
    old: tuple[tuple[float, str], ...], new: tuple[tuple[float, str], ...]
) -> None:
    found = proposed(old, new)
    if len({value for _, value in found}) > 1:
        check_map(found)
