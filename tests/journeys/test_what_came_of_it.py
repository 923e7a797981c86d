"""What was agreed and what came true is entered, looked back at, and taken away as a table."""

import csv
import io
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.journeys.walking import trigger, type_anew, undo_step, workspace
from tests.windows import Opener
from views.agreement.view import AgreementView
from views.charts.frame import ChartFrame
from views.records.assessments import AssessmentForm
from views.records.outcomes import OutcomeAdder, OutcomeForm
from views.records.page import RecordPage
from views.records.view import RecordsView


def page_of(window: MainWindow, title: str) -> RecordPage:
    trigger(window, "dossier")
    QApplication.processEvents()
    view = window.findChild(RecordsView)
    view.kinds.setCurrentRow(next(row for row in range(view.kinds.count()) if view.kinds.item(row).text() == title))
    assert isinstance(view.page, RecordPage)
    return view.page


def keys(qtbot: QtBot, line: object, text: str, end: Qt.Key = Qt.Key.Key_Tab) -> None:
    type_anew(qtbot, line, text)
    qtbot.keyClick(line, end)


def frames(window: MainWindow) -> dict[str, ChartFrame]:
    """The charts that are seen, by title."""
    found = [one for one in window.findChildren(ChartFrame) if one.isVisible()]
    return {one.title.text(): one for one in found}


def test_a_judgement_that_came_true_is_scored_and_copied(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    window = open_window(dossier)
    page = page_of(window, "Assessments")
    assert isinstance(page.form, AssessmentForm)
    page.table.selectRow(0)
    page.form.came_true.activated.emit(2)
    keys(qtbot, page.form.resolved.line, "15 May 2022")
    trigger(window, "agreement")
    QApplication.processEvents()
    window.findChild(AgreementView).show_section("Look-back")
    QApplication.processEvents()
    frame = frames(window)["Judgements of likelihood"]
    assert "0.010" in frame.summary.text(), "10 per cent, and it did not come true"
    frame.canvas.setFocus()
    qtbot.keyClick(frame.canvas, Qt.Key.Key_T)
    assert frame.shows_table
    frame.menu.copy_table()
    copied = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text()), dialect="excel-tab"))
    assert len(copied) == 2
    while undo_step(window):
        trigger(window, "undo")
    assert frames(window) == {}


def test_an_outcome_is_entered_by_keyboard(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    window = open_window(dossier)
    page = page_of(window, "Outcomes")
    page.empty.buttons[0].click()
    assert isinstance(page.adder, OutcomeAdder)
    assert isinstance(page.form, OutcomeForm)
    keys(qtbot, page.adder.issue.line, "neutr")
    keys(qtbot, page.adder.date.line, "mid-April 2022")
    keys(qtbot, page.adder.text.line, "Neutral, with guarantees", Qt.Key.Key_Return)
    keys(qtbot, page.form.range.line, "50-60")
    (made,) = workspace(window).document.snapshot.outcomes
    assert (made.low, made.high, made.edtf) == (50, 60, "2022-04-11/2022-04-20")
    assert undo_step(window) == "Set range of outcome"
