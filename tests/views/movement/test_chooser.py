"""What is compared with what: rounds, days, or the day of the last briefing with now."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from models.analysis.movement import movement_between_days
from models.analysis.reading import ON_RECORD, Reading
from models.edits.briefings import mark_given_out
from models.snapshot import to_day
from views.document import Document
from views.filters import Filters
from views.movement.between import BetweenPage
from views.movement.chooser import By
from views.movement.spans import DaySpan, RoundSpan
from views.selection import Selection
from views.theme import LIGHT


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def page(qtbot: QtBot, document: Document, selection: Selection) -> BetweenPage:
    """The sample dossier from round 6 to 7."""
    opened = BetweenPage(document, selection, Filters(), LIGHT)
    qtbot.addWidget(opened)
    opened.show()
    rounds = {sitting.number: sitting.id for sitting in document.snapshot.rounds}
    selection.choose_rounds(rounds[6], rounds[7])
    return opened


def test_two_days_begin_with_the_ends_of_the_rounds_that_were_compared(page: BetweenPage) -> None:
    page.chooser.choose(By.DAYS)
    assert [field.date() for field in (page.chooser.days.first, page.chooser.days.last)] == [
        QDate(2022, 3, 21), QDate(2022, 3, 29)
    ]  # fmt: skip
    assert page.headline.words().startswith("Ukraine moved on 10 of 13 issues, Russia on 4.")
    assert page.legend.text().startswith("Filled: where they stood on 29 Mar 2022. Hollow: on 21 Mar 2022.")


def test_other_days_are_compared_as_soon_as_they_are_chosen(page: BetweenPage, document: Document) -> None:
    page.chooser.choose(By.DAYS)
    page.chooser.days.last.setDate(QDate(2022, 3, 25))
    days = to_day(date(2022, 3, 21)), to_day(date(2022, 3, 25))
    assert page.chooser.days.days == days
    found = movement_between_days(document.snapshot, ON_RECORD, *days)
    row = next(row for row in page.summary().splitlines() if row.startswith("Humanitarian"))
    assert ("narrowed" in row) == (found.shift[9, 0] == -7.5)


def test_a_day_that_is_not_earlier_moves_the_other_one(page: BetweenPage) -> None:
    page.chooser.choose(By.DAYS)
    page.chooser.days.first.setDate(QDate(2022, 4, 3))
    assert page.chooser.days.last.date() == QDate(2022, 4, 4)
    page.chooser.days.last.setDate(QDate(2022, 3, 1))
    assert page.chooser.days.first.date() == QDate(2022, 2, 28)


def test_figures_between_days_open_what_was_said_between_them(page: BetweenPage) -> None:
    page.chooser.choose(By.DAYS)
    assert page.table.scene is not None
    whole = page.table.scene.layout(0).whole
    assert whole is not None
    assert whole.title == "Neutrality, 21 Mar 2022 to 29 Mar 2022"


def test_without_a_briefing_given_out_it_says_so(page: BetweenPage) -> None:
    page.chooser.choose(By.BRIEFING)
    assert page.summary().startswith("No briefing has been given out yet.")
    page.chooser.choose(By.ROUNDS)
    assert page.headline.words().startswith("Ukraine moved on 10 of 13 issues")


def test_since_the_last_briefing_is_from_its_day_to_the_last_one_of_the_dossier(
    page: BetweenPage, document: Document
) -> None:
    mark_given_out(document.store, "First", date(2022, 3, 10), (None, 1), "on record")
    mark_given_out(document.store, "Second", date(2022, 3, 21), (5, 6), "on record")
    page.chooser.choose(By.BRIEFING)
    assert page.chooser.briefing.text() == "Second: 21 Mar 2022 to 16 Apr 2022"
    assert page.table.scene is not None
    assert page.table.scene.comparison.span == DaySpan(
        to_day(date(2022, 3, 21)), to_day(date(2022, 4, 16)), "the briefing of 21 Mar 2022"
    )


def test_a_briefing_of_a_later_day_than_all_leaves_nothing_to_have_moved(page: BetweenPage, document: Document) -> None:
    mark_given_out(document.store, "Late", date(2026, 1, 1), (None, 1), "on record")
    page.chooser.choose(By.BRIEFING)
    assert page.headline.words() == "Nobody moved on any of 13 issues."


def test_rounds_that_are_chosen_elsewhere_are_compared_in_place_of_days(
    page: BetweenPage, selection: Selection, document: Document
) -> None:
    page.chooser.choose(By.DAYS)
    rounds = [sitting.id for sitting in document.snapshot.rounds]
    selection.choose_rounds(rounds[2], rounds[4])
    assert page.chooser.by is By.ROUNDS
    assert page.table.scene is not None
    assert page.table.scene.comparison.span == RoundSpan(2, 4)


def test_nothing_is_worked_out_while_the_page_is_not_seen(page: BetweenPage, document: Document) -> None:
    page.hide()
    before = page.summary()
    document.read_as(Reading("nobody", authority=0))
    assert page.summary() == before
    page.show()
    assert page.summary() != before
