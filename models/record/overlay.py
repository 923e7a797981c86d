"""The tables as they were at the end of a day, laid over those of the file where the two differ.

The rule: a change had been made by the end of a day if it was authored by then, by the clock of its transaction in UTC.
What an import added is taken as it was imported whatever day the import was, since that day says when rows were taken
over, not when they were recorded; so is what the import did else to rows that it added, and, on days before it, that
it was taken back or done again. What became of these rows otherwise has its own day. What a merge brings had been made
when it was authored, in whichever copy. A row is what replay makes of the changes that had been made; what stands
in conflict then is what no change made by then had settled.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from models.file.connection import laying_over
from models.record.clock import after_day
from models.record.engines import engine_over
from models.record.imports import Import, imports_since
from models.record.materialise import Key, entries_of, row_values
from models.record.replay import ROW, Entry, replay
from models.record.shape import columns, defaults, tables, units

_CHUNK = 500

_ALWAYS = "~"
"""A clock after every other."""

_BETWEEN = """
INSERT OR IGNORE INTO asked SELECT table_name, row_id FROM change WHERE transaction_id IN (
    SELECT id FROM "transaction" WHERE clock >= ? AND clock < ? AND id NOT IN (SELECT id FROM apart)
)
"""

_BEYOND_ADDED = """
INSERT OR IGNORE INTO asked SELECT table_name, row_id FROM change made WHERE transaction_id = ?
    AND (unit <> 'row' OR value = 'null' OR EXISTS (SELECT 1 FROM parent WHERE parent.change = made.hash))
    AND NOT EXISTS (
        SELECT 1 FROM change added WHERE added.table_name = made.table_name AND added.row_id = made.row_id
        AND added.transaction_id = made.transaction_id AND added.unit = 'row' AND added.value <> 'null'
        AND NOT EXISTS (SELECT 1 FROM parent WHERE parent.change = added.hash)
    )
