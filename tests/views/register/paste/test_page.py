import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from models.bulk.fields import Field
from models.bulk.pasting import Standing
from models.edits import statements as edits
from models.errors import UserError
from models.words import Act
from tests.views.register.registers import cell, id_of, put_on_clipboard, said, select, view
from views.register.columns import Column
from views.register.paste.model import PROBLEM_ROLE
from views.theme import DARK

__all__ = ["said", "view"]

HEAD = ("Said", "Published", "Party", "Speaker", "Issue", "Act", "Range", "Grade", "Source", "Text")


def row(view, **cells):
    """A row that can be added, but for the cells that are told."""
    source = view.model.written._document.snapshot.sources[0]
    grade, code = f"{source.reliability}2", source.code
    usual = (
        "29 March 2022", "30 March 2022", "UA", "Zelenskyy", "neutrality", "offer", "40–55", grade, code, "Words",
    )  # fmt: skip
    return tuple({**dict(zip(HEAD, usual, strict=True)), **cells}[name] for name in HEAD)


def paste(view, *rows):
    put_on_clipboard(rows)
    view.desk.paste()
    return view.desk.paste_page


def mend(page, row, heading, text):
    column = page.pasting.headings.index(heading) + 1
    assert page.model.setData(page.model.index(row, column), text)


def test_rows_are_looked_at_before_they_are_added_in_one_step(view, document, said, qtbot):
    page = paste(view, HEAD, row(view), row(view, Act="demand"))
    assert view.desk.is_pasting
    assert page.add_button.text() == "Add 2 statements"
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    assert not view.desk.is_pasting
    assert said == ["Added 2 statements."]
    assert document.store.steps().undo.label == "Add 2 statements"
    assert {cell(view, code, Column.PARTY) for code in ("ST141", "ST142")} == {"Ukraine"}
    assert set(view.table.selected_ids()) == {id_of(view, "ST141"), id_of(view, "ST142")}
    document.store.undo()
    assert len(document.snapshot.statements) == 140


def test_what_the_filter_leaves_out_of_the_new_rows_is_said(view, said):
    view.filter.field.setText("ST104")
    page = paste(view, HEAD, row(view), row(view))
    page.add()
    assert said == ["Added 2 statements. The filter leaves out 2 of them."]


def test_cells_are_said_back_as_they_are_read(view):
    page = paste(view, HEAD, row(view))
    shown = [page.model.index(0, column + 1).data() for column in range(len(HEAD))]
    assert shown[:8] == [
        "29 March 2022", "30 March 2022", "Ukraine", "Volodymyr Zelenskyy", "Neutrality", "offer", "40–55",
        shown[7],
    ]  # fmt: skip
    page.table.setCurrentIndex(page.model.index(0, 3))
    assert page.about.text() == "Row 1, Party: “UA” is read as Ukraine."


def test_what_cannot_be_read_is_said_under_its_row_and_mended_in_place(view, qtbot):
    page = paste(view, HEAD, row(view), row(view, Said="soon", Act="proposal"))
    assert page.add_button.text() == "Add 1 statement"
    assert not page.add_button.isEnabled()
    assert page.state.text() == "1 row cannot be taken as it is: mend it, or leave it out."
    assert page.table.rowHeight(1) == 2 * page.table.rowHeight(0)
    problem = page.model.index(1, 0).data(PROBLEM_ROLE)
    assert problem.startswith("Said: Type a date such as")
    assert "Act: No act is called “proposal”." in problem
    page.go_to_problem()
    assert page.table.currentIndex() == page.model.index(1, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.viewport().focusWidget()
    qtbot.keyClicks(editor, "28 March 2022")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.pasting.cell(1, 0) == "28 March 2022")
    mend(page, 1, "Act", "demand")
    assert page.add_button.isEnabled()
    assert page.add_button.text() == "Add 2 statements"
    assert page.table.rowHeight(1) == page.table.rowHeight(0)


