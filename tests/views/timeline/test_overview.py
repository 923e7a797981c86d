import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from models.store import Store
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import DARK, LIGHT
from views.timeline.overview import Overview
from views.timeline.page import TimelinePage


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> TimelinePage:
    made = TimelinePage(document, Selection(), Filters(), LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.lanes.viewport().repaint()
    made.overview.repaint()
    return made


@pytest.fixture
def overview(page: TimelinePage) -> Overview:
    page.lanes.zoom(0.4)
    page.lanes.viewport().repaint()
    return page.overview


def drag(qtbot: QtBot, overview: Overview, start: float, by: int) -> None:
    place = QPoint(round(start), 20)
    qtbot.mousePress(overview, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseMove(overview, place + QPoint(by, 0))
    qtbot.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=place + QPoint(by, 0))


def test_the_handle_stands_where_the_days_in_view_are(page: TimelinePage, overview: Overview) -> None:
    axis, frame = page.lanes.axis, overview._frame()
    assert overview._day(frame.left()) == pytest.approx(axis.first)
    assert overview._day(frame.right()) == pytest.approx(axis.first + axis.span)
    page.lanes.fit()
    assert overview._frame().width() == pytest.approx(axis.width)


def test_dragging_the_handle_moves_the_days(page: TimelinePage, overview: Overview, qtbot: QtBot) -> None:
    axis = page.lanes.axis
    first, span = axis.first, axis.span
    drag(qtbot, overview, overview._frame().center().x(), 60)
    assert axis.span == pytest.approx(span)
    assert axis.first - first == pytest.approx(60 / axis.width * (overview._days[1] - overview._days[0]), rel=0.05)


def test_dragging_an_end_shows_more_or_fewer_days(page: TimelinePage, overview: Overview, qtbot: QtBot) -> None:
    axis = page.lanes.axis
    first, last = axis.first, axis.first + axis.span
    drag(qtbot, overview, overview._frame().right(), 80)
    assert axis.first == pytest.approx(first)
    assert axis.first + axis.span > last
    drag(qtbot, overview, overview._frame().left(), 2000)
    assert axis.span == pytest.approx(3)


def test_a_click_beside_the_handle_brings_it_there(page: TimelinePage, overview: Overview, qtbot: QtBot) -> None:
    axis = page.lanes.axis
    x = round(overview._frame().right()) + 60
    qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(x, 20))
    assert axis.first + axis.span / 2 == pytest.approx(overview._day(x))


def test_a_double_click_shows_all_days(page: TimelinePage, overview: Overview, qtbot: QtBot) -> None:
    qtbot.mouseDClick(overview, Qt.MouseButton.LeftButton, pos=overview._frame().center().toPoint())
    assert (page.lanes.axis.first, page.lanes.axis.first + page.lanes.axis.span) == pytest.approx(overview._days)


def test_keys_move_the_days(page: TimelinePage, overview: Overview, qtbot: QtBot) -> None:
    axis = page.lanes.axis
    first = axis.first
    qtbot.keyClick(overview, Qt.Key.Key_Right)
    assert axis.first == pytest.approx(first + axis.span / 10)
    qtbot.keyClick(overview, Qt.Key.Key_Home)
    assert axis.first == pytest.approx(overview._days[0])
    qtbot.keyClick(overview, Qt.Key.Key_End)
    assert axis.first + axis.span == pytest.approx(overview._days[1])


def test_it_counts_what_is_known_and_shown(page: TimelinePage, document: Document) -> None:
    overview = page.overview
    assert overview.summary() == "140 statements from 22 Feb 2022 to 16 Apr 2022"
    assert overview._counts.sum(axis=1).tolist() == [68, 66, 6]
    page._filters.hide_issues(frozenset({document.snapshot.issues[0].id}))
    assert overview._counts.sum() < 140


def test_another_appearance_is_painted_in_its_colours(page: TimelinePage) -> None:
    page.overview.set_theme(DARK)
    assert page.overview.grab().toImage().pixelColor(2, 2) == DARK.window


def test_an_empty_dossier_has_an_overview_too(qtbot: QtBot, store: Store) -> None:
    document = Document(store)
    page = TimelinePage(document, Selection(), Filters(), LIGHT)
    qtbot.addWidget(page)
    assert page.overview.summary() == "No statements"
    page.overview.grab()
    document.close()
