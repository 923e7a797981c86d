"""A dossier that is shared through a folder, by the command line and in the window."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.edits.statements import set_text
from models.progress import ended
from models.store import Store
from models.team_folder.opening import attach_shared, bring_up_to_date, join, shared_of
from models.team_folder.tie import Ties
from tests.authors import new_author
from tests.desktop.conftest import Parley
from tests.seen import all_that_is_seen
from tests.windows import Opener
from views.sharing.view import SharingView

TEXT = "SELECT text FROM statement WHERE code = 'ST001'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Dropbox" / "Talks"


@pytest.fixture
def maria(folder: Path, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the dossier at the installation of a colleague."""
    stores: list[Store] = []

    def opened() -> Store:
        author, ties = new_author("MB", "Maria Bondar"), Ties(tmp_path / "maria")
        stores.append(Store.open(ended(join(folder, author, ties)), author))
        attach_shared(stores[-1], ties)
        return stores[-1]

    yield opened
    for store in stores:
        store.close()


def sync(store: Store) -> None:
    place = shared_of(store)
    assert place is not None
    ended(bring_up_to_date(store, place))


def first(store: Store) -> str:
    return str(store.columns("SELECT id FROM statement WHERE code = 'ST001'")[0][0])


def test_commands_take_a_team_folder_in_place_of_a_file(
    parley: Parley, dossier: Path, folder: Path, tmp_path: Path, maria: Callable[[], Store]
) -> None:
    assert parley("share", dossier, folder) == (0, f"{dossier.name} is shared through {folder}.\n", "")
    with closing(Store.open(dossier, new_author())) as alone:
        before = alone.columns("SELECT value FROM meta WHERE key = 'record_digest'")
    assert parley("movement", folder, "--format", "csv") == parley("movement", dossier, "--format", "csv")
    theirs = maria()
    assert theirs.columns("SELECT value FROM meta WHERE key = 'record_digest'") == before
    set_text(theirs, first(theirs), "By a colleague")
    sync(theirs)
    assert parley("sync", dossier) == (0, f"{dossier} is up to date.\n", "")
    status, said, _ = parley("log", folder, "ST001")
    assert status == 0
    assert "Maria Bondar" in said
    assert parley("export", folder, tmp_path / "out")[0] == 0
    assert "By a colleague" in (tmp_path / "out" / "statements.csv").read_text()


def test_what_waits_because_the_folder_is_away_is_said_and_nothing_is_lost(
    parley: Parley, dossier: Path, folder: Path, tmp_path: Path, maria: Callable[[], Store]
) -> None:
    parley("share", dossier, folder)
    shutil.copy(dossier, tmp_path / "train.parley")
    with closing(Store.open(tmp_path / "train.parley", new_author())) as train:
        set_text(train, first(train), "On the train")
    away = folder.with_name("elsewhere")
    folder.rename(away)
    status, _, complaint = parley("merge", dossier, tmp_path / "train.parley")
    assert (status, complaint) == (0, f"{folder} is not there. This is what was there before.\n")
    assert parley("sync", folder)[0] == 1
    away.rename(folder)
    assert parley("sync", dossier)[0] == 0
    theirs = maria()
    assert theirs.columns(TEXT) == [("On the train",)]


@pytest.mark.parametrize("command", [["sync"], ["share"]])
def test_what_cannot_be_shared_is_refused_with_a_sentence(
    parley: Parley, dossier: Path, folder: Path, command: list[str]
) -> None:
    status, _, complaint = parley(*command, dossier, *([dossier] if command == ["share"] else []))
    assert status == 1
    assert complaint.count("\n") == 1


def test_a_window_shares_its_dossier_and_shows_what_others_write(
    open_window: Opener,
    dossier: Path,
    folder: Path,
    qtbot: QtBot,
    choose: Callable[[Path | None], None],
    maria: Callable[[], Store],
) -> None:
    window = open_window(dossier)
    choose(folder)
    window.actions_by_id["share"].trigger()
    assert window.workspace is not None
    store = window.workspace.document.store
    page = window.workspace.findChild(SharingView).team
    qtbot.waitUntil(page.isVisible)
    qtbot.waitUntil(lambda: "All that was written here is there" in all_that_is_seen(page), timeout=20_000)
    assert not window.actions_by_id["share"].isEnabled()
    assert "known here · " in all_that_is_seen(page)
    theirs = maria()
    set_text(theirs, first(theirs), "By a colleague")
    sync(theirs)
    qtbot.waitUntil(lambda: store.columns(TEXT) == [("By a colleague",)], timeout=20_000)
    qtbot.waitUntil(lambda: "Maria Bondar" in all_that_is_seen(page), timeout=20_000)
    set_text(store, first(store), "By the window")
    window.close()
    sync(theirs)
    assert theirs.columns(TEXT) == [("By the window",)]


def test_opening_a_team_folder_joins_it_and_leaving_keeps_the_dossier(
    parley: Parley,
    open_window: Opener,
    dossier: Path,
    folder: Path,
    qtbot: QtBot,
    choose: Callable[[Path | None], None],
    press: list[str],
    said_in_boxes: list[str],
    own_folders: Path,
) -> None:
    parley("share", dossier, folder)
    shutil.rmtree(own_folders / "folders")
    window = open_window(dossier)
    choose(folder)
    window.actions_by_id["open_folder"].trigger()
    qtbot.waitUntil(lambda: window.workspace is not None and shared_of(window.workspace.document.store) is not None)
    assert window.workspace is not None
    store = window.workspace.document.store
    assert store.path.parent.parent == own_folders / "folders"
    window.workspace.show_team()
    press.append("Leave")
    window.workspace.findChild(SharingView).team.leave.click()
    assert said_in_boxes.pop().startswith("Leave the team folder “Talks”?")
    assert shared_of(store) is None
    assert len(store.columns("SELECT id FROM statement")) == 140


def test_a_window_says_that_the_folder_is_away_and_goes_on(
    parley: Parley, open_window: Opener, dossier: Path, folder: Path, qtbot: QtBot
) -> None:
    parley("share", dossier, folder)
    window = open_window(dossier)
    assert window.workspace is not None
    top, store = window.workspace.top, window.workspace.document.store
    folder.rename(folder.with_name("elsewhere"))
    qtbot.waitUntil(lambda: "not reached" in all_that_is_seen(top), timeout=20_000)
    set_text(store, first(store), "Meanwhile")
    qtbot.waitUntil(lambda: "1 change waits" in all_that_is_seen(top), timeout=20_000)
    window.workspace.show_outbox()
    outbox = window.workspace.findChild(SharingView).outbox
    qtbot.waitUntil(outbox.isVisible)
    assert f"It is kept in {store.path}." in all_that_is_seen(outbox)
    assert not outbox.give_up.isVisible(), "it is in the file, and nothing to be given up"
    qtbot.waitUntil(lambda: "What you change waits and goes there by itself." in window.workspace.messages.text)
    folder.with_name("elsewhere").rename(folder)
    qtbot.waitUntil(lambda: "saved" in all_that_is_seen(top), timeout=20_000)
