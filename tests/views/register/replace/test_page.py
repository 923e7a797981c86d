import pytest
from PySide6.QtCore import Qt

from models.bulk.fields import Field
from models.edits import statements as edits
from tests.views.register.registers import id_of, said, select, view
from views.register.columns import Column
from views.register.replace.list import CHANGE_ROLE
from views.register.replace.painting import pieces
from views.theme import DARK, LIGHT

__all__ = ["said", "view"]


@pytest.fixture
def page(view, document):
    view.table.room.ask(Column.CONDITION, shown=True)
    for code, text in (("ST104", "Guarantees, guarantees"), ("ST105", "No guarantees"), ("ST106", "Nothing")):
        edits.set_condition(document.store, id_of(view, code), text)
    select(view, "ST104", "ST105", "ST106", column=Column.CONDITION)
    view.desk.replace()
    return view.desk.replace_page


def look(page, find, by, **ticks):
    page.find_line.setText(find)
    page.by_line.setText(by)
    for name, ticked in ticks.items():
        getattr(page, name).setChecked(ticked)
    page.look()


def condition(view, code):
    return view.model.copied(view.model.row_of(id_of(view, code)), Column.CONDITION)


def test_what_would_change_is_listed_before_it_is_done_in_one_step(view, page, document, said, qtbot):
    assert page.field is Field.CONDITION
    assert page.scope_box.currentText() == "in 3 selected"
    look(page, "guarantees", "promises")
    assert page.count_label.text() == "3 places in 2 statements"
    assert condition(view, "ST105") == "No guarantees"
    qtbot.mouseClick(page.replace_button, Qt.MouseButton.LeftButton)
    assert (condition(view, "ST104"), condition(view, "ST105")) == ("promises, promises", "No promises")
    assert said == ["3 places replaced in 2 statements."]
    assert document.store.steps().undo.label == "Replace “guarantees” in condition of 2 statements"
    assert not page.isVisible()


def test_what_is_not_ticked_stays(view, page):
    look(page, "guarantees", "promises", same_case=True)
    rows = {page.changes.index(row, 0).data(): row for row in range(page.changes.rowCount())}
    page.changes.setData(page.changes.index(rows["ST105"], 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert page.replace_button.text() == "Replace in 1 statement"
    page.replace()
    assert (condition(view, "ST104"), condition(view, "ST105")) == ("Guarantees, promises", "No guarantees")


def test_it_looks_in_all_that_are_shown_or_in_what_is_selected(view, page):
    page.scope_box.setCurrentIndex(1)
    page.field_box.setCurrentIndex(page.field_box.findData(Field.TEXT))
    look(page, "the", "a", whole_words=True)
    assert page.scope_box.currentText() == "in all 140 statements shown"
    assert page.changes.rowCount() > 20


def test_nothing_found_is_said(page):
    look(page, "", "x")
    assert page.count_label.text() == "Words are looked for as they are typed, not as a pattern."
    look(page, ".*", "x")
    assert page.count_label.text() == "“.*” stands in none of them, or nothing would change."
    assert not page.replace_button.isEnabled()


def test_it_looks_again_when_a_text_changes_meanwhile(view, page, document):
    look(page, "guarantees", "promises")
    edits.set_condition(document.store, id_of(view, "ST105"), "None")
    assert page.count_label.text() == "2 places in 1 statement"


def test_the_first_place_is_shown_with_what_goes_and_what_comes(page):
    look(page, "guarantees", "<b>promises</b>")
    change = page.changes.index(0, 2).data(CHANGE_ROLE)
    words = [(text, struck) for text, _colour, struck in pieces(change, LIGHT)]
    assert ("<b>promises</b>", False) in words
    assert any(struck for _, struck in words)


def test_typing_looks_by_itself_after_a_moment_and_escape_leaves(view, page, qtbot):
    qtbot.keyClicks(page.find_line, "guarantees")
    qtbot.waitUntil(lambda: page.changes.rowCount() == 2)
    qtbot.keyClick(page.find_line, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert view.table.hasFocus()


def test_it_can_be_drawn_light_and_dark(view, page):
    look(page, "guarantees", "promises")
    light = page.list.grab().toImage().pixelColor(200, 300).lightness()
    view.set_theme(DARK)
    assert page.list.grab().toImage().pixelColor(200, 300).lightness() < light
