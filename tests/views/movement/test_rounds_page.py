"""All rounds of the sample dossier: figures from `parley movement`, what cells open, what they let be compared."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.analysis.movement_rows import movement_rows
from models.analysis.reading import Reading
from models.entry import number, rounded
from views.charts.table import Cell
from views.document import Document
from views.filters import Filters
from views.movement.matrix import FIXED
from views.movement.matrix_pages import RoundsPage
from views.selection import Selection
from views.theme import LIGHT


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def filters() -> Filters:
    return Filters()


@pytest.fixture
def page(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> RoundsPage:
    opened = RoundsPage(document, selection, filters, LIGHT)
    qtbot.addWidget(opened)
    opened.resize(1100, 800)
    opened.show()
    return opened


def rows(page: RoundsPage) -> tuple[tuple[Cell, ...], ...]:
    return page.frame.twin._model.table.rows


def test_every_cell_is_the_movement_that_the_command_line_prints(page: RoundsPage, document: Document) -> None:
    snapshot = document.snapshot
    found = {
        (row.issue, row.party, row.round): row for row in movement_rows(snapshot, document.reading, snapshot.principals)
    }
    lines = iter(rows(page))
    for issue in snapshot.issues:
        for party in snapshot.principals:
            line = next(lines)
            assert [cell.words for cell in line[:FIXED]] == [issue.title, snapshot.parties[party].name]
            for sitting, cell in zip(snapshot.rounds, line[FIXED:], strict=True):
                row = found[issue.code, snapshot.parties[party].code, sitting.number]
                assert str(row.change).replace("silent", "said nothing") in cell.words
                if row.shift:
                    assert number(abs(rounded(row.shift))) in cell.words
    assert next(lines, None) is None


def test_a_cell_opens_what_was_said_and_lets_its_round_be_compared_with_the_one_before(
    qtbot: QtBot, page: RoundsPage, document: Document, selection: Selection
) -> None:
    target = page.frame.canvas.drawing.target_of((0, FIXED + 6))
    assert target is not None
    qtbot.mouseClick(page.frame.canvas, Qt.MouseButton.LeftButton, pos=target.area.center().toPoint())
    assert selection.evidence is not None
    assert selection.evidence.title.startswith("Ukraine, Neutrality, 7 · Istanbul 29 Mar: +14, moved up, robust")
    codes = document.snapshot.statements.codes
    ids = list(document.snapshot.statements.ids)
    assert [codes[ids.index(one)] for one in selection.evidence.statements] == [
        "ST061", "ST069", "ST073", "ST082", "ST105", "ST106"
    ]  # fmt: skip
    rounds = {sitting.id: sitting.number for sitting in document.snapshot.rounds}
    assert (rounds[selection.earlier or ""], rounds[selection.later or ""]) == (6, 7)


def test_the_first_round_is_compared_with_the_time_before_all(
    qtbot: QtBot, page: RoundsPage, document: Document, selection: Selection
) -> None:
    page.frame.canvas.go_to((0, FIXED))
    qtbot.keyClick(page.frame.canvas, Qt.Key.Key_Return)
    assert (selection.earlier, selection.later) == (None, document.snapshot.rounds[0].id)


def test_it_is_said_which_movements_are_not_robust(page: RoundsPage) -> None:
    forces = next(row for row in rows(page) if row[0].words == "Demilitarisation")
    assert forces[FIXED + 6].words == "−22.5, moved down, not robust"
    assert "Not robust: with unnamed and second-hand statements" in forces[FIXED + 6].tip


def test_what_is_not_stated_is_said_in_words_under_any_reading(page: RoundsPage, document: Document) -> None:
    document.read_as(Reading("nobody", authority=0))
    assert {cell.words for row in rows(page) for cell in row[FIXED:]} == {"not stated"}
    assert page.summary() == "What each round changed. No position moved in any round; " + (
        "208 of 208 cells have nothing stated."
    )


def test_the_summary_counts_movements(page: RoundsPage) -> None:
    assert page.summary() == (
        "What each round changed. 55 movements over 8 rounds, most in round 7 (14); "
        "62 of 208 cells have nothing stated."
    )


def test_hidden_issues_and_other_parties_are_followed(page: RoundsPage, document: Document, filters: Filters) -> None:
    filters.hide_issues(frozenset(issue.id for issue in document.snapshot.issues[1:]))
    assert len(rows(page)) == 2
    filters.hide_issues(frozenset(issue.id for issue in document.snapshot.issues))
    assert page.summary().startswith("All issues are hidden.")


def test_nothing_is_worked_out_while_the_page_is_not_seen(page: RoundsPage, document: Document) -> None:
    page.hide()
    before = page.frame.twin._model.table
    document.read_as(Reading("nobody", authority=0))
    assert page.frame.twin._model.table is before
    page.show()
    assert page.frame.twin._model.table is not before
