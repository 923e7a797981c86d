"""What moved between two moments as a table of words, and as a picture to take away."""

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from views.document import Document
from views.filters import Filters
from views.movement.between import BetweenPage
from views.selection import Selection
from views.theme import LIGHT


@pytest.fixture
def page(document: Document, qtbot: QtBot) -> BetweenPage:
    """The sample dossier from round 6 to 7."""
    selection = Selection()
    made = BetweenPage(document, selection, Filters(), LIGHT)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    rounds = document.snapshot.rounds
    selection.choose_rounds(rounds[5].id, rounds[6].id)
    return made


def rows(page: BetweenPage) -> list[list[str]]:
    page.frame.menu.copy_table()
    return list(csv.reader(io.StringIO(QGuiApplication.clipboard().text()), dialect="excel-tab"))


def test_the_table_has_a_line_for_each_party_on_each_issue(page: BetweenPage, document: Document) -> None:
    head, *lines = rows(page)
    assert head[:4] == ["Issue", "Party", "Before", "Now"]
    assert len(lines) == 2 * len(document.snapshot.issues)
    assert lines[0] == [
        "Neutrality", "Ukraine", "35–45", "50–58", "14", "14 toward Russia", "on a condition; robust", "20", "7", "8",
    ]  # fmt: skip


def test_what_is_not_stated_is_said_in_words_and_never_zero(page: BetweenPage) -> None:
    unstated = next(line for line in rows(page) if line[:2] == ["Sanctions", "Russia"])
    assert unstated[2:6] == ["not stated", "not stated", "–", "not stated"]
    assert unstated[8] == "not stated"


def test_t_changes_between_the_rows_and_the_table_and_a_figure_opens_its_statements(
    page: BetweenPage, qtbot: QtBot
) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_T)
    assert page.frame.shows_table
    assert page.frame.twin.hasFocus()
    page.frame.twin.go_to((0, 7))
    qtbot.keyClick(page.frame.twin, Qt.Key.Key_Return)
    evidence = page._selection.evidence
    assert evidence is not None
    assert evidence.title.startswith("Gap on Neutrality")
    assert evidence.gap_on == page._document.snapshot.issues[0].id
    qtbot.keyClick(page.frame.twin, Qt.Key.Key_T)
    assert page.table.isVisible()
    assert page.table.hasFocus()


def test_the_picture_has_all_rows_whatever_is_scrolled(page: BetweenPage, document: Document) -> None:
    picture = page.frame.picture()
    assert picture is not None
    content = picture.svg().decode()
    assert "Movement, round 6 to 7" in content
    assert all(one.title.replace('"', "&quot;") in content for one in document.snapshot.issues)
    assert "<mask" not in content, "what many programs cannot draw"
    assert picture.image().height() > 2 * page.table.height()


def test_with_nothing_to_compare_nothing_can_be_copied(page: BetweenPage) -> None:
    assert page.frame.tools.isEnabled()
    page._filters.hide_issues(frozenset(one.id for one in page._document.snapshot.issues))
    assert not page.frame.tools.isEnabled()
