"""What an analyst sees while the dossier's file cannot be written, and when it can be again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.workspace import Workspace
from models.edits.statements import set_text
from models.store import Store
from tests.authors import new_author
from tests.seen import all_that_is_seen
from tests.windows import Opener, end
from views.sharing.view import OUTBOX


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Somebody else keeps the lock for saving."""
    with closing(sqlite3.connect(path, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")
        yield


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


def workspace_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def change(window: MainWindow, text: str = "Mine") -> str:
    store = workspace_of(window).document.store
    row_id = str(store.columns("SELECT id FROM statement ORDER BY sequence LIMIT 1")[0][0])
    set_text(store, row_id, text)
    return row_id


def text_in(path: Path, row_id: str) -> str:
    with closing(Store.open(path, new_author())) as store:
        return str(store.columns("SELECT text FROM statement WHERE id = ?", row_id)[0][0])


def try_now(window: MainWindow) -> None:
    store = workspace_of(window).document.store
    assert store.outbox is not None
    store.outbox.try_now()
    workspace_of(window).outgoing.look()


def test_a_change_that_waits_is_counted_told_and_shown_and_goes_into_the_file(
    window: MainWindow, dossier: Path, qtbot: QtBot
) -> None:
    workspace = workspace_of(window)
    with locked(dossier):
        row_id = change(window)
        qtbot.waitUntil(lambda: f"{dossier.name} · 1 change waits" in all_that_is_seen(workspace.top))
        qtbot.waitUntil(lambda: "What you change waits in the outbox" in workspace.messages.text)
        workspace.messages._button.click()
        seen = all_that_is_seen(workspace.views.sharing)
        assert workspace.views.sharing.tabs.tabText(OUTBOX) == "Outbox (1)"
        assert "1 change waits. " in seen
        assert f"{dossier.name} is being written by somebody else." in seen
        assert "Edit text" in seen
    qtbot.waitUntil(lambda: "1 change that waited went to" in workspace.messages.text, timeout=10_000)
    assert f"{dossier.name} · saved" in all_that_is_seen(workspace.top)
    assert "Nothing waits" in all_that_is_seen(workspace.views.sharing)
    assert text_in(dossier, row_id) == "Mine"


def test_somebody_who_is_just_saving_is_no_news(window: MainWindow, dossier: Path) -> None:
    with locked(dossier):
        row_id = change(window)
        workspace_of(window).outgoing.look()
    try_now(window)
    assert workspace_of(window).messages.text == ""
    assert text_in(dossier, row_id) == "Mine"


def test_what_waits_can_be_given_up_and_is_kept_in_a_backup(
    window: MainWindow, dossier: Path, press: list[str], said_in_boxes: list[str]
) -> None:
    workspace = workspace_of(window)
    with locked(dossier):
        row_id = change(window)
        workspace.show_outbox()
        press.append("Let them wait")
        workspace.views.sharing.outbox.give_up.click()
        assert workspace.document.store.waiting is not None
        press.append("Give them up")
        workspace.views.sharing.outbox.give_up.click()
    assert [one.splitlines()[0] for one in said_in_boxes] == ["Give up the 1 change in the outbox?"] * 2
    said_in_boxes.clear()
    assert workspace.document.store.waiting is None
    assert text_in(dossier, row_id) != "Mine"
    workspace.views.sharing.show_part(OUTBOX + 1)
    assert "outbox given up" in all_that_is_seen(workspace.views.sharing)


def test_a_dossier_whose_file_is_gone_is_worked_on_and_opened_again(
    window: MainWindow, open_window: Opener, dossier: Path, tmp_path: Path
) -> None:
    change(window, "Before")
    away = tmp_path / "away"
    dossier.rename(away)
    row_id = change(window)
    assert workspace_of(window).document.store.waiting is not None
    end(window)
    again = open_window()
    again.dossiers.open_first(None)
    assert workspace_of(again).document.store.path == dossier
    assert len(workspace_of(again).outgoing.waiting.steps) == 1  # type: ignore[union-attr]
    away.rename(dossier)
    try_now(again)
    assert text_in(dossier, row_id) == "Mine"
