"""Coding blind, by keyboard only, and nothing on the page that tells how the statement was coded."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.agreement.answer import Answer, own_coding
from models.agreement.codings import codings_in
from models.edits.coding import delete_statement
from models.errors import UserError
from models.store import Store
from models.words import Act
from tests.seen import all_that_is_seen
from views.document import Document
from views.review.coding_page import CodingPage
from views.selection import Selection
from views.theme import DARK, LIGHT

SECRETS = ("offer", "red line", "threat", "41–57", "61–77", "non-negotiable", "improbable", "secret", "unless troops")
"""How the three statements were coded first, in words that nothing but their coding has."""


@pytest.fixture
def quick(qapp: QApplication) -> Iterator[None]:
    """Let every key in a list begin a search of its own: tests type faster than people do."""
    before = qapp.keyboardInputInterval()
    qapp.setKeyboardInputInterval(0)
    yield
    qapp.setKeyboardInputInterval(before)


@pytest.fixture
def page(quick: None, opened: Document, selection: Selection, talks: object, qtbot: QtBot) -> CodingPage:
    made = CodingPage(opened, selection, LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 760)
    opened.refreshed.connect(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    return made


def begin(page: CodingPage, qtbot: QtBot) -> None:
    """Begin with what Olena coded; the two statements that the dossier was founded with are left out."""
    page.queue.drafts_first.setChecked(False)
    page.queue.begin.setFocus()
    qtbot.keyClick(page.queue.begin, Qt.Key.Key_Space)
    for _ in range(2):
        qtbot.keyClick(focus(), Qt.Key.Key_S)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_answer(qtbot: QtBot, act: str, stance: str = "", firmness: str = "", credibility: str = "") -> None:
    """Code the statement that is shown by keys alone, from field to field."""
    qtbot.keyClicks(focus(), act)
    qtbot.keyClicks(focus(), stance)
    for grade in (firmness, credibility):
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        qtbot.keyClicks(focus(), grade)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)


def answers(store: Store) -> list[tuple[str, Act, float | None, int | None]]:
    return [
        (one.statement_id, one.second_now.act, one.second_now.low, one.second_now.firmness) for one in codings_in(store)
    ]


def test_what_others_coded_is_counted_and_drawn(page: CodingPage) -> None:
    assert "5 statements coded by others: 5 to code again." in all_that_is_seen(page)
    page.queue.by_lot.setChecked(True)
    page.queue.many.setValue(2)
    assert "5 statements coded by others: 2 drawn, 2 to code again." in all_that_is_seen(page)
    page.queue.issue.line.setText("neut")
    page.queue.issue.finish()
    assert page.queue.wanted.issue_id != ""


def test_statements_are_coded_one_after_the_other_by_keys_alone(
    page: CodingPage, coded: list[str], second: Store, qtbot: QtBot
) -> None:
    begin(page, qtbot)
    type_answer(qtbot, "1", "30-50", "3", "2")
    type_answer(qtbot, "8", "60-80")
    type_answer(qtbot, "t", credibility="2")
    assert answers(second) == [
        (coded[0], Act.DEMAND, 30, 3), (coded[1], Act.RED_LINE, 60, None), (coded[2], Act.THREAT, None, None),
    ]  # fmt: skip
    assert page.currentWidget() is page.done
    assert "3 statements coded, 2 of them otherwise than first. 2 skipped." in all_that_is_seen(page)
    assert focus() is page.done.compare


def test_nothing_tells_how_a_statement_was_coded_before_it_is_coded_again(page: CodingPage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    for key in ("1", "1", "1"):
        seen = all_that_is_seen(page).replace(page.blind.form.act.accessibleDescription(), "")
        assert "We are ready for neutrality" in seen or "Neutrality for guarantees" in seen
        assert page.blind.form.answer() == Answer()
        assert [secret for secret in SECRETS if secret in seen] == []
        type_answer(qtbot, key)


def test_the_passage_stands_out_in_no_partys_colour(page: CodingPage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    text = page.blind.passage.text
    (mark,) = text.extraSelections()
    assert mark.cursor.selectedText() == "We are ready for neutrality, the president said."
    assert mark.format.background().color() == LIGHT.tint(LIGHT.accent, 0.38)
    page.set_theme(DARK)
    (mark,) = text.extraSelections()
    assert mark.format.background().color() == DARK.tint(DARK.accent, 0.38)


def test_without_an_act_nothing_is_saved_and_nothing_is_lost(page: CodingPage, second: Store, qtbot: QtBot) -> None:
    begin(page, qtbot)
    page.blind.form.scale.line.setFocus()
    qtbot.keyClicks(focus(), "30-50")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert answers(second) == []
    assert "Say what the speaker did by saying it." in all_that_is_seen(page)
    assert focus() is page.blind.form.act
    assert page.blind.form.answer().stance == (30, 50)


def test_a_range_that_cannot_be_read_is_refused_where_it_stands(page: CodingPage, second: Store, qtbot: QtBot) -> None:
    begin(page, qtbot)
    qtbot.keyClicks(focus(), "1")
    qtbot.keyClicks(focus(), "50-30")
    with pytest.raises(UserError):
        page.blind.save()
    assert answers(second) == []
    assert page.blind.form.scale.line.text() == "50-30"


def test_an_s_within_words_skips_nothing(page: CodingPage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    place = page.round.place
    page.blind.form.note.line.setFocus()
    qtbot.keyClicks(focus(), "as said")
    assert (page.round.place, page.blind.form.answer().note) == (place, "as said")


def test_going_back_shows_ones_own_answer_to_be_mended_or_taken_back(
    page: CodingPage, coded: list[str], second: Store, qtbot: QtBot
) -> None:
    begin(page, qtbot)
    type_answer(qtbot, "1", "30-50")
    page.blind.back_button.click()
    assert page.blind.form.answer() == Answer(Act.DEMAND, (30, 50))
    qtbot.keyClicks(focus(), "2")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    own = own_coding(second, coded[0], second.author.analyst_id)
    assert own is not None
    assert own.answer.act == Act.OFFER
    page.blind.back_button.click()
    page.blind.delete_button.click()
    assert answers(second) == []
    assert page.blind.form.answer() == Answer()
    assert not page.blind.delete_button.isVisible()


def test_leaving_keeps_the_round_to_be_gone_on_with(page: CodingPage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    type_answer(qtbot, "1")
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert page.currentWidget() is page.queue
    assert "A round was begun: 1 of 5 coded." in all_that_is_seen(page)
    assert focus() is page.queue.go_on
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert (page.currentWidget(), page.round.place) == (page.blind, 4)
    assert page.round.is_open


def test_undo_lets_the_statement_be_coded_again(
    page: CodingPage, coded: list[str], second: Store, qtbot: QtBot
) -> None:
    begin(page, qtbot)
    for key in "123":
        type_answer(qtbot, key)
    second.undo()
    assert "2 statements coded" in all_that_is_seen(page)
    page.done.take_up.click()
    qtbot.keyClick(focus(), Qt.Key.Key_S)
    qtbot.keyClick(focus(), Qt.Key.Key_S)
    assert page.round.current == coded[2]


def test_a_statement_deleted_meanwhile_gives_way_to_the_next(
    page: CodingPage, coded: list[str], opened: Document, store: Store, qtbot: QtBot
) -> None:
    begin(page, qtbot)
    delete_statement(store, coded[0])
    opened.store.look()
    assert (page.round.current, len(page.round.statements)) == (coded[1], 4)
    assert page.blind.form.answer() == Answer()


def test_what_is_half_typed_stays_when_somebody_else_writes(
    page: CodingPage, coded: list[str], opened: Document, store: Store, qtbot: QtBot
) -> None:
    begin(page, qtbot)
    qtbot.keyClicks(focus(), "1")
    qtbot.keyClicks(focus(), "30-50")
    delete_statement(store, coded[2])
    opened.store.look()
    assert page.blind.form.answer() == Answer(Act.DEMAND, (30, 50))


def test_the_selection_is_let_go_while_one_codes_blind(
    page: CodingPage, coded: list[str], selection: Selection, qtbot: QtBot
) -> None:
    selection.open_evidence("A figure", (coded[0],))
    begin(page, qtbot)
    assert (selection.statement_id, selection.evidence) == (None, None)
    selection.choose_statement(coded[2])
    type_answer(qtbot, "1")
    assert selection.statement_id is None


def test_an_answer_that_was_begun_waits_for_its_statement(page: CodingPage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    qtbot.keyClicks(focus(), "1")
    qtbot.keyClicks(focus(), "30-50")
    assert page.blind.is_begun
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert page.blind.form.answer() == Answer(Act.DEMAND, (30, 50))
    page.blind.back_button.click()
    assert page.blind.form.answer() == Answer()
    assert not page.blind.is_begun
    qtbot.keyClick(focus(), Qt.Key.Key_S)
    assert page.blind.form.answer() == Answer(Act.DEMAND, (30, 50))
    page.blind.save()
    assert not page.blind.is_begun
