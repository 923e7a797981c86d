"""Whether the tables follow from the change record: rows that differ from it were edited outside."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection

from models.checking.findings import Columns, Finding, Kind, row_name
from models.chunks import chunks
from models.record.materialise import Key, row_values, states
from models.record.replay import RowState
from models.record.shape import columns as fields_of
from models.record.shape import tables
from models.tables import Row

_Conflicts: TypeAlias = set[tuple[str, str, str, str]]
"""Table, row, unit and one of the changes that stand side by side."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not as the record says: what its table holds (storage form), what the record does; None for no row.

    Both have all recorded fields. `fields` are those that differ, where both are there.
    """

    key: Key
    there: Mapping[str, Any] | None
    recorded: Mapping[str, Any] | None
    fields: tuple[str, ...] = ()

    @property
    def deed(self) -> str:
        """What was done to the row."""
        if self.recorded is None:
            return "added"
        return "deleted" if self.there is None else f"changed: {', '.join(self.fields)}"


def compare_tables(connection: Connection, columns: Columns, untrusted: Collection[Key]) -> list[Finding]:
    """What differs between the tables and the record, row by row, but for rows whose record is not to be trusted."""
    findings: list[Finding] = []
    expected: _Conflicts = set()
    for found in differences(connection, columns, untrusted, expected):
        sentence = f"Outside Parley, {row_name(columns, found.key)} was {found.deed}."
        findings.append(Finding(Kind.OUTSIDE, found.key, sentence))
    return findings + _listed_conflicts(columns, expected, untrusted)


def differences(
    connection: Connection, columns: Columns, untrusted: Collection[Key], conflicts: _Conflicts
) -> Iterator[Difference]:
    """The rows that differ, table by table; `conflicts` gets all that the record says stand side by side."""
    for name, table in tables().items():
        for ids in chunks(_all_ids(columns, name)):
            rows = _rows(columns, table, ids)
            trusted = [row_id for row_id in ids if (name, row_id) not in untrusted]
            held = states(connection, table, trusted)
            for row_id in trusted:
                found = _difference(table, row_id, rows.get(row_id), held.get(row_id))
                if found is not None:
                    yield found
            conflicts |= _conflicts(name, held)


def _all_ids(columns: Columns, name: str) -> list[str]:
    """The rows of a table in its order, and those that only the record names."""
    there = columns(f'SELECT id FROM "{name}" ORDER BY sequence, id')  # noqa: S608 - own names
    recorded = columns("SELECT DISTINCT row_id FROM change WHERE table_name = ?", name)
    return list(dict.fromkeys(row[0] for row in (*there, *recorded)))


def _rows(columns: Columns, table: type[Row], ids: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    listed = ", ".join(f'"{name}"' for name in fields_of(table))
    sql = f'SELECT {listed} FROM "{table.__tablename__}" WHERE id IN (SELECT value FROM json_each(?))'  # noqa: S608
    return {row[0]: row for row in columns(sql, json.dumps(ids))}


def _difference(
    table: type[Row], row_id: str, row: tuple[Any, ...] | None, state: RowState | None
) -> Difference | None:
    key, names = (str(table.__tablename__), row_id), fields_of(table)
    if state is None or not state.alive:
        return None if row is None else Difference(key, dict(zip(names, row, strict=True)), None)
    expected = {**row_values(table, state), "version": state.version, "id": row_id}
    if row is None:
        return Difference(key, None, expected)
    # By far the most rows are as the record says, and need no names to be told so.
    if row == tuple(map(expected.get, names)):
        return None
    there = dict(zip(names, row, strict=True))
    changed = tuple(name for name in names if there[name] != expected.get(name))
    return Difference(key, there, expected, changed) if changed else None


def _conflicts(name: str, held: Mapping[str, RowState]) -> _Conflicts:
    return {(name, row_id, unit, head.hash) for row_id, state in held.items() for unit, head in state.conflicts()}


def _listed_conflicts(columns: Columns, expected: _Conflicts, untrusted: Collection[Key]) -> list[Finding]:
    listed = {
        row for row in columns("SELECT table_name, row_id, unit, change FROM conflict") if row[:2] not in untrusted
    }
    findings = []
    if listed != expected:
        findings.append(Finding(Kind.OUTSIDE, None, "The list of conflicts was changed outside Parley."))
    for table, row_id, unit in sorted({conflict[:3] for conflict in expected}):
        key = (table, row_id)
        what = f"{unit.removesuffix('_id').replace('_', ' ')} of {row_name(columns, key)}"
        findings.append(
            Finding(Kind.CONFLICT, key, f"Changes made apart disagree on the {what}; nobody has settled it.")
        )
    return findings
