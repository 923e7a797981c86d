"""What tests with windows share: the window as `parley` builds it, and guards against what no test may do."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import resources
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.start import build

SAMPLE = resources.path("sample/istanbul-2022")

BOXES = ("about", "information", "warning", "critical", "question")
FILE_DIALOGS = ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")

Opener = Callable[..., MainWindow]
"""Builds the window anew with the settings of the test, and opens the file that it is given."""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Parley keep its data in the test's folder; returns where."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home" / "parley"


@pytest.fixture
def press() -> list[str]:
    """Words of the buttons to press in the message boxes to come, the next one last; unpressed, a box is closed."""
    return []


@pytest.fixture(autouse=True)
def said_in_boxes(monkeypatch: pytest.MonkeyPatch, press: list[str]) -> Iterator[list[str]]:
    """What message boxes said. A test that expects some takes them out: those that are left fail it."""
    said: list[str] = []

    def show(box: QMessageBox) -> QMessageBox.StandardButton:
        said.append(f"{box.text()}\n{box.detailedText()}")
        if press:
            wanted = press.pop()
            next(button for button in box.buttons() if button.text() == wanted).click()
        return QMessageBox.StandardButton.Ok

    def say(_parent: object, _title: str, text: str, *_rest: Any) -> None:
        said.append(text)

    monkeypatch.setattr(QMessageBox, "exec", show)
    for name in BOXES:
        monkeypatch.setattr(QMessageBox, name, staticmethod(say))
    yield said
    assert said == []


@pytest.fixture(autouse=True)
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Choose a file or folder in the next dialog that asks for one; None cancels it. Unasked, a dialog fails."""
    waiting: list[Path | None] = []

    def answer(*_rest: Any, **_options: Any) -> str:
        chosen = waiting.pop()
        return "" if chosen is None else str(chosen)

    def answer_with_kind(*rest: Any, **options: Any) -> tuple[str, str]:
        return answer(*rest, **options), ""

    def answer_with_several(*rest: Any, **options: Any) -> tuple[list[str], str]:
        chosen = answer(*rest, **options)
        return [chosen] if chosen else [], ""

    made_for = {"getExistingDirectory": answer, "getOpenFileNames": answer_with_several}
    for name in FILE_DIALOGS:
        made = made_for.get(name, answer_with_kind)
        monkeypatch.setattr(QFileDialog, name, staticmethod(made))
    return waiting.append


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """Every window that a test opens it closes."""
    yield
    # Left to the end of the process, what was copied brings the offscreen platform down with it.
    qapp.clipboard().clear()
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert left == []


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that nobody else has; as often as they are opened, they are those of this test."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def show_file() -> Callable[[MainWindow, Path], None]:
    """Opens a dossier in a window."""
    return lambda window, file: window.dossiers.open_first(file)


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, settings: Settings, show_file: Callable[[MainWindow, Path], None]
) -> Iterator[Opener]:
    """The window with the door for its errors, as large as a laptop's screen."""
    palette, style = qapp.palette(), qapp.style().name()
    restoring: list[Callable[[], None]] = []
    windows: list[MainWindow] = []

    def opened(file: Path | None = None) -> MainWindow:
        window, door = build(qapp, settings)
        restoring.append(door.install())
        windows.append(window)
        if settings.state("geometry").isEmpty():
            window.resize(1500, 950)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        if file is not None:
            door.attempt(lambda: show_file(window, file))
        return window

    yield opened
    for window in filter(isValid, windows):
        end(window)
    for restore in reversed(restoring):
        restore()
    qapp.setStyle(style)
    qapp.setPalette(palette)


def end(window: MainWindow) -> None:
    """Close a window for good, as when the program ends."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
