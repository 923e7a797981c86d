import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.views.timeline.timelines import at_day, drag, id_of, painted
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import DARK, LIGHT
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


def test_a_period_is_summed_up_until_it_is_let_go_of(page: TimelinePage, qtbot: QtBot) -> None:
    drag(page.lanes, at_day(page.lanes, "2022-03-14"), at_day(page.lanes, "2022-03-29"))
    assert page.period.isVisible()
    assert page.period.title.text() == "14–29 Mar 2022 · 16 days"
    qtbot.keyClick(page.lanes, Qt.Key.Key_Escape)
    assert not page.period.isVisible()


def test_what_is_marked_is_measured_to_what_is_chosen_or_pointed_at(
    page: TimelinePage, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    selection.choose_statement(id_of(document, "ST089"))
    qtbot.keyClick(page.lanes, Qt.Key.Key_M)
    assert page.measure.words.text() == "Choose or point at a statement to measure to it."
    selection.choose_statement(id_of(document, "ST106"))
    assert page.measure.words.text().startswith("1 day · no round in between · ")
    painted(page.lanes)
    place = page.lanes.centre_of(id_of(document, "ST137"))
    assert place is not None
    qtbot.mouseMove(page.lanes.viewport(), place)
    qtbot.waitUntil(lambda: "17 days" in page.measure.words.text() or "18 days" in page.measure.words.text())
    qtbot.mouseClick(page.measure.open, Qt.MouseButton.LeftButton)
    assert selection.evidence is not None
    assert len(selection.evidence.statements) == 2
    page.lanes.let_go()
    assert page.measure.isHidden()
    assert len(page.lanes.marked.marks) == 1


def test_keys_that_lead_nowhere_say_why(page: TimelinePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.lanes, Qt.Key.Key_BracketRight)
    assert page.hint.isVisible()
    assert page.hint.text().startswith("Choose a statement first")
    assert page.lanes.viewport().rect().contains(page.hint.geometry())


def test_keys_go_to_the_lanes_and_all_of_it_takes_another_appearance(page: TimelinePage) -> None:
    page.setFocus()
    QApplication.processEvents()
    assert page.focusProxy() is page.lanes
    page.set_theme(DARK)
    assert page.period.palette().window().color() == DARK.surface
