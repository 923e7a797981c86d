"""Boxes and questions show what files and dossiers are called as it stands, and Enter and Esc do no harm."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import dialogs
from tests.literal import hostile, told, wrong

NAME = hostile("file", "name")

QUESTIONS: tuple[Callable[[QWidget], object], ...] = (
    lambda parent: dialogs.ask_to_discard(parent, NAME),
    lambda parent: dialogs.ask_to_give_up(parent, "2 changes", NAME),
    lambda parent: dialogs.ask_to_leave(parent, NAME),
    lambda parent: dialogs.ask_to_salvage(parent, NAME),
)
TALES: tuple[Callable[[QWidget], object], ...] = (
    lambda parent: dialogs.tell(parent, NAME),
    lambda parent: dialogs.tell_at_length(parent, NAME, NAME),
    lambda parent: dialogs.report(parent, NAME, NAME),
    lambda parent: dialogs.ask_server(parent, NAME),
    lambda parent: dialogs.ask_password(parent, NAME),
)

RUN = QMessageBox.exec


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was wrong with the dialogs that were shown, each of which is closed at once."""
    found: list[str] = []

    def look(dialog: QDialog) -> int:
        found.extend(wrong(dialog))
        links = [label for label in dialog.findChildren(QLabel) if label.openExternalLinks()]
        found.extend(f"opens links: {label.text()}" for label in links)
        if not told(dialog):
            found.append("the name is not told")
        return 0

    for kind in (QMessageBox, QInputDialog):
        monkeypatch.setattr(kind, "exec", look)
    return found


@pytest.mark.parametrize("ask", [*QUESTIONS, *TALES])
def test_what_is_called_like_markup_is_shown_as_it_stands(
    ask: Callable[[QWidget], object], parent: QWidget, faults: list[str]
) -> None:
    ask(parent)
    assert faults == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
@pytest.mark.parametrize("ask", QUESTIONS)
def test_enter_and_escape_leave_everything_as_it_is(
    ask: Callable[[QWidget], object], key: Qt.Key, parent: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", RUN)

    def press() -> None:
        box = QApplication.activeModalWidget()
        qtbot.keyClick(box, key)

    QTimer.singleShot(50, press)
    assert ask(parent) is False


@pytest.mark.parametrize("ask", QUESTIONS)
def test_what_is_asked_is_done_by_tab_and_space(
    ask: Callable[[QWidget], object], parent: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", RUN)

    def press() -> None:
        box = QApplication.activeModalWidget()
        focused = box.focusWidget()
        assert isinstance(focused, QPushButton)
        assert focused.isDefault()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Space)

    QTimer.singleShot(50, press)
    assert ask(parent) is True


def test_a_password_is_not_shown(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[QLineEdit.EchoMode, str]] = []

    def look(dialog: QInputDialog) -> int:
        seen.append((dialog.textEchoMode(), dialog.labelText()))
        return 0

    monkeypatch.setattr(QInputDialog, "exec", look)
    assert dialogs.ask_password(parent, "postgresql://host/db?a=1&b=2") is None
    assert seen == [
        (QLineEdit.EchoMode.Password, "postgresql://host/db?a=1&&b=2 wants a password. It is kept nowhere.")
    ]
