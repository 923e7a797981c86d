"""Why a dossier's file cannot be written now, in words, and which of SQLite's complaints are about that."""

import sqlite3
from pathlib import Path

from models.file.connection import is_emptied
from models.file.opening import Identity

_WORDS = {
    sqlite3.SQLITE_FULL: "There is no room left where {name} lies.",
    sqlite3.SQLITE_IOERR: "The drive or share of {name} does not answer.",
    sqlite3.SQLITE_CANTOPEN: "{name} cannot be opened where it was.",
    sqlite3.SQLITE_READONLY: "{name} is write-protected.",
    sqlite3.SQLITE_PERM: "{name} is write-protected.",
    sqlite3.SQLITE_BUSY: "{name} is being written by somebody else.",
    sqlite3.SQLITE_LOCKED: "{name} is being written by somebody else.",
    sqlite3.SQLITE_CORRUPT: "{name} is damaged.",
    sqlite3.SQLITE_NOTADB: "{name} is damaged.",
}
_DOUBTFUL = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def reason(error: sqlite3.Error, path: Path) -> str:
    """Why a file cannot be written, "" where the error says nothing about the file."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return ""
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return not_in_place(path)
    if code & 0xFF == sqlite3.SQLITE_ERROR:
        return f"{path.name} was emptied by something else." if is_emptied(path) else ""
    words = _WORDS.get(code & 0xFF, "")
    return not_there(path) if words and Identity.of(path) is None else words.format(name=path.name)


def not_in_place(path: Path) -> str:
    """What is said of a file that was moved or replaced."""
    return not_there(path) if Identity.of(path) is None else f"{path.name} was replaced by another file."


def not_there(path: Path) -> str:
    """What is said of a file that is gone, or whose folder is."""
    return f"{path.name} is not there any more, or its drive or share is not."


def is_doubtful(error: sqlite3.Error | None) -> bool:
    """Whether what the file says may be wrong, too."""
    return error is not None and (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _DOUBTFUL
