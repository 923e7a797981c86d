import itertools

from hypothesis import given
from hypothesis import strategies as st

from views.scale.geometry import Upright, spread, thinned

heights = st.lists(st.floats(0, 200), max_size=12).map(sorted)


def test_100_stands_at_the_top() -> None:
    scale = Upright(10, 210)
    assert [scale.y_of(value) for value in (0, 50, 100)] == [210, 110, 10]
    assert [scale.value_at(y) for y in (500, 210, 109, 10, -5)] == [0, 0, 50, 100, 100]


@given(heights)
def test_labels_never_overlap_and_stay_inside_where_there_is_room(wanted: list[float]) -> None:
    placed = spread(wanted, 14, 7, 193)
    assert all(later - earlier >= 14 - 1e-9 for earlier, later in itertools.pairwise(placed))
    assert all(7 - 1e-9 <= height <= 193 + 1e-9 for height in placed)


@given(st.lists(st.integers(0, 4), max_size=5))
def test_labels_with_room_stand_where_they_belong(steps: list[int]) -> None:
    wanted = [20.0 + 40 * place for place, _ in enumerate(steps)]
    assert spread(wanted, 14, 7, 193) == wanted


def test_the_ends_and_what_is_near_the_range_are_labelled_first() -> None:
    assert thinned([0, 10, 20, 30, 100], 3, (28, 33)) == [0, 3, 4]
    assert thinned([0, 10, 20], 9, ()) == [0, 1, 2]
    assert thinned([], 3, ()) == []
