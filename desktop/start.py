"""Starts the window: the one place that builds everything and hands it down."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop import dialogs
from desktop.appearance import Appearance
from desktop.display import PLATFORMS, window_library_missing
from desktop.ending import Ending
from desktop.errors import Door, start_log
from desktop.identity import author
from desktop.jobs import Jobs
from desktop.main_window import MainWindow
from desktop.settings import Settings
from models.errors import UserError


def run_window(file: Path | None, server: str = "") -> int:
    """Show the window until it is closed, with the dossier of a file or on a server; returns the exit status."""
    asked_for_platform = bool(os.environ.get("QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", PLATFORMS)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Parley")
    application.setDesktopFileName("parley")
    if not asked_for_platform and application.platformName() == "offscreen":
        return _without_window(file)
    start_log()
    window, door = build(application, Settings(QSettings(_scope(), "Parley")))
    restore, unlisten = door.install(), Ending(application, window).listen()
    window.show()
    door.attempt(lambda: window.dossiers.open_server(window, server) if server else window.dossiers.open_first(file))
    status = application.exec()
    unlisten()
    restore()
    return status


def build(application: QApplication, settings: Settings) -> tuple[MainWindow, Door]:
    """The window and the door for its errors, not yet shown and without a dossier."""
    jobs = Jobs()
    window = MainWindow(settings, author(), Appearance(application, settings), jobs)
    door = Door(window.tell, lambda sentence, details: dialogs.report(window, sentence, details))
    jobs.failed.connect(door.take)
    return window, door


def _without_window(file: Path | None) -> int:
    missing = window_library_missing()
    if missing:
        raise UserError(missing)
    from desktop.headless import brief_instead

    return brief_instead(file, "The display that is named cannot be reached.")


def _scope() -> str:
    return "parley" if sys.platform.startswith("linux") else "Parley"
