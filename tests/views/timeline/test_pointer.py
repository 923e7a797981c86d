from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from models.snapshot import to_day
from models.store import Store
from tests.views.timeline.timelines import MIDDLE, at_day, drag, id_of, move, painted, press, release
from views.document import Document
from views.filters import Filters, LaneOrder
from views.selection import Selection
from views.theme import LIGHT
from views.timeline.lane_order import LANE_HEIGHT, LaneKind
from views.timeline.view import TimelineView

MARCH = (to_day(date(2022, 3, 14)), to_day(date(2022, 3, 29)))


@pytest.mark.parametrize("y", [40, 300, 760])
def test_a_drag_over_lanes_rounds_or_days_selects_its_days(view: TimelineView, selection: Selection, y: int) -> None:
    drag(view, at_day(view, "2022-03-14", y), at_day(view, "2022-03-29", y))
    assert view.marked.period == MARCH
    drag(view, at_day(view, "2022-03-29", y + 3), at_day(view, "2022-03-14", y + 3))
    assert view.marked.period == MARCH
    assert selection.statement_id is None


def test_a_drag_over_marks_chooses_none_of_them(view: TimelineView, document: Document, selection: Selection) -> None:
    start = view.centre_of(id_of(document, "ST106"))
    assert start is not None
    drag(view, start, start + QPoint(120, 0))
    assert selection.statement_id is None
    assert view.marked.period is not None


def test_a_click_selects_no_days(view: TimelineView) -> None:
    drag(view, at_day(view, "2022-03-14"), at_day(view, "2022-03-14") + QPoint(2, 1))
    assert view.marked.period is None


def test_a_period_of_one_day_can_be_selected_in_a_near_view(view: TimelineView) -> None:
    view.show_days(MARCH[0], MARCH[0])
    drag(view, at_day(view, "2022-03-14"), at_day(view, "2022-03-14") + QPoint(12, 0))
    assert view.marked.period == (MARCH[0], MARCH[0])


def test_an_edge_of_the_period_can_be_moved(view: TimelineView) -> None:
    view.marked.choose_period(*MARCH)
    edge = QPoint(round(view.axis.x(MARCH[1] + 1)), 40)
    drag(view, edge, at_day(view, "2022-04-05"))
    assert view.marked.period == (MARCH[0], to_day(date(2022, 4, 5)))
    drag(view, QPoint(round(view.axis.x(MARCH[0])), 40), at_day(view, "2022-03-21"))
    assert view.marked.period == (to_day(date(2022, 3, 21)), to_day(date(2022, 4, 5)))


def test_a_drag_beyond_the_edge_pulls_more_days_into_sight(view: TimelineView, qtbot: QtBot) -> None:
    view.show_days(*MARCH)
    first = view.axis.first
    press(view, at_day(view, "2022-03-21"))
    move(view, QPoint(view.viewport().width() + 300, 40))
    qtbot.waitUntil(lambda: view.axis.first > first + 1)
    release(view, QPoint(view.viewport().width() + 300, 40))
    still = view.axis.first
    assert view.marked.period is not None
    assert view.marked.period[0] == to_day(date(2022, 3, 21))
    assert view.marked.period[1] <= view.axis.first + view.axis.span
    qtbot.wait(120)
    assert view.axis.first == still


def test_escape_leaves_everything_as_it_was_before_a_drag(view: TimelineView, qtbot: QtBot) -> None:
    view.marked.choose_period(*MARCH)
    press(view, at_day(view, "2022-04-01"))
    move(view, at_day(view, "2022-04-09"))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    release(view, at_day(view, "2022-04-09"))
    assert view.marked.period == MARCH
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.marked.period is None


def test_a_window_that_is_resized_or_hidden_while_days_are_drawn_is_no_trouble(view: TimelineView) -> None:
    press(view, at_day(view, "2022-03-14"))
    move(view, at_day(view, "2022-03-20"))
    view.resize(900, 500)
    painted(view)
    move(view, at_day(view, "2022-03-29"))
    release(view, at_day(view, "2022-03-29"))
    assert view.marked.period == MARCH
    press(view, at_day(view, "2022-03-14"))
    move(view, at_day(view, "2022-03-20"))
    view.hide()
    view.show()
    move(view, at_day(view, "2022-03-22"))
    assert view.marked.period == MARCH


