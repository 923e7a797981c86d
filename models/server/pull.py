"""Bringing what is new on a server into a working copy: the union of both records, as in any merge."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from models.file.schema import schema_statements
from models.record.taking_in import taken_in

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.server.connection import Connection

_AT_ONCE = 20_000
_CHANGES = """SELECT seq, hash, transaction_id, table_name, row_id, unit, value FROM change
WHERE seq > %s ORDER BY seq LIMIT %s"""
_STEPS = """SELECT id, analyst_id, site, clock, arrived, kind, label, reason, undoes, app_version, hash
FROM "transaction" WHERE id = ANY(%s)"""
_STATE = """SELECT (SELECT coalesce(max(seq), 0) FROM change),
(SELECT value FROM meta WHERE key = 'record_digest'), (SELECT coalesce(array_agg(id), '{}') FROM dossier)"""
_PARENTS = "SELECT change, parent FROM parent WHERE change = ANY(%s)"


def last_there(connection: Connection) -> int:
    """The place of the last change on the server."""
    found = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
    return 0 if found is None else int(found[0])


def state_there(connection: Connection) -> tuple[int, str, frozenset[str]]:
    """The place of the last change on the server, the sum of its record, and the ids of the dossiers in it."""
    found = connection.execute(_STATE).fetchone()
    return (0, "", frozenset()) if found is None else (int(found[0]), str(found[1]), frozenset(found[2]))


def pull(writing: Writing, connection: Connection, since: int) -> int:
    """Take in what came to the server after one of its changes; returns the place of the last one."""
    while rows := connection.execute(_CHANGES, (since, _AT_ONCE)).fetchall():
        steps = connection.execute(_STEPS, (list({row[2] for row in rows}),)).fetchall()
        parents = connection.execute(_PARENTS, ([row[1] for row in rows],)).fetchall()
        with closing(_as_a_record(rows, steps, parents)) as record:
            taken_in(writing, lambda sql, *given: record.execute(sql, given).fetchall())
        since = rows[-1][0]
    return since


def _as_a_record(
    changes: list[tuple[Any, ...]], steps: list[tuple[Any, ...]], parents: list[tuple[Any, ...]]
) -> sqlite3.Connection:
    """What came as a record of its own in memory, which can be asked what that of a file is asked."""
    record = sqlite3.connect(":memory:", isolation_level=None)
    for name in ("transaction", "change", "change_transaction", "change_hash", "parent"):
        record.execute(schema_statements()[name])
    record.execute("BEGIN")
    for table, rows in (("transaction", steps), ("change", changes), ("parent", parents)):
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            record.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 - our own names
    record.execute("COMMIT")
    return record
