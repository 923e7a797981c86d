import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis.gap import Convergence, concession, convergence, gap, overlap
from models.analysis.positions import Ranges
from tests.models.analysis import slow

Span = tuple[float, float] | None

spans = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda ends: tuple(sorted(map(float, ends))))
maybe_spans = st.none() | spans


def columns(*found: Span) -> Ranges:
    """These ranges as two arrays."""
    low, high = zip(*((np.nan, np.nan) if each is None else each for each in found), strict=True)
    return np.array(low), np.array(high)


def split(old_a: Span, new_a: Span, old_b: Span, new_b: Span) -> Convergence:
    return convergence(columns(old_a), columns(new_a), columns(old_b), columns(new_b))


def test_the_gap_of_istanbul_on_neutrality_falls_from_20_to_7() -> None:
    ukraine = columns((35, 45), (50, 58))
    russia = columns((65, 85), (65, 85))
    assert gap(*ukraine, *russia).tolist() == [20, 7]


def test_ranges_that_meet_have_no_gap_and_an_overlap() -> None:
    one, other = columns((10, 30), (10, 30), (10, 30)), columns((20, 40), (30, 40), (40, 50))
    assert gap(*one, *other).tolist() == [0, 0, 10]
    low, high = overlap(*one, *other)
    assert low[:2].tolist() == [20, 30]
    assert high[:2].tolist() == [30, 30]
    assert np.isnan([low[2], high[2]]).all()


def test_nothing_is_known_of_a_gap_while_a_side_has_stated_nothing() -> None:
    stated, silent = columns((10, 30)), columns(None)
    for one, other in ((stated, silent), (silent, stated), (silent, silent)):
        assert np.isnan(gap(*one, *other)).all()
        assert np.isnan(overlap(*one, *other)).all()
        assert np.isnan(concession(one, other, stated)).all()
    assert np.isnan(concession(stated, stated, silent)).all()


def test_a_concession_is_toward_the_others_old_centre() -> None:
    russia = columns((65, 85))
    assert concession(columns((35, 45)), columns((50, 58)), russia).tolist() == [14]
    assert concession(columns((50, 58)), columns((35, 45)), russia).tolist() == [-14]
    assert concession(columns((70, 70)), columns((90, 90)), russia).tolist() == [-10]


def test_who_passed_to_the_other_side_of_the_old_centre_by_as_many_tenths_conceded_nothing() -> None:
    assert concession(columns((3.7, 3.7)), columns((11.1, 11.1)), columns((7.4, 7.4))).tolist() == [0]


def test_a_gap_closed_by_one_side_is_that_sides_doing() -> None:
    assert [part.tolist() for part in split((30, 40), (40, 50), (60, 70), (60, 70))] == [[10], [10], [0], [0]]
    assert [part.tolist() for part in split((30, 40), (30, 40), (60, 70), (50, 60))] == [[10], [0], [10], [0]]


def test_a_gap_closed_by_a_wider_range_about_the_same_centre_is_mere_widening() -> None:
    assert [part.tolist() for part in split((30, 40), (20, 50), (60, 70), (60, 70))] == [[10], [0], [0], [10]]


def test_one_end_that_moves_toward_the_other_is_half_move_and_half_widening() -> None:
    assert [part.tolist() for part in split((30, 40), (30, 50), (60, 70), (60, 70))] == [[10], [5], [0], [5]]


def test_sides_that_met_half_way_share_the_fall_and_a_retreat_is_negative() -> None:
    assert [part.tolist() for part in split((0, 0), (50, 50), (100, 100), (50, 50))] == [[100], [50], [50], [0]]
    assert [part.tolist() for part in split((40, 40), (20, 20), (60, 60), (60, 60))] == [[-20], [-20], [0], [0]]


@pytest.mark.parametrize("missing", range(4))
def test_convergence_is_not_known_while_one_range_is_not_stated(missing: int) -> None:
    moments: list[Span] = [(10, 20), (20, 30), (60, 70), (50, 60)]
    moments[missing] = None
    assert np.isnan(np.concatenate(split(*moments))).all()


@given(maybe_spans, maybe_spans)
def test_the_gap_is_what_the_definition_says_and_has_no_sides(one: Span, other: Span) -> None:
    found = gap(*columns(one), *columns(other))
    expected = slow.gap(one, other)
    assert np.array_equal(found, [np.nan if expected is None else expected], equal_nan=True)
    assert np.array_equal(found, gap(*columns(other), *columns(one)), equal_nan=True)


@given(spans, spans)
def test_two_ranges_have_either_a_gap_or_an_overlap(one: Span, other: Span) -> None:
    low, _high = overlap(*columns(one), *columns(other))
    assert (gap(*columns(one), *columns(other)) > 0) == np.isnan(low)


@settings(deadline=None)
@given(spans, spans, spans, spans)
def test_the_parts_of_a_convergence_add_up_to_the_fall(old_a: Span, new_a: Span, old_b: Span, new_b: Span) -> None:
    found = split(old_a, new_a, old_b, new_b)
    before, after = slow.gap(old_a, old_b), slow.gap(new_a, new_b)
    assert before is not None
    assert after is not None
    assert found.fall[0] == before - after
    assert found.by_a[0] + found.by_b[0] + found.by_widening[0] == pytest.approx(before - after, abs=1e-9)


@settings(deadline=None)
@given(spans, spans, spans, spans)
def test_convergence_does_not_prefer_a_side_or_an_end_of_the_scale(
    old_a: Span, new_a: Span, old_b: Span, new_b: Span
) -> None:
    straight = split(old_a, new_a, old_b, new_b)
    swapped = split(old_b, new_b, old_a, new_a)
    turned = split(*((100 - each[1], 100 - each[0]) for each in (old_a, new_a, old_b, new_b) if each))
    assert straight.by_a[0] == pytest.approx(swapped.by_b[0], abs=1e-9)
    assert straight.by_widening[0] == pytest.approx(swapped.by_widening[0], abs=1e-9)
    assert np.concatenate(turned) == pytest.approx(np.concatenate(straight), abs=1e-9)


@settings(deadline=None)
@given(spans, spans, spans)
def test_a_side_that_stays_does_nothing(old_a: Span, new_a: Span, held_b: Span) -> None:
    assert split(old_a, new_a, held_b, held_b).by_b[0] == 0
