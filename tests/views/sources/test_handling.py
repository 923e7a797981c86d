import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from models.words import HANDLINGS
from views.sources.handling import HandlingMark
from views.theme import HANDLINGS as COLOURS


def painted(mark: HandlingMark) -> set[str]:
    image = mark.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("handling", HANDLINGS)
def test_a_mark_is_in_the_colour_that_the_protocol_gives_it_on_black(qtbot: QtBot, handling: str) -> None:
    mark = HandlingMark()
    qtbot.addWidget(mark)
    mark.show_mark(handling)
    mark.resize(mark.sizeHint())
    assert mark.accessibleName() == f"TLP:{handling}"
    assert {"#000000", COLOURS[handling].name()} <= painted(mark)


def test_there_is_a_colour_for_each_mark() -> None:
    assert set(COLOURS) == set(HANDLINGS)
    assert all(isinstance(colour, QColor) for colour in COLOURS.values())


def test_without_a_mark_it_takes_no_room(qtbot: QtBot) -> None:
    mark = HandlingMark()
    qtbot.addWidget(mark)
    mark.show_mark("")
    assert mark.isHidden()
