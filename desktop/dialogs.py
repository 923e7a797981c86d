"""The few things that take a dialog."""

import platform
import sqlite3
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox, QWidget

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


def ask_to_give_up(parent: QWidget, changes: str, name: str) -> bool:
    """Whether changes that wait in the outbox are to be given up."""
    sentence = f"Give up the {changes} in the outbox?"
    box = QMessageBox(QMessageBox.Icon.Warning, "Parley", sentence, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(f"You will see {name} as it is without them. A backup keeps them.")
    give_up = box.addButton("Give them up", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton("Let them wait", QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is give_up


def ask_to_leave(parent: QWidget, folder: str) -> bool:
    """Whether a dossier is to be shared through a folder no more."""
    sentence = f"Leave the team folder {folder}?"
    box = QMessageBox(QMessageBox.Icon.Question, "Parley", sentence, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(
        "The dossier stays in your own file, and what you have put into the folder stays there for the others. What is "
        "written from now on, here or there, is not exchanged until you share it through the folder again."
    )
    leave = box.addButton("Leave", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton("Stay", QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is leave


def ask_server(parent: QWidget, before: str) -> str:
    """The address of a dossier on a server; "" where none is given."""
    words = "The dossier's address on a PostgreSQL server, such as postgresql://name@host/database"
    text, given = QInputDialog.getText(parent, "Open from server", words, text=before or "postgresql://")
    return text if given else ""


def ask_password(parent: QWidget, address: str) -> str | None:
    """The password for a server; None where none is given."""
    words = f"{address} wants a password. It is kept nowhere."
    text, given = QInputDialog.getText(parent, "Open from server", words, QLineEdit.EchoMode.Password)
    return text if given else None


def ask_to_salvage(parent: QWidget, sentence: str) -> bool:
    """Whether what is left of a damaged file is to be saved into a new one."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Parley", sentence, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(
        "What is left of it can be saved into a new dossier, with what is not certain named. A backup may have more: "
        "those of an open dossier are in Sharing."
    )
    wanted = box.addButton("Salvage into a new dossier…", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton("Not now", QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is wanted


def tell_at_length(parent: QWidget, sentence: str, details: str) -> None:
    """Say what came of something, with a longer list behind it."""
    box = QMessageBox(QMessageBox.Icon.Information, "Parley", sentence, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDetailedText(details)
    box.exec()


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
    # Side by side, so that all of it fits on a small screen.
    both = "".join(f"<td style='padding-right:32px'>{_table(part)}</td>" for part in (rows, _KEYS_OF_VIEWS))
    QMessageBox.information(parent, "Keyboard", f"<table><tr>{both}</tr></table>")


def _table(rows: Sequence[tuple[str, str]]) -> str:
    cells = "<tr><td style='white-space:pre'>{}</td><td style='padding-left:16px;white-space:pre'>{}</td></tr>"
    lines = "".join(cells.format(escape(words), escape(keys)) for words, keys in rows if keys)
    return f"<table>{lines}</table>"


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


_KEYS_OF_VIEWS = (
    ("Timeline: zoom", "W / S, Ctrl + wheel"),
    ("Timeline: pan", "A / D, ← / →, Space + drag, Shift + wheel"),
    ("Timeline: fit what is chosen, then all", "F"),
    ("Timeline: previous, next in a lane", ", / ."), ("Timeline: nearest in the lane above, below", "↑ / ↓"),
    ("Timeline: along links, back, on", "[ / ]"), ("Timeline: card of what is chosen", "Enter"),
    ("Timeline: mark, go to the next mark", "M, Shift+M"),
    ("Timeline: select a period", "drag; P between mark and choice"),
    ("Timeline: let go of period or measure", "Esc"),
    ("Timeline: contested, stale, silent; next, previous line", "C; C, Shift+C"),
    ("Timeline: lane up, down; keep on top", "Alt+↑ / Alt+↓; T"),
    ("Timeline: lane lower, higher", "Alt+Shift+↑ / ↓"),
    ("Charts: as a table; to the next figure, what is behind it", "T; arrows, Enter"),
    ("Text: next sentence", "N"), ("Text: one sentence more, less", "Space / Backspace"),
    ("Text: code what is selected", "Enter"), ("Text: previous, next coded passage", ", / ."),
    ("New statement: the act", "1–9, 0, T, A, P"), ("New statement: save and go on, leave", "Enter / Esc"),
    ("Range: by 1, to the next named point", "↑ / ↓, Page ↑ / ↓"), ("Range: wider", "Shift + these"),
    ("A field that picks: list all", "↓"), ("Statements: edit a cell, fill down", "Enter, Ctrl+D"),
    ("Dossier: add, delete", "Ins / Del"),
    ("Briefing: page, first, last; larger, smaller", "Page ↑ / ↓, Home, End; Ctrl++ / Ctrl+−"),
)  # fmt: skip
"""What the keys do in the views that are not commands of the menus."""

_NATIVE = QKeySequence.SequenceFormat.NativeText