def test_bad_rows_can_be_left_out(view, said, qtbot):
    page = paste(view, HEAD, row(view), row(view, Said="soon"))
    qtbot.mouseClick(page.leave_out_button, Qt.MouseButton.LeftButton)
    assert page.model.index(1, 0).data() == "left out"
    page.model.setData(page.model.index(1, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert not page.add_button.isEnabled()
    page.model.setData(page.model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    page.add()
    assert said == ["Added 1 statement, 1 row left out."]


def test_columns_are_named_by_the_lists_over_them(view):
    page = paste(view, ("When", "Who knows", *HEAD[1:]), ("29 March 2022", "x", *row(view)[1:]))
    assert page.notes.text() == "Not taken: Who knows. Name a column by the list over it."
    boxes = page.table.header.boxes
    assert boxes[0].currentText() == "Said"
    boxes[1].setCurrentIndex(boxes[1].findData(Field.NOTE))
    boxes[1].activated.emit(boxes[1].currentIndex())
    assert page.notes.isHidden()
    assert page.pasting.additions()[0][Field.NOTE] == "x"


def test_without_any_known_column_it_asks_for_them(view):
    page = paste(view, ("one", "two"), ("three", "four"))
    assert page.state.text() == "Say which column is what: choose a field in the list over it."
    assert not page.add_button.isEnabled()
    assert page.model.index(0, 0).data() == "1"


def test_what_no_column_gives_is_asked_for_once(view, qtbot):
    page = paste(view, HEAD[:7], row(view)[:7], row(view)[:7])
    assert not page.usual.isHidden()
    shown = [field for field, made in page.usual.inputs.items() if not made.widget.isHidden()]
    assert shown == [Field.GRADE, Field.SOURCE]
    for field, text in ((Field.GRADE, "2"), (Field.SOURCE, row(view)[8])):
        line = page.usual.inputs[field].widget.line
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.add_button.text() == "Add 2 statements"


def test_known_codes_change_their_statements_and_what_is_the_same_is_left(view, document, said):
    edits.set_condition(document.store, id_of(view, "ST104"), "if …")
    edits.set_condition(document.store, id_of(view, "ST105"), "")
    page = paste(view, ("Code", "Act", "Condition"), ("ST104", "threat", ""), ("ST105", "clarification", ""))
    assert [page.model.index(at, 0).data() for at in range(2)] == ["ST104", "ST105: same"]
    assert page.add_button.text() == "Update 1 statement"
    assert not page.clears.isHidden()
    page.clears.setChecked(True)
    page.add()
    assert said == ["Updated 1 statement."]
    assert (cell(view, "ST104", Column.ACT), cell(view, "ST104", Column.CONDITION)) == ("threat", "–")


def test_copied_rows_pasted_over_change_nothing(view, document):
    select(view, "ST104", "ST105", "ST128", "ST137")
    for column in Column:
        view.table.room.ask(column, shown=True)
    view.copy_selected()
    view.desk.paste()
    page = view.desk.paste_page
    assert page.pasting.counts() == {Standing.SAME: 4}
    assert page.state.text() == "The dossier says all this already."
    assert not page.add_button.isEnabled()


def test_cancelling_keeps_the_table_until_another_is_pasted(view, qtbot):
    left = []
    view.desk.put_away.connect(lambda: left.append(True))
    page = paste(view, HEAD, row(view))
    mend(page, 0, "Text", "Mended")
    with pytest.raises(UserError, match="pasted and is not added"):
        view.refuse_unfinished()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert left == [True]
    assert not view.desk.is_pasting
    view.refuse_unfinished()
    view.desk.take_up()
    assert view.desk.is_pasting
    assert page.pasting.cell(0, HEAD.index("Text")) == "Mended"
    with pytest.raises(UserError, match="being looked at already"):
        view.desk.paste()


def test_it_follows_what_others_change_meanwhile(view, document):
    page = paste(view, ("Code", "Act"), ("ST104", "threat"))
    assert page.add_button.isEnabled()
    edits.set_act(document.store, id_of(view, "ST104"), Act.THREAT)
    assert not page.add_button.isEnabled()
    assert page.state.text() == "The dossier says all this already."


def test_a_cell_that_is_edited_meanwhile_stays_open_and_is_read_against_the_change_afterwards(view, document, qtbot):
    page = paste(view, ("Code", "Act"), ("ST104", "threat"))
    page.table.setCurrentIndex(page.model.index(0, 2))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.viewport().focusWidget()
    edits.set_act(document.store, id_of(view, "ST104"), Act.THREAT)
    assert page.table.is_editing
    assert page.table.viewport().focusWidget() is editor
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.state.text() == "The dossier says all this already.")
    assert page.table.currentIndex() == page.model.index(0, 2)


@pytest.mark.parametrize(
    ("plain", "page", "sentence"),
    [
        ("x\t" * 1_000_000, "", "more than 300,000 cells"),
        ("", "<table>" + "<td>x" * 1_000_000, "more than 300,000 cells"),
        ("word", "", "holds no table"),
        ("", "", "holds no table"),
        ("a\tb\n" * 30_000, "", "30,000 rows"),
        ("\t".join("a" * 70) + "\n", "", "70 columns"),
    ],
)
def test_a_hostile_clipboard_is_a_sentence_and_the_list_stays(view, plain, page, sentence):
    mime = QMimeData()
    mime.setText(plain)
    mime.setHtml(page)
    QGuiApplication.clipboard().setMimeData(mime)
    with pytest.raises(UserError, match=sentence):
        view.desk.paste()
    assert not view.desk.is_pasting


def test_markup_controls_and_formulas_are_words_like_any_others(view, document):
    text = '=HYPERLINK("x") <b>bold</b> &amp; \u202eלא'
    page = paste(view, HEAD, row(view, Text=text + "\0\x07"))
    assert page.notes.text() == "2 control characters were removed from the text."
    assert page.model.index(0, len(HEAD)).data(Qt.ItemDataRole.ToolTipRole) == ""
    page.add()
    assert view.model.copied(view.model.row_of(id_of(view, "ST141")), Column.TEXT) == text


def test_long_tables_are_read_on_while_nothing_waits(view, qtbot):
    page = paste(view, HEAD, *[row(view)] * 700, row(view, Said="soon"))
    assert page.state.text().startswith("Read 300 of 701 rows")
    assert not page.add_button.isEnabled()
    qtbot.waitUntil(lambda: page.state.text().startswith("1 row cannot be taken"))
    page.leave_out_button.click()
    qtbot.waitUntil(lambda: page.add_button.text() == "Add 700 statements" and page.add_button.isEnabled())


def test_it_can_be_drawn_light_and_dark(view):
    page = paste(view, HEAD, row(view), row(view, Said="soon"))
    light = page.grab().toImage()
    view.set_theme(DARK)
    dark = page.grab().toImage()
    at = page.table.mapTo(page, page.table.rect().center())
    assert light.pixelColor(at).lightness() > dark.pixelColor(at).lightness()
