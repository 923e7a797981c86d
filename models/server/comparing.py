"""What somebody wrote into the tables on a server by other means: it is in no record, and nobody reads it there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from models.checking.findings import Finding, Kind, row_name
from models.record.shape import columns as fields_of
from models.record.shape import tables

if TYPE_CHECKING:
    from models.checking.findings import Columns
    from models.server.connection import Connection


def outside_findings(columns: Columns, connection: Connection) -> list[Finding]:
    """Rows on a server that are not as in the working copy, which follows from the record and has all of it.

    The server must not be written to meanwhile: call it in one's turn there.
    """
    return [
        Finding(
            Kind.OUTSIDE,
            (table, row_id),
            f"On the server, outside Parley, {row_name(columns, (table, row_id))} was {deed}.",
        )
        for table in tables()
        for row_id, deed in _deeds(table, columns, connection)
    ]


def _deeds(table: str, columns: Columns, connection: Connection) -> Iterator[tuple[str, str]]:
    names = fields_of(tables()[table])
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT {listed} FROM "{table}" ORDER BY id'  # noqa: S608 - our own names
    here = {row[0]: row for row in columns(sql)}
    there: Mapping[str, tuple[Any, ...]] = {row[0]: row for row in connection.execute(sql).fetchall()}
    for row_id in sorted(here.keys() | there.keys()):
        ours, theirs = here.get(row_id), there.get(row_id)
        if ours is None or theirs is None:
            yield row_id, "added" if ours is None else "deleted"
        elif ours != theirs:
            changed = [name for name, one, other in zip(names, ours, theirs, strict=True) if one != other]
            yield row_id, f"changed: {', '.join(changed)}"
