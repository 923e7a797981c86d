"""Revise a scale that is in use, from the ruler to the timeline and the movement table, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.journeys.walking import (
    choose,
    movement_of,
    property_of,
    stored_range,
    trigger,
    type_anew,
    undo_step,
    workspace,
)
from tests.windows import Opener
from views.issues.page import IssuesPage
from views.records.view import RecordsView


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


@pytest.fixture
def page(window: MainWindow) -> IssuesPage:
    workspace(window).show_view("dossier")
    records = window.findChild(RecordsView)
    assert isinstance(records.page, IssuesPage)
    return records.page


def walk_to_guarantees(page: IssuesPage) -> None:
    """From the first named point to the third by the Page keys."""
    page.section.ruler.setFocus()
    for _ in range(3):
        QTest.keyClick(page.section.ruler, Qt.Key.Key_PageUp)


def test_a_point_moved_on_a_scale_in_use_revises_it_and_takes_all_ranges_over(
    window: MainWindow, page: IssuesPage, qtbot: QtBot
) -> None:
    walk_to_guarantees(page)
    QTest.keyClick(page.section.ruler, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.section.ruler, Qt.Key.Key_Return)
    QTest.keyClick(page.section.question.revise, Qt.Key.Key_Space)
    type_anew(qtbot, page.section.panel.reason, "guarantees weigh more")
    QTest.keyClick(page.section.panel.revise, Qt.Key.Key_Space)
    assert undo_step(window) == "Revise scale"
    assert stored_range(window, "ST061") == (38.75, 48.333333)
    choose(window, "ST061")
    trigger(window, "timeline")
    assert property_of(window, "Coded as").startswith("35–45 on version 1 of the scale")
    window.actions_by_id["undo"].trigger()
    assert stored_range(window, "ST061") == (35, 45)


def test_a_revision_that_compares_nothing_breaks_the_line_everywhere(
    window: MainWindow, page: IssuesPage, qtbot: QtBot
) -> None:
    QTest.keyClick(page.section.revise, Qt.Key.Key_Space)
    QTest.keyClick(page.section.panel.not_comparable, Qt.Key.Key_Space)
    type_anew(qtbot, page.section.panel.reason, "another question")
    QTest.keyClick(page.section.panel.revise, Qt.Key.Key_Space)
    assert workspace(window).timeline.summary().startswith("Neutrality: gap not comparable")
    workspace(window).show_view("movement")
    assert "Neutrality: gap —, Ukraine: not comparable, Russia: not comparable" in movement_of(window).summary()
    choose(window, "ST106")
    assert property_of(window, "Range") == "not comparable"
