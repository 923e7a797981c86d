import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.facts import Issue, Option, Scale
from models.scales.points import Range
from views.scale.track import ScaleTrack
from views.scale_entry import ScaleEntry
from views.theme import DARK, LIGHT

OPTIONS = tuple(
    Option(f"option-{value}", value, label, "")
    for value, label in ((0.0, "NATO goal kept"), (40.0, "Neutrality for guarantees"), (75.0, "Limited army"))
)
BLUE = QColor("#0063a8")


def issue(name: str = "neutrality", versions: int = 1) -> Issue:
    scales = tuple(
        Scale("" if one == 1 else f"scale-{one}", one, "", "", None, OPTIONS) for one in range(1, versions + 1)
    )
    return Issue(f"issue-{name}", name, name, "", "NATO", "Demilitarised", None, "", OPTIONS, scales)


class Placed:
    """An entry on its screen, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.entry = ScaleEntry(LIGHT)
        self.told: list[Range | None] = []
        self.entry.edited.connect(self.told.append)
        self.entry.show_issue(issue(), BLUE)
        self.entry.resize(300, 220)
        qtbot.addWidget(self.entry)
        with qtbot.waitExposed(self.entry):
            self.entry.show()

    @property
    def track(self) -> ScaleTrack:
        found = self.entry.findChild(ScaleTrack)
        assert found is not None
        return found

    def type(self, text: str) -> None:
        self.entry.line.selectAll()
        QTest.keyClicks(self.entry.line, text)

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Range | None:
        for key in keys:
            QTest.keyClick(self.entry.line, key, with_)
        return self.entry.stance

    def place(self, value: float, x: int = 14) -> QPoint:
        return QPoint(x, round(self.track.height() - 10 - value / 100 * (self.track.height() - 20)))

    def drag(self, start: float, end: float) -> Range | None:
        QTest.mousePress(self.track, Qt.MouseButton.LeftButton, pos=self.place(start))
        QTest.mouseMove(self.track, self.place(end))
        QTest.mouseRelease(self.track, Qt.MouseButton.LeftButton, pos=self.place(end))
        return self.entry.stance

    def words(self) -> str:
        return next(label.text() for label in self.entry.findChildren(QLabel) if label.text())


@pytest.fixture
def placed(qtbot: QtBot) -> Placed:
    return Placed(qtbot)


SHIFT = Qt.KeyboardModifier.ShiftModifier
SHIFT_CONTROL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


def test_a_typed_range_is_told_as_it_is_typed(placed: Placed) -> None:
    placed.type("40-55")
    assert placed.told == [(4, 4), (40, 40), (40, 55)]
    assert placed.entry.stance == (40, 55)
    assert placed.words() == "Takes in Neutrality for guarantees"
    assert placed.entry.line.accessibleDescription() == placed.words()


def test_the_beginning_of_a_name_is_its_point(placed: Placed) -> None:
    placed.type("demil")
    assert placed.entry.stance == (100, 100)
    assert placed.words() == "Demilitarised"


def test_an_empty_line_is_not_stated(placed: Placed) -> None:
    placed.entry.set_stance((40, 55))
    assert placed.told == []
    placed.entry.line.selectAll()
    placed.press(Qt.Key.Key_Delete)
    assert placed.told == [None]
    assert placed.words() == "Not stated"


def test_what_cannot_be_read_says_so_and_escape_brings_the_range_back(placed: Placed) -> None:
    placed.entry.set_stance((40, 55))
    placed.type("x")
    assert placed.entry.cannot_be_read
    assert placed.told == []
    assert "beginning of a named point" in placed.words()
    placed.press(Qt.Key.Key_Escape)
    assert not placed.entry.cannot_be_read
    assert placed.entry.line.text() == "40–55"
    assert placed.words() == "Takes in Neutrality for guarantees"


def test_keys_move_widen_narrow_and_jump_to_named_points(placed: Placed) -> None:
    placed.entry.set_stance((40, 55))
    assert placed.press(Qt.Key.Key_Up, Qt.Key.Key_Up) == (42, 57)
    assert placed.press(Qt.Key.Key_Down) == (41, 56)
    assert placed.press(Qt.Key.Key_Up, with_=SHIFT) == (41, 57)
    assert placed.press(Qt.Key.Key_Down, with_=SHIFT) == (40, 57)
    assert placed.press(Qt.Key.Key_Up, with_=SHIFT_CONTROL) == (41, 57)
    assert placed.press(Qt.Key.Key_Down, with_=SHIFT_CONTROL) == (41, 56)
    assert placed.press(Qt.Key.Key_PageUp, with_=SHIFT) == (41, 75)
    assert placed.press(Qt.Key.Key_PageDown) == (40, 40)
    assert placed.press(Qt.Key.Key_PageUp, Qt.Key.Key_PageUp) == (100, 100)


def test_nothing_leaves_the_scale_or_runs_backwards(placed: Placed) -> None:
    placed.entry.set_stance((90, 99.5))
    assert placed.press(Qt.Key.Key_Up, Qt.Key.Key_Up) == (90.5, 100)
    placed.entry.set_stance((0, 0))
    assert placed.press(Qt.Key.Key_Down) == (0, 0)
    assert placed.press(Qt.Key.Key_Down, with_=SHIFT_CONTROL) == (0, 0)
    assert placed.press(Qt.Key.Key_PageDown) == (0, 0)


def test_from_nothing_the_keys_begin_at_the_ends_never_in_the_middle(placed: Placed) -> None:
    assert placed.press(Qt.Key.Key_Up) == (0, 0)
    placed.entry.set_stance(None)
    assert placed.press(Qt.Key.Key_Down) == (100, 100)
    placed.entry.set_stance(None)
    assert placed.press(Qt.Key.Key_PageUp) == (0, 0)


def test_figures_typed_after_a_key_take_its_place(placed: Placed) -> None:
    placed.press(Qt.Key.Key_Up)
    QTest.keyClicks(placed.entry.line, "62")
    assert placed.entry.stance == (62, 62)


def test_dragging_makes_a_range_and_moves_one(placed: Placed) -> None:
    assert placed.drag(20, 60) == (20, 60)
    assert placed.drag(60, 90) == (20, 90)
    assert placed.drag(50, 55) == (25, 95)
    assert placed.entry.line.text() == "25–95"
    assert placed.entry.line.hasFocus()


def test_pressing_a_name_is_its_point(placed: Placed) -> None:
    QTest.mouseClick(placed.track, Qt.MouseButton.LeftButton, pos=placed.place(75, x=120))
    assert placed.entry.stance == (75, 75)
    QTest.mouseClick(placed.track, Qt.MouseButton.LeftButton, SHIFT, pos=placed.place(40, x=120))
    assert placed.entry.stance == (40, 75)


def test_another_scale_empties_it_and_the_same_one_does_not(placed: Placed) -> None:
    placed.entry.set_stance((40, 55))
    placed.entry.show_issue(issue(), BLUE)
    assert placed.entry.stance == (40, 55)
    placed.entry.show_issue(issue(versions=2), BLUE)
    assert placed.entry.stance is None
    placed.entry.set_stance((40, 55))
    placed.entry.show_issue(issue("crimea"), BLUE)
    assert placed.entry.stance is None
    placed.entry.show_issue(None, BLUE)
    assert placed.words() == "Not stated"


def test_another_appearance_keeps_what_is_shown(placed: Placed) -> None:
    placed.type("x")
    placed.entry.set_theme(DARK)
    assert placed.entry.cannot_be_read
    assert placed.told == []
