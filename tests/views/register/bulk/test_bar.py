import pytest
from PySide6.QtCore import Qt

from models.bulk.fields import Field
from models.edits import statements as edits
from models.errors import UserError
from models.words import Act
from tests.views.register.registers import cell, id_of, said, select, view
from views.fields import LineField
from views.register.bulk.value_field import LineValue
from views.register.columns import Column
from views.theme import DARK

__all__ = ["said", "view"]


def choose(view, field):
    view.desk.bar.field_box.setCurrentIndex(view.desk.bar.field_box.findData(field))


def type_value(view, qtbot, text):
    made = view.desk.bar.input
    assert isinstance(made, LineValue)
    made.widget.line.clear()
    qtbot.keyClicks(made.widget.line, text)
    return made.widget


def test_it_is_there_while_several_rows_are_selected(view):
    select(view, "ST104")
    assert not view.desk.bar.isVisible()
    select(view, "ST104", "ST105", "ST106")
    assert view.desk.bar.isVisible()
    assert view.desk.bar.set_button.text() == "Set for 3 statements"
    view.filter.field.setText("ST104")
    assert view.model.rowCount() == 1 or not view.desk.bar.isVisible()


def test_a_value_is_set_on_all_selected_rows_and_they_stay_selected(view, document, said, qtbot):
    select(view, "ST104", "ST105", "ST106")
    choose(view, Field.SAID)
    field = type_value(view, qtbot, "mid-March 2022")
    assert field.message.text() == "mid-March 2022 (11–20 March)"
    qtbot.mouseClick(view.desk.bar.set_button, Qt.MouseButton.LeftButton)
    assert {cell(view, code, Column.SAID) for code in ("ST104", "ST105", "ST106")} == {"11–20 Mar 2022"}
    assert said == ["Day said of 3 statements set."]
    assert len(view.table.selected_ids()) == 3
    step = document.store.steps().undo
    assert step is not None
    assert step.label == "Set day said of 3 statements"
    document.store.undo()
    assert cell(view, "ST104", Column.SAID) == "29 Mar 2022"


def test_a_word_of_a_list_is_set_as_it_was_chosen(view, document, said):
    edits.set_act(document.store, id_of(view, "ST104"), Act.THREAT)
    select(view, "ST104", "ST105")
    box = view.desk.bar.input.widget
    box.setCurrentIndex(box.findText("threat"))
    box.activated.emit(box.currentIndex())
    view.desk.bar.set_value()
    assert cell(view, "ST105", Column.ACT) == "threat"
    assert said == ["Act of 2 statements set; 1 said so already."]
    view.desk.bar.set_value()
    assert said[-1] == "Nothing was changed: all of them say so already."


def test_what_cannot_be_read_is_said_beside_the_field_and_changes_nothing(view, document, qtbot):
    select(view, "ST104", "ST105")
    choose(view, Field.RANGE)
    field = type_value(view, qtbot, "55-40")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.message.text() == "The range runs backwards: 55 is above 40."
    assert document.store.steps().undo is None


def test_a_field_that_every_statement_has_is_not_taken_off(view, document):
    select(view, "ST104", "ST105")
    choose(view, Field.ISSUE)
    view.desk.bar.set_value()
    assert isinstance(view.desk.bar.input.widget, LineField)
    assert view.desk.bar.input.widget.message.text() == "Choose the issue that it is about."
    assert document.store.steps().undo is None


def test_what_follows_is_said_before_it_is_done(view):
    select(view, "ST104", "ST105")
    notes = {}
    for field in (Field.SPEAKER, Field.ISSUE, Field.RANGE, Field.NOTE):
        choose(view, field)
        notes[field] = view.desk.bar._note.text() if not view.desk.bar._note.isHidden() else ""
    assert "party follows" in notes[Field.SPEAKER]
    assert "taken off" in notes[Field.ISSUE]
    assert "2 issues" in notes[Field.RANGE]
    assert notes[Field.NOTE] == ""


def test_where_one_is_refused_all_are_and_the_reasons_are_given(view, document, qtbot):
    select(view, "ST104", "ST105", "ST119")
    choose(view, Field.PARTY)
    type_value(view, qtbot, "Ukraine")
    with pytest.raises(UserError, match=r"ST119: .* does not speak for Ukraine"):
        view.desk._set_field(Field.PARTY, view.desk.bar.input.reading())
    assert document.store.steps().undo is None


def test_filling_down_takes_the_top_row_and_the_current_column(view, said, qtbot):
    select(view, "ST106", "ST105", "ST104", column=Column.ACT)
    assert view.desk.bar.fill_button.text() == "Fill act &down"
    top = min(("ST104", "ST105", "ST106"), key=lambda code: view.model.row_of(id_of(view, code)))
    qtbot.mouseClick(view.desk.bar.fill_button, Qt.MouseButton.LeftButton)
    assert {cell(view, code, Column.ACT) for code in ("ST104", "ST105", "ST106")} == {cell(view, top, Column.ACT)}
    assert said[0].startswith("Act filled down to 2 statements")


def test_codes_and_hidden_columns_are_not_filled_down(view):
    select(view, "ST104", "ST105", column=Column.CODE)
    assert not view.desk.bar.fill_button.isEnabled()
    select(view, "ST104", "ST105", column=Column.ACT)
    assert view.desk.bar.fill_button.isEnabled()
    view.table.room.ask(Column.ACT, shown=False)
    with pytest.raises(UserError, match="go to the column"):
        view.desk.fill_down()


def test_it_can_be_drawn_light_and_dark(view):
    select(view, "ST104", "ST105")
    light = view.desk.bar.grab().toImage().pixelColor(3, 3).lightness()
    view.set_theme(DARK)
    assert view.desk.bar.grab().toImage().pixelColor(3, 3).lightness() < light
