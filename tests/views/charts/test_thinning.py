"""Lines of very many points keep all that can be seen of them."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from views.charts.thinning import thinned

POINTS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 100)), max_size=120).map(sorted)


@given(POINTS)
def test_each_column_of_pixels_keeps_its_reach_and_its_ends(places: list[tuple[int, int]]) -> None:
    points = [QPointF(x / 10, y) for x, y in places]
    kept = thinned(points)
    assert all(point in points for point in kept)
    before, after = by_column(points), by_column(kept)
    assert before.keys() == after.keys()
    for column, heights in before.items():
        left = after[column]
        assert (min(left), max(left), left[0], left[-1]) == (min(heights), max(heights), heights[0], heights[-1])
        assert len(left) <= 4


def test_a_few_points_stay_as_they_are() -> None:
    points = [QPointF(0.0, 5.0), QPointF(0.5, 5.0), QPointF(1.0, 9.0)]
    assert thinned(points) == points
    assert thinned([]) == []


def by_column(points: list[QPointF]) -> dict[int, list[float]]:
    found: dict[int, list[float]] = defaultdict(list)
    for point in points:
        found[int(point.x())].append(point.y())
    return found
