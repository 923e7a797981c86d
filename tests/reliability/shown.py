"""A window as a process of its own, which writes down when it has come to show what others saved.

Run as `python -m tests.reliability.shown FILE LOG STATEMENT`: it opens the file, chooses the statement, begins to type
into the field for its note, and writes one line for each text of the statement that its inspector shows, until its
standard input ends.
"""

import json
import os
import sys
import time
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ending import Ending
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.start import build

TYPED = "Half of a sen"


class Watcher:
    """Writes down what the inspector of a window says, each time that it says something else."""

    def __init__(self, window: MainWindow, log: Path, statement: str) -> None:
        self._window, self._log, self._seen = window, log, ""
        workspace = window.workspace
        assert workspace is not None
        self._workspace = workspace
        workspace.selection.choose_statement(statement)
        card = workspace.inspector.card
        card.edit.setChecked(True)
        self._field = card.form.note.line
        self._field.setFocus()
        QTest.keyClicks(self._field, TYPED)
        workspace.document.refreshed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look at the field for the text."""
        shown = self._workspace.inspector.card.form.text.toPlainText()
        if shown != self._seen:
            self._seen = shown
            told = {"shown": shown, "at": time.monotonic(), "typed": self._field.text(),
                    "chosen": self._workspace.selection.statement_id}  # fmt: skip
            with self._log.open("a") as log:
                log.write(json.dumps(told) + "\n")


def main() -> None:
    """Show the window until nobody listens any more."""
    file, log, statement = sys.argv[1:4]
    application = QApplication([])
    application.setApplicationName("Parley")
    settings = Settings(QSettings(str(Path(log).with_suffix(".ini")), QSettings.Format.IniFormat))
    window, _door = build(application, settings)
    Ending(application, window).listen()
    window.show()
    window.dossiers.open(Path(file))
    watchers: list[Watcher] = []
    QTimer.singleShot(500, window, lambda: watchers.append(Watcher(window, Path(log), statement)))
    Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    application.exec()


if __name__ == "__main__":
    main()
