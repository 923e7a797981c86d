"""Copies that are merged in a window, and undo after that."""

from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.edits.coding import delete_statement
from models.edits.settling import latest, settle_all
from models.edits.statements import set_firmness
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.store import Store
from tests.authors import new_author
from tests.journeys.walking import trigger, workspace
from tests.models.test_store_look import copy_over
from tests.windows import Opener
from views.sharing.view import BACKUPS, CONFLICTS


def statement_id(store: Store, code: str) -> str:
    return str(store.columns("SELECT id FROM statement WHERE code = ?", code)[0][0])


def firmness(window: MainWindow, code: str) -> int | None:
    rows = workspace(window).document.store.columns("SELECT firmness FROM statement WHERE code = ?", code)
    return rows[0][0] if rows else None


@pytest.fixture
def merged(open_window: Opener, dossier: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window that set firmness and merged a copy in which Ivan deleted ST007, which it had set, and changed ST008."""
    window = open_window(dossier)
    store = workspace(window).document.store
    path = tmp_path / "train.parley"
    store.copy_to(path)
    with closing(Store.open(path, new_author(name="Ivan Ivanenko"))) as theirs:
        delete_statement(theirs, statement_id(theirs, "ST007"))
        set_firmness(theirs, statement_id(theirs, "ST008"), 0)
    set_firmness(store, statement_id(store, "ST007"), 1)
    set_firmness(store, statement_id(store, "ST010"), 1)
    workspace(window).copies.look_at([path])
    page = workspace(window).views.sharing.copies
    qtbot.waitUntil(lambda: page.merge.isVisible() and not window.tasks.why_not_open(), timeout=20_000)
    with qtbot.waitSignal(page.merged, timeout=20_000):
        page.merge.click()
    qtbot.waitUntil(lambda: not window.tasks.why_not_open(), timeout=20_000)
    return window


def label(window: MainWindow, command: str) -> str:
    return window.actions_by_id[command].text()


def test_undo_after_a_merge_takes_the_merge_back_and_not_what_was_done_before_it(merged: MainWindow) -> None:
    assert firmness(merged, "ST008") == 0
    assert workspace(merged).messages.text.startswith("train.parley: ")
    assert label(merged, "undo") == "&Undo “Merge train.parley”"
    trigger(merged, "undo")
    assert (firmness(merged, "ST007"), firmness(merged, "ST008")) == (1, 4)
    assert workspace(merged).messages.text == ""
    assert label(merged, "undo") == "&Undo “Set firmness”"
    assert label(merged, "redo") == "&Redo “Merge train.parley”"


def test_a_merge_that_was_taken_back_is_done_again_and_taken_back_again(merged: MainWindow) -> None:
    for _ in range(2):
        trigger(merged, "undo")
        trigger(merged, "redo")
        assert firmness(merged, "ST008") == 0
        assert len(workspace(merged).views.sharing.conflicts.found) == 1
    trigger(merged, "undo")
    trigger(merged, "undo")
    assert (firmness(merged, "ST007"), firmness(merged, "ST010")) == (1, 4)


def test_what_was_done_after_a_merge_is_taken_back_before_it(merged: MainWindow) -> None:
    store = workspace(merged).document.store
    set_firmness(store, statement_id(store, "ST009"), 0)
    trigger(merged, "undo")
    assert firmness(merged, "ST008") == 0
    trigger(merged, "undo")
    assert firmness(merged, "ST008") == 4


@pytest.fixture
def contradicted(open_window: Opener, dossier: Path, tmp_path: Path) -> MainWindow:
    """A window that has not looked yet since a colleague merged a copy in which Ivan set something else than it did."""
    window = open_window(dossier)
    store, path = workspace(window).document.store, tmp_path / "train.parley"
    store.copy_to(path)
    with closing(Store.open(path, new_author(name="Ivan Ivanenko"))) as theirs:
        set_firmness(theirs, statement_id(theirs, "ST008"), 0)
    set_firmness(store, statement_id(store, "ST008"), 1)
    with closing(Store.open(dossier, new_author(name="Maria"))) as colleague:
        ended(merge(colleague, path))
    return window


def test_a_conflict_that_came_with_what_others_wrote_is_told_of_and_shown(contradicted: MainWindow) -> None:
    store, messages = workspace(contradicted).document.store, workspace(contradicted).messages
    store.look()
    assert messages.text == ("1 conflict came with what others wrote. Every value is kept until somebody settles it.")
    messages._button.click()
    assert workspace(contradicted).shown == "sharing"
    assert workspace(contradicted).views.sharing.tabs.currentIndex() == CONFLICTS


def test_a_conflict_that_came_is_told_of_until_it_is_settled(contradicted: MainWindow, dossier: Path) -> None:
    store, messages = workspace(contradicted).document.store, workspace(contradicted).messages
    store.look()
    with closing(Store.open(dossier, new_author(name="Maria"))) as colleague:
        assert messages.text.startswith("1 conflict came with what others wrote.")
        assert not messages._timer.isActive()
        settle_all(colleague, conflicts(colleague.columns), latest)
    store.look()
    assert messages.text == ""


def test_a_conflict_that_came_while_an_error_was_shown_is_told_of_with_what_comes_after_it(
    contradicted: MainWindow, dossier: Path
) -> None:
    store, messages = workspace(contradicted).document.store, workspace(contradicted).messages
    messages.show_error("The disk is full.")
    store.look()
    assert messages.text == "The disk is full."
    messages.hide()
    with closing(Store.open(dossier, new_author(name="Maria"))) as colleague:
        set_firmness(colleague, statement_id(colleague, "ST009"), 0)
    store.look()
    assert messages.text.startswith("1 conflict came with what others wrote.")


def test_a_backup_that_is_copied_over_the_open_file_is_shown_and_told_of(
    open_window: Opener, dossier: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    document, messages = workspace(window).document, workspace(window).messages
    document.store.copy_to(tmp_path / "backup.parley")
    delete_statement(document.store, statement_id(document.store, "ST007"))
    before = len(document.snapshot.statements)
    document.store.look()
    copy_over(tmp_path / "backup.parley", dossier)
    qtbot.waitUntil(lambda: len(document.snapshot.statements) == before + 1, timeout=20_000)
    assert f"Something overwrote {dossier.name} while it was open." in messages.text
    messages._button.click()
    assert workspace(window).views.sharing.tabs.currentIndex() == BACKUPS
