"""Rows of tables read off the pages themselves, where the schema is lost or no way leads to them any more."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import Any

from models.salvage.pages import Found, Record

Shapes = dict[int, list[str]]
"""Tables by how many columns they have."""


def loose_rows(
    found: Iterable[Found], trial: sqlite3.Connection, names: Collection[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows that could stand in just one of these tables of an empty dossier, `trial`, and are not in it yet.

    Where a page tells a row twice, or another page tells an earlier state of it, the first one counts.
    """
    shapes: Shapes = defaultdict(list)
    for name in names:
        shapes[len(_columns(trial, name))].append(name)
    for one in found:
        if one.rowid is not None:
            fits = [name for name in shapes.get(len(one.values), ()) if _stands(trial, name, one.values)]
            if len(fits) == 1:
                yield fits[0], _row(trial, fits[0], one.values)


def _stands(trial: sqlite3.Connection, name: str, values: Record) -> bool:
    """Whether a table takes these values; it does not keep them."""
    with suppress(sqlite3.Error, OverflowError):
        trial.execute("SAVEPOINT looking")
        try:
            _insert(trial, name, values)
        finally:
            trial.execute("ROLLBACK TO looking")
            trial.execute("RELEASE looking")
        return True
    return False


def _row(trial: sqlite3.Connection, name: str, values: Record) -> dict[str, Any]:
    # Whole numbers of a column of fractions are stored as integers, and come back as the table has them.
    at = _insert(trial, name, values)
    row = trial.execute(f'SELECT * FROM "{name}" WHERE rowid = ?', (at,)).fetchone()  # noqa: S608 - our own names
    return dict(zip(_columns(trial, name), row, strict=True))


def _insert(trial: sqlite3.Connection, name: str, values: Record) -> int | None:
    places = ", ".join("?" * len(values))
    return trial.execute(f'INSERT INTO "{name}" VALUES ({places})', values).lastrowid  # noqa: S608 - our own names


def _columns(trial: sqlite3.Connection, name: str) -> list[str]:
    return [str(row[1]) for row in trial.execute(f'PRAGMA table_info("{name}")')]
