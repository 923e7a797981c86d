"""Where copies that met say different things: every value, who gave it and when; one of them is shown meanwhile."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from models.checking.findings import Columns
from models.errors import DELETED, Side
from models.merging.origins import ROW, Said, origins
from models.record.canonical import read_value
from models.telling.fields import field_name
from models.telling.names import Key
from models.telling.values import Wording

_HEADS = """
SELECT f.table_name, f.row_id, f.unit, f.change
FROM conflict f JOIN change c ON c.hash = f.change JOIN "transaction" t ON t.id = c.transaction_id
ORDER BY f.table_name, f.row_id, f.unit, t.clock DESC, t.site DESC,
    (SELECT count(*) FROM parent p WHERE p.change = f.change) DESC, f.change DESC
"""
_SUPERSEDED = """
SELECT DISTINCT p.change, p.parent, c.unit, c.value FROM parent p JOIN change c ON c.hash = p.parent
WHERE p.change IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One unit of one record that was given different values apart from each other.

    `title` names the record and `field` the unit in words. `sides` are all values with the latest first, of which the
    first that is no deletion is shown until an analyst settles it. `base` is the text that all of them changed, where
    the unit is a text and they have one in common.
    """

    key: Key
    unit: str
    title: str
    field: str
    sides: tuple[Side, ...]
    base: str | None = None

    @property
    def shown(self) -> Side:
        """What the dossier shows meanwhile."""
        return next(side for side in self.sides if not side.is_deletion)


def count_conflicts(columns: Columns) -> int:
    """How many conflicts there are."""
    return int(columns("SELECT count(*) FROM (SELECT DISTINCT table_name, row_id, unit FROM conflict)")[0][0])


def units_in_conflict(columns: Columns) -> set[tuple[Key, str]]:
    """What stands in conflict: the records with their units."""
    rows = columns("SELECT DISTINCT table_name, row_id, unit FROM conflict")
    return {((table, row_id), unit) for table, row_id, unit in rows}


def fields_in_conflict(columns: Columns, key: Key) -> list[str]:
    """Which fields of a record stand in conflict, in words."""
    rows = columns("SELECT DISTINCT unit FROM conflict WHERE table_name = ? AND row_id = ? ORDER BY unit", *key)
    return [field_name(key[0], unit) for (unit,) in rows]


def conflicts(columns: Columns) -> list[Conflict]:
    """All conflicts of a dossier, by table and record."""
    rows = columns(_HEADS)
    if not rows:
        return []
    first = origins(columns, ((change, unit) for _, _, unit, change in rows))
    wording, bases = Wording(columns), _bases(columns, {said.change for said in first.values()})
    wording.names.learn((row[0], row[1]) for row in rows)
    found = []
    for (table, row_id, unit), heads in groupby(rows, key=lambda row: row[:3]):
        said = {row[3]: first[row[3], unit] for row in heads}
        sides = tuple(_side(wording, unit, change, one) for change, one in said.items())
        title = wording.names.title(table, row_id)
        base = _common(table, unit, [bases[one.change] for one in said.values()])
        found.append(Conflict((table, row_id), unit, title, field_name(table, unit), sides, base))
    return found


def _bases(columns: Columns, changes: Iterable[str]) -> dict[str, dict[str, tuple[str, Any]]]:
    """What each change superseded: the unit and the value by the name of the change that gave it."""
    found: dict[str, dict[str, tuple[str, Any]]] = defaultdict(dict)
    for change, parent, unit, value in columns(_SUPERSEDED, json.dumps(sorted(changes))):
        found[change][parent] = (unit, read_value(value))
    return found


def _common(table: str, unit: str, superseded: Sequence[Mapping[str, tuple[str, Any]]]) -> str | None:
    shared = set.intersection(*(set(one) for one in superseded))
    if len(shared) != 1:
        return None
    from models.record.shape import tables, unit_in

    by_unit, value = superseded[0][shared.pop()]
    said = unit_in(tables()[table], unit, value) if by_unit == ROW and value is not None else value
    return said if by_unit in (ROW, unit) and isinstance(said, str) else None


def _side(wording: Wording, unit: str, change: str, said: Said) -> Side:
    if said.is_deletion:
        return Side(None, DELETED, said.who, said.clock, change)
    value = said.of(unit)
    return Side(value, wording.value(said.table, unit, value), said.who, said.clock, change)
