"""Connections to a dossier file: always the same settings, explicit transactions, the world's faults as sentences.

Why the journal is TRUNCATE with FULL, and never WAL: a file copied or mailed while open keeps every commit, and the
last acknowledged save survives power loss.
"""

import random
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from models.errors import BusyError, ReadOnlyError, UserError
from models.file.names import why_too_long

PATIENCE = 10.0
"""Seconds that an interactive write waits for another writer."""

READER_PATIENCE_MS = 5000
"""Milliseconds that a read waits for somebody who is just saving."""

_PAUSE = (0.004, 0.020)
_HASTY_AFTER = 0.1
_LEAST_OF_PAUSE = 0.1

_SENTENCES = {
    sqlite3.SQLITE_FULL: "There is no room left where {name} lies. Nothing was changed.",
    sqlite3.SQLITE_IOERR: "{name} could not be read or written: the drive or share did not answer.",
    sqlite3.SQLITE_CANTOPEN: "{name} cannot be opened: it is not there, or its folder may not be used.",
    sqlite3.SQLITE_CORRUPT: "{name} is damaged. It was left as it is.",
    sqlite3.SQLITE_NOTADB: "{name} is not a dossier: it is no SQLite file.",
    sqlite3.SQLITE_PERM: "{name} may not be used: access was denied.",
    sqlite3.SQLITE_TOOBIG: "A text is too long to be stored in {name}.",
    sqlite3.SQLITE_INTERRUPT: "{name} takes too long to check and was not opened.",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's complaints about the world into sentences; complaints about our own SQL pass as they are."""
    try:
        yield
    except UnicodeDecodeError as error:
        # What SQLite says of a damaged schema quotes it, and sqlite3 fails on words that are none.
        if not bytes(error.object).startswith(b"malformed database schema"):
            raise
        raise UserError(_SENTENCES[sqlite3.SQLITE_CORRUPT].format(name=path.name)) from error
    except sqlite3.Error as error:
        sentence = _sentence(error, path)
        if sentence is None:
            raise
        raise sentence from error


def _sentence(error: sqlite3.Error, path: Path) -> UserError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        unreadable = str(error).startswith("Could not decode")
        return UserError(f"{path.name} is damaged: it holds text that cannot be read.") if unreadable else None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return UserError(f"{path.name} was moved or replaced by another file. Nothing was changed; open it again.")
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyError(f"{path.name} is being written by somebody else. Nothing was changed; try again in a moment.")
    if primary == sqlite3.SQLITE_READONLY:
        return ReadOnlyError(f"{path.name} can only be read: it or its folder is write-protected.")
    if primary == sqlite3.SQLITE_ERROR and str(error) == "unsupported file format":
        return UserError(f"{path.name} is damaged, or of a kind that SQLite here cannot read. It was left as it is.")
    if primary == sqlite3.SQLITE_ERROR and is_emptied(path):
        return UserError(f"{path.name} was emptied by something else while it was open. Nothing was changed.")
    if primary in _SENTENCES:
        too_long = why_too_long(path) if primary == sqlite3.SQLITE_CANTOPEN else ""
        return UserError(too_long or _SENTENCES[primary].format(name=path.name))
    return None


def is_emptied(path: Path) -> bool:
    """Whether nothing is left of a file, or of its place."""
    try:
        return path.stat().st_size == 0
    except OSError:
        return False


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection in autocommit; a reading one refuses to write. The file has to be there.

    Also a reading one may have to roll back what a crash left behind, hence `mode=rw` for both; SQLite falls back
    to reading where the file is write-protected.
    """
    # SQLite takes a server's name in a URI for a mistake; an empty one before it makes it part of the path.
    address = re.sub("^file://(?!/)", "file:////", path.absolute().as_uri())
    connection = sqlite3.connect(
        f"{address}?mode=rw", uri=True, timeout=0, check_same_thread=False, isolation_level=None
    )
    if sys.version_info >= (3, 12):
        # Said outright, because the default changes in a coming Python, and commit() would then do nothing.
        connection.autocommit = sqlite3.LEGACY_TRANSACTION_CONTROL
    for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    if not write:
        connection.execute(f"PRAGMA busy_timeout = {READER_PATIENCE_MS}")
        connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def laying_over(connection: sqlite3.Connection) -> Iterator[None]:
    """Let a reading connection have temporary tables and views of its own made and written."""
    connection.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA query_only = ON")


def connect_to_write(path: Path, patience: float | None = None) -> sqlite3.Connection:
    """The writing connection. Changed pages stay in memory until commit, so that readers are never shut out before."""
    connection = connect(path, write=True)
    try:
        patiently(lambda: connection.execute("PRAGMA journal_mode = TRUNCATE"), patience)
    except sqlite3.Error:
        connection.close()
        raise
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_spill = OFF")
    return connection


def begin(connection: sqlite3.Connection, patience: float | None = None) -> None:
    """Take the write lock, waiting fairly; raises the last SQLITE_BUSY when patience ends."""
    # Pages kept from before could be of another file that was copied over this one, and would be mixed with its own.
    connection.execute("PRAGMA shrink_memory")
    patiently(lambda: connection.execute("BEGIN IMMEDIATE"), patience)


def patiently(step: Callable[[], object], patience: float | None = None) -> None:
    """Repeat a step while somebody else holds the file. SQLite's own handler starves writers; random pauses do not."""
    began = time.monotonic()
    deadline = began + (PATIENCE if patience is None else patience)
    while True:
        try:
            step()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(random.uniform(*pause_after(time.monotonic() - began)))  # noqa: S311 - spreads waiting writers


def pause_after(waited: float) -> tuple[float, float]:
    """Between how many and how many seconds to pause: who has waited longer asks more often, and so comes first."""
    part = max(_LEAST_OF_PAUSE, _HASTY_AFTER / max(waited, _HASTY_AFTER))
    shortest, longest = _PAUSE
    return shortest * part, longest * part


def settle(path: Path) -> None:
    """Finish what a crash left beside a file, and bring one in WAL mode back to a rollback journal, losing nothing.

    This needs the file for itself, so it is done before anything else is connected to it.
    """
    connection = connect(path, write=True)
    try:
        patiently(lambda: connection.execute("PRAGMA journal_mode = TRUNCATE"))
    finally:
        finish_writing(connection)


def finish_writing(connection: sqlite3.Connection) -> None:
    """Close a writing connection so that no journal file stays beside the dossier."""
    # When somebody else is writing just now, the last to leave takes the journal away.
    with suppress(sqlite3.DatabaseError):
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
