from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.presence import Presence
from tests.authors import new_author
from tests.windows import Opener


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


@pytest.fixture
def path(window: MainWindow) -> Path:
    assert window.workspace is not None
    return window.workspace.document.store.path


def company(window: MainWindow) -> str:
    assert window.workspace is not None
    window.workspace.company.look()
    return window._status._company.text()


def test_who_else_has_the_dossier_open_is_said(window: MainWindow, path: Path) -> None:
    assert company(window) == ""
    ivan = Presence(path, new_author(name="Ivan <b>Ivanenko</b>"), "1")
    ivan.renew("Movement")
    assert company(window).startswith("Also open: Ivan <b>Ivanenko</b> (Movement), since ")
    maria = Presence(path, new_author(name="Maria"), "1")
    maria.renew("Timeline")
    assert company(window) == "Also open: 2 colleagues"
    assert "Maria (Timeline)" in window._status._company.toolTip()
    assert "<b>Ivan" not in window._status._company.toolTip()
    ivan.leave()
    maria.leave()
    assert company(window) == ""


def test_who_was_there_before_is_said_at_once(open_window: Opener, dossier: Path) -> None:
    ivan = Presence(dossier, new_author(name="Ivan"), "1")
    ivan.renew("Movement")
    opened = open_window(dossier)
    assert opened._status._company.text().startswith("Also open: Ivan (Movement), since ")
    ivan.leave()


def test_others_are_told_what_is_in_front_until_the_window_is_closed(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    ivan = Presence(path, new_author(name="Ivan"), "1")
    window.workspace.show_view("movement")
    ivan.renew("Timeline")
    assert [one.view for one in ivan.others()] == ["Movement"]
    window.close()
    assert ivan.others() == []
    ivan.leave()
    assert [one.name for one in path.parent.iterdir() if ".open-" in one.name] == []
