from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidgetAction
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD, STRICT
from models.words import Conditionals, Review
from views.document import Document
from views.reading_bar import ReadingBar
from views.theme import LIGHT


@pytest.fixture
def bar(document: Document, qtbot: QtBot) -> ReadingBar:
    made = ReadingBar(document, LIGHT)
    qtbot.addWidget(made)
    return made


def entry(menu: QMenu, beginning: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(beginning))


def calendar(menu: QMenu) -> QCalendarWidget:
    inner = next(action.menu() for action in menu.actions() if action.menu() is not None)
    action = next(one for one in inner.actions() if isinstance(one, QWidgetAction))
    found = action.defaultWidget()
    assert isinstance(found, QCalendarWidget)
    return found


def test_the_reading_is_said_in_words(bar: ReadingBar) -> None:
    assert (bar.reading.text(), bar.known.text()) == ("Reading: on record, grade ≤ 4", "As known: today")
    assert bar.reading.toolTip() == "Authority up to 3, credibility up to 4, conditional ones count"


def test_the_editor_opens_under_the_button(bar: ReadingBar, document: Document, qtbot: QtBot) -> None:
    bar.show()
    qtbot.keyClick(bar.reading, Qt.Key.Key_Down)
    assert bar.editor.isVisible()
    qtbot.keyClick(bar.editor, Qt.Key.Key_Escape)
    assert not bar.editor.isVisible()
    bar.read_as_known(date(2022, 5, 1))
    assert bar.known.text() == "As known: 1 May 2022"
    entry(bar.known.options, "Today").trigger()
    assert document.reading == ON_RECORD


def test_the_end_of_each_round_is_offered(bar: ReadingBar, document: Document) -> None:
    entry(bar.known.options, "End of round 7, 29 Mar 2022").trigger()
    assert document.reading == ON_RECORD.as_known(date(2022, 3, 29))
    entry(bar.known.options, "End of round 8").trigger()
    assert document.reading.known == date(2022, 4, 15)


def test_another_day_is_chosen_in_a_calendar(bar: ReadingBar, document: Document) -> None:
    shown = calendar(bar.known.options)
    assert shown.selectedDate() == QDate(2022, 4, 15)
    shown.clicked.emit(QDate(2022, 5, 1))
    assert document.reading.known == date(2022, 5, 1)
    assert calendar(bar.known.options).selectedDate() == QDate(2022, 5, 1)


def test_rules_that_are_not_usual_are_told_in_the_bar(bar: ReadingBar, document: Document) -> None:
    for rules, words in (
        ({"conditionals": Conditionals.NEVER}, "unconditional"),
        ({"conditionals": Conditionals.MET}, "conditions met"),
        ({"restatements": True}, "with restatements"),
        ({"review": Review.REVIEWED}, "reviewed only"),
        ({"review": Review.REVIEWED, "restatements": True}, "2 more rules"),
    ):
        document.read_as(replace(ON_RECORD, name="Ours & theirs", **rules))
        assert bar.reading.text() == f"Reading: Ours && theirs, grade ≤ 4, {words}"


def test_a_long_name_leaves_room_for_the_rest(bar: ReadingBar, document: Document) -> None:
    document.read_as(replace(STRICT, name="x" * 60))
    assert bar.reading.text() == f"Reading: {'x' * 24}…, grade ≤ 2"
