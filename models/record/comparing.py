"""Whether the tables follow from the change record: rows that differ from it were edited outside."""

import json
from collections.abc import Collection, Mapping, Sequence
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


def compare_tables(connection: Connection, columns: Columns, untrusted: Collection[Key]) -> list[Finding]:
    """What differs between the tables and the record, row by row, but for rows whose record is not to be trusted."""
    findings: list[Finding] = []
    expected: _Conflicts = set()
    for name, table in tables().items():
        for ids in chunks(_all_ids(columns, name)):
            rows = _rows(columns, table, ids)
            trusted = [row_id for row_id in ids if (name, row_id) not in untrusted]
            held = states(connection, table, trusted)
            for row_id in trusted:
                fault = _difference(table, rows.get(row_id), held.get(row_id))
                if fault:
                    key = (name, row_id)
                    findings.append(
                        Finding(Kind.OUTSIDE, key, f"Outside Parley, {row_name(columns, key)} was {fault}.")
                    )
            expected |= _conflicts(name, held)
    return findings + _listed_conflicts(columns, expected, untrusted)


def _all_ids(columns: Columns, name: str) -> list[str]:
    """The rows of a table in its order, and those that only the record names."""
    there = columns(f'SELECT id FROM "{name}" ORDER BY sequence, id')  # noqa: S608 - own names
    recorded = columns("SELECT DISTINCT row_id FROM change WHERE table_name = ?", name)
    return list(dict.fromkeys(row[0] for row in (*there, *recorded)))


def _rows(columns: Columns, table: type[Row], ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    names = list(fields_of(table))
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT {listed} FROM "{table.__tablename__}" WHERE id IN (SELECT value FROM json_each(?))'  # noqa: S608
    return {row[0]: dict(zip(names, row, strict=True)) for row in columns(sql, json.dumps(ids))}


def _difference(table: type[Row], row: Mapping[str, Any] | None, state: RowState | None) -> str:
    if state is None or not state.alive:
        return "" if row is None else "added"
    if row is None:
        return "deleted"
    expected = {**row_values(table, state), "version": state.version, "id": row["id"]}
    if row == expected:
        return ""
    changed = [name for name in row if row[name] != expected.get(name)]
    return f"changed: {', '.join(changed)}" if changed else ""


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
