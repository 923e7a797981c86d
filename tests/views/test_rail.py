import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.dossier_views import VIEWS
from views.rail import Rail, RailButton
from views.theme import DARK, LIGHT


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail(VIEWS, LIGHT)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def buttons(rail: Rail) -> dict[str, RailButton]:
    return {button.text(): button for button in rail.findChildren(RailButton)}


def test_there_is_a_button_for_each_view(rail: Rail) -> None:
    assert list(buttons(rail)) == [words for _, words in VIEWS]
    assert [button.accessibleName() for button in buttons(rail).values()] == [words for _, words in VIEWS]


def test_a_click_and_the_space_key_choose(rail: Rail, qtbot: QtBot) -> None:
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    qtbot.mouseClick(buttons(rail)["Movement"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(buttons(rail)["Statements"], Qt.Key.Key_Space)
    assert chosen == ["movement", "statements"]


def test_exactly_one_view_is_marked_and_marking_chooses_nothing(rail: Rail, qtbot: QtBot) -> None:
    for name, words in VIEWS:
        with qtbot.assertNotEmitted(rail.chosen):
            rail.show_chosen(name)
        assert [text for text, button in buttons(rail).items() if button.isChecked()] == [words]


def test_the_appearance_is_taken_by_every_button(rail: Rail) -> None:
    light = rail.grab().toImage()
    rail.set_theme(DARK)
    assert rail.grab().toImage() != light
    assert {button.theme.name for button in buttons(rail).values()} == {"dark"}
