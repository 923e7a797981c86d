"""A field that reads a few letters as one of several things and says under it which."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.picking import Choice
from views.pick_field import PickField
from views.theme import LIGHT

ISSUES = (
    Choice("n", "Neutrality", ("neutrality",)),
    Choice("g", "Security guarantees"),
    Choice("r", "Laws & others"),
)


@pytest.fixture
def taken() -> list[Choice | None]:
    return []


@pytest.fixture
def field(qtbot: QtBot, taken: list[Choice | None]) -> PickField:
    made = PickField("Issue", "issue", lambda: ISSUES, taken.append)
    made.set_theme(LIGHT)
    qtbot.addWidget(made)
    made.show()
    return made


def test_letters_are_read_back_while_they_are_typed(field: PickField, qtbot: QtBot, taken: list[Choice | None]) -> None:
    qtbot.keyClicks(field.line, "guar")
    assert field.message.text() == "Security guarantees"
    assert field.chosen_id == "g"
    assert taken == []
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert taken == [ISSUES[1]]


def test_what_means_nothing_is_said_and_kept(field: PickField, qtbot: QtBot, taken: list[Choice | None]) -> None:
    qtbot.keyClicks(field.line, "xyz")
    assert "no issue" in field.message.text()
    assert field.chosen_id == ""
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.line.text(), taken) == ("xyz", [])


def test_the_arrow_down_lists_what_the_letters_can_mean(
    field: PickField, qtbot: QtBot, taken: list[Choice | None]
) -> None:
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    listed = [action.text() for action in field.menu.actions()]
    assert listed == [
        "Neutrality",
        "Security guarantees",
        "Laws && others",
    ]
    field.menu.actions()[2].trigger()
    field.menu.close()
    assert taken == [ISSUES[2]]
    assert field.line.text() == "Laws & others"


def test_the_stored_choice_is_shown_by_its_name(field: PickField) -> None:
    field.show_id("n")
    assert (field.line.text(), field.chosen_id, field.message.text()) == ("Neutrality", "n", "")
    field.show_id("")
    assert field.line.text() == ""
