from PySide6.QtCore import Qt

from models.errors import UserError
from models.find.query import Facet, Query
from models.queries import saved_searches
from models.tables import SavedSearch
from tests.views.search.looking import narrowed, titles, typed
from views.search.facet_lines import Does
from views.search.results import Kind


def test_tab_goes_to_the_facets_and_space_narrows_down(qtbot, box, document):
    typed(qtbot, box, "neutrality")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert box.hasFocus()
    assert box.popup.is_narrowing
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert narrowed(box) == {"Ukraine"}
    lines = box.popup.found.results.lines
    assert {line.party_name for line in lines if line.kind is Kind.STATEMENT} == {"Ukraine"}
    assert {line.kind for line in lines} <= {Kind.HEADING, Kind.STATEMENT, Kind.ALL, Kind.SAVE}
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert not box.popup.is_narrowing
    assert box.query == Query("neutrality", frozenset({(Facet.PARTY, document.snapshot.parties[0].id)}))
    with qtbot.waitSignal(box.statement_chosen):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_letters_typed_among_the_facets_are_words_again(qtbot, box):
    typed(qtbot, box, "neutral")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    typed(qtbot, box, "ity")
    assert (box.text(), box.popup.is_narrowing) == ("neutrality", False)


def test_facets_narrow_down_without_any_words_and_can_be_cleared(qtbot, box):
    box.search()
    facets = box.popup.facets
    row = next(row for row, line in enumerate(facets.lines) if line.words == "demand")
    place = facets.visualRect(facets.model().index(row, 0)).center()
    qtbot.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert narrowed(box) == {"demand"}
    assert any(line.kind is Kind.STATEMENT for line in box.popup.found.results.lines)
    assert facets.lines[0].does is Does.CLEAR
    qtbot.mouseClick(
        facets.viewport(), Qt.MouseButton.LeftButton, pos=facets.visualRect(facets.model().index(0, 0)).center()
    )
    assert box.query.is_empty


def test_what_was_narrowed_down_by_is_forgotten_with_the_list(qtbot, box):
    typed(qtbot, box, "neutrality")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(box, key)
    assert box.query.chosen
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.query == Query("neutrality")


def test_a_search_is_saved_from_the_list_and_offered_when_nothing_is_typed(qtbot, box, document):
    typed(qtbot, box, "neutrality")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(box, key)
    saved = box.query
    assert [kept.title for kept in saved_searches(document.store)] == ["neutrality · Ukraine"]
    assert titles(box.popup.found.results.lines, Kind.NOTHING) == ["Saved as “neutrality · Ukraine”"]
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    box.focus_search()
    assert titles(box.popup.found.results.lines, Kind.SEARCH) == ["neutrality · Ukraine"]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.query == saved
    assert box.popup.isVisible()


def test_a_saved_search_that_cannot_be_read_is_refused(qtbot, box, document):
    with document.store.write("From elsewhere") as writing:
        writing.add(SavedSearch(title="Weather", query='{"words": "", "chosen": {"weather": ["rain"]}}'))
    box.search()
    with qtbot.captureExceptions() as raised:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert [type(error) for _, error, _ in raised] == [UserError]
    assert box.query.is_empty
