from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.facts import Option, Scale
from views.issues.layout import laid_out
from views.issues.name_editor import NameEditor
from views.issues.ruler import Ruler
from views.theme import DARK, LIGHT

OPTIONS = (
    Option("a", 20.0, "dropped", ""),
    Option("b", 40.0, "guarantees", "binding"),
    Option("c", 42.0, "limits", ""),
)
SCALE = Scale("", 1, "NATO", "neutral", 10.0, OPTIONS)
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Shown:
    """A ruler in a window, and all that it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.ruler, self.other = Ruler(LIGHT, "Scale"), QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.ruler)
        layout.addWidget(self.other)
        self.told: list[tuple[object, ...]] = []
        for name in ("moved", "renamed", "added", "deleted"):
            getattr(self.ruler, name).connect(lambda *words, name=name: self.told.append((name, *words)))
        self.ruler.show_scale(SCALE, {0.0: 3, 45.0: 1})
        self.window.resize(520, 420)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.ruler.setFocus()

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.ruler, key, with_)

    def at(self, option: str) -> QPoint:
        size = (self.ruler.width(), self.ruler.height())
        rows = laid_out(OPTIONS, ("NATO", "neutral"), size, {0.0: 3}).rows
        return next(row.handle for row in rows if row.option.id == option).toPoint()

    def height(self, value: float) -> int:
        return round(self.ruler.height() - 16 - value / 100 * (self.ruler.height() - 32))

    @property
    def editor(self) -> NameEditor:
        found = self.ruler.findChild(NameEditor)
        assert found is not None
        return found

    def type_name(self, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        assert self.editor.hasFocus()
        QTest.keyClicks(self.editor, text)
        QTest.keyClick(self.editor, key)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_a_point_is_dragged_to_another_value(shown: Shown) -> None:
    start = shown.at("a")
    QTest.mousePress(shown.ruler, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(shown.ruler, QPoint(start.x(), shown.height(30)))
    assert shown.told == []
    QTest.mouseRelease(shown.ruler, Qt.MouseButton.LeftButton, pos=QPoint(start.x(), shown.height(30)))
    assert shown.told == [("moved", "a", 30.0)]
    assert shown.ruler.chosen_id == "a"


def test_a_press_alone_chooses_and_moves_nothing(shown: Shown) -> None:
    QTest.mouseClick(shown.ruler, Qt.MouseButton.LeftButton, pos=shown.at("a"))
    assert (shown.ruler.chosen_id, shown.told) == ("a", [])


def test_keys_move_the_chosen_point_by_one_or_by_five_and_enter_puts_it_there(shown: Shown) -> None:
    shown.ruler.choose("b")
    shown.press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    shown.press(Qt.Key.Key_Down, with_=SHIFT)
    assert shown.told == []
    shown.press(Qt.Key.Key_Return)
    assert shown.told == [("moved", "b", 37.0)]


def test_escape_lets_a_point_on_its_way_stay_where_it_was(shown: Shown) -> None:
    shown.ruler.choose("b")
    shown.press(Qt.Key.Key_Up, Qt.Key.Key_Escape, Qt.Key.Key_Return)
    assert shown.told == []


def test_a_point_on_its_way_arrives_when_the_ruler_is_left_or_another_one_chosen(shown: Shown) -> None:
    shown.ruler.choose("b")
    shown.press(Qt.Key.Key_Up)
    shown.press(Qt.Key.Key_PageDown)
    assert shown.told == [("moved", "b", 41.0)]
    assert shown.ruler.chosen_id == "a"
    shown.press(Qt.Key.Key_Down)
    shown.other.setFocus()
    assert shown.told[1:] == [("moved", "a", 19.0)]


def test_a_point_never_leaves_the_scale(shown: Shown) -> None:
    shown.ruler.choose("a")
    for _ in range(6):
        shown.press(Qt.Key.Key_Down, with_=SHIFT)
    shown.press(Qt.Key.Key_Return)
    assert shown.told == [("moved", "a", 0.0)]


def test_page_keys_walk_from_point_to_point(shown: Shown) -> None:
    walked = []
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        shown.press(key)
        walked.append(shown.ruler.chosen_id)
    assert walked == ["a", "b", "c", "c", "b"]


def test_f2_renames_in_place(shown: Shown) -> None:
    shown.ruler.choose("b")
    shown.press(Qt.Key.Key_F2)
    shown.type_name("Guarantees")
    assert shown.told == [("renamed", "b", "Guarantees")]
    assert shown.ruler.hasFocus()


def test_a_name_given_up_or_left_as_it_is_renames_nothing(shown: Shown) -> None:
    shown.ruler.choose("b")
    shown.press(Qt.Key.Key_F2)
    shown.type_name("Guarantees", Qt.Key.Key_Escape)
    shown.press(Qt.Key.Key_F2)
    shown.type_name("")
    assert shown.told == []


def test_insert_names_a_point_half_way_up_to_the_next_one(shown: Shown) -> None:
    shown.ruler.choose("a")
    shown.press(Qt.Key.Key_Insert)
    shown.type_name("signal")
    assert shown.told == [("added", 30.0, "signal")]


def test_insert_finds_a_free_place_where_there_is_none_half_way(shown: Shown) -> None:
    shown.ruler.show_scale(Scale("", 1, "", "", None, tuple(Option(f"o{v}", float(v), "x", "") for v in (99, 100))), {})
    shown.ruler.choose("o99")
    shown.press(Qt.Key.Key_Insert)
    shown.type_name("first")
    assert shown.told == [("added", 0.0, "first")]


def test_a_double_click_on_the_scale_adds_and_on_a_name_renames(shown: Shown) -> None:
    QTest.mouseDClick(shown.ruler, Qt.MouseButton.LeftButton, pos=QPoint(shown.at("a").x(), shown.height(70)))
    shown.type_name("ceilings")
    assert shown.told == [("added", 70.0, "ceilings")]
    QTest.mouseClick(shown.ruler, Qt.MouseButton.LeftButton, pos=shown.at("a"))
    QTest.mouseDClick(shown.ruler, Qt.MouseButton.LeftButton, pos=shown.at("a"))
    shown.type_name("given up")
    assert shown.told[1:] == [("renamed", "a", "given up")]


def test_delete_asks_for_the_chosen_point_to_go(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Delete)
    shown.ruler.choose("c")
    shown.press(Qt.Key.Key_Delete)
    assert shown.told == [("deleted", "c")]


def test_a_chosen_point_that_is_gone_is_not_chosen_any_more(shown: Shown) -> None:
    shown.ruler.choose("c")
    shown.ruler.show_scale(Scale("", 1, "NATO", "neutral", None, OPTIONS[:2]), {})
    assert shown.ruler.chosen_id == ""
    assert shown.ruler.accessibleDescription() == "20 dropped; 40 guarantees"


def test_poles_stand_at_the_ends_where_no_point_does_and_are_nothing_to_get_hold_of(shown: Shown) -> None:
    layout = laid_out(OPTIONS, ("NATO", "neutral"), (400, 300), {})
    assert [row.option.label for row in layout.rows] == ["neutral", "limits", "guarantees", "dropped", "NATO"]
    assert layout.row_at(layout.rows[0].place.center()) is None
    found = layout.row_at(layout.rows[1].place.center())
    assert found is not None
    assert found.option.id == "c"
    heights = [row.place.center().y() for row in layout.rows]
    assert all(lower - upper >= 21.9 for upper, lower in pairwise(heights))


def test_more_ranges_make_a_longer_stroke() -> None:
    layout = laid_out(OPTIONS, ("", ""), (400, 300), {0.0: 1, 45.0: 4})
    lengths = {value: abs(layout.tick(value)[0].x() - layout.tick(value)[1].x()) for value in (0.0, 45.0)}
    assert lengths[45.0] > lengths[0.0] > 0


def test_another_appearance_is_painted(shown: Shown) -> None:
    before = shown.ruler.grab().toImage()
    shown.ruler.set_theme(DARK)
    assert shown.ruler.grab().toImage() != before
