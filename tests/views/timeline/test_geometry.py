from hypothesis import given
from hypothesis import strategies as st

from views.timeline.geometry import SPACING, Geometry

geometries = st.builds(
    Geometry, st.floats(560, 4000), st.floats(320, 3000), st.floats(0, 5000),
    st.lists(st.integers(44, 480), max_size=80).map(tuple), st.integers(0, 4),
)  # fmt: skip


@given(geometry=geometries)
def test_exactly_the_lanes_that_can_be_seen_are_painted(geometry: Geometry) -> None:
    for index in range(len(geometry.heights)):
        box, region = geometry.lane(index), geometry.region(index)
        if box.bottom() > region.top() + 1 and box.top() < region.bottom() - 1:
            assert index in geometry.visible()
        if index in geometry.visible():
            assert box.bottom() >= region.top() - 2 * SPACING
            assert box.top() < region.bottom() + SPACING


@given(geometry=geometries)
def test_pinned_lanes_stay_on_top_and_leave_room_for_those_that_scroll(geometry: Geometry) -> None:
    assert geometry.fixed <= geometry.pinned
    assert geometry.scrolling.height() >= geometry.lanes.height() * 0.3
    below = geometry.lanes.top()
    for index in range(geometry.fixed):
        assert geometry.lane(index).top() >= below
        below = geometry.lane(index).bottom()
    assert geometry.scrolling.top() >= below


@given(geometry=geometries, share=st.floats(0, 1))
def test_the_lane_under_a_height_is_the_one_that_is_seen_there(geometry: Geometry, share: float) -> None:
    y = geometry.lanes.top() + share * geometry.lanes.height()
    under = geometry.lane_at(y)
    seen = [
        index
        for index in geometry.visible()
        if geometry.lane(index).top() <= y < geometry.lane(index).bottom()
        and geometry.region(index).top() <= y < geometry.region(index).bottom()
    ]
    assert seen in ([], [under])


@given(geometry=geometries)
def test_a_lane_is_dragged_by_its_lower_edge(geometry: Geometry) -> None:
    for index in geometry.visible():
        edge = geometry.lane(index).bottom()
        if geometry.region(index).top() + 8 < edge < geometry.region(index).bottom() - 8:
            assert geometry.edge_at(edge + 2) == index
            assert geometry.edge_at(edge - 20) != index


@given(geometry=geometries)
def test_titles_options_and_lanes_stand_beside_each_other(geometry: Geometry) -> None:
    for index in geometry.visible():
        assert geometry.title(index).right() + geometry.option_width <= geometry.left + 1e-6
    assert geometry.left < geometry.right <= geometry.width
