"""Two analysts set the same thing: look at both, decide; and find out who changed what, when and why."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.edits import parties, statements
from models.store import Store
from tests.authors import new_author
from tests.journeys.conftest import Places
from tests.journeys.walking import choose, id_of, property_of, stored_range, trigger, type_anew, undo_step, workspace
from tests.windows import Opener
from views.history.view import HistoryView


@pytest.fixture
def colleague(dossier: Path, places: Places) -> Iterator[Store]:
    with closing(places.open(dossier, new_author("MB", "Mykola Bondar"))) as opened:
        yield opened


def message_button(window: MainWindow) -> QPushButton:
    QApplication.processEvents()
    return next(one for one in workspace(window).messages.findChildren(QPushButton) if one.isVisible())


def history(window: MainWindow) -> HistoryView:
    return workspace(window).history


def type_over_a_colleague(window: MainWindow, colleague: Store, qtbot: QtBot) -> None:
    """Begin to type a range, while a colleague sets another one, and press Enter."""
    choose(window, "ST106")
    trigger(window, "edit")
    form = workspace(window).inspector.card.form
    type_anew(qtbot, form.stance.line, "51-59")
    statements.set_range(colleague, id_of(window, "ST106"), (30, 40))
    # Before the window has looked: what was typed was typed over the old value.
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Return)


def test_a_refused_edit_offers_both_values_and_theirs_is_kept(
    open_window: Opener, dossier: Path, colleague: Store, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    type_over_a_colleague(window, colleague, qtbot)
    assert workspace(window).messages.text.startswith(
        "“Set range” was not stored: Mykola Bondar has set it to 30–40 in the meantime. Yours is 51–59"
    )
    assert message_button(window).text() == "Look at both"
    message_button(window).click()
    assert workspace(window).shown == "history"
    assert workspace(window).messages.text == ""
    assert history(window).only.text() == "Only statement ST106"
    history(window).page.rivals.keep.click()
    workspace(window).document.store.look()
    assert stored_range(window, "ST106") == (30, 40)
    line = workspace(window).inspector.card.form.stance.line
    assert line.text() == "30–40"


def test_a_refused_edit_is_put_on_top_and_can_be_undone(
    open_window: Opener, dossier: Path, colleague: Store, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    type_over_a_colleague(window, colleague, qtbot)
    message_button(window).click()
    qtbot.keyClicks(history(window).page.why, "heard it myself")
    history(window).page.rivals.put_mine.click()
    assert stored_range(window, "ST106") == (51, 59)
    line = workspace(window).inspector.card.form.stance.line
    assert line.text() == "51–59"
    assert undo_step(window) == "Set range"
    trigger(window, "undo")
    assert stored_range(window, "ST106") == (30, 40)


def test_a_refused_undo_offers_both_values_and_what_was_before(
    open_window: Opener, dossier: Path, colleague: Store
) -> None:
    window = open_window(dossier)
    store = workspace(window).document.store
    statements.set_range(store, id_of(window, "ST106"), (10, 20))
    statements.set_range(colleague, id_of(window, "ST106"), (30, 40))
    trigger(window, "undo")
    assert workspace(window).messages.text == (
        "“Set range” cannot be taken back: range of statement ST106 was set to 30–40 since by Mykola Bondar."
    )
    message_button(window).click()
    history(window).page.rivals.go_back.click()
    assert stored_range(window, "ST106") == (50, 58)
    assert undo_step(window) == "Set range"


def test_the_history_of_a_statement_is_a_key_away_and_restores_what_was(
    open_window: Opener, dossier: Path, colleague: Store, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    trigger(window, "record_history")
    assert workspace(window).messages.text.startswith("Choose a record first")
    assert window.actions_by_id["record_history"].shortcut().toString() == "Ctrl+H"
    with colleague.write("Correct firmness", reason="heard on the tape"):
        statements.set_firmness(colleague, id_of(window, "ST106"), 0)
    workspace(window).document.store.look()
    choose(window, "ST106")
    assert property_of(window, "Firmness") == "0 trial balloon"
    trigger(window, "record_history")
    page = history(window).page
    assert page.about.text().endswith("“heard on the tape”")
    page.history.choose_row(page.history.model().row_of(_making(window), "firmness"))  # type: ignore[attr-defined]
    assert page.restore.text() == "Restore “3 insisted on”"
    page.restore.click()
    assert property_of(window, "Firmness") == "3 insisted on"
    assert workspace(window).messages.text == "Firmness is 3 insisted on again."
    message_button(window).click()
    assert property_of(window, "Firmness") == "0 trial balloon"


def _making(window: MainWindow) -> str:
    changes = history(window).page.history.model().changes  # type: ignore[attr-defined]
    return str(changes[-1].change)


def test_the_history_of_a_party_is_reached_from_its_form(open_window: Opener, dossier: Path) -> None:
    window = open_window(dossier)
    snapshot = workspace(window).document.snapshot
    parties.set_name(workspace(window).document.store, snapshot.parties[0].id, "Ukraina")
    trigger(window, "dossier")
    view = workspace(window).view_in_front
    view.show_record("Parties", snapshot.parties[0].id)  # type: ignore[union-attr]
    trigger(window, "record_history")
    assert history(window).only.text() == "Only party Ukraina"
    assert history(window).page.title.text() == "Set party name"


def test_the_history_stands_last_in_the_rail_and_opens_on_an_empty_dossier(open_window: Opener, tmp_path: Path) -> None:
    Store.create(tmp_path / "new.parley", new_author()).close()
    window = open_window(tmp_path / "new.parley")
    trigger(window, "history")
    QApplication.processEvents()
    assert workspace(window).shown == "history"
    assert history(window).nothing.isVisible()
