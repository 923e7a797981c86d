"""What the bar says of the file: whether what was typed is in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from pytestqt.qtbot import QtBot

from models.edits.statements import set_firmness
from tests.journeys.walking import id_of, workspace
from tests.seen import all_that_is_seen
from tests.windows import Opener


def test_a_file_that_was_deleted_while_open_is_said_to_be_away_and_not_to_be_protected(
    open_window: Opener, dossier: Path
) -> None:
    window = open_window(dossier)
    space = workspace(window)
    assert f"{dossier.name} · saved" in all_that_is_seen(space.top)
    dossier.rename(dossier.with_name("elsewhere"))
    set_firmness(space.document.store, id_of(window, "ST001"), 1)
    assert f"{dossier.name} · not there, 1 change waits" in all_that_is_seen(space.top)


def test_a_file_that_comes_back_is_said_to_be_there_although_nothing_was_changed(
    open_window: Opener, dossier: Path, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    top = workspace(window).top
    away = dossier.rename(dossier.with_name("elsewhere"))
    qtbot.waitUntil(lambda: f"{dossier.name} · not there" in all_that_is_seen(top))
    away.rename(dossier)
    qtbot.waitUntil(lambda: f"{dossier.name} · saved" in all_that_is_seen(top))


def test_somebody_who_stays_in_the_middle_of_saving_is_told_of_while_nothing_is_asked_of_the_file(
    open_window: Opener, dossier: Path, qtbot: QtBot
) -> None:
    top = workspace(open_window(dossier)).top
    with closing(sqlite3.connect(dossier, isolation_level=None)) as frozen:
        frozen.execute("BEGIN EXCLUSIVE")
        qtbot.waitUntil(lambda: f"{dossier.name} · being saved by somebody else" in all_that_is_seen(top))
    qtbot.waitUntil(lambda: f"{dossier.name} · saved" in all_that_is_seen(top))
