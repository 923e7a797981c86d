"""What came of a record from elsewhere, laid out as a record of its own, so that it is taken in like that of a file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from models.checking.findings import Columns
from models.file.schema import schema_statements

Rows = Sequence[tuple[Any, ...]]


@contextmanager
def as_a_record(changes: Rows, steps: Rows, parents: Rows) -> Iterator[Columns]:
    """Reads rows of the tables of a record, with all their columns, from memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as record:
        for name in ("transaction", "change", "change_transaction", "change_hash", "parent"):
            record.execute(schema_statements()[name])
        record.execute("BEGIN")
        for table, rows in (("transaction", steps), ("change", changes), ("parent", parents)):
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                record.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 - our own names
        record.execute("COMMIT")
        yield lambda sql, *given: record.execute(sql, given).fetchall()
