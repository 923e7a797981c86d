"""The text of a source: sentences by key, passages by place, and places in code points whatever the text holds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from views.reader.text import Coded, ReaderText
from views.theme import DARK, LIGHT

TEXT = "🙂 One is said. Two is said by Mr. Peskov!\n\nДругий абзац. «Третє речення?» Кінець"


@pytest.fixture
def reader(qtbot: QtBot) -> ReaderText:
    made = ReaderText(LIGHT)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.show_text(TEXT)
    return made


def words(reader: ReaderText, text: str = TEXT) -> str:
    start, end = reader.marked
    return text[start:end]


def press(qtbot: QtBot, reader: ReaderText, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(reader, key)


def test_one_key_walks_from_sentence_to_sentence(reader: ReaderText, qtbot: QtBot) -> None:
    found = []
    for _ in range(4):
        press(qtbot, reader, Qt.Key.Key_N)
        found.append(words(reader))
    assert found[0] == "🙂 One is said."
    assert found[-1] != found[-2]
    assert "Другий абзац." in found


def test_a_sentence_more_and_a_sentence_less(reader: ReaderText, qtbot: QtBot) -> None:
    press(qtbot, reader, Qt.Key.Key_N, Qt.Key.Key_Space)
    assert words(reader).startswith("🙂 One is said. Two")
    press(qtbot, reader, Qt.Key.Key_Backspace)
    assert words(reader) == "🙂 One is said."
    press(qtbot, reader, Qt.Key.Key_Backspace)
    assert words(reader) == "🙂 One is said."


def test_blanks_at_the_ends_are_not_marked(reader: ReaderText) -> None:
    at = TEXT.index(" Two")
    reader.mark(at, at + len(" Two "))
    assert words(reader) == "Two"


def test_enter_asks_to_code_what_is_selected(reader: ReaderText, qtbot: QtBot) -> None:
    press(qtbot, reader, Qt.Key.Key_N)
    with qtbot.waitSignal(reader.code_asked):
        press(qtbot, reader, Qt.Key.Key_Return)


def coded(*places: tuple[int, int]) -> list[Coded]:
    return [Coded(f"s{at}", start, end, QColor("#0063a8"), f"S{at}") for at, (start, end) in enumerate(places)]


def test_enter_in_a_coded_passage_chooses_its_statement(reader: ReaderText, qtbot: QtBot) -> None:
    reader.show_coded(coded((0, 15), (2, 5)))
    reader.mark(3, 3)
    with qtbot.waitSignal(reader.coded_chosen) as chosen:
        press(qtbot, reader, Qt.Key.Key_Return)
    assert chosen.args == ["s1"]


def test_full_stop_and_comma_walk_through_coded_passages(reader: ReaderText, qtbot: QtBot) -> None:
    found: list[str] = []
    passages = coded((2, 5), (20, 25), (50, 55))

    def follow(statement: str) -> None:
        found.append(statement)
        reader.show_coded(passages, statement)

    reader.show_coded(passages)
    reader.coded_chosen.connect(follow)
    press(qtbot, reader, Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Comma)
    assert found == ["s0", "s1", "s2", "s1"]


def test_the_tint_covers_the_words_and_not_their_neighbours(reader: ReaderText) -> None:
    at = TEXT.index("Другий")
    reader.show_coded(coded((at, at + 6)))
    assert [one.cursor.selectedText() for one in reader.extraSelections()] == ["Другий"]
    reader.set_theme(DARK)
    assert [one.cursor.selectedText() for one in reader.extraSelections()] == ["Другий"]


def test_nothing_typed_changes_the_text(reader: ReaderText, qtbot: QtBot) -> None:
    qtbot.keyClicks(reader, "xyz1")
    press(qtbot, reader, Qt.Key.Key_Delete)
    assert reader.toPlainText() == TEXT


def test_markup_is_shown_as_it_stands(reader: ReaderText) -> None:
    reader.show_text("<b>bold</b> &amp; <img src='http://example.com/x.png'>")
    assert reader.toPlainText() == "<b>bold</b> &amp; <img src='http://example.com/x.png'>"


ODD = st.text(st.sampled_from("a. \n\r\t🙂é\u0301\u200d\u202eאب。漢"), min_size=1, max_size=40)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), text=ODD)
def test_places_are_code_points_in_any_text(reader: ReaderText, data: st.DataObject, text: str) -> None:
    reader.show_text(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    reader.mark(start, end)
    assert words(reader, text) == text[start:end].strip()
    for _ in range(3):
        reader.select_next_sentence()
        reader.extend_by_sentence()
        reader.shrink_by_sentence()
        first, last = reader.marked
        assert 0 <= first <= last <= len(text)
