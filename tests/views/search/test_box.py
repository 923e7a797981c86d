from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from models.edits import statements as edits
from models.edits.views import save_view
from models.find.query import Query
from models.snapshot import to_day
from models.tables import SourceText
from tests.views.search.looking import current, found, id_of, titles, typed
from views.search.gathering import AT_MOST
from views.search.results import BoxCommand, Kind
from views.theme import DARK, LIGHT


def test_istanbul_is_a_round_and_statements_newest_first(document):
    lines = found(document, "Istanbul")
    assert lines[0].title == "Rounds"
    assert "Round 7: Istanbul" in titles(lines, Kind.ROUND)
    columns = document.snapshot.statements
    days = [columns.said[columns.position[line.id]] for line in lines if line.kind is Kind.STATEMENT]
    assert days == sorted(days, reverse=True)


def test_groups_come_in_their_order_but_first_what_is_called_just_so(document):
    headings = titles(found(document, "r"), Kind.HEADING)
    assert headings == ["Rounds", "Issues", "People & parties", "Events", "Sources", "Statements"]
    assert titles(found(document, "ukraine"), Kind.HEADING)[0] == "People & parties"
    assert titles(found(document, "neutrality"), Kind.HEADING)[0] == "Issues"


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
    assert {line.kind for line in found(document, "  ")} == {Kind.NOTHING}
    assert titles(found(document, " xyzzy "), Kind.NOTHING) == ["Nothing found for “xyzzy”"]


def test_typing_opens_the_list_and_the_focus_stays(qtbot, box):
    typed(qtbot, box, "istanbul")
    assert box.hasFocus()
    assert box.popup.found.currentIndex().data() == "Round 7: Istanbul"
    assert box.popup.geometry().top() >= box.mapTo(box.window(), QPoint(0, box.height())).y()


