"""The three parts together: while somebody codes blind the other two stay covered, until the end or until they ask."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.agreement.answer import Answer
from models.edits.second_coding import save_coding
from models.errors import UserError
from models.words import Act
from tests.seen import all_that_is_seen
from views.document import Document
from views.filters import Filters
from views.review.view import AGREEMENT, CODING, DIFFERENCES, ReviewView
from views.selection import Selection
from views.theme import DARK, LIGHT


@pytest.fixture
def view(opened: Document, selection: Selection, coded: list[str], qtbot: QtBot) -> ReviewView:
    made = ReviewView(opened, selection, Filters(), LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def code_one(view: ReviewView, qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    qtbot.keyClicks(focus, "1")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_while_a_round_is_open_nothing_is_compared(view: ReviewView, qtbot: QtBot) -> None:
    view.coding.queue.ask_to_begin()
    code_one(view, qtbot)
    for part in (AGREEMENT, DIFFERENCES):
        view.show_part(part)
        assert "You are coding blind" in all_that_is_seen(view)
        assert not view.agreement.isVisible()
        assert not view.differences.isVisible()
    assert [view.tabs.tabText(at) for at in range(3)] == ["Second coding", "Agreement", "Disagreements"]
    view.cover.buttons[0].click()
    assert view.tabs.currentIndex() == CODING
    assert view.coding.blind.isVisible()


def test_who_asks_gets_to_compare_what_they_coded(view: ReviewView, qtbot: QtBot) -> None:
    view.coding.queue.ask_to_begin()
    code_one(view, qtbot)
    view.show_part(AGREEMENT)
    view.cover.buttons[1].click()
    assert view.agreement.table.isVisible()
    view.show_part(DIFFERENCES)
    assert view.differences.model.rowCount() == 1
    assert view.tabs.tabText(DIFFERENCES) == "Disagreements (1)"


def test_the_button_beside_the_passage_compares_too(view: ReviewView, qtbot: QtBot) -> None:
    view.coding.queue.ask_to_begin()
    assert not view.coding.blind.compare_button.isEnabled()
    code_one(view, qtbot)
    view.coding.blind.compare_button.click()
    assert view.tabs.currentIndex() == DIFFERENCES
    assert view.differences.table.isVisible()


def test_at_the_end_of_a_round_everything_may_be_seen(view: ReviewView, qtbot: QtBot) -> None:
    view.coding.queue.ask_to_begin()
    for _ in range(5):
        code_one(view, qtbot)
    assert view.coding.done.isVisible()
    qtbot.keyClick(view.coding.done.compare, Qt.Key.Key_Space)
    assert view.differences.model.rowCount() == 5
    assert QApplication.focusWidget() is view.differences.table


def test_a_dossier_is_not_closed_over_an_answer_that_was_begun(view: ReviewView, qtbot: QtBot) -> None:
    view.refuse_unfinished()
    view.coding.queue.ask_to_begin()
    view.refuse_unfinished()
    qtbot.keyClicks(QApplication.focusWidget(), "1")
    with pytest.raises(UserError, match="not saved"):
        view.refuse_unfinished()


def test_a_hidden_view_computes_nothing_and_is_up_to_date_when_it_is_shown(
    view: ReviewView, opened: Document, coded: list[str]
) -> None:
    view.show_part(DIFFERENCES)
    view.hide()
    save_coding(opened.store, coded[0], Answer(Act.APPEAL))
    assert view.differences.model.rowCount() == 0
    view.show()
    assert view.differences.model.rowCount() == 1
    view.set_theme(DARK)


def test_what_was_settled_is_told_so_that_it_can_be_taken_back(
    view: ReviewView, opened: Document, coded: list[str], qtbot: QtBot
) -> None:
    save_coding(opened.store, coded[0], Answer(Act.APPEAL))
    view.show_part(DIFFERENCES)
    with qtbot.waitSignal(view.told):
        qtbot.keyClick(view.differences.table, Qt.Key.Key_1)


def test_while_many_are_read_it_says_so_and_shows_them_when_they_are(
    view: ReviewView, opened: Document, coded: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("views.review.codings._SLICE", 1)
    for one in coded:
        save_coding(opened.store, one, Answer(Act.APPEAL))
    view.show_part(DIFFERENCES)
    assert "Second codings are being read" in all_that_is_seen(view)
    qtbot.waitUntil(view.differences.isVisible)
    assert view.differences.model.rowCount() == 3
    view.stop()
