from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.snapshot import to_day
from tests.views.timeline.timelines import chosen, id_of, painted
from views.document import Document
from views.selection import Selection
from views.timeline.lane_order import LANE_HEIGHT
from views.timeline.marked import Mark
from views.timeline.view import TimelineView

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def cyrillic(view: TimelineView, letters: str) -> None:
    for letter in letters:
        key = ord(letter.upper())
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))


def test_keys_do_the_same_on_a_cyrillic_keyboard(view: TimelineView, document: Document, selection: Selection) -> None:
    span = view.axis.span
    cyrillic(view, "ц")
    assert view.axis.span == pytest.approx(span * 0.8)
    cyrillic(view, "ы")
    assert view.axis.span == pytest.approx(span)
    selection.choose_statement(id_of(document, "ST073"))
    cyrillic(view, "ююб")
    assert chosen(document, selection) == "ST082"
    cyrillic(view, "ь")
    assert [mark.statement_id for mark in view.marked.marks] == [id_of(document, "ST082")]


def test_f_fits_what_is_chosen_and_then_all(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    whole = view.axis.span
    selection.choose_statement(id_of(document, "ST106"))
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.axis.span < whole / 2
    assert view.axis.first < to_day(date(2022, 3, 29)) < view.axis.first + view.axis.span
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.axis.span == pytest.approx(whole)
    view.marked.choose_period(to_day(date(2022, 3, 1)), to_day(date(2022, 3, 5)))
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.axis.first < to_day(date(2022, 3, 1))
    assert view.axis.span < whole / 2


def test_marks_are_measured_from_and_gone_through(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    selection.choose_statement(id_of(document, "ST089"))
    qtbot.keyClick(view, Qt.Key.Key_M)
    assert view.choosing.measure() is None
    selection.choose_statement(id_of(document, "ST106"))
    measure = view.choosing.measure()
    assert measure is not None
    statements = document.snapshot.statements
    assert measure.days == statements.said[statements.codes.index("ST106")] - statements.said[measure.earlier.statement]
    qtbot.keyClick(view, Qt.Key.Key_M)
    qtbot.keyClick(view, Qt.Key.Key_M, SHIFT)
    assert view.marked.current == view.marked.marks[0]
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.marked.period == (measure.earlier.day, measure.later.day)


def test_without_a_mark_the_days_between_the_rounds_compared_are_selected(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    told: list[str] = []
    view.choosing.told.connect(told.append)
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.marked.period is None
    assert told[0].startswith("Mark a statement")
    rounds = document.snapshot.rounds
    selection.choose_rounds(rounds[5].id, rounds[6].id)
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.marked.period == (rounds[5].end + 1, rounds[6].end)


def test_with_nothing_chosen_a_day_is_marked(view: TimelineView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_M)
    middle = int(view.axis.day(view.axis.left + view.axis.width / 2))
    assert view.marked.marks == (Mark(middle),)


def test_up_and_down_go_to_the_nearest_statement_of_the_next_lane(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert chosen(document, selection) == ""
    selection.choose_statement(id_of(document, "ST106"))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    statements = document.snapshot.statements
    at = statements.codes.index(chosen(document, selection))
    assert (statements.issue[at], statements.said[at]) == (1, to_day(date(2022, 3, 29)))
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert statements.issue[statements.codes.index(chosen(document, selection))] == 0


def test_brackets_say_why_they_lead_nowhere(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    told: list[str] = []
    view.choosing.told.connect(told.append)
    qtbot.keyClick(view, Qt.Key.Key_BracketLeft)
    selection.choose_statement(id_of(document, "ST106"))
    qtbot.keyClick(view, Qt.Key.Key_BracketRight)
    assert told == [
        "Choose a statement first; [ and ] then follow its links.",
        "Nothing said after this is linked with it.",
    ]


def test_the_lane_of_what_is_chosen_moves_grows_and_stays_on_top(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    selection.choose_statement(id_of(document, "ST106"))
    key = view.lane_keys[0]
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert view.lane_keys[1] == key
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT | SHIFT)
    assert view.arrangement.height(key) == LANE_HEIGHT + 24
    qtbot.keyClick(view, Qt.Key.Key_T)
    assert view.lane_keys[0] == key
    qtbot.keyClick(view, Qt.Key.Key_T)
    assert view.lane_keys[1] == key


def test_what_is_chosen_by_key_has_a_card_that_follows_it(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    selection.choose_statement(id_of(document, "ST073"))
    popup = view.card.popup
    assert popup.isHidden()
    qtbot.keyClicks(view, ".")
    painted(view)
    assert popup.isVisible()
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_W)
        painted(view)
        mark = view.centre_of(selection.statement_id or "")
        assert mark is None or (popup.isVisible() and not popup.geometry().contains(mark))
        assert view.viewport().rect().contains(popup.geometry())
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert popup.isHidden()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    painted(view)
    assert popup.isVisible()


def test_what_is_chosen_by_key_is_measured_to_although_the_pointer_rests_elsewhere(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    selection.choose_statement(id_of(document, "ST106"))
    qtbot.keyClick(view, Qt.Key.Key_M)
    statements = document.snapshot.statements
    view.choosing.point_at(statements.codes.index("ST137"))
    qtbot.keyClicks(view, ".")
    measure = view.choosing.measure()
    assert measure is not None
    assert statements.ids[measure.later.statement] == selection.statement_id


def test_the_card_goes_when_something_else_is_chosen(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    selection.choose_statement(id_of(document, "ST073"))
    qtbot.keyClicks(view, ".")
    painted(view)
    assert view.card.popup.isVisible()
    selection.open_evidence("A figure", (id_of(document, "ST106"),))
    assert view.card.popup.isHidden()
