"""Writes tables of facts as the change record says: the one way in which a row ever comes into a table."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, delete, insert, select

from models.chunks import chunks
from models.record.replay import Entry, RowState, order_of, replay
from models.record.shape import columns, defaults, tables, units
from models.record.tables import Conflict
from models.tables import Row

Key: TypeAlias = tuple[str, str]
"""A row: the name of its table and its id."""

_LINKS = """
SELECT p.change, p.parent FROM change c JOIN parent p ON p.change = c.hash
WHERE c.table_name = ? AND c.row_id IN (SELECT value FROM json_each(?))
"""
_SAID = """
SELECT c.row_id, c.hash, c.unit, c.value, t.clock, t.site, t.id FROM change c
JOIN "transaction" t ON t.id = c.transaction_id
WHERE c.table_name = ? AND c.row_id IN (SELECT value FROM json_each(?))
"""


def materialise(connection: Connection, rows: Iterable[Key]) -> None:
    """Make the tables say what the record says of these rows, and list their conflicts.

    What a newer Parley wrote into tables that are not known here stays in the record, for when they are.
    """
    wanted: dict[str, list[str]] = defaultdict(list)
    for table_name, row_id in rows:
        if table_name in tables():
            wanted[table_name].append(row_id)
    for table_name, ids in wanted.items():
        table = tables()[table_name]
        for chunk in chunks(ids):
            _write(connection, table, states(connection, table, chunk))


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
    chosen = (table_name, json.dumps(list(ids)))
    seen: dict[str, set[str]] = defaultdict(set)
    for change, parent in connection.exec_driver_sql(_LINKS, chosen).all():
        seen[change].add(parent)
    found: dict[str, list[Entry]] = defaultdict(list)
    for row_id, name, unit, value, clock, site, transaction in connection.exec_driver_sql(_SAID, chosen).all():
        parents_of = frozenset(seen.get(name, ()))
        order = order_of(clock, site, parents_of, name)
        found[row_id].append(Entry(name, unit, json.loads(value), parents_of, order, transaction))
    return found


def _write(connection: Connection, table: type[Row], found: dict[str, RowState]) -> None:
    sheet = table.__table__  # type: ignore[attr-defined]
    ids = list(found)
    present = set(connection.execute(select(sheet.c.id).where(sheet.c.id.in_(ids))).scalars())
    names = [name for name in columns(table) if name != "id"]
    new: list[tuple[Any, ...]] = []
    changed: list[tuple[Any, ...]] = []
    for row_id, state in found.items():
        if state.alive:
            values = {**row_values(table, state), "version": state.version}
            (changed if row_id in present else new).append((*map(values.get, names), row_id))
    gone = [row_id for row_id, state in found.items() if not state.alive and row_id in present]
    if gone:
        connection.execute(delete(sheet).where(sheet.c.id.in_(gone)))
    if changed:
        connection.exec_driver_sql(_update(table), changed)
    if new:
        connection.exec_driver_sql(_insert(table), new)
    _list_conflicts(connection, table, found)


@cache
def _update(table: type[Row]) -> str:
    # Values are in storage form already, and most of the time went into making the driver's parameters of them.
    given = ", ".join(f'"{name}" = ?' for name in columns(table) if name != "id")
    return f'UPDATE "{table.__tablename__}" SET {given} WHERE id = ?'  # noqa: S608 - our own names


@cache
def _insert(table: type[Row]) -> str:
    names = [*(name for name in columns(table) if name != "id"), "id"]
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    return f'INSERT INTO "{table.__tablename__}" ({listed}) VALUES ({marks})'  # noqa: S608 - our own names


def _list_conflicts(connection: Connection, table: type[Row], found: dict[str, RowState]) -> None:
    listed, name = Conflict.__table__, str(table.__tablename__)  # type: ignore[attr-defined]
    connection.execute(delete(listed).where(listed.c.table_name == name, listed.c.row_id.in_(list(found))))
    conflicts = [
        {"table_name": name, "row_id": row_id, "unit": unit, "change": head.hash}
        for row_id, state in found.items()
        for unit, head in state.conflicts()
    ]
    if conflicts:
        connection.execute(insert(listed), conflicts)
