from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from models.analysis.reading import STRICT
from models.edits import rounds as round_edits
from models.edits.views import save_view
from models.errors import UserError
from models.queries import saved_views
from models.snapshot import to_day
from tests.views.timeline.timelines import painted
from views.document import Document
from views.filters import Filters, LaneOrder
from views.selection import Selection
from views.theme import LIGHT
from views.timeline.lane_order import LaneKey, LaneKind
from views.timeline.page import TimelinePage


@pytest.fixture
def page(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> TimelinePage:
    made = TimelinePage(document, selection, filters, LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    with qtbot.waitExposed(made):
        made.show()
    painted(made.lanes)
    return made


def entry(page: TimelinePage, words: str, group: str = "") -> QAction:
    menu: QMenu = page.saved.button.options
    menu.aboutToShow.emit()
    if group:
        menu = next(one for one in page.saved.findChildren(QMenu) if one.title() == group)
    return next(action for action in menu.actions() if words in action.text())


def titles(document: Document) -> list[str]:
    return [one.title for one in saved_views(document.store, "timeline")]


def test_a_view_brings_back_how_everything_was_set_up(
    page: TimelinePage, document: Document, selection: Selection, filters: Filters
) -> None:
    lanes, snapshot = page.lanes, document.snapshot
    rounds = snapshot.rounds
    party = LaneKey(LaneKind.PARTY, snapshot.parties[1].id)
    lanes.arrangement.group_by(LaneKind.PARTY)
    lanes.arrangement.resize(party, 150)
    lanes.arrangement.pin(party)
    filters.hide_issues(frozenset({snapshot.issues[3].id}))
    filters.order_by(LaneOrder.TITLE)
    selection.choose_rounds(rounds[2].id, rounds[5].id)
    lanes.marked.choose_period(to_day(date(2022, 3, 14)), to_day(date(2022, 3, 29)))
    lanes.axis.show(to_day(date(2022, 3, 10)), to_day(date(2022, 4, 2)))
    document.read_as(STRICT.as_known(date(2022, 4, 10)))
    before = page.saved._setting_up.state()
    entry(page, "Save this view").trigger()
    assert titles(document) == ["10 Mar – 1 Apr 2022, by party"]
    lanes.arrangement.group_by(LaneKind.ISSUE)
    lanes.arrangement.unpin_all()
    filters.hide_issues(frozenset())
    filters.order_by(LaneOrder.DOSSIER)
    selection.choose_rounds(rounds[0].id, rounds[1].id)
    lanes.fit()
    lanes.let_go()
    document.read_as(STRICT.as_known(None))
    entry(page, "10 Mar – 1 Apr 2022").trigger()
    assert page.saved._setting_up.state() == before
    assert page.hint.text() == "This is “10 Mar – 1 Apr 2022, by party”."


def test_views_are_named_replaced_and_deleted(page: TimelinePage, document: Document, qtbot: QtBot) -> None:
    entry(page, "Save this view").trigger()
    assert page.saved.title.isVisible()
    page.saved.title.line.selectAll()
    qtbot.keyClicks(page.saved.title.line, "All days & all lanes")
    qtbot.keyClick(page.saved.title.line, Qt.Key.Key_Return)
    assert titles(document) == ["All days & all lanes"]
    assert page.saved.button.isVisible()
    before = saved_views(document.store, "timeline")[0].state
    page.lanes.zoom(0.5)
    entry(page, "All days", "Replace").trigger()
    assert saved_views(document.store, "timeline")[0].state != before
    entry(page, "All days", "Delete").trigger()
    assert titles(document) == []
    document.store.undo()
    assert titles(document) == ["All days & all lanes"]


def test_the_same_view_is_saved_twice_under_two_titles(page: TimelinePage, document: Document) -> None:
    for _ in range(3):
        entry(page, "Save this view").trigger()
    first = titles(document)[0]
    assert titles(document) == [first, f"{first} (2)", f"{first} (3)"]


def test_a_view_that_cannot_be_read_changes_nothing_and_stays(page: TimelinePage, document: Document) -> None:
    save_view(document.store, "Odd", "timeline", '{"version":9}')
    before = page.saved._setting_up.state()
    with pytest.raises(UserError, match="another version"):
        page.saved._take_up(saved_views(document.store, "timeline")[0])
    assert page.saved._setting_up.state() == before
    assert titles(document) == ["Odd"]


def test_what_a_view_names_and_is_gone_is_said(page: TimelinePage, document: Document, selection: Selection) -> None:
    rounds = document.snapshot.rounds
    selection.choose_rounds(rounds[6].id, rounds[7].id)
    entry(page, "Save this view").trigger()
    selection.choose_rounds(rounds[0].id, rounds[1].id)
    round_edits.delete_round(document.store, rounds[7].id)
    entry(page, titles(document)[0]).trigger()
    assert page.hint.text() == "The rounds that it compared are not both there any more."
    assert (selection.earlier, selection.later) == (rounds[0].id, rounds[1].id)


def test_lanes_stand_as_they_did_when_the_dossier_is_opened_again(page: TimelinePage) -> None:
    page.lanes.arrangement.group_by(LaneKind.SPEAKER)
    kept = page.save_lanes()
    page.lanes.arrangement.group_by(LaneKind.ISSUE)
    page.restore_lanes(kept)
    assert page.lanes.arrangement.kind == LaneKind.SPEAKER
    page.restore_lanes("")
    page.restore_lanes("{damaged")
    assert page.lanes.arrangement.kind == LaneKind.SPEAKER
