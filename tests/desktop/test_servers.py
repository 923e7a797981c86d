"""A dossier on a server, by the command line and in the window."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from desktop.places import servers_folder
from desktop.settings import Settings
from models.edits.statements import set_text
from models.server.address import Address
from models.server.connection import connect
from models.server.opening import open_served
from models.store import Store
from tests.authors import new_author
from tests.desktop.conftest import Parley
from tests.desktop.test_following import sit_at_terminal
from tests.seen import all_that_is_seen
from tests.servers import Server
from tests.windows import Opener, end


@pytest.fixture
def served(parley: Parley, dossier: Path, address: Address) -> Address:
    """The sample, brought to a server."""
    assert parley("copy", dossier, address.secret) == (0, "", "")
    return address


def test_each_command_takes_a_server_in_place_of_a_file(
    parley: Parley, served: Address, dossier: Path, tmp_path: Path
) -> None:
    for command in (["movement", "--format", "csv"], ["check"], ["search", "neutrality"], ["log", "ST001"]):
        assert parley(command[0], served.secret, *command[1:]) == parley(command[0], dossier, *command[1:])
    assert parley("export", served.secret, tmp_path / "from server")[0] == 0
    assert parley("export", dossier, tmp_path / "from file")[0] == 0
    for one in (tmp_path / "from file").iterdir():
        assert (tmp_path / "from server" / one.name).read_bytes() == one.read_bytes()


def test_the_first_command_on_a_server_says_how_far_the_fetch_is_and_the_next_one_has_it_all(
    parley: Parley, served: Address, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = sit_at_terminal(monkeypatch)
    monkeypatch.setattr("desktop.following._LATE", 0.0)
    movement = parley("movement", dossier)[1]
    assert parley("movement", served.secret)[1] == movement
    assert "Fetching changes: 0 %" in terminal.shown
    assert "Fetching changes: 100 %" in terminal.shown
    assert terminal.shown[-1] == ""
    assert parley("movement", served.secret)[1] == movement
    assert terminal.shown.count("Fetching changes: 0 %") == 1


def test_a_copy_to_a_server_says_how_far_it_is(
    parley: Parley, address: Address, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = sit_at_terminal(monkeypatch)
    monkeypatch.setattr("desktop.following._LATE", 0.0)
    assert parley("copy", dossier, address.secret)[0] == 0
    assert "Sending changes: 0 %" in terminal.shown
    assert "Writing tables there: 0 %" in terminal.shown
    assert terminal.shown[-1] == ""


def test_a_copy_from_a_server_is_merged_with_a_file_and_back(
    parley: Parley, served: Address, dossier: Path, tmp_path: Path
) -> None:
    with closing(Store.open(dossier, new_author())) as store:
        (row_id,) = store.columns("SELECT id FROM statement WHERE code = 'ST001'")[0]
        set_text(store, row_id, "From the train")
    status, said, _ = parley("merge", served.secret, dossier)
    assert status == 0
    assert "1 changed" in said
    assert parley("copy", served.secret, tmp_path / "back.parley")[0] == 0
    with closing(Store.open(tmp_path / "back.parley", new_author())) as back:
        assert back.columns("SELECT text FROM statement WHERE code = 'ST001'") == [("From the train",)]
    other = shutil.copy(tmp_path / "back.parley", tmp_path / "other.parley")
    status, said, _ = parley("merge", other, served.secret)
    assert status == 0
    assert "all of it was here already" in said


def test_a_second_dossier_is_not_put_over_the_first(parley: Parley, served: Address, dossier: Path) -> None:
    status, _, complaint = parley("copy", dossier, served.secret)
    assert status == 1
    assert complaint.startswith(f"There is a dossier at {served.shown} already.")


@pytest.mark.parametrize(
    "text", ["postgresql://", "postgresql://host", "postgresql://[host/talks", "postgresql://host/talks?colour=red"]
)
def test_what_is_no_address_is_refused_with_an_example(parley: Parley, text: str) -> None:
    status, _, complaint = parley("movement", text)
    assert status == 1
    assert "postgresql://user@host/database" in complaint


def test_a_server_that_is_away_is_told_of_and_what_was_there_is_shown(
    parley: Parley, served: Address, dossier: Path, server: Server
) -> None:
    before = parley("movement", served.secret)
    server.stop()
    status, said, complaint = parley("movement", served.secret)
    server.start()
    assert (status, said) == before[:2]
    assert complaint == f"{served.shown} does not answer. This is what was there before.\n"


def test_a_window_on_a_server_shows_what_a_colleague_writes_and_writes_there(
    open_window: Opener, served: Address, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "exec", lambda dialog: dialog.setTextValue(served.secret) or 1)
    window = open_window()
    window.actions_by_id["open_server"].trigger()
    qtbot.waitUntil(lambda: window.windowTitle() == f"{served.shown} – Parley", timeout=15_000)
    assert window.workspace is not None
    document = window.workspace.document
    qtbot.waitUntil(lambda: f"{served.shown} · saved" in all_that_is_seen(window.workspace.top))
    (row_id,) = document.store.columns("SELECT id FROM statement WHERE code = 'ST001'")[0]
    with closing(open_served(served, new_author(), tmp_path / "colleague")) as colleague:
        set_text(colleague, row_id, "By a colleague")
        text = "SELECT text FROM statement WHERE code = 'ST001'"
        qtbot.waitUntil(lambda: document.store.columns(text) == [("By a colleague",)], timeout=10_000)
        set_text(document.store, row_id, "By the window")
        colleague.look()
        assert colleague.columns(text) == [("By the window",)]
    assert [one.name for one in servers_folder().rglob("*.parley")] == [f"{served.database}.parley"]


def test_what_is_open_of_a_server_is_salvaged_without_reading_its_bytes(
    open_window: Opener,
    served: Address,
    tmp_path: Path,
    qtbot: QtBot,
    choose: Callable[[Path | None], None],
    said_in_boxes: list[str],
) -> None:
    window, out = open_window(), tmp_path / "saved.parley"
    window.dossiers.open_server(window, served.secret)
    qtbot.waitUntil(lambda: window.windowTitle() == f"{served.shown} – Parley", timeout=15_000)
    qtbot.waitUntil(lambda: window.jobs.current is None)
    choose(out)
    # The guard of all tests sees whether the bytes of an open dossier are read.
    window.salvaging.salvage_open()
    qtbot.waitUntil(lambda: bool(said_in_boxes), timeout=60_000)
    assert "was left as it is. saved.parley holds what could be saved." in said_in_boxes.pop()
    assert out.exists()


def test_a_window_says_that_its_server_is_not_reached_and_sends_what_waited(
    open_window: Opener, served: Address, server: Server, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    window.dossiers.open_server(window, served.secret)
    qtbot.waitUntil(lambda: window.windowTitle() == f"{served.shown} – Parley", timeout=15_000)
    assert window.workspace is not None
    top, store = window.workspace.top, window.workspace.document.store
    qtbot.waitUntil(lambda: f"{served.shown} · saved" in all_that_is_seen(top))
    server.stop()
    qtbot.waitUntil(lambda: f"{served.shown} · not reached" in all_that_is_seen(top), timeout=15_000)
    (row_id,) = store.columns("SELECT id FROM statement WHERE code = 'ST001'")[0]
    set_text(store, row_id, "Meanwhile")
    qtbot.waitUntil(lambda: f"{served.shown} · 1 change waits" in all_that_is_seen(top), timeout=15_000)
    server.start()
    qtbot.waitUntil(lambda: f"{served.shown} · saved" in all_that_is_seen(top), timeout=15_000)
    with closing(open_served(served, new_author(), tmp_path / "colleague")) as colleague:
        assert colleague.columns("SELECT text FROM statement WHERE code = 'ST001'") == [("Meanwhile",)]


def test_who_else_has_it_open_on_the_server_is_said(
    served: Address, open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    window.dossiers.open_server(window, served.secret)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    assert window.workspace is not None
    company = window.workspace.company
    ivan = open_served(served, new_author(name="Ivan <b>Ivanenko</b>"), tmp_path / "ivan", watched=True)
    assert ivan.place is not None
    told = ivan.place.company
    assert told is not None
    told.renew("Movement")

    def seen() -> str:
        company.look()
        return window._status._company.text()

    qtbot.waitUntil(lambda: seen().startswith("Also open: Ivan <b>Ivanenko</b> (Movement), since "), timeout=20_000)
    window.workspace.show_view("sources")
    qtbot.waitUntil(lambda: [one.view for one in told.others()] == ["Sources"], timeout=20_000)
    ivan.close()
    qtbot.waitUntil(lambda: seen() == "", timeout=20_000)


def test_a_dossier_on_a_server_is_among_the_recent_ones_and_open_at_the_next_start(
    served: Address, dossier: Path, open_window: Opener, settings: Settings, qtbot: QtBot
) -> None:
    first = open_window()
    first.dossiers.open_server(first, served.secret)
    qtbot.waitUntil(lambda: first.workspace is not None, timeout=20_000)
    first.dossiers.open(dossier)
    assert settings.recent == [str(dossier), served.shown]
    first._recent.aboutToShow.emit()
    next(action for action in first._recent.actions() if action.text() == served.shown).trigger()
    assert settings.last == served.shown
    end(first)
    again = open_window()
    again.dossiers.open_first(None)
    assert again.workspace is not None
    assert again.workspace.document.store.where == served.shown


def test_what_somebody_wrote_into_the_server_by_hand_is_named_and_taken_back(parley: Parley, served: Address) -> None:
    with closing(connect(served)) as connection:
        connection.execute("UPDATE statement SET text = 'By hand' WHERE code = 'ST001'")
        connection.commit()
    sentence = "On the server, outside Parley, statement ST001 was changed: text.\n"
    assert parley("check", served.secret) == (1, sentence, "")
    assert parley("check", served.secret, "--adopt") == (1, f"0 records edited outside Parley adopted.\n{sentence}", "")
    assert parley("check", served.secret, "--revert") == (0, "1 record edited outside Parley reverted.\n", "")
    assert parley("check", served.secret) == (0, "", "")
