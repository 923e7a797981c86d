"""Every act at one key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from models.words import ACTS, Act
from views.coding.act_keys import KEYS, ActKeys
from views.theme import LIGHT


@pytest.fixture
def board(qtbot: QtBot) -> ActKeys:
    made = ActKeys(LIGHT)
    qtbot.addWidget(made)
    made.resize(320, made.sizeHint().height())
    made.show()
    return made


def test_every_act_has_a_key_of_its_own() -> None:
    assert sorted(KEYS.values()) == sorted(ACTS)


@pytest.mark.parametrize("key", KEYS)
def test_its_key_takes_an_act(board: ActKeys, qtbot: QtBot, key: str) -> None:
    with qtbot.waitSignal(board.taken):
        qtbot.keyClicks(board, key.lower())
    assert board.act == KEYS[key]
    assert KEYS[key].label in board.accessibleDescription()


def test_arrows_move_and_a_click_takes(board: ActKeys, qtbot: QtBot) -> None:
    qtbot.keyClick(board, Qt.Key.Key_Right)
    qtbot.keyClick(board, Qt.Key.Key_Right)
    qtbot.keyClick(board, Qt.Key.Key_Down)
    assert board.act == Act.REJECTION
    with qtbot.waitSignal(board.taken):
        qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert board.act == Act.DEMAND


def test_other_keys_are_left_to_the_form(board: ActKeys, qtbot: QtBot) -> None:
    qtbot.keyClicks(board, "x")
    assert board.act is None