"""

_OF_TRANSACTION = "INSERT OR IGNORE INTO asked SELECT table_name, row_id FROM change WHERE transaction_id = ?"

_ARRIVED = "INSERT OR IGNORE INTO asked SELECT table_name, row_id FROM change WHERE seq > ?"

_HAD_CHANGES = """
EXISTS (
    SELECT 1 FROM change JOIN "transaction" ON "transaction".id = change.transaction_id
    WHERE change.table_name = asked.table_name AND change.row_id = asked.row_id
    AND ("transaction".clock < ? OR "transaction".id IN (SELECT id FROM apart))
)
"""


_HAS_LATER = """
EXISTS (
    SELECT 1 FROM change JOIN "transaction" ON "transaction".id = change.transaction_id
    WHERE change.table_name = asked.table_name AND change.row_id = asked.row_id AND "transaction".clock >= ?
    AND NOT (change.unit = 'row' AND "transaction".id IN (SELECT id FROM apart))
)
"""
"""Not to be taken for what it is not: a row that an import added may be found too, and turn out to be as it is now."""


class Overlay:
    """Lays one day after another over the tables that a reading connection sees.

    All is done with temporary tables and views of the connection, which go before the file's tables of the same names;
    the file itself is only read. Callers hold a transaction around `lay` and `follow` and the reads after them, so that
    all see one state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._raw = connection
        self._engine = engine_over(connection).connect()
        self._until = _ALWAYS
        self._seen = self._last_change()
        self._imports: list[Import] = []
        connection.execute("PRAGMA temp_store = MEMORY")
        with laying_over(connection):
            for sql in _making():
                connection.execute(sql)

    @property
    def is_bare(self) -> bool:
        """Whether nothing differs, so that the tables are as they are now."""
        return not any(self._raw.execute(f"SELECT 1 FROM gone_{name} LIMIT 1").fetchone() for name in tables())  # noqa: S608

    @property
    def others(self) -> frozenset[Key]:
        """The rows that have changed since the day, whether or not they are what they were."""
        listed = " UNION ALL ".join(f"SELECT '{name}', id FROM gone_{name}" for name in tables())  # noqa: S608
        return frozenset(self._raw.execute(listed))

    def otherwise(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        """The rows of a table that have changed since: those that were there, and those that were not."""
        there, changed = (
            frozenset(row_id for (row_id,) in self._raw.execute(f"SELECT id FROM {kind}_{name}"))  # noqa: S608
            for kind in ("then", "gone")
        )
        return there, changed - there

    def lay(self, day: date) -> frozenset[Key]:
        """Go over to the end of another day; returns the rows that may be others than before. Call `follow` first."""
        until = after_day(day)
        first, last = sorted((self._until, until))
        with laying_over(self._raw):
            self._set_apart(imports_since(self._raw, first))
            self._raw.execute("DELETE FROM asked")
            self._raw.execute(_BETWEEN, (first, last))
            for one in self._imports:
                if one.clock < last:
                    self._raw.execute(_BEYOND_ADDED, (one.transaction,))
                    self._raw.executemany(_OF_TRANSACTION, [(back,) for back in one.taken_back])
            self._until = until
            self._set_apart([one for one in self._imports if one.clock >= until])
            return self._look_again()

    def follow(self) -> frozenset[Key]:
        """Take in what the file has got since; returns the rows that may be others than before on the day."""
        last = self._last_change()
        if last == self._seen:
            return frozenset()
        with laying_over(self._raw):
            self._set_apart(imports_since(self._raw, self._until))
            self._raw.execute("DELETE FROM asked")
            self._raw.execute(_ARRIVED, (self._seen,))
            self._seen = last
            return self._look_again()

    def _last_change(self) -> int:
        return int(self._raw.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0])

    def _set_apart(self, imports: list[Import]) -> None:
        self._imports = imports
        self._raw.execute("DELETE FROM apart")
        names = {name for one in imports for name in (one.transaction, *one.taken_back)}
        self._raw.executemany("INSERT INTO apart VALUES (?)", [(name,) for name in names])

    def _look_again(self) -> frozenset[Key]:
        """Lay the rows asked about anew."""
        for name in tables():
            self._raw.execute(f"DELETE FROM gone_{name} WHERE id IN {_ASKED}", (name,))  # noqa: S608
            self._raw.execute(f"DELETE FROM then_{name} WHERE id IN {_ASKED}", (name,))  # noqa: S608
            self._raw.execute(f"DELETE FROM then_conflict WHERE table_name = ?1 AND row_id IN {_ASKED}", (name,))  # noqa: S608
            sql = f"INSERT INTO gone_{name} SELECT row_id FROM asked WHERE table_name = ? AND NOT {_HAD_CHANGES}"  # noqa: S608
            self._raw.execute(sql, (name, self._until))
            found = self._raw.execute(
                f"SELECT row_id FROM asked WHERE table_name = ? AND {_HAS_LATER} AND {_HAD_CHANGES}",  # noqa: S608
                (name, self._until, self._until),
            )
            self._replay(name, [row_id for (row_id,) in found])
        return frozenset(self._raw.execute("SELECT table_name, row_id FROM asked"))

    def _replay(self, name: str, ids: Sequence[str]) -> None:
        """Lay rows of a table of which some changes had been made."""
        table, fields = tables()[name], list(columns(tables()[name]))
        gone, rows, apart = [], [], []
        for row_id, entries in self._entries(name, ids):
            had = self._had(entries)
            if len(had) == len(entries):
                continue
            gone.append((row_id,))
            state = replay(had, units(table), defaults(table))
            if state is not None and state.alive:
                values = {**row_values(table, state), "version": state.version, "id": row_id}
                rows.append([values[field] for field in fields])
                apart += [(name, row_id, unit, head.hash) for unit, head in state.conflicts()]
        self._raw.executemany(f"INSERT INTO gone_{name} VALUES (?)", gone)  # noqa: S608
        self._raw.executemany(f"INSERT INTO then_{name} VALUES ({', '.join('?' * len(fields))})", rows)  # noqa: S608
        self._raw.executemany("INSERT INTO then_conflict VALUES (?, ?, ?, ?)", apart)

    def _entries(self, name: str, ids: Sequence[str]) -> Iterator[tuple[str, list[Entry]]]:
        for start in range(0, len(ids), _CHUNK):
            yield from entries_of(self._engine, name, ids[start : start + _CHUNK]).items()

    def _had(self, entries: Sequence[Entry]) -> list[Entry]:
        """The changes of one row that had been made by the end of the day."""
        taken_over = {
            name
            for one in self._imports
            if _is_added_by(one.transaction, entries)
            for name in (one.transaction, *one.taken_back)
        }
        return [one for one in entries if one.order[0] < self._until or one.transaction in taken_over]


def _is_added_by(transaction: str, entries: Iterable[Entry]) -> bool:
    made = (one for one in entries if one.transaction == transaction and one.unit == ROW)
    return any(one.value is not None and not one.parents for one in made)


_ASKED = "(SELECT row_id FROM asked WHERE table_name = ?1)"


def _making() -> Iterator[str]:
    yield "CREATE TEMP TABLE apart (id TEXT PRIMARY KEY) WITHOUT ROWID"
    yield "CREATE TEMP TABLE asked (table_name TEXT, row_id TEXT, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID"
    for name, table in tables().items():
        listed = ", ".join(f'"{field}"' for field in columns(table))
        yield f"CREATE TEMP TABLE gone_{name} (id TEXT PRIMARY KEY) WITHOUT ROWID"
        yield f"CREATE TEMP TABLE then_{name} AS SELECT {listed} FROM main.{name} WHERE 0"  # noqa: S608
        yield f"CREATE INDEX temp.then_{name}_id ON then_{name} (id)"
        yield (
            f"CREATE TEMP VIEW {name} AS SELECT {listed} FROM main.{name} "  # noqa: S608
            f"WHERE id NOT IN (SELECT id FROM gone_{name}) UNION ALL SELECT {listed} FROM then_{name}"
        )
    yield "CREATE TEMP TABLE then_conflict AS SELECT * FROM main.conflict WHERE 0"
    still = (
        f"SELECT * FROM main.conflict WHERE table_name = '{name}' AND row_id NOT IN (SELECT id FROM gone_{name})"  # noqa: S608
        for name in tables()
    )
    yield f"CREATE TEMP VIEW conflict AS {' UNION ALL '.join(still)} UNION ALL SELECT * FROM then_conflict"  # noqa: S608
