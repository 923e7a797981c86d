"""The tables of a dossier on a server: those of the file, made from the same classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import UserError
from models.file.schema import VERSION

if TYPE_CHECKING:
    from models.server.connection import Connection

LOCK = 0x5041524C
"""The advisory lock that every write takes, so that the order of changes is that in which they were committed."""

CHANNEL = "parley"
"""Where it is told that something was written."""

_FOUND = "SELECT to_regclass('meta') IS NOT NULL"
_SAID = "SELECT value FROM meta WHERE key = 'schema_version'"


def prepare(connection: Connection, shown: str) -> None:
    """Make the tables in an empty database; raises `UserError` where there are those of another Parley."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        found = connection.execute(_FOUND).fetchone()
        if found is None or not found[0]:
            _create(connection)
        said = connection.execute(_SAID).fetchone()
    if said is None or said[0] != str(VERSION):
        raise UserError(
            f"{shown} was made by another Parley (version {said and said[0]} of its tables, not {VERSION})."
        )


def _create(connection: Connection) -> None:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateIndex, CreateTable

    import models.record.tables  # noqa: F401 - the record's tables come into the metadata with it
    from models.tables import metadata

    words = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=words)))
        for index in table.indexes:
            connection.execute(str(CreateIndex(index).compile(dialect=words)))
    kept = [("record_digest", "0" * 32), ("schema_version", str(VERSION))]
    connection.cursor().executemany("INSERT INTO meta (key, value) VALUES (%s, %s)", kept)
