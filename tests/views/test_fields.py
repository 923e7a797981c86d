import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.entry import read_range
from models.errors import UserError
from views.colouring import set_ground
from views.fields import ChoiceField, LineField, TextField
from views.theme import DARK, LIGHT

Ranges = list[tuple[float, float] | None]


class Form:
    """A field among others, in a window that has the keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.committed: Ranges = []
        self.texts: list[str] = []
        self.chosen: list[int | None] = []
        self.stance = LineField("Range", read_range, self.committed.append)
        self.text = TextField("Text", self.texts.append)
        self.choice = ChoiceField("Firmness", [("not graded", None), ("3", 3), ("4", 4)], self.chosen.append)
        self.other = QLineEdit()
        layout = QVBoxLayout(self.window)
        for field in (self.stance, self.text, self.choice, self.other):
            layout.addWidget(field)
        self.stance.show_stored("40–55")
        self.text.show_stored("as it was said")
        self.choice.show_stored(3)
        self.stance.set_theme(LIGHT)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return Form(qtbot)


def type_range(qtbot: QtBot, form: Form, text: str) -> None:
    form.stance.line.setFocus()
    form.stance.line.selectAll()
    qtbot.keyClicks(form.stance.line, text)


def test_what_is_typed_is_committed_once_by_enter(form: Form, qtbot: QtBot) -> None:
    type_range(qtbot, form, "50-58")
    assert form.committed == []
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Return)
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Return)
    form.other.setFocus()
    assert form.committed == [(50, 58)]


def test_what_is_typed_is_committed_when_the_field_is_left(form: Form, qtbot: QtBot) -> None:
    type_range(qtbot, form, "60")
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Tab)
    assert form.committed == [(60, 60)]


def test_nothing_typed_is_not_stated(form: Form, qtbot: QtBot) -> None:
    form.stance.line.setFocus()
    form.stance.line.selectAll()
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Delete)
    form.other.setFocus()
    assert form.committed == [None]


def test_what_is_not_changed_is_not_committed(form: Form, qtbot: QtBot) -> None:
    form.stance.line.setFocus()
    qtbot.keyClicks(form.stance.line, "x")
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Backspace)
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Return)
    form.other.setFocus()
    assert form.committed == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("80-20", "The range runs backwards: 80 is above 20."),
        ("120", "The scale runs from 0 to 100."),
        ("abc", "Type a range from 0 to 100 such as 40–55, or leave it empty."),
    ],
)
def test_what_cannot_be_read_says_so_beside_the_field(form: Form, typed: str, sentence: str, qtbot: QtBot) -> None:
    type_range(qtbot, form, typed)
    assert form.stance.message.text() == sentence
    assert form.stance.message.isVisible()
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Return)
    form.other.setFocus()
    assert form.committed == []
    assert form.stance.line.text() == typed
    form.stance.line.setFocus()
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Escape)
    assert form.stance.line.text() == "40–55"
    assert not form.stance.message.isVisible()


def test_a_half_typed_range_stays_when_the_dossier_changes_and_escape_brings_what_is_stored_now(
    form: Form, qtbot: QtBot
) -> None:
    type_range(qtbot, form, "80-20")
    form.stance.show_stored("10–20")
    assert form.stance.line.text() == "80-20"
    form.other.setFocus()
    form.stance.show_stored("30–40")
    assert form.stance.line.text() == "80-20"
    assert form.stance.message.isVisible()
    form.stance.line.setFocus()
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Escape)
    assert form.stance.line.text() == "30–40"


def test_what_is_stored_is_shown_as_it_is_written_there(qtbot: QtBot) -> None:
    committed: Ranges = []

    def commit(stance: tuple[float, float] | None) -> None:
        committed.append(stance)
        field.show_stored("50–58")

    field = LineField("Range", read_range, commit)
    qtbot.addWidget(field)
    field.line.setText("50 to 58")
    field.finish()
    assert field.line.text() == "50–58"
    field.finish()
    assert committed == [(50, 58)]


def test_what_could_not_be_stored_stays_typed_and_can_be_tried_again(qtbot: QtBot) -> None:
    tries: Ranges = []

    def refuse(stance: tuple[float, float] | None) -> None:
        tries.append(stance)
        if len(tries) < 3:
            raise UserError("The drive is full.")

    field = LineField("Range", read_range, refuse)
    qtbot.addWidget(field)
    field.show_stored("40–55")
    field.line.setText("50-58")
    for _ in range(2):
        with pytest.raises(UserError):
            field.finish()
        field.show_stored("40–55")
        assert field.line.text() == "50-58"
    field.finish()
    field.finish()
    assert len(tries) == 3


def test_text_is_committed_when_it_is_left_and_not_before(form: Form, qtbot: QtBot) -> None:
    form.text.setFocus()
    qtbot.keyClicks(form.text, "> ")
    form.text.show_stored("changed by a colleague")
    assert form.text.toPlainText() == "> as it was said"
    qtbot.keyClick(form.text, Qt.Key.Key_Tab)
    assert form.texts == ["> as it was said"]
    form.text.finish()
    assert form.texts == ["> as it was said"]


def test_text_is_never_taken_for_markup(form: Form) -> None:
    form.text.show_stored("<b>&amp;</b>\nand more")
    assert form.text.toPlainText() == "<b>&amp;</b>\nand more"
    form.text.finish()
    assert form.texts == []


def test_a_choice_is_committed_when_another_is_chosen(form: Form, qtbot: QtBot) -> None:
    form.choice.setFocus()
    qtbot.keyClick(form.choice, Qt.Key.Key_Down)
    assert form.chosen == [4]
    form.choice.show_stored(None)
    assert form.chosen == [4]
    assert form.choice.currentText() == "not graded"


def test_a_choice_that_could_not_be_stored_is_not_shown_as_if_it_were(qtbot: QtBot) -> None:
    def refuse(_value: int) -> None:
        raise UserError("The drive is full.")

    field = ChoiceField("Firmness", [("3", 3), ("4", 4)], refuse)
    qtbot.addWidget(field)
    field.show_stored(3)
    with qtbot.captureExceptions() as raised:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert [kind for kind, *_ in raised] == [UserError]
    assert field.currentText() == "3"


def test_the_wheel_changes_no_grade(form: Form) -> None:
    centre = QPointF(form.choice.rect().center())
    event = QWheelEvent(
        centre, QPointF(form.choice.mapToGlobal(centre.toPoint())), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(form.choice, event)
    assert (form.choice.currentText(), form.chosen) == ("3", [])


def test_fields_have_names_for_those_who_hear_them(form: Form) -> None:
    names = [form.stance.line.accessibleName(), form.text.accessibleName(), form.choice.accessibleName()]
    assert names == ["Range", "Text", "Firmness"]


def test_all_of_what_is_said_beside_a_narrow_field_can_be_read(qtbot: QtBot) -> None:
    form, room, field = QWidget(), QScrollArea(), LineField("Range", read_range, lambda _range: None)
    layout = QFormLayout(form)
    layout.addRow("Range", field)
    for _ in range(6):
        layout.addRow("Another", QLineEdit())
    room.setWidgetResizable(True)
    room.setWidget(form)
    qtbot.addWidget(room)
    room.resize(220, 160)
    with qtbot.waitExposed(room):
        room.show()
    field.show_stored("100")
    field.line.setText("60–70")
    field.show_stored("90–95")
    message = field.message
    qtbot.waitUntil(lambda: message.height() >= message.heightForWidth(message.width()))
    assert message.text() == "Meanwhile set to 90–95. Enter stores yours, Escape shows that."


def test_of_a_text_that_is_longer_than_a_line_holds_nothing_is_lost(qtbot: QtBot) -> None:
    """Qt cuts off what is longer without a word, and the rest was stored in its place when the field was left."""
    stored: list[str] = []
    field = LineField("Note", str, stored.append)
    qtbot.addWidget(field)
    for text in ("x" * 40_000, "\U0001f54a" * 20_000):
        field.show_stored(text)
        field.finish()
        qtbot.keyClicks(field.line, "y")
        field.finish()
        assert stored == []
        assert field.message.text().startswith(f"Too long to be edited here: {len(text):,} characters")
    field.show_stored("short")
    field.line.setText("shorter")
    field.finish()
    assert stored == ["shorter"]
    assert field.message.text() == ""


def test_what_somebody_else_made_too_long_meanwhile_is_not_cut_either(qtbot: QtBot) -> None:
    stored: list[str] = []
    field = LineField("Note", str, stored.append)
    qtbot.addWidget(field)
    field.show_stored("short")
    qtbot.keyClicks(field.line, " and mine")
    field.show_stored("x" * 40_000)
    assert field.line.text() == "short and mine"
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    qtbot.keyClicks(field.line, "y")
    field.finish()
    assert stored == []


def test_more_than_a_line_holds_is_not_left_out_without_a_word(qtbot: QtBot) -> None:
    stored: list[str] = []
    field = LineField("Note", str, stored.append)
    qtbot.addWidget(field)
    QApplication.clipboard().setText("x" * 40_000)
    field.line.paste()
    assert field.message.text() == "No more than 32,767 characters fit here."
    field.finish()
    assert field.message.text() == "No more than 32,767 characters fit here."


def test_a_text_of_millions_of_characters_is_shown_by_its_beginning_and_stays_what_it_is(qtbot: QtBot) -> None:
    stored: list[str] = []
    field = TextField("Text", stored.append)
    qtbot.addWidget(field)
    field.show_stored("word " * 1_000_000)
    assert field.toPlainText().startswith("word word ")
    assert len(field.toPlainText()) < 10_000
    qtbot.keyClicks(field, "y")
    field.finish()
    assert stored == []
    field.show_stored("short")
    qtbot.keyClicks(field, "y")
    field.finish()
    assert stored == ["yshort"]


def test_a_whole_book_is_not_pasted_into_a_field(qtbot: QtBot) -> None:
    field = TextField("Text", list[str]().append)
    qtbot.addWidget(field)
    book = QMimeData()
    book.setText("word " * 1_000_000)
    with pytest.raises(UserError, match="5,000,000 characters, too long for this field"):
        field.insertFromMimeData(book)
    assert field.toPlainText() == ""


def test_what_a_field_would_hold_after_pasting_is_what_may_not_be_too_long(qtbot: QtBot) -> None:
    field = TextField("Text", list[str]().append)
    qtbot.addWidget(field)
    field.show_stored("old " * 15_000)
    page = QMimeData()
    page.setText("new " * 15_000)
    with pytest.raises(UserError, match="120,000 characters"):
        field.insertFromMimeData(page)
    field.selectAll()
    field.insertFromMimeData(page)
    assert field.toPlainText() == page.text()
    with pytest.raises(UserError, match="120,000 characters"):
        field.insertFromMimeData(page)


def test_on_a_panel_with_a_ground_of_its_own_fields_have_frames_that_are_seen(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    layout = QVBoxLayout(panel)
    line, text = LineField("Note", str, list[str]().append), TextField("Text", list[str]().append)
    for field in (line, text):
        layout.addWidget(field)
    set_ground(panel, DARK.surface)
    for field in (line, text):
        field.set_theme(DARK)
    for framed in (line.line, text):
        assert framed.palette().window() == DARK.framed().window()
