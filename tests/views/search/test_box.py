import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.edits import statements as edits
from models.find.query import Query
from views.search.box import SearchBox
from views.search.results import AT_MOST, Kind, results
from views.statement_words import StatementWords
from views.theme import DARK, LIGHT


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(900, 700)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def box(qtbot, window, document):
    made = SearchBox(document, LIGHT)
    other = QLineEdit()
    window.layout().addWidget(made)
    window.layout().addWidget(other)
    window.layout().addStretch()
    window.show()
    window.activateWindow()
    made.focus_search()
    qtbot.waitUntil(made.hasFocus)
    return made


def found(document, words):
    return results(document, StatementWords(document), words)


def id_of(document, code):
    columns = document.snapshot.statements
    return columns.ids[columns.codes.index(code)]


def titles(lines, kind):
    return [line.title for line in lines if line.kind is kind]


def typed(qtbot, box, words):
    qtbot.keyClicks(box, words)
    qtbot.waitUntil(box.popup.isVisible)


def test_istanbul_is_a_round_and_statements_newest_first(document):
    lines = found(document, "Istanbul")
    assert lines[0].title == "Rounds"
    assert "Round 7: Istanbul" in titles(lines, Kind.ROUND)
    columns = document.snapshot.statements
    days = [columns.said[columns.position[line.id]] for line in lines if line.kind is Kind.STATEMENT]
    assert days == sorted(days, reverse=True)


def test_groups_come_in_their_order(document):
    headings = titles(found(document, "u"), Kind.HEADING)
    assert headings == ["Rounds", "Issues", "People & parties", "Statements"]


def test_accents_and_case_do_not_matter(document):
    assert "Türkiye" in titles(found(document, "turkiye"), Kind.PARTY)
    assert "Türkiye" in titles(found(document, "TÜRKIYE"), Kind.PARTY)


def test_cyrillic_is_found(document):
    edits.set_text(document.store, id_of(document, "ST106"), "Так сказав Зеленський")
    assert [line.id for line in found(document, "ЗЕЛЕНСЬКИЙ") if line.kind is Kind.STATEMENT] == [
        id_of(document, "ST106")
    ]


def test_a_name_that_has_the_words_comes_before_one_whose_office_has_them(document):
    people = [line for line in found(document, "ukrain") if line.kind in {Kind.PARTY, Kind.SPEAKER}]
    in_title = ["ukrain" in line.title.lower() for line in people]
    assert in_title == sorted(in_title, reverse=True)


def test_a_group_lists_a_few_and_tells_how_many_there_are(document):
    lines = found(document, "russia")
    statements = titles(lines, Kind.STATEMENT)
    assert len(statements) == AT_MOST
    count = int(document.finding.finder().matching(Query("russia")).sum())
    assert count > AT_MOST
    assert titles(lines, Kind.ALL) == [f"{count} statements – show all in the register"]
    heading = next(line for line in lines if line.title == "Statements")
    assert heading.detail == f"{AT_MOST} of {count}"


def test_a_statement_shows_its_day_party_range_and_text(document):
    line = next(line for line in found(document, "st106") if line.kind is Kind.STATEMENT)
    assert (line.day, line.party_name, line.stated) == ("29 Mar 2022", "Ukraine", "50–58")
    edits.set_range(document.store, line.id, None)
    line = next(line for line in found(document, "st106") if line.kind is Kind.STATEMENT)
    assert line.stated == "not stated"


def test_nothing_typed_finds_nothing_and_nothing_found_says_so(document):
    assert found(document, "  ") == []
    assert titles(found(document, " xyzzy "), Kind.NOTHING) == ["Nothing found for “xyzzy”"]


def test_typing_opens_the_list_and_the_focus_stays(qtbot, box):
    typed(qtbot, box, "istanbul")
    assert box.hasFocus()
    assert box.popup.currentIndex().data() == "Round 7: Istanbul"
    assert box.popup.geometry().top() >= box.mapTo(box.window(), QPoint(0, box.height())).y()


def test_the_list_is_a_sound_model(qtbot, box):
    tester = QAbstractItemModelTester(box.popup.results, QAbstractItemModelTester.FailureReportingMode.Fatal)
    typed(qtbot, box, "istanbul")
    box.clear()
    typed(qtbot, box, "xyzzy")
    assert box.popup.results.rowCount() > 0
    tester.deleteLater()


