import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.scales.maps import ScaleMap
from views.issues.mapping_canvas import MappingCanvas
from views.theme import LIGHT

MAPPING: ScaleMap = ((0, 0), (40, 30), (100, 100))


class Drawn:
    def __init__(self, qtbot: QtBot) -> None:
        self.canvas = MappingCanvas(LIGHT)
        self.told: list[ScaleMap] = []
        self.canvas.changed.connect(self.told.append)
        self.canvas.resize(100, 332)
        qtbot.addWidget(self.canvas)
        self.canvas.show_mapping(MAPPING)

    def place(self, value: float, *, is_new: bool) -> QPoint:
        return QPoint(94 if is_new else 5, round(316 - value * 3))

    def drag(self, start: float, end: float, *, is_new: bool) -> None:
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, pos=self.place(start, is_new=is_new))
        QTest.mouseMove(self.canvas, self.place(end, is_new=is_new))
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, pos=self.place(end, is_new=is_new))

    def double_click(self, value: float) -> None:
        QTest.mouseDClick(self.canvas, Qt.MouseButton.LeftButton, pos=self.place(value, is_new=False))


@pytest.fixture
def drawn(qtbot: QtBot) -> Drawn:
    return Drawn(qtbot)


def test_either_end_of_a_line_can_be_dragged(drawn: Drawn) -> None:
    drawn.drag(30, 55, is_new=True)
    assert drawn.told[-1] == ((0, 0), (40, 55), (100, 100))
    drawn.drag(40, 70, is_new=False)
    assert drawn.told[-1] == ((0, 0), (70, 55), (100, 100))


def test_an_old_point_cannot_be_dragged_onto_another_one(drawn: Drawn) -> None:
    drawn.drag(40, 100, is_new=False)
    assert drawn.told == []


def test_a_double_click_adds_a_line_where_the_mapping_has_it_and_takes_one_away(drawn: Drawn) -> None:
    drawn.double_click(70)
    assert drawn.told[-1] == ((0, 0), (40, 30), (70, 65), (100, 100))
    drawn.double_click(40)
    assert drawn.told[-1] == ((0, 0), (70, 65), (100, 100))


def test_what_is_not_comparable_has_no_lines(drawn: Drawn) -> None:
    drawn.canvas.show_mapping(None)
    drawn.drag(30, 55, is_new=True)
    drawn.double_click(70)
    assert drawn.told == []
