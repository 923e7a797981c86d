import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.edits import statements as edits
from models.edits.coding import delete_statement
from models.errors import UserError
from tests.views.register.registers import cell, id_of, index_of, said, select, view
from views.register.bulk.value_field import LineValue, TextValue
from views.register.columns import Column
from views.theme import DARK

__all__ = ["said", "view"]


def line(view):
    field = view.desk.cell_editor.field
    assert isinstance(field, LineValue)
    return field.widget.line


def open_cell(view, qtbot, code, column):
    select(view, code, column=column)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.desk.cell_editor.is_open
    return view.desk.cell_editor


def type_anew(view, qtbot, text):
    line(view).selectAll()
    qtbot.keyClicks(line(view), text)


@pytest.mark.parametrize(
    ("column", "typed", "shown", "step"),
    [
        (Column.ACT, "red", "red line", "Set act"),
        (Column.RANGE, "40-55", "40–55", "Set range"),
        (Column.SAID, "28 March", "28 Mar 2022", "Set day said"),
        (Column.GRADE, "4", "A4", "Set credibility"),
        (Column.FIRMNESS, "4", "4", "Set firmness"),
        (Column.CONDITION, "if so", "if so", "Set condition"),
        (Column.SPEAKER, "lavrov", "Sergey Lavrov", "Set speaker"),
    ],
)
def test_enter_stores_what_is_typed_in_one_step(view, document, qtbot, column, typed, shown, step):
    open_cell(view, qtbot, "ST104", column)
    type_anew(view, qtbot, typed)
    qtbot.keyClick(line(view), Qt.Key.Key_Return)
    assert not view.desk.cell_editor.is_open
    assert cell(view, "ST104", column) == shown
    assert document.store.steps().undo.label == step
    assert view.table.hasFocus()


def test_a_double_click_edits_too_but_not_the_code(view, qtbot):
    view.table.doubleClicked.emit(index_of(view, "ST104", Column.CODE))
    assert not view.desk.cell_editor.is_open
    view.table.doubleClicked.emit(index_of(view, "ST104", Column.ACT))
    assert view.desk.cell_editor.is_open


def test_escape_leaves_the_cell_as_it_was(view, document, qtbot):
    open_cell(view, qtbot, "ST104", Column.ACT)
    type_anew(view, qtbot, "threat")
    qtbot.keyClick(line(view), Qt.Key.Key_Escape)
    assert not view.desk.cell_editor.is_open
    assert document.store.steps().undo is None


def test_tab_stores_and_goes_on_to_the_next_cell(view, document, qtbot):
    open_cell(view, qtbot, "ST104", Column.ACT)
    type_anew(view, qtbot, "threat")
    qtbot.keyClick(line(view), Qt.Key.Key_Tab)
    assert cell(view, "ST104", Column.ACT) == "threat"
    assert view.table.currentIndex().column() == Column.RANGE
    qtbot.keyClick(line(view), Qt.Key.Key_Backtab)
    assert view.table.currentIndex().column() == Column.ACT
    assert line(view).text() == "threat"


def test_what_cannot_be_read_stays_with_the_reason_under_it(view, document, qtbot):
    editor = open_cell(view, qtbot, "ST104", Column.SAID)
    before = editor.height()
    type_anew(view, qtbot, "soon")
    qtbot.keyClick(line(view), Qt.Key.Key_Return)
    assert editor.is_open
    assert "Type a date" in editor.field.widget.message.text()
    qtbot.waitUntil(lambda: editor.height() > before)
    with pytest.raises(UserError, match="What you typed in a cell cannot be read"):
        view.finish()
    type_anew(view, qtbot, "28.03.2022")
    view.finish()
    assert cell(view, "ST104", Column.SAID) == "28 Mar 2022"


def test_what_cannot_be_stored_stays_too_with_the_reason_told(view, document, qtbot):
    editor = open_cell(view, qtbot, "ST105", Column.PARTY)
    type_anew(view, qtbot, "russia")
    with qtbot.captureExceptions() as told:
        qtbot.keyClick(line(view), Qt.Key.Key_Return)
    assert "does not speak for Russia" in str(told[0][1])
    assert editor.is_open
    assert line(view).text() == "russia"


def test_what_others_change_meanwhile_leaves_the_cell_alone(view, document, qtbot):
    open_cell(view, qtbot, "ST104", Column.CONDITION)
    type_anew(view, qtbot, "mine")
    edits.set_text(document.store, id_of(view, "ST105"), "others go on")
    assert line(view).text() == "mine"
    qtbot.keyClick(line(view), Qt.Key.Key_Return)
    assert cell(view, "ST104", Column.CONDITION) == "mine"


def test_leaving_the_cell_stores_it(view, document, qtbot):
    open_cell(view, qtbot, "ST104", Column.CONDITION)
    type_anew(view, qtbot, "if so")
    view.filter.field.setFocus()
    QApplication.processEvents()
    assert cell(view, "ST104", Column.CONDITION) == "if so"


def test_a_text_of_several_lines_keeps_them(view, document, qtbot):
    edits.set_text(document.store, id_of(view, "ST104"), "One line\nand another")
    editor = open_cell(view, qtbot, "ST104", Column.TEXT)
    assert isinstance(editor.field, TextValue)
    text = editor.field.widget
    assert text.toPlainText() == "One line\nand another"
    qtbot.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(text, "and a third")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert view.model.copied(view.model.row_of(id_of(view, "ST104")), Column.TEXT).split("\n") == [
        "One line", "and another", "and a third",
    ]  # fmt: skip


def test_untouched_cells_are_not_written(view, document, qtbot):
    for column in view.table.room.shown()[1:]:
        open_cell(view, qtbot, "ST104", column).leave()
    assert document.store.steps().undo is None


def test_it_can_be_drawn_dark(view, qtbot):
    editor = open_cell(view, qtbot, "ST104", Column.ACT)
    view.set_theme(DARK)
    assert editor.palette().window().color() == DARK.surface


@pytest.mark.parametrize("column", [Column.CONDITION, Column.TEXT])
def test_what_is_typed_stays_when_the_statement_is_deleted_meanwhile(view, document, qtbot, column):
    editor = open_cell(view, qtbot, "ST104", column)
    keys = editor._keys_go_to
    qtbot.keyClicks(keys, "if so")
    typed = editor.field.widget.toPlainText() if column is Column.TEXT else line(view).text()
    delete_statement(document.store, id_of(view, "ST104"))
    assert editor.is_open
    assert editor.gone.isVisible()
    assert keys.isVisible()
    assert editor.height() >= keys.height() + editor.gone.height()
    assert "if so" in typed
    with pytest.raises(UserError, match="deleted in the meantime"):
        editor.leave()
    editor.close_cell()
    open_cell(view, qtbot, "ST106", column)
    assert not editor.gone.isVisible()


def test_a_cell_into_which_nothing_was_typed_goes_with_its_statement(view, document, qtbot):
    editor = open_cell(view, qtbot, "ST104", Column.CONDITION)
    delete_statement(document.store, id_of(view, "ST104"))
    assert not editor.is_open
