"""That another program wrote into the file is said after opening, and leads to what it wrote."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.checking.check import check
from tests.seen import all_that_is_seen
from tests.windows import Opener


def test_what_another_program_wrote_is_noticed_and_shown(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(dossier)) as file, file:
        file.execute("UPDATE statement SET text = 'Slipped in' WHERE code = 'ST001'")
    window = open_window(dossier)
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: "1 record was changed in this file by another program" in workspace.messages.text,
                    timeout=30_000)  # fmt: skip
    button = next(one for one in workspace.messages.findChildren(QPushButton) if one.text() == "Look at them")
    button.click()
    page = workspace.views.sharing.outside
    qtbot.waitUntil(lambda: "Slipped in" in all_that_is_seen(page), timeout=30_000)
    assert "Text in the table: Slipped in" in all_that_is_seen(page)


def test_of_a_dossier_that_only_parley_wrote_nothing_is_said(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    workspace = open_window(dossier).workspace
    assert workspace is not None
    workspace._noticing.look()
    qtbot.wait(1500)
    assert workspace.messages.text == ""


def test_damage_that_only_hashes_tell_of_is_noticed_and_what_is_sound_saved(
    open_window: Opener, dossier: Path, qtbot: QtBot, choose: Callable[[Path | None], None], said_in_boxes: list[str]
) -> None:
    with closing(sqlite3.connect(dossier)) as file, file:
        file.execute("UPDATE change SET value = value || ' ' WHERE seq = 3")
    window, out = open_window(dossier), dossier.with_name("saved.parley")
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: "file is damaged in 1 place" in workspace.messages.text, timeout=30_000)
    choose(out)
    next(one for one in workspace.messages.findChildren(QPushButton) if one.text().startswith("Salvage")).click()
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.document.store.path == out,
                    timeout=60_000)  # fmt: skip
    assert "1 change lost" in said_in_boxes.pop()
    assert window.workspace is not None
    assert check(window.workspace.document.store) == []
