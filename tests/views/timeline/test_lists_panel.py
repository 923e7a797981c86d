from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.analysis.lists import lists
from models.analysis.reading import STRICT
from models.snapshot import to_day
from models.store import Store
from tests.views.timeline.timelines import painted
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import LIGHT
from views.timeline.page import TimelinePage

DAY = to_day(date(2022, 3, 31))


def shown(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> TimelinePage:
    made = TimelinePage(document, selection, filters, LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    with qtbot.waitExposed(made):
        made.show()
    painted(made.lanes)
    return made


@pytest.fixture
def page(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> TimelinePage:
    return shown(qtbot, document, selection, filters)


def counts(page: TimelinePage) -> list[int]:
    return [table.count for table in page.lists.tables]


def test_the_lists_are_one_key_away_and_hold_what_the_definitions_say(
    page: TimelinePage, document: Document, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.lanes, Qt.Key.Key_C)
    assert page.lists.isVisible()
    assert page.lists.title.text().startswith("Contested, stale and silent as of 1")
    found = lists(document.snapshot, document.reading, page.lists._day()[0])
    assert counts(page) == [len(found.contested), len(found.stale), len(found.silent)]
    assert page.lists.tabs.tabText(1) == f"Stale ({len(found.stale)})"


def test_an_empty_list_gives_way_to_one_that_has_lines(page: TimelinePage) -> None:
    page.show_doubts()
    empty = [place for place, count in enumerate(counts(page)) if not count]
    assert empty == [0]
    assert page.lists.tabs.currentIndex() == 1
    assert not page.lists.tabs.isTabEnabled(0)


def test_the_key_goes_from_line_to_line_through_all_lists_and_back(
    page: TimelinePage, selection: Selection, qtbot: QtBot
) -> None:
    opened = []
    selection.chosen.connect(lambda: opened.append(selection.evidence.title if selection.evidence else ""))
    qtbot.keyClick(page.lanes, Qt.Key.Key_C)
    lines = [line.split("\t") for table in page.lists.tables for line in table.text().split("\n")[1:]]
    expected = [f"{party} on {issue}" for issue, party, *_ in lines]
    for _ in expected:
        qtbot.keyClick(page.lanes, Qt.Key.Key_C)
    assert [title.rpartition(", ")[0] for title in opened] == expected
    front = page.lists.tables[page.lists.tabs.currentIndex()]
    qtbot.keyClick(front, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert opened[-1].rpartition(", ")[0] == expected[-2]
    qtbot.keyClick(page.lanes, Qt.Key.Key_Escape)
    assert not page.lists.isVisible()


def test_the_lists_are_as_of_the_end_of_a_selected_period(page: TimelinePage, document: Document) -> None:
    page.lanes.marked.choose_period(DAY - 5, DAY)
    page.show_doubts()
    assert page.lists.title.text() == "Contested, stale and silent as of 31 Mar 2022, the last day of the period"
    found = lists(document.snapshot, document.reading, DAY)
    assert counts(page)[2] == len(found.silent)
    page.lists.closed.emit()
    assert page.period.isVisible()


def test_they_follow_the_known_day_the_reading_and_the_filters(
    page: TimelinePage, document: Document, filters: Filters
) -> None:
    page.show_doubts()
    document.read_as(STRICT.as_known(date(2022, 3, 31)))
    assert page.lists.title.text().endswith("as of 31 Mar 2022, the day that is known")
    before = counts(page)[2]
    filters.hide_issues(frozenset(issue.id for issue in document.snapshot.issues[1:]))
    assert counts(page)[2] < before
    assert all("Neutrality" in line for line in page.lists.tables[2].text().split("\n")[1:])


def test_an_empty_dossier_has_empty_lists(qtbot: QtBot, store: Store, selection: Selection, filters: Filters) -> None:
    document = Document(store)
    page = shown(qtbot, document, selection, filters)
    for key in (Qt.Key.Key_C, Qt.Key.Key_C, Qt.Key.Key_M, Qt.Key.Key_P, Qt.Key.Key_BracketLeft, Qt.Key.Key_Return):
        qtbot.keyClick(page.lanes, key)
    assert counts(page) == [0, 0, 0]
    document.close()


def test_what_changed_while_another_view_was_in_front_is_listed_when_it_is_seen_again(
    page: TimelinePage, document: Document
) -> None:
    page.show_doubts()
    page.hide()
    document.read_as(STRICT.as_known(date(2022, 3, 31)))
    page.show()
    assert page.lists.title.text().endswith("as of 31 Mar 2022, the day that is known")
