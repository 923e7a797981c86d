from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT, Reading
from models.edits.readings import save_reading
from models.queries import own_readings
from models.words import Conditionals, Review
from views.document import Document
from views.readings.editor import ReadingEditor
from views.theme import DARK, LIGHT

OURS = Reading("Ours", 2, 3, Conditionals.NEVER)


@pytest.fixture
def editor(document: Document, qtbot: QtBot) -> Iterator[ReadingEditor]:
    button = QPushButton("Reading")
    qtbot.addWidget(button)
    button.show()
    made = ReadingEditor(document, LIGHT, button)
    made.open_under(button)
    yield made
    made.close()


def choose(editor: ReadingEditor, rule: str, choice: object) -> None:
    box = editor.rules.boxes[rule]
    at = next(at for at in range(box.count()) if box.itemData(at) == choice)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def listed(editor: ReadingEditor) -> list[str]:
    return [editor.readings.item(row).text().partition(":")[0] for row in range(editor.readings.count())]


def titles(document: Document) -> list[str]:
    return [kept.reading.name for kept in own_readings(document.store)]


def test_arrow_keys_go_from_one_reading_to_the_next_and_keep_the_day(
    editor: ReadingEditor, document: Document, qtbot: QtBot
) -> None:
    document.read_as(ON_RECORD.as_known(date(2022, 5, 1)))
    assert listed(editor) == ["Strict", "On record", "Everything"]
    assert editor.readings.currentRow() == 1
    qtbot.keyClick(editor.readings, Qt.Key.Key_Down)
    assert document.reading == EVERYTHING.as_known(date(2022, 5, 1))
    qtbot.keyClick(editor.readings, Qt.Key.Key_Home)
    assert document.reading == STRICT.as_known(date(2022, 5, 1))


def test_a_rule_changes_everything_at_once_and_the_name_tells_of_it(editor: ReadingEditor, document: Document) -> None:
    choose(editor, "conditionals", Conditionals.NEVER)
    assert document.reading == replace(ON_RECORD, name="on record, changed", conditionals=Conditionals.NEVER)
    choose(editor, "credibility", 2)
    assert document.reading.name == "on record, changed"
    choose(editor, "conditionals", Conditionals.COUNTED)
    assert document.reading == STRICT


def test_every_choice_says_what_it_leaves_out(editor: ReadingEditor) -> None:
    box = editor.rules.boxes["conditionals"]
    words = [box.itemText(at) for at in range(box.count())]
    assert words[0] == "counted"
    assert words[1].startswith("counted only when the condition is met  (leaves out ")
    assert words[2].startswith("never counted  (leaves out ")
    assert editor.readings.item(0).text() == "Strict: leaves out 14 of 127"


def test_the_reading_is_kept_under_a_name_and_read_by(editor: ReadingEditor, document: Document, qtbot: QtBot) -> None:
    choose(editor, "review", Review.REVIEWED)
    assert not editor.save.isEnabled()
    qtbot.keyClicks(editor.name, "Checked & sound")
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert titles(document) == ["Checked & sound"]
    assert document.reading.name == "Checked & sound"
    assert listed(editor)[-1] == "Checked & sound"
    assert editor.readings.currentRow() == 3
    assert not editor.change.isVisible()


def test_a_kept_reading_is_changed_renamed_and_deleted(editor: ReadingEditor, document: Document, qtbot: QtBot) -> None:
    save_reading(document.store, "Ours", OURS)
    document.read_as(OURS)
    choose(editor, "authority", 1)
    assert document.reading.name == "Ours, changed"
    editor.change.click()
    assert (document.reading.name, own_readings(document.store)[0].reading.authority) == ("Ours", 1)
    qtbot.keyClicks(editor.name, "Leaders only")
    editor.rename.click()
    assert (document.reading.name, titles(document)) == ("Leaders only", ["Leaders only"])
    editor.delete.click()
    assert (document.reading.name, titles(document)) == ("on record, changed", [])
    assert not editor.delete.isVisible()


@pytest.mark.parametrize(("name", "why"), [("strict", "built in"), ("OURS", "There is a reading “Ours” already")])
def test_a_name_that_is_taken_cannot_be_chosen(
    editor: ReadingEditor, document: Document, qtbot: QtBot, name: str, why: str
) -> None:
    save_reading(document.store, "Ours", OURS)
    qtbot.keyClicks(editor.name, name)
    assert not editor.save.isEnabled()
    assert why in editor._complaint.text()


def test_a_reading_can_be_kept_while_the_dossier_is_shown_as_it_was(
    editor: ReadingEditor, document: Document, qtbot: QtBot
) -> None:
    document.read_as(ON_RECORD.as_known(date(2022, 5, 1)))
    qtbot.keyClicks(editor.name, "Then")
    editor.save.click()
    assert titles(document) == ["Then"]
    assert document.reading == replace(ON_RECORD, name="Then", known=date(2022, 5, 1))


def test_it_takes_the_colours_of_both_appearances(editor: ReadingEditor) -> None:
    grounds = set()
    for theme in (LIGHT, DARK):
        editor.set_theme(theme)
        grounds.add(editor.palette().window().color().name())
    assert len(grounds) == 2
