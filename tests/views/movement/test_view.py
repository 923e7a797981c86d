"""The pages of the movement screen, each made when it is first shown."""

import pytest
from pytestqt.qtbot import QtBot

from models.analysis.reading import Reading
from views.document import Document
from views.filters import Filters
from views.movement.view import MovementView
from views.selection import Selection
from views.theme import DARK, LIGHT


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> MovementView:
    opened = MovementView(document, Selection(), Filters(), LIGHT)
    qtbot.addWidget(opened)
    opened.resize(1100, 800)
    opened.show()
    return opened


def names(view: MovementView) -> list[str]:
    return [view.tabs.tabText(place) for place in range(view.tabs.count())]


def test_two_moments_are_compared_at_first(view: MovementView) -> None:
    assert view.page is view.between
    assert view.summary() == view.between.summary()


def test_every_page_has_something_to_say_and_follows_the_reading(view: MovementView, document: Document) -> None:
    for name in names(view):
        view.show_page(name)
        assert view.page.isVisible()
        before = view.summary()
        assert before
        document.read_as(Reading("nobody", authority=0))
        assert view.summary() != before
        document.read_as(Reading("on record"))
        assert view.summary() == before


def test_all_pages_take_another_theme(view: MovementView) -> None:
    for name in names(view):
        view.show_page(name)
    view.set_theme(DARK)
    assert not view.grab().isNull()


def test_refreshing_twice_changes_nothing(view: MovementView) -> None:
    for name in names(view):
        view.show_page(name)
        before = view.summary(), view.grab().toImage()
        view.refresh()
        assert (view.summary(), view.grab().toImage()) == before
