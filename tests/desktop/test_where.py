"""What the window says of a dossier that lies where sharing its file would lose work, and how it is shared instead."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.team_folder.opening import shared_of
from tests.seen import all_that_is_seen
from tests.windows import Opener
from views.message_bar import MessageBar


@pytest.fixture
def synced(dossier: Path, tmp_path: Path) -> Path:
    """The dossier in a folder that a service keeps in step."""
    (tmp_path / "Dropbox").mkdir()
    return Path(shutil.move(dossier, tmp_path / "Dropbox" / dossier.name))


def messages(window: MainWindow) -> MessageBar:
    assert window.workspace is not None
    return window.workspace.messages


def test_a_service_that_keeps_the_folder_in_step_is_told_of_once(open_window: Opener, synced: Path) -> None:
    window = open_window(synced)
    assert "lies in a folder that Dropbox keeps in step" in messages(window).text
    window.close()
    assert messages(open_window(synced)).text == ""


def test_a_dossier_on_a_disk_of_this_computer_is_not_told_of(open_window: Opener, dossier: Path) -> None:
    assert messages(open_window(dossier)).text == ""


def test_sharing_from_there_goes_on_in_a_file_of_ones_own(
    open_window: Opener, synced: Path, qtbot: QtBot, choose: Callable[[Path | None], None], own_folders: Path
) -> None:
    window, before = open_window(synced), synced.read_bytes()
    choose(synced.parent / "Talks")
    window.actions_by_id["share"].trigger()
    assert window.workspace is not None
    store = window.workspace.document.store
    assert store.path.parent.parent == own_folders / "folders"
    assert shared_of(store) is not None
    assert "You work in a file of your own on this computer now, shared through “Talks”." in messages(window).text
    assert len(store.columns("SELECT id FROM statement")) == 140
    assert synced.read_bytes() == before
    page = window.workspace.views.sharing.team
    qtbot.waitUntil(lambda: "All that was written here is there" in all_that_is_seen(page), timeout=20_000)


def test_sharing_twice_from_there_says_where_one_shares_already(
    open_window: Opener, synced: Path, choose: Callable[[Path | None], None]
) -> None:
    window = open_window(synced)
    choose(synced.parent / "Talks")
    window.actions_by_id["share"].trigger()
    window.dossiers.open(synced)
    choose(synced.parent / "Talks")
    window.actions_by_id["share"].trigger()
    assert "You share through Talks already. Open that folder" in messages(window).text
