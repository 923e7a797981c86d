"""Making a new dossier aside: it takes its name when it is whole, and nothing stays of one whose making was killed."""

import glob
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from models.errors import UserError
from models.file.connection import told
from models.file.copying import refuse_place, refuse_stray_journal
from models.file.names import shortened

_END = ".making"
_HELD = "held"
_LEAST_AGE = 10.0
"""Seconds: somebody who has just begun may not hold their room yet."""


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """Where a dossier that is to be at a path is made meanwhile; what is not put in its place goes at the end.

    What others left who were killed while they made it goes before. Raises `UserError` where nothing can be made.
    """
    refuse_place(path)
    refuse_stray_journal(path)
    _clear_left(path)
    try:
        room = Path(tempfile.mkdtemp(prefix=f".{shortened(path.name)}.", suffix=_END, dir=path.parent))
    except OSError as error:
        raise UserError(f"{path} cannot be made: {error.strerror}.") from error
    try:
        with told(path):
            held = _holding(room)
        with closing(held):
            yield room / path.name
    finally:
        shutil.rmtree(room, ignore_errors=True)


def put_in_place(made: Path, path: Path, *, replacing: bool = False) -> None:
    """Let what was made aside, and is closed, have its name.

    Raises `UserError` where something else has it by now that is not to be replaced.
    """
    refuse_stray_journal(path)
    if replacing:
        _move(made.replace, path)
        return
    try:
        # Renaming would replace what somebody else has put there meanwhile.
        os.link(made, path)
    except FileExistsError:
        raise _is_there(path) from None
    except OSError:
        # Where no file can have two names.
        if path.exists():
            raise _is_there(path) from None
        _move(made.rename, path)


def _is_there(path: Path) -> UserError:
    return UserError(f"{path.name} is there already. Choose another name.")


def _move(step: Callable[[Path], object], path: Path) -> None:
    try:
        step(path)
    except OSError as error:
        raise UserError(f"{path} cannot be made: {error.strerror}.") from error


def _clear_left(path: Path) -> None:
    for room in path.parent.glob(f".{glob.escape(shortened(path.name))}.*{_END}"):
        if _is_left(room):
            shutil.rmtree(room, ignore_errors=True)


def _is_left(room: Path) -> bool:
    """Whether nobody makes anything there any more: the lock of who was killed is gone with them."""
    try:
        if time.time() - room.stat().st_mtime < _LEAST_AGE:
            return False
        _holding(room).close()
    except (OSError, sqlite3.Error):
        return False
    return True


def _holding(room: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(room / _HELD, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
