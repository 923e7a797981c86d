"""Writes tables of facts as the change record says: the one way in which a row ever comes into a table."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Connection

from models.chunks import chunks
from models.record.replay import Entry, RowState, order_of, replay
from models.record.shape import columns, defaults, tables, units
from models.tables import Row

Key: TypeAlias = tuple[str, str]
"""A row: the name of its table and its id."""

_APART = "\x1f"
_SAID = """
SELECT c.row_id, c.hash, c.unit, c.value, t.clock, t.site, t.id,
    (SELECT group_concat(p.parent, char(31)) FROM parent p WHERE p.change = c.hash)
FROM change c JOIN "transaction" t ON t.id = c.transaction_id
WHERE c.table_name = ? AND c.row_id IN (SELECT value FROM json_each(?))
"""
_CHOSEN = "IN (SELECT value FROM json_each(?))"
_FORGET = f"DELETE FROM conflict WHERE table_name = ? AND row_id {_CHOSEN}"  # noqa: S608 - our own words
_LIST = "INSERT INTO conflict (table_name, row_id, unit, change) VALUES (?, ?, ?, ?)"


@dataclass
class Followed:
    """What became of rows whose tables followed; one that neither was there nor is there now is in none of them."""

    added: list[Key] = field(default_factory=list)
    changed: list[Key] = field(default_factory=list)
    deleted: list[Key] = field(default_factory=list)


def materialise(connection: Connection, rows: Iterable[Key]) -> Followed:
    """Make the tables say what the record says of these rows, and list their conflicts.

    What a newer Parley wrote into tables that are not known here stays in the record, for when they are.
    """
    wanted: dict[str, list[str]] = defaultdict(list)
    for table_name, row_id in rows:
        if table_name in tables():
            wanted[table_name].append(row_id)
    followed = Followed()
    for table_name, ids in wanted.items():
        table = tables()[table_name]
        for chunk in chunks(ids):
            _write(connection, table, states(connection, table, chunk), followed)
    return followed


def write_rows(connection: Connection, table: type[Row], found: Mapping[str, RowState]) -> None:
    """The same for rows of one table by id, whose states have been worked out from all changes that name them."""
    for chunk in chunks(list(found)):
        _write(connection, table, {row_id: found[row_id] for row_id in chunk}, Followed())


def states(connection: Connection, table: type[Row], ids: Sequence[str]) -> dict[str, RowState]:
    """The states of rows by id, from all changes that name them; ids without any change are left out."""
    found: dict[str, RowState] = {}
    for chunk in chunks(ids):
        found.update(replayed(table, _entries(connection, str(table.__tablename__), chunk)))
    return found


def replayed(table: type[Row], changes: Mapping[str, Iterable[Entry]]) -> dict[str, RowState]:
    """The states of rows by id, from all changes of each."""
    found = {row_id: replay(entries, units(table), defaults(table)) for row_id, entries in changes.items()}
    return {row_id: state for row_id, state in found.items() if state is not None}


def row_values(table: type[Row], state: RowState) -> dict[str, Any]:
    """All recorded fields of a row in storage form."""
    return {**defaults(table), **state.values()}


def entries_of(connection: Connection, table_name: str, ids: Sequence[str]) -> dict[str, list[Entry]]:
    """All changes that name rows, by id."""
    return {row_id: found for chunk in chunks(ids) for row_id, found in _entries(connection, table_name, chunk).items()}


def _entries(connection: Connection, table_name: str, ids: Sequence[str]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    chosen = connection.exec_driver_sql(_SAID, (table_name, json.dumps(list(ids))))
    for row_id, name, unit, value, clock, site, transaction, superseded in chosen.all():
        found[row_id].append(entry(name, unit, value, listed_in(superseded), (transaction, clock, site)))
    return found


def listed_in(joined: str | None) -> frozenset[str]:
    """The hashes in a list as SQL puts it together with `char(31)`, which is None where there are none."""
    return frozenset() if joined is None else frozenset(joined.split(_APART))


def entry(name: str, unit: str, value: str, parents: frozenset[str], step: tuple[str, str, str]) -> Entry:
    """A change as replay needs it; `value` is the JSON that the record has, `step` its id, clock and site."""
    transaction, clock, site = step
    return Entry(name, unit, json.loads(value), parents, order_of(clock, site, parents, name), transaction)


def _write(connection: Connection, table: type[Row], found: dict[str, RowState], followed: Followed) -> None:
    name, fields = str(table.__tablename__), [one for one in columns(table) if one != "id"]
    there = _rows_there(connection, table, fields, list(found))
    new: list[tuple[Any, ...]] = []
    changed: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row_id, state in found.items():
        if state.alive:
            values = {**row_values(table, state), "version": state.version}
            if row_id in there:
                # Fields that stay as they are cost a change of each index that has them.
                others = tuple(one for one, was in zip(fields, there[row_id], strict=True) if values[one] != was)
                changed[others].append((*map(values.get, others), row_id))
                followed.changed.append((name, row_id))
            else:
                new.append((*map(values.get, fields), row_id))
                followed.added.append((name, row_id))
    gone = [row_id for row_id, state in found.items() if not state.alive and row_id in there]
    followed.deleted += ((name, row_id) for row_id in gone)
    if gone:
        connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE id {_CHOSEN}', (json.dumps(gone),))  # noqa: S608
    for others, rows in changed.items():
        if others:
            given = ", ".join(f'"{one}" = ?' for one in others)
            connection.exec_driver_sql(f'UPDATE "{name}" SET {given} WHERE id = ?', rows)  # noqa: S608 - our own names
    if new:
        connection.exec_driver_sql(_insert(table), new)
    _list_conflicts(connection, name, found)


def _rows_there(
    connection: Connection, table: type[Row], fields: Sequence[str], ids: Sequence[str]
) -> dict[str, tuple[Any, ...]]:
    listed = ", ".join(f'"{name}"' for name in fields)
    sql = f'SELECT {listed}, id FROM "{table.__tablename__}" WHERE id {_CHOSEN}'  # noqa: S608 - our own names
    return {row[-1]: tuple(row[:-1]) for row in connection.exec_driver_sql(sql, (json.dumps(ids),))}


@cache
def _insert(table: type[Row]) -> str:
    names = [*(name for name in columns(table) if name != "id"), "id"]
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    return f'INSERT INTO "{table.__tablename__}" ({listed}) VALUES ({marks})'  # noqa: S608 - our own names


def _list_conflicts(connection: Connection, name: str, found: dict[str, RowState]) -> None:
    connection.exec_driver_sql(_FORGET, (name, json.dumps(list(found))))
    conflicts = [(name, row_id, unit, head.hash) for row_id, state in found.items() for unit, head in state.conflicts()]
    if conflicts:
        connection.exec_driver_sql(_LIST, conflicts)
