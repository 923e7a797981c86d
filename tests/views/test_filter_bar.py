import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from models.store import Store
from models.tables import Issue, Party
from views.document import Document
from views.filter_bar import FilterBar
from views.filters import Filters, LaneOrder
from views.menu_button import MenuButton


@pytest.fixture
def filters() -> Filters:
    return Filters()


@pytest.fixture
def bar(document: Document, filters: Filters, qtbot: QtBot) -> FilterBar:
    made = FilterBar(document, filters)
    qtbot.addWidget(made)
    return made


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def ticked(button: MenuButton) -> list[str]:
    return [action.text() for action in button.options.actions() if action.isChecked()]


def test_at_first_the_principals_and_all_issues_are_shown(bar: FilterBar) -> None:
    texts = [button.text() for button in (bar.parties, bar.issues, bar.order)]
    assert texts == ["Parties: Ukraine and Russia", "Issues: all 13", "Order: as in the dossier"]
    assert ticked(bar.parties) == ["Ukraine", "Russia"]
    assert len(ticked(bar.issues)) == 13


def test_ticking_a_party_adds_it_to_those_shown(bar: FilterBar, document: Document, filters: Filters) -> None:
    entry(bar.parties.options, "Türkiye").trigger()
    names = [document.snapshot.parties[party].code for party in filters.parties_shown(document.snapshot)]
    assert names == ["UA", "RU", "TR"]
    assert bar.parties.text() == "Parties: 3 parties"
    entry(bar.parties.options, "Ukraine").trigger()
    entry(bar.parties.options, "Russia").trigger()
    assert bar.parties.text() == "Parties: Türkiye"
    entry(bar.parties.options, "Türkiye").trigger()
    assert bar.parties.text() == "Parties: none"
    entry(bar.parties.options, "Principals only").trigger()
    assert filters.parties is None


def test_issues_are_hidden_and_shown_again(bar: FilterBar, document: Document, filters: Filters) -> None:
    entry(bar.issues.options, "Neutrality").trigger()
    assert bar.issues.text() == "Issues: 12 of 13"
    assert filters.hidden_issues == {document.snapshot.issues[0].id}
    entry(bar.issues.options, "All issues").trigger()
    assert bar.issues.text() == "Issues: all 13"


def test_the_own_order_is_offered_once_there_is_one(bar: FilterBar, filters: Filters) -> None:
    assert LaneOrder.OWN not in [action.text() for action in bar.order.options.actions()]
    entry(bar.order.options, LaneOrder.WIDEST_GAP).trigger()
    assert bar.order.text() == "Order: widest gap first"
    filters.order_by(LaneOrder.OWN, ("some", "ids"))
    assert ticked(bar.order) == [LaneOrder.OWN]
    entry(bar.order.options, LaneOrder.TITLE).trigger()
    assert (filters.order, filters.own_order) == (LaneOrder.TITLE, ("some", "ids"))


def test_the_menus_follow_the_dossier_and_show_names_as_they_stand(
    store: Store, filters: Filters, qtbot: QtBot
) -> None:
    document = Document(store)
    bar = FilterBar(document, filters)
    qtbot.addWidget(bar)
    assert bar.parties.text() == "Parties: none"
    with store.write("Begin") as writing:
        writing.add(Party(code="A", name="A & B <b>", role="principal", sequence=1))
        writing.add(Issue(code="i", title="War & <i>peace</i>", low_pole="war", high_pole="peace"))
    assert bar.issues.text() == "Issues: all 1"
    assert entry(bar.parties.options, "A && B <b>").isChecked()
    assert entry(bar.issues.options, "War && <i>peace</i>").isChecked()
    document.close()


def test_refreshing_again_changes_nothing(bar: FilterBar, filters: Filters, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(filters.changed):
        bar.refresh()
        bar.refresh()
    assert len(ticked(bar.issues)) == 13
