"""What came into a record after a place in it, read as if there were nothing else, so that little is compared."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from models.checking.findings import Columns
from models.file.connection import connect, laying_over

_EVER = (1 << 63) - 1


@contextmanager
def read_since(path: Path, seq: int, until: int = _EVER) -> Iterator[Columns]:
    """Reads a file's record from the change after `seq` on, with 0 from its beginning, up to and with `until`."""
    with closing(connect(path, write=False)) as connection:
        if seq or until != _EVER:
            with laying_over(connection):
                _lay(connection, seq, until)
        connection.execute("BEGIN")

        def columns(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
            return connection.execute(sql, parameters).fetchall()

        yield columns


def _lay(connection: sqlite3.Connection, seq: int, until: int) -> None:
    # Views of the connection go before the file's tables of the same names. They take no parameters.
    between = f"seq > {seq:d} AND seq <= {until:d}"
    connection.execute(f"CREATE TEMP VIEW change AS SELECT * FROM main.change WHERE {between}")  # noqa: S608
    connection.execute(
        'CREATE TEMP VIEW "transaction" AS SELECT * FROM main."transaction" '
        "WHERE id IN (SELECT transaction_id FROM temp.change)"
    )


def last_seq(columns: Columns) -> int:
    """The place of the last change in a record."""
    return int(columns("SELECT coalesce(max(seq), 0) FROM change")[0][0])


def digest(columns: Columns) -> str:
    """The sum of all changes in a record, whatever their order."""
    return str(columns("SELECT value FROM meta WHERE key = 'record_digest'")[0][0])


def all_rows(columns: Columns) -> frozenset[tuple[str, str]]:
    """All rows of a dossier, with what makes every view read it anew."""
    return frozenset({*columns("SELECT DISTINCT table_name, row_id FROM change"), ("meta", "record_digest")})