def test_enter_chooses_what_was_typed_even_before_the_list_is_there(qtbot, box, document):
    sitting = next(one for one in document.snapshot.rounds if one.number == 7)
    with qtbot.waitSignal(box.round_chosen) as chosen:
        qtbot.keyClicks(box, "istanbul")
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert chosen.args == [sitting.id]
    assert not box.popup.isVisible()


def test_the_arrows_walk_over_headings_and_around_the_ends(qtbot, box):
    typed(qtbot, box, "istanbul")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.popup.results.lines[box.popup.currentIndex().row()].kind is Kind.STATEMENT
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.all_chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Enter)
    assert chosen.args == ["istanbul"]


@pytest.mark.parametrize(
    ("words", "signal", "kind"),
    [
        ("neutrality", "issue_chosen", Kind.ISSUE),
        ("turkiye", "party_chosen", Kind.PARTY),
        ("zelenskyy", "speaker_chosen", Kind.SPEAKER),
        ("st106", "statement_chosen", Kind.STATEMENT),
    ],
)
def test_a_click_tells_what_was_chosen_by_its_id(qtbot, box, words, signal, kind):
    typed(qtbot, box, words)
    row, line = next((row, line) for row, line in enumerate(box.popup.results.lines) if line.kind is kind)
    at = box.popup.visualRect(box.popup.results.index(row)).center()
    with qtbot.waitSignal(getattr(box, signal)) as chosen:
        qtbot.mouseClick(box.popup.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [line.id]


def test_a_click_on_a_heading_chooses_nothing(qtbot, box):
    typed(qtbot, box, "istanbul")
    with qtbot.assertNotEmitted(box.popup.chosen):
        at = box.popup.visualRect(box.popup.results.index(0)).center()
        qtbot.mouseClick(box.popup.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert box.popup.isVisible()


def test_enter_on_nothing_found_chooses_nothing(qtbot, box):
    typed(qtbot, box, "xyzzy")
    with qtbot.assertNotEmitted(box.popup.chosen):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_escape_closes_the_list_and_then_clears_the_words(qtbot, box):
    typed(qtbot, box, "istanbul")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert box.text() == "istanbul"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_the_list_closes_when_the_focus_or_the_pointer_goes_elsewhere(qtbot, box, window):
    typed(qtbot, box, "istanbul")
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(5, 695))
    assert not box.popup.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.popup.isVisible()
    window.findChildren(QLineEdit)[-1].setFocus()
    qtbot.waitUntil(lambda: not box.popup.isVisible())


def test_the_list_stays_inside_the_window(qtbot, box, window):
    typed(qtbot, box, "u")
    window.resize(500, 300)
    qtbot.waitUntil(lambda: window.rect().contains(box.popup.geometry()))


def test_results_follow_a_change_while_they_are_shown(qtbot, box, document):
    typed(qtbot, box, "xyzzy")
    edits.set_text(document.store, id_of(document, "ST106"), "Xyzzy, they said")
    assert titles(box.popup.results.lines, Kind.STATEMENT) == ["Xyzzy, they said"]
    document.store.undo()
    assert titles(box.popup.results.lines, Kind.NOTHING) == ["Nothing found for “xyzzy”"]


def test_markup_is_shown_as_it_stands(qtbot, box, document):
    edits.set_text(document.store, id_of(document, "ST106"), "<b>bold</b> claim")
    typed(qtbot, box, "<b>bold</b>")
    row = next(row for row, line in enumerate(box.popup.results.lines) if line.kind is Kind.STATEMENT)
    index = box.popup.results.index(row)
    assert index.data() == "<b>bold</b> claim"
    page = QTextDocument()
    page.setHtml(index.data(Qt.ItemDataRole.ToolTipRole))
    assert page.toPlainText() == "<b>bold</b> claim"


def test_it_can_be_drawn_light_and_dark_with_and_without_words(qtbot, box, window):
    for theme in (LIGHT, DARK):
        box.set_theme(theme)
        box.clear()
        assert not window.grab().isNull()
        typed(qtbot, box, "russia")
        assert not window.grab().isNull()
