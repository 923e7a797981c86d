"""A folder that cannot be imported is refused as a whole, with all that is wrong with it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.edits import statements as edits
from tests.journeys.walking import id_of, trigger, undo_step, workspace
from tests.talks import Tables, all_tables
from tests.windows import SAMPLE, Opener

Choose = Callable[[Path | None], None]


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """The sample folder with four cells spoilt and one row that says something new."""
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "bad"))
    spoil(folder / "statements.csv", ("ST001,2022-02-22", "ST001,22/02/2022"), ("ST106,2022-03-29", "ST106,soon"))
    spoil(folder / "rounds.csv", ("7,Istanbul,2022-03-29", "7,Istanbul,2022-13-29"))
    spoil(folder / "issues.csv", ("neutrality,Neutrality,", "neutrality,Neutral status,"))
    spoil(folder / "sources.csv", ("KREMLIN,", "CREMLIN,"))
    return folder


def spoil(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, "utf-8")


def bring_in(window: MainWindow, qtbot: QtBot) -> str:
    """Import the folder that was chosen; returns what is said about it."""
    with qtbot.waitSignal(window.jobs.ended, timeout=30_000):
        trigger(window, "import")
    QApplication.processEvents()
    return workspace(window).messages.text


def test_all_that_is_wrong_is_said_and_nothing_changes(
    window: MainWindow, bad: Path, choose: Choose, qtbot: QtBot
) -> None:
    store = workspace(window).document.store
    before = all_tables(store)
    choose(bad)
    said = bring_in(window, qtbot)
    assert said.startswith("Nothing was imported: ")
    for place in (
        "statements.csv, row 2, column said_on: “22/02/2022”",
        "statements.csv, row 107, column said_on: “soon”",
        "rounds.csv, row 8, column start: “2022-13-29”",
    ):
        assert place in said
    assert all_tables(store) == before
    assert undo_step(window) == ""
    assert window.actions_by_id["import"].isEnabled()


def test_mended_it_is_one_step_and_one_step_back(
    window: MainWindow, tmp_path: Path, choose: Choose, qtbot: QtBot
) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "good"))
    spoil(folder / "issues.csv", ("neutrality,Neutrality,", "neutrality,Neutral status,"))
    before = facts(window)
    choose(folder)
    assert bring_in(window, qtbot).startswith("Imported: 0 added, 1 updated, ")
    assert workspace(window).document.snapshot.issues[0].title == "Neutral status"
    assert undo_step(window) == "Import folder"
    trigger(window, "undo")
    assert facts(window) == before


def facts(window: MainWindow) -> Tables:
    """All that is stated; who has ever worked on it stays."""
    return {name: rows for name, rows in all_tables(workspace(window).document.store).items() if name != "analyst"}


def test_a_folder_with_nothing_in_it_is_a_sentence(
    window: MainWindow, tmp_path: Path, choose: Choose, qtbot: QtBot
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    choose(empty)
    assert bring_in(window, qtbot).endswith(".")
    assert undo_step(window) == ""


def test_own_edits_are_not_lost_by_a_refused_import(
    window: MainWindow, bad: Path, choose: Choose, qtbot: QtBot
) -> None:
    edits.set_range(workspace(window).document.store, id_of(window, "ST106"), (60.0, 70.0))
    choose(bad)
    bring_in(window, qtbot)
    assert undo_step(window) == "Set range"
