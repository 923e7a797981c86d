"""What SQLite still reads of the tables of a damaged copy; nothing in it is let run, whatever its schema says."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from models.salvage.pages import PAGE

_SECONDS = 60.0
_LONGEST_VALUE = 64 * 2**20
_ROWS_A_PAGE = 64
"""More rows of ours do not fit on one: each holds two ids. A tree that leads to more leads in circles."""

Reader = Callable[[str, Sequence[str]], tuple[list[tuple[Any, ...]], bool]]
"""The rows of a table, by its name and its columns, and whether it was read to the end."""


def reader(copy: Path) -> Reader:
    """Asks for the tables of a file; all of them together take a minute at most."""
    deadline = time.monotonic() + _SECONDS
    most = _ROWS_A_PAGE * (copy.stat().st_size // PAGE + 1)

    def read(name: str, names: Sequence[str]) -> tuple[list[tuple[Any, ...]], bool]:
        found: list[tuple[Any, ...]] = []
        for order in ("ASC", "DESC"):
            # What lies behind a broken page is reached from the other end.
            sql = f'SELECT {quoted(names)} FROM "{name}" ORDER BY rowid {order}'  # noqa: S608 - our own names
            # What SQLite says of a damaged schema quotes it, and may be no text.
            with suppress(sqlite3.Error, UnicodeDecodeError), closing(_careful(copy, deadline)) as connection:
                if _is_worked_out(connection, name):
                    return [], False
                connection.set_authorizer(_only_plain_columns)
                for row in connection.execute(sql):
                    if len(found) == 2 * most:
                        return found, False
                    found.append(row)
                return found, True
        return found, False

    return read


def quoted(names: Sequence[str]) -> str:
    """Names of columns for SQL."""
    return ", ".join(f'"{name}"' for name in names)


def _careful(copy: Path, deadline: float) -> sqlite3.Connection:
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 100_000)
    return connection


def _is_worked_out(connection: sqlite3.Connection, name: str) -> bool:
    """Whether columns would be computed by functions, of which an authorizer hears nothing."""
    return any(row[-1] for row in connection.execute(f'PRAGMA table_xinfo("{name}")'))


def _only_plain_columns(
    action: int, _one: str | None, _other: str | None, _file: str | None, within: str | None
) -> int:
    """Let no view be looked into."""
    is_plain = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) and within is None
    return sqlite3.SQLITE_OK if is_plain else sqlite3.SQLITE_DENY
