"""A party, a speaker with two offices, a statement of theirs: and everything taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.edits.events import set_title
from models.store import Store
from tests.authors import new_author
from tests.journeys.walking import choose, property_of, read, trigger, type_anew, undo_step, workspace
from tests.talks import Tables, all_tables
from tests.windows import Opener
from views.records.page import RecordPage
from views.records.parties import PartyAdder, PartyForm
from views.records.speakers import SpeakerAdder, SpeakerForm
from views.records.view import RecordsView
from views.theme import LIGHT


def facts(store: Store) -> Tables:
    """All tables but that of analysts, to whom whoever writes first is added for good."""
    return {name: rows for name, rows in all_tables(store).items() if name != "analyst"}


def records(window: MainWindow) -> RecordsView:
    """The view of the dossier's records, in front."""
    trigger(window, "dossier")
    QApplication.processEvents()
    found = window.findChild(RecordsView)
    assert found.isVisible()
    return found


def page_of(window: MainWindow, title: str) -> RecordPage:
    view = records(window)
    view.kinds.setFocus()
    view.kinds.setCurrentRow(next(row for row in range(view.kinds.count()) if view.kinds.item(row).text() == title))
    assert isinstance(view.page, RecordPage)
    return view.page


def keys(qtbot: QtBot, line: QLineEdit, text: str, end: Qt.Key = Qt.Key.Key_Tab) -> None:
    type_anew(qtbot, line, text)
    qtbot.keyClick(line, end)


def add_party(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "Parties")
    qtbot.keyClick(page.table, Qt.Key.Key_Insert)
    assert isinstance(page.adder, PartyAdder)
    assert isinstance(page.form, PartyForm)
    assert page.adder.name.line.hasFocus()
    keys(qtbot, page.adder.name.line, "Iceland", Qt.Key.Key_Return)
    assert page.form.name.line.hasFocus()
    assert page.form.code.line.text() == "ICE"
    keys(qtbot, page.form.colour.text.line, "#00aa88")
    keys(qtbot, page.form.aliases.adder.findChild(QLineEdit), "Reykjavik", Qt.Key.Key_Return)


def add_speaker(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "Speakers")
    qtbot.keyClick(page.table, Qt.Key.Key_Insert)
    assert isinstance(page.adder, SpeakerAdder)
    assert isinstance(page.form, SpeakerForm)
    keys(qtbot, page.adder.name.line, "Jon Jonsson")
    keys(qtbot, page.adder.party.line, "reykj")
    page.adder.authority.setFocus()
    qtbot.keyClick(page.adder.authority, Qt.Key.Key_Down)
    qtbot.keyClick(page.adder.authority, Qt.Key.Key_Return)
    for title, grade, start, end in (
        ("Envoy", 4, "1 Jan 2022", "28 March 2022"),
        ("Foreign Minister", 2, "29 March 2022", ""),
    ):
        adder = page.form.offices.adder
        keys(qtbot, adder.title.line, title)  # type: ignore[attr-defined]
        adder.authority.setFocus()  # type: ignore[attr-defined]
        for _ in range(1, grade):
            qtbot.keyClick(adder.authority, Qt.Key.Key_Down)  # type: ignore[attr-defined]
        keys(qtbot, adder.days.start.line, start)  # type: ignore[attr-defined]
        keys(qtbot, adder.days.end.line, end, Qt.Key.Key_Return)  # type: ignore[attr-defined]


def test_the_authority_of_a_statement_is_that_of_the_day(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    window = open_window(dossier)
    store, document = workspace(window).document.store, workspace(window).document
    before = facts(store)
    add_party(window, qtbot)
    iceland = next(place for place, party in enumerate(document.snapshot.parties) if party.name == "Iceland")
    assert document.snapshot.parties[iceland].aliases == ("Reykjavik",)
    assert document.party_colour(LIGHT, iceland) == LIGHT.legible("#00aa88")
    add_speaker(window, qtbot)
    offices = document.snapshot.speakers[-1].offices
    assert [(office.title, office.authority) for office in offices] == [("Envoy", 4), ("Foreign Minister", 2)]
    choose(window, "ST106")
    trigger(window, "edit")
    form = workspace(window).inspector.card.form
    keys(qtbot, form.speaker.line, "jonsson", Qt.Key.Key_Return)
    trigger(window, "edit")
    assert "OFFER · ICELAND · NEUTRALITY" in read(window)
    assert property_of(window, "Office") == "Foreign Minister"
    assert property_of(window, "Authority") == "2 minister, head of delegation or tabled text"
    trigger(window, "edit")
    keys(qtbot, form.said_on.line, "28 March 2022", Qt.Key.Key_Return)
    trigger(window, "edit")
    assert property_of(window, "Office") == "Envoy"
    assert property_of(window, "Authority") == "4 other named official"
    while undo_step(window):
        trigger(window, "undo")
    assert facts(store) == before


def test_a_deletion_is_taken_back_from_the_message_that_tells_of_it(
    open_window: Opener, dossier: Path, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    document, messages = workspace(window).document, workspace(window).messages
    page = page_of(window, "Events")
    page.choose(document.snapshot.events[1].id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(document.snapshot.events) == 27
    assert messages.text == "Invasion begins was deleted."
    messages.findChild(QPushButton).click()
    assert len(document.snapshot.events) == 28
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    set_title(document.store, page.chosen_id, "Something else")
    messages.findChild(QPushButton).click()
    assert len(document.snapshot.events) == 27
    assert messages.text.startswith("Something else was changed since.")


def test_a_message_that_offers_undo_goes_when_the_step_is_undone_otherwise(
    open_window: Opener, dossier: Path, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    messages, page = workspace(window).messages, page_of(window, "Events")
    page.choose(workspace(window).document.snapshot.events[1].id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert messages.text == "Invasion begins was deleted."
    trigger(window, "undo")
    assert messages.text == ""


def test_what_others_refer_to_stays_and_the_message_says_why(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    window = open_window(dossier)
    page = page_of(window, "Parties")
    page.choose(workspace(window).document.snapshot.parties[0].id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    said = workspace(window).messages.text
    assert said.startswith("Ukraine has 11 speakers, 68 statements,")
    assert said.endswith("; move or delete them first.")
    assert undo_step(window) == ""


def test_an_empty_dossier_is_begun_by_hand(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    Store.create(tmp_path / "new.parley", new_author("OK", "Olena Koval")).close()
    window = open_window(tmp_path / "new.parley")
    buttons = {button.text(): button for button in workspace(window).findChildren(QPushButton)}
    buttons["Begin by hand"].click()
    page = page_of(window, "Parties")
    page.empty.buttons[0].click()
    assert isinstance(page.adder, PartyAdder)
    keys(qtbot, page.adder.name.line, "Ukraine", Qt.Key.Key_Return)
    assert [party.code for party in workspace(window).document.snapshot.parties] == ["UKR"]