def test_the_list_is_a_sound_model(qtbot, box):
    tester = QAbstractItemModelTester(box.popup.found.results, QAbstractItemModelTester.FailureReportingMode.Fatal)
    typed(qtbot, box, "istanbul")
    box.clear()
    typed(qtbot, box, "xyzzy")
    assert box.popup.found.results.rowCount() > 0
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
    assert current(box).kind is Kind.EVENT
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert current(box).kind is Kind.SAVE
    qtbot.keyClick(box, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.all_chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Enter)
    assert chosen.args == [Query("istanbul")]


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
    row, line = next((row, line) for row, line in enumerate(box.popup.found.results.lines) if line.kind is kind)
    at = box.popup.found.visualRect(box.popup.found.results.index(row)).center()
    with qtbot.waitSignal(getattr(box, signal)) as chosen:
        qtbot.mouseClick(box.popup.found.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [line.id]


def test_a_click_on_a_heading_chooses_nothing(qtbot, box):
    typed(qtbot, box, "istanbul")
    with qtbot.assertNotEmitted(box.popup.found.chosen):
        at = box.popup.found.visualRect(box.popup.found.results.index(0)).center()
        qtbot.mouseClick(box.popup.found.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert box.popup.isVisible()


def test_enter_on_nothing_found_chooses_nothing(qtbot, box):
    typed(qtbot, box, "xyzzy")
    with qtbot.assertNotEmitted(box.popup.found.chosen):
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
    assert titles(box.popup.found.results.lines, Kind.STATEMENT) == ["Xyzzy, they said"]
    document.store.undo()
    assert titles(box.popup.found.results.lines, Kind.NOTHING) == ["Nothing found for “xyzzy”"]


def test_markup_is_shown_as_it_stands(qtbot, box, document):
    edits.set_text(document.store, id_of(document, "ST106"), "<b>bold</b> claim")
    typed(qtbot, box, "<b>bold</b>")
    row = next(row for row, line in enumerate(box.popup.found.results.lines) if line.kind is Kind.STATEMENT)
    index = box.popup.found.results.index(row)
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


def test_a_date_can_be_gone_to_as_it_is_known(qtbot, box):
    for words, said, days in (
        ("29 March 2022", "Go to 29 March 2022", ("2022-03-29", "2022-03-29")),
        ("2022-03", "Go to March 2022", ("2022-03-01", "2022-03-31")),
        ("mid-march", "Go to mid-March 2022", ("2022-03-11", "2022-03-20")),
    ):
        box.clear()
        typed(qtbot, box, words)
        assert (current(box).kind, current(box).title) == (Kind.DATE, said)
        with qtbot.waitSignal(box.days_chosen) as chosen:
            qtbot.keyClick(box, Qt.Key.Key_Return)
        assert chosen.args == [to_day(date.fromisoformat(day)) for day in days]


def test_events_are_found_with_their_day(qtbot, box, document):
    typed(qtbot, box, "irpin reported")
    event = next(event for event in document.snapshot.events if event.title == "Irpin reported retaken")
    assert (current(box).kind, current(box).detail) == (Kind.EVENT, "28 Mar 2022, Irpin")
    with qtbot.waitSignal(box.event_chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert chosen.args == [event.id]


def test_a_source_is_quoted_with_the_words_where_they_stand_in_its_text(qtbot, box, document):
    source = document.snapshot.sources[3]
    with document.store.write("Take in") as writing:
        text = f"{'Nothing of note. ' * 30}The envoys met at the\nxylophone <b>factory</b>."
        writing.add(SourceText(source_id=source.id, text=text, text_hash="0" * 64))
    typed(qtbot, box, "xylo fact")
    line = current(box)
    assert line.kind is Kind.SOURCE
    assert line.title.startswith(source.title)
    assert [line.detail[start:end] for start, end in line.marks] == ["xylophone", "factory"]
    assert "the xylophone <b>factory</b>." in line.detail
    assert not box.popup.grab().isNull()
    with qtbot.waitSignal(box.source_chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert chosen.args == [source.id, text.index("xylophone")]


def test_what_was_not_known_yet_is_not_found(document):
    document.read_as(replace(document.reading, known=date(2022, 5, 1)))
    assert not [line for line in found(document, "published june 2024") if line.kind is Kind.SOURCE]
    document.read_as(replace(document.reading, known=None))
    assert [line for line in found(document, "published june 2024") if line.kind is Kind.SOURCE]


COMMANDS = (
    BoxCommand("import", "Import folder…"),
    BoxCommand("copy", "Save a copy…", "Ctrl+Shift+S"),
    BoxCommand("undo", "Undo", "Ctrl+Z", "Nothing was changed yet."),
)


def test_commands_are_listed_with_their_keys_and_run(qtbot, box):
    box.offer(lambda: COMMANDS)
    typed(qtbot, box, "save a")
    assert (current(box).kind, current(box).title, current(box).keys) == (Kind.COMMAND, "Save a copy…", "Ctrl+Shift+S")
    with qtbot.waitSignal(box.command_chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert chosen.args == ["copy"]
    assert (box.text(), box.popup.isVisible()) == ("", False)


def test_a_command_that_cannot_be_used_says_why_and_is_walked_over(qtbot, box):
    box.offer(lambda: COMMANDS)
    typed(qtbot, box, "undo")
    line = next(line for line in box.popup.found.results.lines if line.kind is Kind.COMMAND)
    assert (line.detail, line.can_be_chosen) == ("Nothing was changed yet.", False)
    with qtbot.assertNotEmitted(box.command_chosen):
        qtbot.keyClick(box, Qt.Key.Key_Down)
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_the_line_that_the_keys_are_about_is_spoken(qtbot, box):
    typed(qtbot, box, "istanbul")
    assert box.accessibleDescription() == "Dolmabahce Palace, Istanbul, Türkiye, Round 7: Istanbul"
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert box.accessibleDescription() == "Party, open"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.accessibleDescription().startswith("Ukraine, ")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.accessibleDescription() == ""


def test_a_saved_view_is_found_by_its_title(qtbot, box, document):
    key = save_view(document.store, "Before Istanbul & after", "timeline", "{}")
    typed(qtbot, box, "before ist")
    assert titles(box.popup.found.results.lines, Kind.VIEW) == ["Before Istanbul & after"]
    with qtbot.waitSignal(box.view_chosen) as told:
        box._tell(next(line for line in box.popup.found.results.lines if line.kind is Kind.VIEW))
    assert told.args == [key]
