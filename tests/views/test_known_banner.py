from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD
from views.document import Document
from views.known_banner import KnownBanner
from views.theme import DARK, LIGHT


@pytest.fixture
def banner(document: Document, qtbot: QtBot) -> KnownBanner:
    made = KnownBanner(document, LIGHT)
    qtbot.addWidget(made)
    return made


def know(document: Document, day: date) -> None:
    document.read_as(ON_RECORD.as_known(day))


def test_it_is_there_only_while_a_day_is_asked_about(banner: KnownBanner, document: Document) -> None:
    assert banner.isHidden()
    know(document, date(2022, 4, 12))
    assert not banner.isHidden()
    assert banner.accessibleName() == (
        "As known on 12 April 2022: 126 of 140 statements known. Nothing can be changed meanwhile."
    )
    banner.back.click()
    assert banner.isHidden()
    assert document.reading == ON_RECORD


def test_the_slider_goes_by_days_of_news_once_it_rests(banner: KnownBanner, document: Document, qtbot: QtBot) -> None:
    know(document, date(2022, 4, 12))
    with qtbot.waitSignal(document.refreshed):
        banner.slider.setValue(banner.slider.value() - 1)
        assert document.reading.known == date(2022, 4, 12)
    assert document.reading.known == date(2022, 4, 7)


def test_the_buttons_go_to_days_on_which_something_became_known(banner: KnownBanner, document: Document) -> None:
    know(document, date(2022, 3, 29))
    seen = []
    for _ in range(3):
        banner.after.click()
        seen.append(document.reading.known)
    assert seen == sorted(set(seen))
    statements = document.snapshot.statements
    for day in seen:
        assert day is not None
        assert (statements.published == (day - date(1970, 1, 1)).days).any()
    banner.before.click()
    assert document.reading.known == seen[1]


def test_before_the_first_news_there_is_no_day_to_go_back_to(banner: KnownBanner, document: Document) -> None:
    know(document, date(2000, 1, 1))
    assert not banner.before.isEnabled()
    assert banner.after.isEnabled()
    know(document, date.today())  # noqa: DTZ011
    assert not banner.after.isEnabled()


def test_it_takes_the_colours_of_both_appearances(banner: KnownBanner) -> None:
    grounds = set()
    for theme in (LIGHT, DARK):
        banner.set_theme(theme)
        grounds.add(banner.palette().window().color().name())
    assert len(grounds) == 2
