"""Whether the tables follow from the change record: rows that differ from it were edited outside."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from models.checking.findings import Columns, Finding, Kind, row_name
from models.chunks import chunks
from models.record.audit import Audit
from models.record.materialise import Key, replayed, row_values
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


@dataclass(frozen=True, slots=True)
class Compared:
    """A record that was read through: the rows that differ from it, and what it says stands in conflict.

    Rows whose record is not to be trusted are in neither.
    """

    audit: Audit
    differences: Sequence[Difference]
    conflicts: Collection[tuple[str, str, str, str]]


def compare(columns: Columns) -> Compared:
    """Read the record through row by row, compute each hash anew and hold the tables against what follows from it.

    `columns` reads one state of the file.
    """
    audit = Audit(columns)
    found: list[Difference] = []
    conflicts: _Conflicts = set()
    for name, table in tables().items():
        for ids in chunks(_all_ids(columns, name)):
            held = replayed(table, audit.sound(name, ids[0], ids[-1]))
            trusted = [row_id for row_id in ids if (name, row_id) not in audit.untrusted]
            found += _differing(columns, table, trusted, held)
            conflicts |= _conflicts(name, held)
    for name in _later_tables(columns):
        for ids in chunks(_recorded_ids(columns, name)):
            audit.sound(name, ids[0], ids[-1])
    audit.close()
    return Compared(audit, found, conflicts)


def findings(columns: Columns) -> list[Finding]:
    """What is wrong with the record, and what differs between it and the tables, as `parley check` says it."""
    found = compare(columns)
    outside = [
        Finding(Kind.OUTSIDE, one.key, f"Outside Parley, {row_name(columns, one.key)} was {one.deed}.")
        for one in sorted(found.differences, key=_place)
    ]
    return [*found.audit.findings, *outside, *_listed_conflicts(columns, found.conflicts, found.audit.untrusted)]


def _place(found: Difference) -> tuple[int, int]:
    """Where people look for a row: by table, and in the order in which they see its rows."""
    return list(tables()).index(found.key[0]), found.there["sequence"] if found.there else -1


def _all_ids(columns: Columns, name: str) -> list[str]:
    """The rows of a table and those that only the record names, in the order of their bytes."""
    sql = f'SELECT id FROM "{name}" UNION SELECT row_id FROM change WHERE table_name = ? ORDER BY 1'  # noqa: S608 - own names
    return [row[0] for row in columns(sql, name)]


def _recorded_ids(columns: Columns, name: str) -> list[str]:
    return [row[0] for row in columns("SELECT DISTINCT row_id FROM change WHERE table_name = ? ORDER BY 1", name)]


def _later_tables(columns: Columns) -> list[str]:
    """Tables that only the record names: a newer Parley has them."""
    return [name for (name,) in columns("SELECT DISTINCT table_name FROM change") if name not in tables()]


def _differing(
    columns: Columns, table: type[Row], ids: Sequence[str], held: Mapping[str, RowState]
) -> Iterator[Difference]:
    rows = _rows(columns, table, ids)
    for row_id in ids:
        found = _difference(table, row_id, rows.get(row_id), held.get(row_id))
        if found is not None:
            yield found


def _rows(columns: Columns, table: type[Row], ids: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    if not ids:
        return {}
    listed = ", ".join(f'"{name}"' for name in fields_of(table))
    sql = f'SELECT {listed} FROM "{table.__tablename__}" WHERE id BETWEEN ? AND ?'  # noqa: S608 - our own names
    return {row[0]: row for row in columns(sql, ids[0], ids[-1])}


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


def _listed_conflicts(
    columns: Columns, expected: Collection[tuple[str, str, str, str]], untrusted: Collection[Key]
) -> list[Finding]:
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