def test_the_middle_button_and_the_space_bar_move_the_days(view: TimelineView, qtbot: QtBot) -> None:
    start = QPoint(600, 300)
    under = view.axis.day(start.x())
    drag(view, start, start + QPoint(-120, 0), MIDDLE)
    assert view.axis.day(start.x() - 120) == pytest.approx(under)
    qtbot.keyPress(view, Qt.Key.Key_Space)
    drag(view, start + QPoint(-120, 0), start)
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert view.axis.day(start.x()) == pytest.approx(under)
    assert view.marked.period is None


def test_a_lane_is_made_higher_by_its_lower_edge_and_as_it_was_by_a_double_click(
    view: TimelineView, qtbot: QtBot
) -> None:
    edge = view.geometry_now().lane(0).bottom()
    drag(view, QPoint(20, round(edge)), QPoint(20, round(edge) + 40))
    key = view.lane_keys[0]
    assert view.arrangement.height(key) == LANE_HEIGHT + 40
    painted(view)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, round(edge) + 40))
    assert view.arrangement.height(key) == LANE_HEIGHT


def test_a_lane_is_put_elsewhere_by_its_title(view: TimelineView, document: Document, filters: Filters) -> None:
    geometry, issues = view.geometry_now(), document.snapshot.issues
    start, end = (geometry.title(place).center().toPoint() for place in (0, 2))
    drag(view, start, end)
    assert filters.order == LaneOrder.OWN
    assert [key.id for key in view.lane_keys[:3]] == [issues[1].id, issues[2].id, issues[0].id]
    drag(view, end, QPoint(20, -400))
    assert [key.id for key in view.lane_keys[:2]] == [issues[0].id, issues[1].id]


def test_lanes_on_top_and_the_others_each_keep_to_themselves(view: TimelineView, document: Document) -> None:
    issues = document.snapshot.issues
    for place in (4, 6):
        view.arrangement.pin(next(key for key in view.lane_keys if key.id == issues[place].id))
    painted(view)
    geometry = view.geometry_now()
    drag(view, geometry.title(0).center().toPoint(), geometry.title(3).center().toPoint())
    assert [key.id for key in view.lane_keys[:3]] == [issues[6].id, issues[4].id, issues[0].id]
    assert all(key.kind == LaneKind.ISSUE for key in view.lane_keys)


def test_an_empty_dossier_can_be_dragged_over(
    qtbot: QtBot, store: Store, selection: Selection, filters: Filters
) -> None:
    document = Document(store)
    made = TimelineView(document, selection, filters, LIGHT)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    painted(made)
    drag(made, QPoint(400, 100), QPoint(600, 120))
    drag(made, QPoint(20, 100), QPoint(20, 220))
    drag(made, QPoint(400, 100), QPoint(300, 120), MIDDLE)
    document.close()


def test_within_a_lane_days_are_drawn_down_to_its_lower_edge_and_below_it_the_lane_is_resized(
    view: TimelineView,
) -> None:
    lane = view.geometry_now().lane(0)
    x, edge, key = round(lane.center().x()), round(lane.bottom()), view.lane_keys[0]
    drag(view, QPoint(x, edge - 2), QPoint(x + 60, edge - 2))
    assert view.marked.period is not None
    assert view.arrangement.height(key) == LANE_HEIGHT
    drag(view, QPoint(x, edge + 3), QPoint(x, edge + 23))
    assert view.arrangement.height(key) == LANE_HEIGHT + 20


def test_a_pointer_that_moves_before_other_lanes_are_painted_hits_nothing(
    view: TimelineView, document: Document, filters: Filters
) -> None:
    last = view.geometry_now().title(5).center().toPoint()
    filters.hide_issues(frozenset(issue.id for issue in document.snapshot.issues[1:]))
    assert view.hit_at(last.toPointF()) is None
    move(view, last)
    press(view, last)
    release(view, last)
