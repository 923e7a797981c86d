"""The few things that take a dialog."""

import platform
import sqlite3
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop import __version__
from desktop.actions import Command


def tell(parent: QWidget, sentence: str) -> None:
    """Say what went wrong where there is no message bar to say it in."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Parley", sentence, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def ask_to_discard(parent: QWidget, sentence: str) -> bool:
    """Whether what was typed and cannot be saved may be lost."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Parley", sentence, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("What you typed last is not saved.")
    discard = box.addButton("Discard what I typed", QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("Keep the dossier open", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is discard


def report(parent: QWidget, sentence: str, details: str) -> None:
    """Own up to a mistake of ours, with what helps to mend it."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Parley", sentence, QMessageBox.StandardButton.Close, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("What you saved is in the file. The details below help to mend it; they name no statement.")
    box.setDetailedText(details)
    box.exec()


def show_keys(parent: QWidget, commands: Sequence[Command], actions: dict[str, QAction]) -> None:
    """List all commands with their keys."""
    rows = [
        (command.words.replace("&", "").rstrip("…"), actions[command.id].shortcut().toString(_NATIVE))
        for command in commands
    ]
    timeline = [("Zoom the timeline", "W / S, Ctrl + wheel"), ("Pan the timeline", "A / D, ← / →, drag")]
    timeline += [("Previous, next statement in a lane", ", / ."), ("Fit all days", "F")]
    timeline += [("Add to a list of the dossier", "Ins, Ctrl+Shift+A"), ("Delete from it", "Del")]
    lines = "".join(
        f"<tr><td>{escape(words)}</td><td style='padding-left:24px'>{escape(keys)}</td></tr>"
        for words, keys in [*rows, *timeline]
        if keys
    )
    QMessageBox.information(parent, "Keyboard", f"<table>{lines}</table>")


def show_about(parent: QWidget) -> None:
    """Name versions and licences."""
    versions = f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}"
    QMessageBox.about(
        parent,
        "About Parley",
        f"<h3>Parley {__version__}</h3><p>What parties to peace talks have stated, with its source, and what moved "
        f"between rounds.</p><p>{versions}</p><p>Parley is under the Apache License 2.0. It uses Qt under the LGPL 3; "
        "the Noto fonts are under the SIL Open Font License.</p>",
    )


def open_outside(path: Path) -> None:
    """Open a file with the program that the platform has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


_NATIVE = QKeySequence.SequenceFormat.NativeText
