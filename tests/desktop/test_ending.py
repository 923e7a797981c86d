"""A session that ends while something is half typed, and a window that is closed without anybody being asked."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ending import Ending
from desktop.main_window import MainWindow
from models.store import Store
from tests.windows import Opener


class Session:
    """What Qt gives to whoever may keep a session from ending; no program can make one."""

    def __init__(self, *, lets_ask: bool) -> None:
        self.lets_ask, self.told = lets_ask, list[str]()

    def allowsInteraction(self) -> bool:
        return self.lets_ask

    def cancel(self) -> None:
        self.told.append("stays")

    def release(self) -> None:
        self.told.append("goes on")


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


def type_range(window: MainWindow, text: str) -> None:
    """Type a range of the first statement without leaving its field."""
    workspace = window.workspace
    assert workspace is not None
    workspace.selection.choose_statement(workspace.document.snapshot.statements.ids[0])
    workspace.inspector.card.edit.setChecked(True)
    field = workspace.inspector.card.form.stance.line
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def end_session(window: MainWindow, qapp: QApplication, *, lets_ask: bool = True) -> list[str]:
    session, ending = Session(lets_ask=lets_ask), Ending(qapp, window)
    ending.commit(cast(QSessionManager, session))
    ending.deleteLater()
    return session.told


def ranges(window: MainWindow) -> list[tuple[float, float]]:
    assert window.workspace is not None
    store: Store = window.workspace.document.store
    return store.columns("SELECT low, high FROM statement ORDER BY sequence, id LIMIT 1")


def test_what_is_half_typed_is_stored_when_the_session_ends(window: MainWindow, qapp: QApplication) -> None:
    type_range(window, "31-32")
    assert end_session(window, qapp) == []
    assert ranges(window) == [(31.0, 32.0)]


def test_who_keeps_what_cannot_be_stored_keeps_the_session(
    window: MainWindow, qapp: QApplication, press: list[str], said_in_boxes: list[str]
) -> None:
    type_range(window, "32-x")
    press.append("Keep the dossier open")
    assert end_session(window, qapp) == ["stays", "goes on"]
    press.append("Discard what I typed")
    assert end_session(window, qapp) == ["goes on"]
    assert end_session(window, qapp, lets_ask=False) == []
    assert len(said_in_boxes) == 2
    said_in_boxes.clear()
    window.close_unasked()
    assert not window.isVisible()


def test_a_window_that_is_closed_unasked_asks_nobody(
    window: MainWindow, dossier: Path, caplog: pytest.LogCaptureFixture
) -> None:
    type_range(window, "32-x")
    with caplog.at_level("WARNING", "parley"):
        window.close_unasked()
    assert not window.isVisible()
    assert window.workspace is None
    assert "What you typed cannot be read" in caplog.text
    assert [path.name for path in dossier.parent.glob("*.parley*")] == [dossier.name]
