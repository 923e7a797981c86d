"""Set the timeline up by hand, keep it as a view, and find it again, in the real window."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.edits import issues as issue_edits
from models.edits import parties as party_edits
from models.queries import saved_views
from models.snapshot import to_day
from tests.journeys.walking import code_of, id_of, painted, trigger, undo_step, workspace
from tests.views.timeline.timelines import at_day, drag
from tests.windows import Opener
from views.timeline.lane_order import LaneKind
from views.timeline.page import TimelinePage

HOSTILE = "<b>Bold & brave</b>"


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


@pytest.fixture
def page(window: MainWindow) -> TimelinePage:
    shown = workspace(window).views.timeline_page
    painted(shown.lanes)
    return shown


def pick(page: TimelinePage, words: str) -> None:
    menu = page.saved.button.options
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if words in action.text()).trigger()


def test_a_period_is_drawn_kept_as_a_view_undone_and_taken_up(
    window: MainWindow, page: TimelinePage, qtbot: QtBot
) -> None:
    store = workspace(window).document.store
    drag(page.lanes, at_day(page.lanes, "2022-03-14"), at_day(page.lanes, "2022-03-29"))
    qtbot.keyClick(page.lanes, Qt.Key.Key_F)
    pick(page, "Save this view")
    qtbot.keyClicks(page.saved.title.line, "Before Istanbul")
    qtbot.keyClick(page.saved.title.line, Qt.Key.Key_Return)
    assert undo_step(window) == "Rename view"
    qtbot.keyClick(page.lanes, Qt.Key.Key_Escape)
    qtbot.keyClick(page.lanes, Qt.Key.Key_F)
    pick(page, "Before Istanbul")
    assert page.lanes.marked.period == (to_day(date(2022, 3, 14)), to_day(date(2022, 3, 29)))
    assert page.period.isVisible()
    for _ in range(2):
        trigger(window, "undo")
    assert saved_views(store, "timeline") == []


def test_keys_walk_measure_and_sum_up_without_the_mouse(window: MainWindow, page: TimelinePage, qtbot: QtBot) -> None:
    workspace(window).selection.choose_statement(id_of(window, "ST073"))
    page.lanes.setFocus()
    qtbot.keyClick(page.lanes, Qt.Key.Key_M)
    for _ in range(3):
        qtbot.keyClicks(page.lanes, ".")
    assert code_of(window) == "ST090"
    assert page.measure.isVisible()
    qtbot.keyClick(page.lanes, Qt.Key.Key_P)
    assert page.period.isVisible()
    assert page.lanes.card.popup.isVisible()
    for _ in range(3):
        qtbot.keyClick(page.lanes, Qt.Key.Key_Escape)
    assert not page.period.isVisible()
    assert not page.measure.isVisible()
    assert code_of(window) == "ST090"


def test_lanes_stand_as_they_did_when_the_dossier_is_opened_again(
    window: MainWindow, page: TimelinePage, open_window: Opener, dossier: Path, tmp_path: Path
) -> None:
    page.lanes.arrangement.group_by(LaneKind.PARTY)
    page.lanes.arrangement.pin(page.lanes.lane_keys[1])
    pinned = page.lanes.arrangement.pinned
    window.close()
    again = workspace(open_window(dossier)).views.timeline_page.lanes.arrangement
    assert (again.kind, again.pinned) == (LaneKind.PARTY, pinned)


def test_names_are_shown_as_they_are_typed(window: MainWindow, page: TimelinePage, qtbot: QtBot) -> None:
    document = workspace(window).document
    issue, party = document.snapshot.issues[0], document.snapshot.parties[0]
    issue_edits.set_title(document.store, issue.id, HOSTILE)
    party_edits.set_name(document.store, party.id, HOSTILE)
    workspace(window).selection.choose_statement(id_of(window, "ST106"))
    qtbot.keyClick(page.lanes, Qt.Key.Key_M)
    workspace(window).selection.choose_statement(id_of(window, "ST137"))
    page.lanes.marked.choose_period(to_day(date(2022, 3, 14)), to_day(date(2022, 3, 29)))
    QApplication.processEvents()
    assert page.measure.ends.textFormat() == Qt.TextFormat.PlainText
    assert page.measure.ends.text().startswith(f"From {HOSTILE} on {HOSTILE}, 29 Mar 2022")
    assert f"{HOSTILE}\t{HOSTILE}\t" in page.period.moves.text()
    assert "&lt;b&gt;" in page.period.moves.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
