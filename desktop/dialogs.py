"""The few things that take a dialog."""

import platform
import sqlite3
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QDialog, QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from desktop import __version__
from desktop.actions import Command
from views.plain import one_line

COPY, THROW_AWAY = "Copy it", "Throw it away"


def tell(parent: QWidget, sentence: str) -> None:
    """Say what went wrong where there is no message bar to say it in."""
    box = _box(parent, QMessageBox.Icon.Warning, sentence)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.exec()


def ask_to_discard(parent: QWidget, sentence: str) -> bool:
    """Whether what was typed and cannot be saved may be lost."""
    box = _box(parent, QMessageBox.Icon.Warning, sentence, "What you typed last is not saved.")
    return _is_chosen(box, "Discard what I typed", "Keep the dossier open")


def ask_about_left(parent: QWidget, words: str) -> str:
    """What is to be done with what was typed and not stored when Parley ended: `COPY`, `THROW_AWAY`, "" for nothing."""
    box = _box(parent, QMessageBox.Icon.Information, "This was typed and not stored when Parley ended.", words)
    copied = box.addButton(COPY, QMessageBox.ButtonRole.AcceptRole)
    gone = box.addButton(THROW_AWAY, QMessageBox.ButtonRole.DestructiveRole)
    box.addButton("Keep it for later", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(copied)
    box.exec()
    if box.clickedButton() is copied:
        return COPY
    return THROW_AWAY if box.clickedButton() is gone else ""


def ask_to_give_up(parent: QWidget, changes: str, name: str) -> bool:
    """Whether changes that wait in the outbox are to be given up."""
    more = f"You will see {name} as it is without them. A backup keeps them."
    box = _box(parent, QMessageBox.Icon.Warning, f"Give up the {changes} in the outbox?", more)
    return _is_chosen(box, "Give them up", "Let them wait")


def ask_to_leave(parent: QWidget, folder: str) -> bool:
    """Whether a dossier is to be shared through a folder no more."""
    more = (
        "The dossier stays in your own file, and what you have put into the folder stays there for the others. What is "
        "written from now on, here or there, is not exchanged until you share it through the folder again."
    )
    box = _box(parent, QMessageBox.Icon.Question, f"Leave the team folder “{folder}”?", more)
    return _is_chosen(box, "Leave", "Stay")


def ask_server(parent: QWidget, before: str) -> str:
    """The address of a dossier on a server; "" where none is given."""
    words = "The dossier's address on a PostgreSQL server, such as postgresql://name@host/database"
    return _asked(parent, words, before or "postgresql://") or ""


def ask_password(parent: QWidget | None, address: str) -> str | None:
    """The password for a server; None where none is given."""
    words = f"{address} wants a password. It is kept nowhere."
    return _asked(parent, words, mode=QLineEdit.EchoMode.Password)


def ask_to_salvage(parent: QWidget, sentence: str) -> bool:
    """Whether what is left of a damaged file is to be saved into a new one."""
    more = (
        "What is left of it can be saved into a new dossier, with what is not certain named. A backup may have more: "
        "Sharing lists them once the new dossier is open."
    )
    box = _box(parent, QMessageBox.Icon.Warning, sentence, more)
    return _is_chosen(box, "Salvage into a new dossier…", "Not now", QMessageBox.ButtonRole.AcceptRole)


def tell_at_length(parent: QWidget, sentence: str, details: str) -> None:
    """Say what came of something, with a longer list behind it."""
    box = _box(parent, QMessageBox.Icon.Information, sentence)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.setDetailedText(details)
    box.exec()


def report(parent: QWidget, sentence: str, details: str) -> None:
    """Own up to a mistake of ours, with what helps to mend it."""
    more = "What you saved is in the file. The details below help to mend it; they name no statement."
    box = _box(parent, QMessageBox.Icon.Critical, sentence, more)
    box.addButton(QMessageBox.StandardButton.Close)
    box.setDetailedText(details)
    box.exec()


def _box(parent: QWidget, icon: QMessageBox.Icon, sentence: str, more: str = "") -> QMessageBox:
    """A box that shows all its text as it stands. Left to itself, its smaller text is read as markup, links and all."""
    box = QMessageBox(icon, "Parley", sentence, QMessageBox.StandardButton.NoButton, parent)
    box.setInformativeText(more)
    _show_plainly(box)
    return box


def _is_chosen(
    box: QMessageBox, done: str, left: str, role: QMessageBox.ButtonRole = QMessageBox.ButtonRole.DestructiveRole
) -> bool:
    """Whether what is asked is to be done; Enter and Esc leave it."""
    wanted = box.addButton(done, role)
    box.setDefaultButton(box.addButton(left, QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is wanted


def _asked(
    parent: QWidget | None, words: str, text: str = "", mode: QLineEdit.EchoMode = QLineEdit.EchoMode.Normal
) -> str | None:
    """One line that somebody types; None where they give none."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle("Open from server")
    # An ampersand in an address is a character, not a mnemonic.
    dialog.setLabelText(one_line(words).replace("&", "&&"))
    dialog.setTextEchoMode(mode)
    dialog.setTextValue(text)
    _show_plainly(dialog)
    return dialog.textValue() if dialog.exec() else None


def _show_plainly(dialog: QDialog) -> None:
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setOpenExternalLinks(False)


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
