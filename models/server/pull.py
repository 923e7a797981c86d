"""Bringing what is new on a server into a working copy: the union of both records, as in any merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.record.received import as_a_record
from models.record.taking_in import taken_in

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def pull(writing: Writing, connection: Connection, since: int, at_most: int | None = None) -> int:
    """Take in what came to the server after one of its changes, or the first of it; returns the place of the last."""
    if at_most is not None:
        return next(pulled(writing, connection, since, at_most), since)
    return max(pulled(writing, connection, since, _AT_ONCE), default=since)


def pulled(writing: Writing, connection: Connection, since: int, at_once: int) -> Iterator[int]:
    """The same, so many changes at a time: the place of the last one taken in, from part to part."""
    while rows := connection.execute(_CHANGES, (since, at_once)).fetchall():
        steps = connection.execute(_STEPS, (list({row[2] for row in rows}),)).fetchall()
        parents = connection.execute(_PARENTS, ([row[1] for row in rows],)).fetchall()
        with as_a_record(rows, steps, parents) as columns:
            taken_in(writing, columns, is_part=True)
        since = rows[-1][0]
        yield since
