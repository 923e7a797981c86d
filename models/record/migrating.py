"""Bringing the file of an earlier version up to date: its tables are made anew from its record, which never changes."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from models.errors import ReadOnlyError
from models.file.connection import begin, connect, connect_to_write, finish_writing, patiently
from models.file.copying import copy_to
from models.file.names import shortened
from models.file.opening import is_writable
from models.file.schema import VERSION, schema_statements
from models.record.arrival import arrival
from models.record.clock import is_time
from models.record.engines import engine_over, plainly
from models.record.materialise import materialise

_RECORD = ("transaction", "change", "parent", "meta")
"""The tables that are the same in all versions."""

_LONGEST_STEM = 160
"""In bytes; the name of the copy says more than that of the file."""


def bring_up_to_date(path: Path, version: int) -> Path:
    """Write a file of an earlier version anew, in one transaction; returns the copy of it as it was, beside it.

    Nothing else may have the file open. What somebody changed outside Parley is in that copy alone.
    """
    if not (is_writable(path) and is_writable(path.parent)):
        raise ReadOnlyError(
            f"{path.name} was written by an earlier Parley and can only be read. Copy it to a place that can be "
            "written, and open the copy: it is brought up to date there."
        )
    aside = _free(path.with_name(f"{shortened(path.stem, _LONGEST_STEM)} (version {version}){path.suffix}"))
    with closing(connect(path, write=False)) as reading:
        copy_to(reading, aside)
    raw = connect_to_write(path)
    try:
        with engine_over(raw).connect() as connection:
            begin(raw)
            # Somebody else may have been quicker.
            if raw.execute("PRAGMA user_version").fetchone()[0] == version:
                _make_anew(raw, connection, version)
            patiently(raw.commit)
    finally:
        raw.rollback()
        finish_writing(raw)
    return aside


def _make_anew(raw: sqlite3.Connection, connection: Connection, version: int) -> None:
    for name, statement in schema_statements(version).items():
        if name not in _RECORD and statement.startswith("CREATE TABLE"):
            raw.execute(f'DROP TABLE "{name}"')
    # Indexes go with their tables; of the record's, a file has those of its version.
    kept = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema")}
    for name, statement in schema_statements().items():
        if name not in kept:
            raw.execute(statement)
    rows = raw.execute("SELECT DISTINCT table_name, row_id FROM change ORDER BY seq").fetchall()
    with plainly():
        materialise(connection, rows)
    _prove_arrivals(raw)
    if not raw.in_transaction:
        raise RuntimeError("the transaction ended before the file was whole")
    raw.execute(f"PRAGMA user_version = {VERSION}")


def _prove_arrivals(raw: sqlite3.Connection) -> None:
    """Earlier versions kept no sum of when steps came."""
    came = raw.execute('SELECT id, arrived FROM "transaction"').fetchall()
    proven = [(arrival(step, time), step) for step, time in came if is_time(time)]
    raw.executemany('UPDATE "transaction" SET arrived = ? WHERE id = ?', proven)


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free
