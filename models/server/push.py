"""Sending what a working copy recorded to a server: the record, and the rows of facts that follow from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from models.chunks import CHUNK, chunks
from models.progress import Progress, ended
from models.record.canonical import add_to_digest
from models.record.shape import columns as fields_of
from models.record.shape import tables
from models.server.schema import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Generator

    from models.checking.findings import Columns
    from models.server.connection import Connection

_HOW_MANY = "SELECT count(*), coalesce(max(seq), 0) FROM change WHERE seq > ?"
_CHANGES = """SELECT seq, hash, transaction_id, table_name, row_id, unit, value FROM change
WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?"""
_AT_ONCE = 5_000
_IN = "IN (SELECT value FROM json_each(?))"
_STEP = "id, analyst_id, site, clock, arrived, kind, label, reason, undoes, app_version, hash"
_STEPS = f'SELECT {_STEP} FROM "transaction" WHERE id {_IN} ORDER BY clock, id'  # noqa: S608 - our own names
_PARENTS = f"SELECT change, parent FROM parent WHERE change {_IN}"  # noqa: S608 - our own names
_DIGEST = "SELECT value FROM meta WHERE key = 'record_digest' FOR UPDATE"


def push(columns: Columns, connection: Connection, since: int) -> int:
    """Send all changes after one of the working copy that the server has not got, within its open transaction.

    Returns how many there were. `columns` reads the working copy, which must have all that the server has.
    """
    return ended(pushing(columns, connection, since))


def pushing(columns: Columns, connection: Connection, since: int) -> Generator[Progress, None, int]:
    """The same a part at a time; `columns` has to read one state of the working copy all the while."""
    ((total, last),) = columns(_HOW_MANY, since)
    sent: list[str] = []
    keys: dict[tuple[str, str], None] = {}
    done = 0
    while rows := columns(_CHANGES, since, last, _AT_ONCE):
        yield Progress(done, total, "Sending changes")
        changes = _lacking(connection, [row[1:] for row in rows])
        _send_record(columns, connection, changes)
        sent += [row[0] for row in changes]
        keys.update(dict.fromkeys((row[2], row[3]) for row in changes))
        since, done = rows[-1][0], done + len(rows)
    if sent:
        for number, some in enumerate(chunks(list(keys))):
            yield Progress(number * CHUNK, len(keys), "Writing tables there")
            follow(columns, connection, some)
        _add_to_digest(connection, sent)
        there = connection.execute("SELECT max(seq) FROM change").fetchone()
        connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, str(there and there[0])))
    return len(sent)


def _send_record(columns: Columns, connection: Connection, changes: Sequence[tuple[Any, ...]]) -> None:
    _insert_steps(columns, connection, dict.fromkeys(row[1] for row in changes))
    _copy(connection, "change (hash, transaction_id, table_name, row_id, unit, value)", changes)
    for some in chunks([row[0] for row in changes]):
        _copy(connection, "parent (change, parent)", columns(_PARENTS, json.dumps(some)))


def _lacking(connection: Connection, changes: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    there: set[str] = set()
    for some in chunks(changes):
        found = connection.execute("SELECT hash FROM change WHERE hash = ANY(%s)", ([row[0] for row in some],))
        there |= {row[0] for row in found}
    return [row for row in changes if row[0] not in there]


def _insert_steps(columns: Columns, connection: Connection, steps: Iterable[str]) -> None:
    sql = f'INSERT INTO "transaction" ({_STEP}) VALUES ({", ".join(["%s"] * 11)}) ON CONFLICT DO NOTHING'  # noqa: S608
    for some in chunks(list(steps)):
        connection.cursor().executemany(sql, columns(_STEPS, json.dumps(some)))


def follow(columns: Columns, connection: Connection, keys: Iterable[tuple[str, str]]) -> None:
    """Let the tables of facts and the list of conflicts on the server be as they are in the working copy."""
    ids: dict[str, list[str]] = defaultdict(list)
    for table, row_id in keys:
        # What a newer Parley wrote into tables that are not known here stays in the record.
        if table in tables():
            ids[table].append(row_id)
    for table, touched in ids.items():
        names = ", ".join(f'"{name}"' for name in fields_of(tables()[table]))
        for some in chunks(touched):
            listed = json.dumps(some)
            rows = columns(f'SELECT {names} FROM "{table}" WHERE id {_IN}', listed)  # noqa: S608 - our own names
            conflicts = columns(
                f"SELECT table_name, row_id, unit, change FROM conflict WHERE table_name = ? AND row_id {_IN}",  # noqa: S608
                table, listed,
            )  # fmt: skip
            connection.execute(f'DELETE FROM "{table}" WHERE id = ANY(%s)', (list(some),))  # noqa: S608 - our own names
            connection.execute("DELETE FROM conflict WHERE table_name = %s AND row_id = ANY(%s)", (table, list(some)))
            _copy(connection, f'"{table}" ({names})', rows)
            _copy(connection, "conflict (table_name, row_id, unit, change)", conflicts)


def _copy(connection: Connection, into: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if not rows:
        return
    with connection.cursor().copy(f"COPY {into} FROM STDIN") as copying:
        for row in rows:
            copying.write_row(row)


def _add_to_digest(connection: Connection, hashes: Sequence[str]) -> None:
    kept = connection.execute(_DIGEST).fetchone()
    digest = add_to_digest("0" if kept is None else kept[0], hashes)
    connection.execute("UPDATE meta SET value = %s WHERE key = 'record_digest'", (digest,))
