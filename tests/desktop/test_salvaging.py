"""A damaged dossier is met in the window, and what is left of it goes on in a new one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.windows import Opener


@pytest.fixture
def damaged(dossier: Path) -> Path:
    data = bytearray(dossier.read_bytes())
    # A page in the middle of everything is gone.
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    path = dossier.with_name("damaged.parley")
    path.write_bytes(data)
    return path


def test_a_damaged_dossier_is_salvaged_from_the_window(
    open_window: Opener,
    damaged: Path,
    qtbot: QtBot,
    choose: Callable[[Path | None], None],
    press: list[str],
    said_in_boxes: list[str],
) -> None:
    before, out = damaged.read_bytes(), damaged.with_name("saved.parley")
    press.append("Salvage into a new dossier…")
    choose(out)
    window = open_window(damaged)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=60_000)
    assert window.workspace is not None
    assert window.workspace.document.store.path == out
    offered, told = said_in_boxes.pop(0), said_in_boxes.pop(0)
    assert offered.startswith("damaged.parley is damaged")
    assert told.startswith("damaged.parley was left as it is. saved.parley holds what could be saved.")
    assert "each proven by its hash" in told
    assert damaged.read_bytes() == before


def test_a_file_is_chosen_to_be_salvaged_and_nothing_is_made_when_there_is_nothing_left(
    open_window: Opener, dossier: Path, qtbot: QtBot, choose: Callable[[Path | None], None]
) -> None:
    noise, out = dossier.with_name("noise.parley"), dossier.with_name("saved.parley")
    noise.write_bytes(bytes(range(256)) * 64)
    window = open_window(dossier)
    choose(out)
    choose(noise)
    window.actions_by_id["salvage"].trigger()
    assert window.workspace is not None
    messages = window.workspace.messages
    qtbot.waitUntil(lambda: "Nothing of a dossier is left in noise.parley." in messages.text, timeout=30_000)
    assert not out.exists()


def test_who_does_not_want_it_salvaged_goes_on_as_before(
    open_window: Opener, dossier: Path, damaged: Path, press: list[str], said_in_boxes: list[str]
) -> None:
    window = open_window(dossier)
    press.append("Not now")
    open_window(damaged)
    assert said_in_boxes.pop().startswith("damaged.parley is damaged")
    assert window.workspace is not None
    assert window.workspace.document.store.path == dossier


def test_a_salvage_that_is_stopped_leaves_nothing(
    open_window: Opener, dossier: Path, damaged: Path, qtbot: QtBot, choose: Callable[[Path | None], None]
) -> None:
    window, out = open_window(dossier), damaged.with_name("saved.parley")
    choose(out)
    choose(damaged)
    window.actions_by_id["salvage"].trigger()
    assert window.jobs.current is not None
    window.jobs.current.cancel()
    assert window.workspace is not None
    messages = window.workspace.messages
    qtbot.waitUntil(
        lambda: messages.text == "Salvaging damaged.parley: cancelled. Nothing was changed.", timeout=30_000
    )
    assert [one.name for one in dossier.parent.iterdir() if "saved" in one.name] == []


def test_the_dossier_that_is_open_is_salvaged_through_sqlite(
    open_window: Opener, dossier: Path, qtbot: QtBot, choose: Callable[[Path | None], None], said_in_boxes: list[str]
) -> None:
    window, out = open_window(dossier), dossier.with_name("saved.parley")
    choose(out)
    choose(dossier)
    # The guard of all tests sees whether the bytes of an open dossier are read.
    window.actions_by_id["salvage"].trigger()
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.document.store.path == out,
                    timeout=60_000)  # fmt: skip
    assert said_in_boxes.pop().startswith(f"{dossier.name} was left as it is.")
