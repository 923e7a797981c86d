import csv
import io

import pytest
from PySide6.QtCore import QByteArray, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument

from models.edits import statements as edits
from models.find.query import Facet, Query
from views.document import Document
from views.filters import Filters
from views.register.columns import Column
from views.register.view import RegisterView
from views.selection import Selection
from views.theme import DARK, LIGHT

SELECT_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def selection():
    return Selection()


@pytest.fixture
def filters():
    return Filters()


@pytest.fixture
def view(qtbot, document, selection, filters):
    made = RegisterView(document, selection, filters, LIGHT)
    qtbot.addWidget(made)
    made.resize(1100, 850)
    made.show()
    return made


def id_of(document, code):
    columns = document.snapshot.statements
    return columns.ids[columns.codes.index(code)]


def selected_codes(view, document):
    columns = document.snapshot.statements
    return {columns.codes[columns.position[statement]] for statement in view.table.selected_ids()}


def go_to(view, document, *codes):
    """Select rows as somebody would who holds Ctrl; the last one becomes current."""
    for code in codes:
        index = view.model.index(view.model.row_of(id_of(document, code)), 0)
        view.table.selectionModel().setCurrentIndex(index, SELECT_ROWS)


def test_it_counts_what_it_shows(view):
    assert view.count_label.text() == "140 statements"
    view.filter_by(Query("st106"))
    assert view.count_label.text() == "1 of 140 statements"
    view.filter_by(Query())
    assert view.count_label.text() == "140 statements"


def test_the_newest_statements_come_first_and_a_click_on_a_title_orders_a_second_one_turns(view, qtbot):
    assert view.model.index(0, Column.SAID).data() == "16 Apr 2022"
    header = view.table.horizontalHeader()
    header.setSortIndicator(Column.RANGE, Qt.SortOrder.AscendingOrder)
    lowest = view.model.index(0, Column.RANGE).data()
    at = header.sectionViewportPosition(Column.RANGE) + 20
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center().__class__(at, 10))
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    assert view.model.index(0, Column.RANGE).data() == "100"
    assert lowest.startswith("0")


def test_the_current_row_is_the_chosen_statement(view, document, selection):
    go_to(view, document, "ST106")
    assert selection.statement_id == id_of(document, "ST106")
    go_to(view, document, "ST108")
    assert selection.statement_id == id_of(document, "ST108")
    assert selected_codes(view, document) == {"ST106", "ST108"}


def test_what_is_chosen_elsewhere_is_selected_and_scrolled_to(view, document, selection):
    statement = id_of(document, "ST001")
    selection.choose_statement(statement)
    assert selected_codes(view, document) == {"ST001"}
    index = view.model.index(view.model.row_of(statement), 0)
    assert view.table.viewport().rect().contains(view.table.visualRect(index).center())


def test_an_event_chosen_elsewhere_leaves_no_row_selected_and_a_click_chooses_the_row_again(
    view, document, selection, qtbot
):
    go_to(view, document, "ST128")
    selection.choose_event("an event")
    assert selected_codes(view, document) == set()
    index = view.model.index(view.model.row_of(id_of(document, "ST128")), Column.ISSUE)
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=view.table.visualRect(index).center())
    assert selection.statement_id == id_of(document, "ST128")
    assert selected_codes(view, document) == {"ST128"}


def test_the_selection_is_kept_through_order_filter_edit_and_undo(view, document, selection):
    go_to(view, document, "ST104", "ST106")
    chosen = selection.statement_id
    view.table.sortByColumn(Column.ISSUE, Qt.SortOrder.AscendingOrder)
    assert selected_codes(view, document) == {"ST104", "ST106"}
    view.filter_by(Query("st106"))
    assert selected_codes(view, document) == {"ST106"}
    view.filter_by(Query("nothing has these words"))
    view.filter_by(Query())
    assert selected_codes(view, document) == {"ST104", "ST106"}
    view.table.sortByColumn(Column.RANGE, Qt.SortOrder.AscendingOrder)
    edits.set_range(document.store, chosen, None)
    document.store.undo()
    assert selected_codes(view, document) == {"ST104", "ST106"}
    assert view.model.id_at(view.table.currentIndex().row()) == chosen == selection.statement_id


def test_a_colleagues_change_does_not_scroll_what_is_being_read(view, document, selection):
    selection.choose_statement(id_of(document, "ST140"))
    view.table.sortByColumn(Column.FIRMNESS, Qt.SortOrder.AscendingOrder)
    view.table.verticalScrollBar().setValue(60)
    edits.set_firmness(document.store, id_of(document, "ST001"), 0)
    assert view.table.verticalScrollBar().value() == 60


def test_refreshing_twice_changes_nothing(view, document):
    go_to(view, document, "ST106")
    view.refresh()
    view.refresh()
    assert selected_codes(view, document) == {"ST106"}
    assert view.count_label.text() == "140 statements"


def test_escape_clears_the_filter(view, qtbot):
    view.focus_filter()
    qtbot.keyClicks(view.filter.field, "neutrality")
    assert view.model.rowCount() < 140
    qtbot.keyClick(view.filter.field, Qt.Key.Key_Escape)
    assert view.filter.field.text() == ""
    assert view.model.rowCount() == 140


