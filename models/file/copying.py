"""New dossier files and consistent copies of open ones, both put in place at once and whole."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from models.errors import UserError
from models.file.connection import laying_over, told
from models.file.names import shortened, why_too_long
from models.file.opening import unfinished_work
from models.file.schema import create
from models.ids import new_id


def new_file(path: Path) -> None:
    """Make an empty dossier at a path where nothing is."""
    with in_place(path) as temporary, closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN IMMEDIATE")
        create(connection)
        connection.execute("INSERT INTO meta (key, value) VALUES ('record_digest', ?)", ("0" * 32,))
        connection.execute("COMMIT")


def copy_to(source: sqlite3.Connection, target: Path) -> None:
    """Copy what a connection sees to a file, through SQLite, so that a copy made while others write is whole."""
    with in_place(target) as temporary, closing(sqlite3.connect(temporary)) as connection:
        _back_up(source, connection)


def copy_compactly(source: sqlite3.Connection, target: Path) -> None:
    """The same without what is left of what was deleted, in no more room than the copy itself takes."""
    with in_place(target) as temporary, laying_over(source):
        # As bytes, because a name need not be made of letters.
        source.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(temporary.absolute()),))


def copy_aside(source: sqlite3.Connection, target: Path) -> None:
    """The same to a new file that is looked into and thrown away: it is not made to outlive a loss of power."""
    with told(target), closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        _back_up(source, connection)


def _back_up(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    # A backup waits without end for somebody frozen in a commit; a read, whose lock it then has, waits for a while.
    is_ours = not source.in_transaction
    if is_ours:
        source.execute("BEGIN")
    try:
        source.execute("PRAGMA user_version").fetchone()
        source.backup(target)
    finally:
        if is_ours:
            source.execute("ROLLBACK")


def refuse_stray_journal(path: Path) -> None:
    """Raise `UserError` where SQLite would take what lies there for the journal of a new file, and spoil it."""
    left = unfinished_work(path)
    if left:
        raise UserError(
            f"{next(iter(left)).name} holds unfinished work, so {path.name} was not written. Choose another name."
        )


def refuse_place(path: Path) -> None:
    """Raise `UserError` where a new file cannot be made because of its name or the folder that it is to lie in."""
    if too_long := why_too_long(path):
        raise UserError(too_long)
    folder = path.absolute().parent
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}.")
    if not os.access(folder, os.W_OK):
        raise UserError(f"Nothing can be written into the folder {folder}. Choose another one.")


@contextmanager
def in_place(path: Path) -> Iterator[Path]:
    """A name beside a file, under which its new content is made; it takes the file's place at once, made to last.

    Raises `UserError` where that cannot be, and then leaves everything as it was.
    """
    refuse_place(path)
    refuse_stray_journal(path)
    temporary = path.with_name(f".{shortened(path.name)}.{new_id()}")
    try:
        with told(path):
            yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise UserError(f"{path.name} could not be written: {error.strerror}.") from error
    finally:
        temporary.unlink(missing_ok=True)
