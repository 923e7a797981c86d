from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidgetAction
from pytestqt.qtbot import QtBot

from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT
from models.words import Conditionals
from views.document import Document
from views.reading_bar import ReadingBar, describe


@pytest.fixture
def bar(document: Document, qtbot: QtBot) -> ReadingBar:
    made = ReadingBar(document)
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
    assert bar.reading.toolTip() == "authority up to 3, credibility up to 4, conditional ones count"


def test_another_reading_keeps_the_day_of_knowledge(bar: ReadingBar, document: Document) -> None:
    bar.read_as_known(date(2022, 5, 1))
    entry(bar.reading.options, "Strict").trigger()
    assert document.reading == STRICT.as_known(date(2022, 5, 1))
    assert (bar.reading.text(), bar.known.text()) == ("Reading: strict, grade ≤ 2", "As known: 1 May 2022")
    ticked = [action.text()[:6] for action in bar.reading.options.actions() if action.isChecked()]
    assert ticked == ["Strict", "Count "]
    entry(bar.known.options, "Today").trigger()
    assert document.reading == STRICT


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


def test_readings_are_described_by_their_rules() -> None:
    assert describe(EVERYTHING) == "authority up to 5, credibility up to 6, conditional ones count"


def test_conditional_statements_are_left_out_on_demand(bar: ReadingBar, document: Document) -> None:
    entry(bar.reading.options, "Count conditional").trigger()
    assert document.reading.conditionals == Conditionals.NEVER
    assert bar.reading.text() == "Reading: on record, grade ≤ 4, unconditional"
    entry(bar.reading.options, "Strict").trigger()
    assert document.reading == replace(STRICT, conditionals=Conditionals.NEVER)
