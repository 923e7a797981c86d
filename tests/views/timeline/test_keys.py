import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from views.timeline.keys import key_of

NONE = Qt.KeyboardModifier.NoModifier


def pressed(key: int, scan_code: int = 0) -> Qt.Key | None:
    return key_of(QKeyEvent(QEvent.Type.KeyPress, key, NONE, scan_code, 0, 0))


@pytest.mark.parametrize(
    ("letters", "key"),
    [
        ("WЦ", Qt.Key.Key_W),
        ("SЫІ", Qt.Key.Key_S),
        ("AФ", Qt.Key.Key_A),
        ("DВ", Qt.Key.Key_D),
        ("FА", Qt.Key.Key_F),
        ("MЬ", Qt.Key.Key_M),
        ("CС", Qt.Key.Key_C),
        ("[Х", Qt.Key.Key_BracketLeft),
        ("]ЪЇ", Qt.Key.Key_BracketRight),
        (",Б", Qt.Key.Key_Comma),
        (".Ю", Qt.Key.Key_Period),
    ],
)
def test_a_cyrillic_letter_is_the_key_at_its_place(letters: str, key: Qt.Key) -> None:
    assert [pressed(ord(letter)) for letter in letters] == [key] * len(letters)


def test_a_key_of_another_alphabet_is_known_by_its_place() -> None:
    assert pressed(ord("ש"), 30) == Qt.Key.Key_A
    assert pressed(ord("ς"), 17) == Qt.Key.Key_W
    assert pressed(ord("Ü"), 26) == Qt.Key.Key_BracketLeft


def test_a_latin_letter_is_itself_wherever_it_lies() -> None:
    assert pressed(ord("A"), 16) == Qt.Key.Key_A


@pytest.mark.parametrize("key", [0, 0x4E2D])
def test_keys_of_which_nothing_is_known_are_none(key: int) -> None:
    assert pressed(key) is None


def test_keys_without_a_letter_are_themselves() -> None:
    assert pressed(Qt.Key.Key_Escape) == Qt.Key.Key_Escape
    assert pressed(Qt.Key.Key_Space) == Qt.Key.Key_Space
