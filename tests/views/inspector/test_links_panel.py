"""How a statement stands to others, in the inspector: listed from both ends, added by code, taken away, answered."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from models.edits.links import add_link, set_standing
from models.edits.statements import set_note
from models.errors import UserError
from models.store import Store
from models.tables import Statement
from models.words import Act, LinkKind, Standing
from tests.talks import Talks, add_talks, rows_of, value_of
from views.document import Document
from views.inspector.links_panel import LinksPanel
from views.theme import LIGHT


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


@pytest.fixture
def panel(store: Store, talks: Talks, qtbot: QtBot) -> Iterator[LinksPanel]:
    document = Document(store)
    made = LinksPanel(document, LIGHT)
    qtbot.addWidget(made)
    made.resize(340, 300)
    made.show()
    document.refreshed.connect(lambda: made.show_statement(0, editing=True))
    made.show_statement(0, editing=True)
    yield made
    document.close()


def read(panel: LinksPanel) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def buttons(panel: LinksPanel, sign: str) -> list[QToolButton]:
    QApplication.processEvents()
    return [one for one in panel.findChildren(QToolButton) if one.isVisible() and one.text() == sign]


def link(panel: LinksPanel, qtbot: QtBot, kind: str, code: str) -> None:
    panel.kind.setCurrentText(kind)
    panel.kind.activated.emit(panel.kind.currentIndex())
    qtbot.keyClicks(panel.other.line, code)
    qtbot.keyClick(panel.other.line, Qt.Key.Key_Return)


def test_a_link_is_added_by_kind_and_code_and_read_back(panel: LinksPanel, store: Store, qtbot: QtBot) -> None:
    link(panel, qtbot, "restates", "2")
    assert [row["kind"] for row in rows_of(store, "link").values()] == ["restates"]
    assert "restates ST002 · 21 Mar · Ukraine" in read(panel)
    assert panel.other.line.text() == ""


def test_it_is_told_from_the_other_end_and_leads_there(
    panel: LinksPanel, store: Store, talks: Talks, qtbot: QtBot
) -> None:
    add_link(store, talks.second, LinkKind.CONTRADICTS, talks.first)
    assert f"{LinkKind.CONTRADICTS.label_back} ST002 · 21 Mar · Ukraine" in read(panel)
    assert buttons(panel, "×") == []
    with qtbot.waitSignal(panel.opened) as opened:
        buttons(panel, "›")[0].click()
    assert opened.args == [talks.second]


def test_what_is_taken_away_is_gone(panel: LinksPanel, store: Store, qtbot: QtBot) -> None:
    link(panel, qtbot, "clarifies", "ST002")
    buttons(panel, "×")[0].click()
    assert rows_of(store, "link") == {}


def test_a_retraction_is_a_link_like_the_others(panel: LinksPanel, store: Store, talks: Talks, qtbot: QtBot) -> None:
    link(panel, qtbot, "retracts", "ST002")
    assert value_of(store, "statement", talks.first, "retracts_id") == talks.second
    assert value_of(store, "statement", talks.first, "act") == Act.RETRACTION
    buttons(panel, "×")[0].click()
    assert value_of(store, "statement", talks.first, "retracts_id") is None


def test_a_condition_in_words_alone_gets_its_answer_and_its_day(
    panel: LinksPanel, store: Store, talks: Talks, qtbot: QtBot
) -> None:
    link(panel, qtbot, "conditional on", "")
    states = [one for one in panel.findChildren(QComboBox) if one.accessibleName() == "What became of it"]
    states[-1].setCurrentText("met")
    states[-1].activated.emit(states[-1].currentIndex())
    QApplication.processEvents()
    since = [one for one in panel.findChildren(QLineEdit) if one.accessibleName() == "Since" and one.isVisible()][-1]
    qtbot.keyClicks(since, "1 April 2022")
    qtbot.keyClick(since, Qt.Key.Key_Return)
    row = next(iter(rows_of(store, "link").values()))
    assert (row["state"], row["since"]) == ("met", date(2022, 4, 1).isoformat())


def test_what_is_half_typed_at_a_link_outlives_a_change_from_elsewhere(
    panel: LinksPanel, store: Store, talks: Talks, qtbot: QtBot
) -> None:
    set_standing(store, add_link(store, talks.first, LinkKind.CONDITIONAL_ON, None), Standing.MET, None)
    QApplication.processEvents()
    since = [one for one in panel.findChildren(QLineEdit) if one.accessibleName() == "Since" and one.isVisible()][-1]
    since.setFocus()
    qtbot.keyClicks(since, "1 Ap")
    set_note(store, talks.second, "by a colleague")
    add_link(store, talks.second, LinkKind.RESTATES, talks.first)
    qtbot.keyClicks(since, "ril 2022")
    panel.finish()
    assert {row["since"] for row in rows_of(store, "link").values()} == {None, "2022-04-01"}
    since.setText("some day")
    with pytest.raises(UserError, match="cannot be read"):
        panel.finish()


def test_a_link_that_was_begun_is_not_lost_nor_added_to_another_statement(panel: LinksPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.other.line, "ST002")
    with pytest.raises(UserError, match="A link has been begun and is not added"):
        panel.refuse_unfinished()
    panel.show_statement(1, editing=True)
    assert panel.other.line.text() == ""
    panel.refuse_unfinished()


def test_once_a_link_is_added_the_field_says_nothing_more_of_it(panel: LinksPanel, qtbot: QtBot) -> None:
    link(panel, qtbot, "restates", "2")
    assert panel.other.message.isHidden()


def test_a_day_that_is_not_exact_is_refused_and_kept_for_mending(
    panel: LinksPanel, store: Store, talks: Talks, qtbot: QtBot
) -> None:
    set_standing(store, add_link(store, talks.first, LinkKind.CONDITIONAL_ON, None), Standing.MET, date(2022, 4, 1))
    QApplication.processEvents()
    since = [one for one in panel.findChildren(QLineEdit) if one.accessibleName() == "Since" and one.isVisible()][-1]
    since.setText("after 6 April 2022")
    qtbot.keyClick(since, Qt.Key.Key_Return)
    assert next(iter(rows_of(store, "link").values()))["since"] == "2022-04-01"
    assert since.text() == "after 6 April 2022"


def test_a_retraction_that_the_other_one_tells_of_can_be_taken_away(
    panel: LinksPanel, store: Store, talks: Talks, qtbot: QtBot
) -> None:
    with store.write("Import") as writing:
        writing.set(Statement, talks.second, retracted_by_id=talks.first)
    buttons(panel, "×")[0].click()
    assert value_of(store, "statement", talks.second, "retracted_by_id") is None
    assert buttons(panel, "×") == []


def test_what_names_no_statement_is_refused_and_kept(panel: LinksPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.other.line, "ST999")
    assert "no statement ST999" in panel.other.message.text()
    with pytest.raises(UserError, match="Type the code"):
        panel.add_link()
    assert panel.other.line.text() == "ST999"


def test_without_links_it_takes_no_room_while_only_read(panel: LinksPanel) -> None:
    panel.show_statement(0, editing=False)
    assert not panel.isVisible()
