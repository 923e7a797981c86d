from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.dates.columns import to_columns
from models.dates.edtf import read_edtf
from models.dates.moment import Moment, exactly
from models.dates.reading import read_moment
from models.dates.words import words
from views.date_field import DateField
from views.theme import DARK, LIGHT, Theme

PUBLISHED = date(2022, 4, 20)


def read_said(text: str) -> Moment:
    """What was said before a day of publication, in its year."""
    found = read_moment(text, year=PUBLISHED.year)
    to_columns(found, PUBLISHED)
    return found


class Form:
    """A date among other fields, in a window that has the keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.committed: list[Moment] = []
        self.said_on = DateField("Said on", read_said, self.committed.append)
        self.other = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.said_on)
        layout.addWidget(self.other)
        self.said_on.show_moment(exactly(date(2022, 3, 29)))
        self.said_on.set_theme(LIGHT)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return Form(qtbot)


def type_date(qtbot: QtBot, form: Form, text: str) -> None:
    form.said_on.line.setFocus()
    form.said_on.line.selectAll()
    qtbot.keyClicks(form.said_on.line, text)


def message(form: Form) -> str:
    return form.said_on.message.text() if form.said_on.message.isVisible() else ""


def colour(form: Form) -> QColor:
    return form.said_on.message.palette().color(QPalette.ColorRole.WindowText)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2022-03-29", "29 March 2022"),
        ("mid-March", "mid-March 2022 (11–20 March)"),
        ("about 15 March", "about 15 March 2022 (12–18 March)"),
        ("after 6 April", "after 6 April 2022"),
    ],
)
def test_what_is_typed_is_read_back_in_words_as_one_types(form: Form, qtbot: QtBot, typed: str, said: str) -> None:
    type_date(qtbot, form, typed)
    assert message(form) == said
    assert colour(form) == LIGHT.muted
    assert form.committed == []


def test_what_is_typed_in_full_needs_no_words(form: Form, qtbot: QtBot) -> None:
    type_date(qtbot, form, "30 March 202")
    assert colour(form) == LIGHT.apart
    qtbot.keyClicks(form.said_on.line, "1")
    assert message(form) == ""


def test_the_words_follow_every_key(form: Form, qtbot: QtBot) -> None:
    type_date(qtbot, form, "1 March")
    assert message(form) == "1 March 2022"
    qtbot.keyClick(form.said_on.line, Qt.Key.Key_Home)
    qtbot.keyClicks(form.said_on.line, "2")
    assert message(form) == "21 March 2022"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_cannot_be_read_is_said_in_another_colour(form: Form, qtbot: QtBot, theme: Theme) -> None:
    form.said_on.set_theme(theme)
    type_date(qtbot, form, "12/05/2022")
    assert message(form) == "Write 12 May 2022 or 5 December 2022: the figures can mean either."
    assert colour(form) == theme.apart
    type_date(qtbot, form, "12 May")
    assert message(form) == "12 May 2022"
    assert colour(form) == theme.muted


def test_what_could_not_be_stored_is_said_while_one_types(form: Form, qtbot: QtBot) -> None:
    type_date(qtbot, form, "after 20 April")
    assert message(form) == "It was published on 20 April 2022, and so cannot have been said after 20 April 2022."
    qtbot.keyClick(form.said_on.line, Qt.Key.Key_Return)
    assert form.committed == []
    assert form.said_on.cannot_be_read


def test_a_date_is_committed_once_and_its_words_stay_where_they_say_more(form: Form, qtbot: QtBot) -> None:
    type_date(qtbot, form, "mid-March")
    qtbot.keyClick(form.said_on.line, Qt.Key.Key_Return)
    form.other.setFocus()
    assert [moment.edtf for moment in form.committed] == ["2022-03-11/2022-03-20"]
    assert message(form) == "mid-March 2022 (11–20 March)"
    form.said_on.show_moment(form.committed[0])
    assert form.said_on.line.text() == "mid-March 2022"
    assert message(form) == "mid-March 2022 (11–20 March)"
    assert colour(form) == LIGHT.muted


def test_a_stored_day_says_nothing_more_under_itself(form: Form) -> None:
    assert form.said_on.line.text() == "29 March 2022"
    assert message(form) == ""


def test_escape_brings_the_stored_date_back_with_its_words(form: Form, qtbot: QtBot) -> None:
    form.said_on.show_moment(read_edtf("2022-03-15~"))
    type_date(qtbot, form, "soon")
    assert colour(form) == LIGHT.apart
    qtbot.keyClick(form.said_on.line, Qt.Key.Key_Escape)
    assert form.said_on.line.text() == "about 15 March 2022"
    assert message(form) == "about 15 March 2022 (12–18 March)"
    assert colour(form) == LIGHT.muted
    assert form.committed == []


def test_a_date_that_changed_meanwhile_is_said_beside_the_one_half_typed(form: Form, qtbot: QtBot) -> None:
    type_date(qtbot, form, "mid-March")
    form.said_on.show_moment(read_edtf("2022-04"))
    assert form.said_on.line.text() == "mid-March"
    assert message(form).startswith("Meanwhile set to April 2022.")
    assert colour(form) == LIGHT.apart
    form.said_on.set_theme(DARK)
    assert message(form).startswith("Meanwhile set to April 2022.")
    assert colour(form) == DARK.apart


def test_a_date_that_need_not_be_given_can_be_taken_away(qtbot: QtBot) -> None:
    committed: list[Moment | None] = []
    field = DateField("Published", lambda text: read_moment(text) if text.strip() else None, committed.append)
    qtbot.addWidget(field)
    field.show_moment(read_edtf("2022-03"))
    assert field.line.text() == "March 2022"
    field.line.clear()
    field.finish()
    assert committed == [None]
    assert field.message.text() == ""
    field.show_moment(None)
    assert field.line.text() == ""


def test_marks_of_markup_are_shown_as_they_are(form: Form, qtbot: QtBot) -> None:
    type_date(qtbot, form, "<b>29 March</b>")
    assert form.said_on.message.textFormat() == Qt.TextFormat.PlainText
    assert message(form).startswith("Type a date such as")


def test_those_who_hear_the_field_hear_what_it_made_of_the_text(form: Form, qtbot: QtBot) -> None:
    type_date(qtbot, form, "2022-03")
    assert form.said_on.line.accessibleName() == "Said on"
    assert form.said_on.line.accessibleDescription() == words(read_edtf("2022-03"))
