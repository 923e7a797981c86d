"""A statement that was begun is never lost by beginning another one, by Escape or by closing the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.side import Side
from models.drafting.draft import Marked
from models.edits.source_texts import NewText, add_text
from tests.journeys.walking import type_anew, workspace
from tests.windows import Opener, end

TEXT = "Neutrality is possible, Zelenskyy said. Crimea is another matter, he said."


@pytest.fixture
def window(open_window: Opener, dossier: Path, said_in_boxes: list[str]) -> Iterator[MainWindow]:
    opened = open_window(dossier)
    yield opened
    # What still waits is asked about, and given up with the test.
    end(opened)
    said_in_boxes.clear()


@pytest.fixture
def side(window: MainWindow) -> Side:
    return workspace(window).side


@pytest.fixture
def passages(window: MainWindow) -> tuple[Marked, Marked]:
    store = workspace(window).document.store
    source = workspace(window).document.snapshot.sources[0].id
    add_text(store, source, NewText(TEXT))
    text_id = workspace(window).document.snapshot.sources[0].text_id
    end = TEXT.index(" Crimea")
    return Marked(source, text_id, 0, end, TEXT[:end]), Marked(source, text_id, end + 1, len(TEXT), TEXT[end + 1 :])


def note(side: Side, qtbot: QtBot, words: str) -> None:
    type_anew(qtbot, side.coding.fields.note.line, words)


def written(side: Side) -> str:
    return side.coding.fields.note.line.text()


def take_up(window: MainWindow) -> None:
    buttons = workspace(window).messages.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Take it up again").click()


def test_what_was_begun_waits_while_another_passage_is_coded(
    window: MainWindow, side: Side, passages: tuple[Marked, Marked], qtbot: QtBot
) -> None:
    first, second = passages
    side.code(first)
    note(side, qtbot, "took me a while")
    side.code(second)
    assert (side.coding.marked, written(side)) == (second, "")
    assert workspace(window).messages.text == "The new statement was put away, not saved."
    note(side, qtbot, "second")
    take_up(window)
    assert (side.coding.marked, written(side)) == (first, "took me a while")
    side.take_up()
    assert (side.coding.marked, written(side)) == (second, "second")


def test_the_same_words_lead_back_to_what_was_begun_from_them(
    side: Side, passages: tuple[Marked, Marked], qtbot: QtBot
) -> None:
    first, second = passages
    side.code(first)
    note(side, qtbot, "took me a while")
    qtbot.keyClick(side.coding.fields.note.line, Qt.Key.Key_Escape)
    assert not side.is_coding
    side.code(second)
    side.code(first)
    assert side.is_coding
    assert written(side) == "took me a while"


def test_nothing_waits_where_nothing_was_typed(
    window: MainWindow, side: Side, passages: tuple[Marked, Marked], qtbot: QtBot
) -> None:
    side.code(passages[0])
    qtbot.keyClick(side.coding.fields.act, Qt.Key.Key_Escape)
    assert not side.is_one_waiting
    assert workspace(window).messages.text == ""
    side.code(passages[0])
    side.code(passages[1])
    assert not side.is_one_waiting


def test_saving_another_one_tells_of_the_one_that_waits(
    window: MainWindow, side: Side, passages: tuple[Marked, Marked], qtbot: QtBot
) -> None:
    side.code(passages[0])
    note(side, qtbot, "took me a while")
    side.code(passages[1])
    fields = side.coding.fields
    qtbot.keyClicks(fields.act, "P")
    for field, words in ((fields.issue, "neutrality"), (fields.party, "Ukraine"), (fields.speaker, "Zelenskyy")):
        type_anew(qtbot, field.line, words)
    for day in (fields.said_on, fields.published_on):
        type_anew(qtbot, day.line, "29 March 2022")
    qtbot.keyClicks(fields.credibility, "2")
    qtbot.keyClick(fields.note.line, Qt.Key.Key_Return)
    assert workspace(window).messages.text == "ST141 is saved. Another one was begun and is not."
    take_up(window)
    assert written(side) == "took me a while"


def test_the_window_does_not_close_over_one_that_waits(
    window: MainWindow,
    side: Side,
    passages: tuple[Marked, Marked],
    qtbot: QtBot,
    press: list[str],
    said_in_boxes: list[str],
) -> None:
    side.code(passages[0])
    note(side, qtbot, "took me a while")
    qtbot.keyClick(side.coding.fields.note.line, Qt.Key.Key_Escape)
    press += ["Discard what I typed", "Keep the dossier open"]
    window.close()
    assert window.isVisible()
    assert (side.is_coding, written(side)) == (True, "took me a while")
    window.close()
    assert [said.partition("\n")[0] for said in said_in_boxes] == [
        "A new statement has been begun and is not saved."
    ] * 2
    said_in_boxes.clear()
