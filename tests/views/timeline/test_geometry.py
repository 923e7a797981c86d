from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from views.timeline.geometry import LANE_PADDING, SPACING, Geometry, value_y

geometries = st.builds(
    Geometry, st.floats(560, 4000), st.floats(320, 3000), st.floats(0, 5000), st.floats(60, 140), st.integers(0, 80)
)


@given(box=st.builds(QRectF, st.just(0.0), st.floats(-500, 500), st.just(100.0), st.floats(40, 400)))
def test_the_scale_runs_from_the_bottom_up_inside_the_lane(box: QRectF) -> None:
    ends = [value_y(box, value) for value in (0, 50, 100)]
    assert ends == sorted(ends, reverse=True)
    assert abs(ends[0] - (box.bottom() - LANE_PADDING)) < 1e-6
    assert abs(ends[2] - (box.top() + LANE_PADDING)) < 1e-6


@given(geometry=geometries)
def test_exactly_the_lanes_that_can_be_seen_are_painted(geometry: Geometry) -> None:
    region = geometry.lanes
    for index in range(geometry.lane_count):
        box = geometry.lane(index)
        if box.bottom() > region.top() + 1 and box.top() < region.bottom() - 1:
            assert index in geometry.visible()
        if index in geometry.visible():
            assert box.bottom() >= region.top() - 2 * SPACING
            assert box.top() < region.bottom() + 120


@given(geometry=geometries)
def test_titles_options_and_lanes_stand_beside_each_other(geometry: Geometry) -> None:
    title = geometry.title(0)
    assert title.right() + geometry.option_width <= geometry.left + 1e-6
    assert geometry.left < geometry.right <= geometry.width
