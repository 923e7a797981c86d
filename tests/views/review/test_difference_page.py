"""Where second codings differ: keep the first, keep the second, or another; undo and reopening."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.agreement.answer import Answer
from models.agreement.differing import Part
from models.edits.second_coding import save_coding
from models.edits.statements import set_act
from models.store import Store
from models.words import Act, Review
from tests.seen import all_that_is_seen
from tests.talks import value_of
from views.document import Document
from views.review.codings import SecondCodings
from views.review.difference_model import Column
from views.review.difference_page import DifferencePage
from views.selection import Selection
from views.theme import DARK, LIGHT


@pytest.fixture
def page(opened: Document, selection: Selection, coded: list[str], qtbot: QtBot) -> DifferencePage:
    """Mykola coded all three again: the first two otherwise, the third as it was coded first."""
    save_coding(opened.store, coded[0], Answer(Act.DEMAND, (30, 50), 4, None, "see page 3"))
    save_coding(opened.store, coded[1], Answer(Act.RED_LINE, (61, 80), None, 5))
    save_coding(opened.store, coded[2], Answer(Act.THREAT, None, None, 2))
    made = DifferencePage(opened, selection, SecondCodings(opened), LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 700)
    opened.refreshed.connect(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    made.take_focus()
    return made


def cells(page: DifferencePage, row: int) -> dict[str, str]:
    found = {column.title: page.model.index(row, column).data() for column in Column}
    return {title: words for title, words in found.items() if words}


def of_statement(store: Store, row_id: str, *names: str) -> list[object]:
    return [value_of(store, "statement", row_id, name) for name in names]


def test_what_differs_is_listed_field_by_field_with_both_values(page: DifferencePage) -> None:
    assert page.model.rowCount() == 2
    assert cells(page, 0) == {
        "Statement": "ST011", "Issue": "Neutrality", "Act": "offer / demand", "Range": "41–57 / 30–50",
        "Credibility": "2 / –", "Coded again by": "Mykola Bondar",
    }  # fmt: skip
    assert cells(page, 1) == {
        "Statement": "ST012", "Issue": "Neutrality", "Range": "61–77 / 61–80", "Coded again by": "Mykola Bondar",
    }  # fmt: skip
    assert page.states.tabText(0) == "Open (2)"
    assert page.states.tabText(1) == "Settled (0)"


def test_the_card_says_who_coded_what(page: DifferencePage, selection: Selection, coded: list[str]) -> None:
    seen = all_that_is_seen(page.card)
    assert "First act: offer" in seen
    assert "Second range: 30–50" in seen
    assert "Olena Koval, " in seen
    assert "you, " in seen
    assert "Note of the second analyst: see page 3" in seen
    assert selection.statement_id == coded[0]


def test_the_key_1_lets_the_first_coding_stand(
    page: DifferencePage, coded: list[str], second: Store, qtbot: QtBot
) -> None:
    before = of_statement(second, coded[0], "act", "low", "high", "firmness", "credibility")
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_1)
    assert told.args == ["ST011 is settled: the first coding stands."]
    assert of_statement(second, coded[0], "act", "low", "high", "firmness", "credibility") == before
    assert (page.states.tabText(0), page.states.tabText(1)) == ("Open (1)", "Settled (1)")


def test_the_key_2_lets_the_second_coding_stand_and_goes_on(
    page: DifferencePage, coded: list[str], second: Store, selection: Selection, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert selection.statement_id == coded[1]
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_2)
    assert told.args == ["ST012 is settled: the second coding stands."]
    assert of_statement(second, coded[1], "low", "high") == [61, 80]
    assert selection.statement_id == coded[0]
    second.undo()
    assert of_statement(second, coded[1], "low", "high") == [61, 77]
    assert page.states.tabText(0) == "Open (2)"


def test_a_second_coding_without_a_credibility_cannot_stand_as_a_whole(
    page: DifferencePage, coded: list[str], second: Store, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    assert of_statement(second, coded[0], "act") == ["offer"]
    assert not page.card.second.isEnabled()
    assert page.model.rowCount() == 2


def test_each_part_can_be_settled_in_its_own_way_by_keys_alone(
    page: DifferencePage, coded: list[str], second: Store, qtbot: QtBot
) -> None:
    assert not page.card.settle.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    act, stance, credibility = page.card.rows
    assert [row.part for row in page.card.rows] == [Part.ACT, Part.RANGE, Part.CREDIBILITY]
    assert QApplication.focusWidget() is act.first
    qtbot.keyClick(act.first, Qt.Key.Key_Tab)
    qtbot.keyClick(act.second, Qt.Key.Key_Space)
    stance.other.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "35-52")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(credibility.first, Qt.Key.Key_Space)
    assert page.card.settle.isEnabled()
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClick(page.card.settle, Qt.Key.Key_Space)
    assert told.args == ["ST011 is settled."]
    assert of_statement(second, coded[0], "act", "low", "high", "credibility") == ["demand", 35, 52, 2]
    second.undo()
    assert of_statement(second, coded[0], "act", "low", "high", "credibility") == ["offer", 41, 57, 2]
    assert QApplication.focusWidget() is page.table


def test_of_two_choices_the_last_counts(page: DifferencePage, coded: list[str], second: Store, qtbot: QtBot) -> None:
    act, stance, credibility = page.card.rows
    qtbot.keyClicks(act.other, "signal")
    assert (act.first.isChecked(), act.second.isChecked()) == (False, False)
    for row in (act, stance):
        row.keep_second()
    credibility.keep_first()
    page.card.settle_as_chosen()
    assert of_statement(second, coded[0], "act", "low", "credibility") == ["demand", 30, 2]


def test_another_act_can_be_chosen(page: DifferencePage, coded: list[str], second: Store, qtbot: QtBot) -> None:
    act, stance, credibility = page.card.rows
    stance.keep_first()
    credibility.keep_first()
    qtbot.keyClicks(act.other, "signal")
    page.card.settle_as_chosen()
    assert of_statement(second, coded[0], "act", "low") == ["signal", 41]


def test_what_is_settled_can_be_looked_at_and_opened_again(
    page: DifferencePage, coded: list[str], second: Store, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    page.show_state(settled=True)
    seen = all_that_is_seen(page.card)
    assert ("61–77" in seen, "61–80" in seen, "Settled by you, " in seen) == (True, True, True)
    assert not page.card.settle.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_1)
    assert page.states.tabText(1) == "Settled (1)"
    with qtbot.waitSignal(page.told) as told:
        page.card.reopen.click()
    assert told.args == ["ST012 is open again."]
    assert of_statement(second, coded[1], "low", "high") == [61, 77]
    assert "Nothing has been settled yet." in all_that_is_seen(page)
    page.show_state(settled=False)
    assert page.model.rowCount() == 2


def test_a_statement_is_disputed_only_when_somebody_says_so(
    page: DifferencePage, coded: list[str], second: Store
) -> None:
    assert of_statement(second, coded[0], "review") == ["draft"]
    page.card.dispute.click()
    assert of_statement(second, coded[0], "review") == ["disputed"]
    assert not page.card.dispute.isEnabled()
    assert page.card.review.currentText() == Review.DISPUTED
    page.card.keep_first()
    assert of_statement(second, coded[0], "review") == ["disputed"]


def test_what_was_chosen_stays_until_somebody_changes_one_of_the_two(
    page: DifferencePage, coded: list[str], store: Store, opened: Document
) -> None:
    page.card.rows[0].keep_second()
    set_act(store, coded[1], Act.DEMAND)
    opened.store.look()
    assert page.card.rows[0].second.isChecked()
    set_act(store, coded[0], Act.SIGNAL)
    opened.store.look()
    assert "First act: signal" in all_that_is_seen(page.card)
    assert not page.card.rows[0].second.isChecked()


def test_when_all_is_settled_it_says_so(page: DifferencePage, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_1)
    assert "All codings of 3 statements agree, or what differed is settled (2 codings)." in all_that_is_seen(page)
    page.set_theme(DARK)


def test_the_card_is_as_high_as_it_needs_to_be(page: DifferencePage, qtbot: QtBot) -> None:
    def fits() -> bool:
        return page.card.settle.mapTo(page, page.card.settle.rect().bottomLeft()).y() <= page.height()

    qtbot.waitUntil(fits)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(fits)
