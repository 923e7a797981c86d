import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from models.edits.searches import save_search
from models.find.query import Facet, Query
from models.queries import saved_searches
from views.filters import Filters
from views.register.columns import Column
from views.register.view import RegisterView
from views.search.facet_lines import Does
from views.selection import Selection
from views.theme import LIGHT


@pytest.fixture
def view(qtbot, document):
    made = RegisterView(document, Selection(), Filters(), LIGHT)
    qtbot.addWidget(made)
    made.resize(1100, 850)
    made.show()
    made.activateWindow()
    return made


def line(view, words):
    return next(row for row, line in enumerate(view.facets.lines) if line.words == words)


def tick(view, qtbot, words):
    """Walk to a value by key and tick it."""
    view.facets.setCurrentIndex(view.facets.model().index(line(view, words), 0))
    qtbot.keyClick(view.facets, Qt.Key.Key_Space)


def shown(view, column):
    return {view.model.index(row, column).data() for row in range(view.model.rowCount())}


def menu_of(view) -> QMenu:
    menu = view.filter.saved.button.options
    menu.aboutToShow.emit()
    return menu


def choose(view, beginning):
    next(action for action in menu_of(view).actions() if action.text().startswith(beginning)).trigger()


def titles(document):
    return [kept.title for kept in saved_searches(document.store)]


def test_narrowing_down_is_opened_and_worked_by_key(view, qtbot):
    assert not view.facets.isVisible()
    view.filter.narrow.setFocus()
    qtbot.keyClick(view.filter.narrow, Qt.Key.Key_Space)
    qtbot.waitUntil(view.facets.hasFocus)
    tick(view, qtbot, "demand")
    tick(view, qtbot, "Russia")
    assert shown(view, Column.ACT) == {"demand"}
    assert shown(view, Column.PARTY) == {"Russia"}
    assert view.filter.narrow.text() == "Narrowed down by 2"
    assert view.facets.lines[view.facets.currentIndex().row()].words == "Russia"
    qtbot.keyClick(view.facets, Qt.Key.Key_Home)
    qtbot.keyClick(view.facets, Qt.Key.Key_Return)
    assert view.model.rowCount() == 140
    assert view.filter.narrow.text() == "Narrow down"


def test_words_and_facets_count_together(view, qtbot):
    view.filter.narrow.click()
    view.filter_by(Query("neutrality"))
    counts = {line.words: line.count for line in view.facets.lines if line.does is Does.TICK}
    tick(view, qtbot, "Ukraine")
    assert view.model.rowCount() == counts["Ukraine"]
    assert view.filter.query.words == "neutrality"


def test_counts_are_of_what_the_parties_and_issues_shown_let_through(view, document):
    ukraine = document.snapshot.parties[0].id
    view.filter.narrow.click()
    view._filters.show_parties(frozenset({ukraine}))
    assert sum(line.count for line in view.facets.lines if line.facet is Facet.PARTY and line.count) == 0
    assert view.model.facets()[Facet.PARTY][0].count == view.model.rowCount()


def test_a_query_from_elsewhere_opens_what_it_has_chosen(view):
    view.filter_by(Query("", frozenset({(Facet.ACT, "red_line")})))
    assert view.facets.isVisible()
    assert view.facets.lines[line(view, "red line")].is_on
    assert shown(view, Column.ACT) == {"red line"}


def test_a_search_is_saved_and_its_title_can_be_typed_at_once(view, qtbot, document):
    view.filter_by(Query("neutrality", frozenset({(Facet.ACT, "offer")})))
    choose(view, "Save this search")
    assert titles(document) == ["neutrality · offer"]
    field = view.filter.saved.title.line
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Offers & more")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert titles(document) == ["Offers & more"]
    assert not field.isVisible()
    assert "Offers && more" in [action.text() for action in menu_of(view).actions()]


def test_a_saved_search_is_taken_up_renamed_and_deleted(view, qtbot, document):
    query = Query("neutrality", frozenset({(Facet.ACT, "offer")}))
    save_search(document.store, "Offers", query)
    choose(view, "Offers")
    assert view.filter.query == view.model.query == query
    choose(view, "Rename")
    qtbot.keyClicks(view.filter.saved.title.line, "All offers")
    qtbot.keyClick(view.filter.saved.title.line, Qt.Key.Key_Return)
    assert titles(document) == ["All offers"]
    choose(view, "Rename")
    qtbot.keyClicks(view.filter.saved.title.line, "Nothing of the kind")
    qtbot.keyClick(view.filter.saved.title.line, Qt.Key.Key_Escape)
    assert not view.filter.saved.title.isVisible()
    assert titles(document) == ["All offers"]
    choose(view, "Delete")
    assert titles(document) == []
    document.store.undo()
    assert titles(document) == ["All offers"]


def test_a_search_of_everything_is_not_offered_to_be_saved(view):
    actions = {action.text(): action for action in menu_of(view).actions()}
    assert not actions["Save this search"].isEnabled()
    assert not actions["No search is saved yet"].isEnabled()