def test_one_act_can_be_shown_alone(view):
    view.filter_by(Query().toggled(Facet.ACT, "red_line"))
    assert {view.model.index(row, Column.ACT).data() for row in range(view.model.rowCount())} == {"red line"}
    view.filter_by(Query())
    assert view.model.rowCount() == 140


def test_a_filter_without_hits_says_so_and_can_be_cleared(view, qtbot):
    view.filter_by(Query("<b>xyzzy</b>"))
    assert view.empty.isVisible()
    assert "<b>xyzzy</b>" in view.empty.title.text()
    assert view.empty.title.textFormat() == Qt.TextFormat.PlainText
    qtbot.mouseClick(view.empty.clear_button, Qt.MouseButton.LeftButton)
    assert view.table.isVisible()
    assert view.model.rowCount() == 140


def test_parties_and_issues_that_leave_nothing_can_be_shown_again_from_here(view, document, filters, qtbot):
    filters.hide_issues(frozenset(issue.id for issue in document.snapshot.issues))
    assert view.empty.isVisible()
    qtbot.mouseClick(view.empty.clear_button, Qt.MouseButton.LeftButton)
    assert view.model.rowCount() == 140
    assert filters.hidden_issues == frozenset()


def test_a_dossier_without_statements_says_what_belongs_here(qtbot, store, selection, filters):
    document = Document(store)
    view = RegisterView(document, selection, filters, LIGHT)
    qtbot.addWidget(view)
    view.show()
    assert view.empty.title.text() == "No statements yet"
    assert not view.empty.clear_button.isVisible()
    assert view.count_label.text() == "0 statements"
    document.close()


def test_copied_rows_carry_their_titles_and_full_texts_as_plain_and_as_html(view, document, qtbot):
    edits.set_text(document.store, id_of(document, "ST106"), 'With <b>tags</b>, a "quote",\ta tab\nand a line')
    go_to(view, document, "ST104", "ST106")
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    head, *rows = csv.reader(io.StringIO(mime.text()), dialect="excel-tab")
    assert head == [column.title for column in view.table.room.shown()]
    assert [row[head.index("Code")] for row in rows] == ["ST104", "ST106"]
    assert rows[1][head.index("Text")] == 'With <b>tags</b>, a "quote",\ta tab\nand a line'
    page = QTextDocument()
    page.setHtml(mime.html())
    assert "<b>tags</b>" in page.toPlainText()


def test_what_is_not_stated_is_copied_as_an_empty_cell(view, document):
    edits.set_range(document.store, id_of(document, "ST106"), None)
    go_to(view, document, "ST106")
    view.copy_selected()
    head, row = csv.reader(io.StringIO(QGuiApplication.clipboard().text()), dialect="excel-tab")
    assert row[head.index("Range")] == ""


def test_the_text_gets_the_room_that_is_left_and_nothing_scrolls_sideways(view):
    for width in (700, 800, 1100, 1600):
        view.resize(width, 600)
        assert view.table.horizontalHeader().length() <= view.table.viewport().width()
        assert not view.table.isColumnHidden(Column.TEXT)
    assert view.table.room.shown() == list(Column)


def test_columns_are_hidden_and_shown_from_the_menu_whatever_the_room(view):
    actions = {action.text(): action for action in view.table.columns_menu(view).actions()}
    assert actions["Grade"].isChecked()
    assert not actions["Published"].isChecked()
    actions["Grade"].trigger()
    actions["Published"].trigger()
    assert view.table.isColumnHidden(Column.GRADE)
    view.resize(800, 600)
    view.resize(1500, 600)
    assert view.table.isColumnHidden(Column.GRADE)
    assert not view.table.isColumnHidden(Column.PUBLISHED)
    actions["Reset columns"].trigger()
    assert view.table.room.shown() == [column for column in Column if not view.table.isColumnHidden(column)]
    assert not view.table.isColumnHidden(Column.GRADE)


def test_columns_order_widths_and_sorting_are_taken_up_again(view, qtbot, document, selection, filters):
    header = view.table.horizontalHeader()
    header.moveSection(header.visualIndex(Column.ISSUE), 0)
    header.resizeSection(Column.ISSUE, 177)
    view.table.room.ask(Column.SPEAKER, shown=False)
    view.table.sortByColumn(Column.PARTY, Qt.SortOrder.AscendingOrder)
    other = RegisterView(document, selection, filters, LIGHT)
    qtbot.addWidget(other)
    other.resize(1100, 850)
    other.show()
    assert other.restore_state(view.save_state())
    assert other.table.room.shown() == view.table.room.shown()
    assert other.table.columnWidth(Column.ISSUE) == 177
    assert other.model.index(0, Column.PARTY).data() == view.model.index(0, Column.PARTY).data()


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\4junk"])
def test_a_state_that_is_none_is_refused_and_changes_nothing(view, broken):
    before = view.table.room.shown()
    assert not view.restore_state(QByteArray(broken))
    assert view.table.room.shown() == before


def test_it_can_be_drawn_light_and_dark(view, document):
    go_to(view, document, "ST128")
    light = view.grab().toImage()
    view.set_theme(DARK)
    dark = view.grab().toImage()
    at = view.table.mapTo(view, view.table.rect().center())
    assert light.pixelColor(at).lightness() > dark.pixelColor(at).lightness()
