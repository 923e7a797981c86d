"""A copy for somebody else, by the command line and in the window."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.send_dialog import SendDialog
from models.edits.statements import set_text
from models.sending.choices import Choices
from models.store import Store
from tests.authors import new_author
from tests.desktop.conftest import Parley
from tests.windows import Opener


def test_a_copy_leaves_out_what_is_asked_for_and_says_so(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    with closing(Store.open(dossier, new_author())) as store:
        set_text(store, store.columns("SELECT id FROM statement LIMIT 1")[0][0], "Kvitka")
        store.undo()
    out = tmp_path / "for others.parley"
    status, said, told = parley("copy", dossier, out, "--without", "notes", "names")
    assert (status, said) == (0, "")
    assert "48 notes stay out." in told
    assert "cannot be merged back" in told
    assert b"Kvitka" not in out.read_bytes()
    assert b"Kvitka" in dossier.read_bytes()
    assert parley("check", out) == (0, "", "")
    assert parley("movement", out, "--format", "csv") == parley("movement", dossier, "--format", "csv")


def test_an_export_leaves_out_the_same(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    assert parley("export", dossier, tmp_path / "all")[0] == 0
    assert parley("export", dossier, tmp_path / "some", "--without", "notes")[0] == 0
    assert parley("export", dossier, tmp_path / "none", "--up-to", "GREEN")[0] == 0
    sizes = [(tmp_path / name / "statements.csv").stat().st_size for name in ("all", "some", "none")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_a_server_gets_all_of_it_or_nothing(parley: Parley, dossier: Path) -> None:
    status, _, complaint = parley("copy", dossier, "postgresql://host/talks", "--without", "notes")
    assert (status, complaint) == (
        1,
        "A server gets the whole dossier. Write a file, and bring that to the server.\n",
    )


def test_the_dialog_says_what_stays_out_before_anything_is_written(
    open_window: Opener, dossier: Path, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    assert window.workspace is not None
    dialog = SendDialog(window.workspace.document.store, window.jobs, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "The whole change record goes along" in dialog.said.text())
    before = dialog.width()
    dialog.boxes["notes"].click()
    dialog.mark.setCurrentIndex(dialog.mark.findData("GREEN"))
    dialog.unmarked.click()
    qtbot.waitUntil(lambda: "48 notes stay out." in dialog.said.text())
    assert dialog.choices == Choices(notes=False, up_to="GREEN", unmarked=True)
    assert not dialog.boxes["record"].isEnabled()
    assert dialog.width() == before
    dialog.reject()


def test_a_copy_is_sent_from_the_menu(
    open_window: Opener,
    dossier: Path,
    tmp_path: Path,
    qtbot: QtBot,
    choose: Callable[[Path | None], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def leave_names_out(dialog: SendDialog) -> int:
        dialog.boxes["names"].click()
        dialog.done(1)
        return 1

    monkeypatch.setattr(SendDialog, "exec", leave_names_out)
    window = open_window(dossier)
    out = tmp_path / "for others.parley"
    choose(out)
    window.actions_by_id["send"].trigger()
    qtbot.waitUntil(lambda: out.exists() and window.jobs.current is None, timeout=20_000)
    with closing(Store.open(out, new_author())) as copy:
        assert copy.columns("SELECT name FROM analyst") == [("An analyst",)]
        assert copy.columns("SELECT count(*) FROM statement") == [(140,)]
