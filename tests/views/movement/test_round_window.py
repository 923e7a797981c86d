"""Of many rounds as many are shown as go with the lines of a matrix."""

import pytest
from pytestqt.qtbot import QtBot

from models.snapshot import Snapshot
from tests.snapshots import snapshot
from views.movement.round_window import RoundWindow, rounds_at_a_time

TALKS: Snapshot = snapshot(rounds=[(10 * number, 10 * number) for number in range(1, 41)])
LINES = 240
"""So many that ten rounds go with them."""


@pytest.fixture
def window(qtbot: QtBot) -> RoundWindow:
    made = RoundWindow()
    qtbot.addWidget(made)
    return made


def test_the_more_lines_the_fewer_rounds_but_a_few_always() -> None:
    assert [rounds_at_a_time(300, lines) for lines in (1, 26, 240, 9000)] == [300, 92, 10, 6]
    assert rounds_at_a_time(8, 9000) == 6
    assert rounds_at_a_time(0, 0) == 0


def test_all_rounds_need_no_steps(window: RoundWindow) -> None:
    window.show_rounds(TALKS, 2, 39)
    assert window.rounds == range(40)
    assert window.isHidden()


def test_the_round_compared_is_in_sight(window: RoundWindow) -> None:
    window.show_rounds(TALKS, LINES, 39)
    assert (window.rounds, window.words.text()) == (range(30, 40), "Rounds 31–40 of 40")
    assert not window.isHidden()
    window.show_rounds(TALKS, LINES, 35)
    assert window.rounds == range(30, 40)
    window.show_rounds(TALKS, LINES, 12)
    assert window.rounds == range(3, 13)
    window.show_rounds(TALKS, LINES, 2)
    assert window.rounds == range(10)


def test_steps_lead_to_the_others_and_stay_when_all_is_shown_anew(window: RoundWindow) -> None:
    window.show_rounds(TALKS, LINES, 39)
    window.moved.connect(lambda: window.show_rounds(TALKS, LINES, 39))
    assert not window.later.isEnabled()
    window.earlier.click()
    assert window.rounds == range(20, 30)
    assert window.later.isEnabled()
    for _ in range(3):
        window.earlier.click()
    assert window.rounds == range(10)
    assert not window.earlier.isEnabled()
    window.later.click()
    assert window.words.text() == "Rounds 11–20 of 40"
