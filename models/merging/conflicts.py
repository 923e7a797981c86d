"""Where copies that met say different things: every value, who gave it and when; one of them is shown meanwhile."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from models.checking.findings import Columns
from models.errors import DELETED, Side
from models.record.canonical import read_value
from models.telling.fields import field_name
from models.telling.names import Key
from models.telling.values import Wording

_ROW = "row"
_HEADS = """
SELECT f.table_name, f.row_id, f.unit, c.unit, c.value, coalesce(a.name, ''), t.clock, c.hash
FROM conflict f JOIN change c ON c.hash = f.change JOIN "transaction" t ON t.id = c.transaction_id
LEFT JOIN analyst a ON a.id = t.analyst_id
ORDER BY f.table_name, f.row_id, f.unit, t.clock DESC, t.site DESC, c.hash DESC
"""
_SUPERSEDED = """
SELECT DISTINCT p.change, p.parent, c.unit, c.value FROM conflict f
JOIN parent p ON p.change = f.change JOIN change c ON c.hash = p.parent
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


def conflicts(columns: Columns) -> list[Conflict]:
    """All conflicts of a dossier, by table and record."""
    rows = columns(_HEADS)
    wording, bases = Wording(columns), _bases(columns) if rows else {}
    wording.names.learn((row[0], row[1]) for row in rows)
    found = []
    for (table, row_id, unit), heads in groupby(rows, key=lambda row: row[:3]):
        sides = tuple(_sides(wording, table, unit, heads))
        title, base = wording.names.title(table, row_id), _common(table, unit, [bases[one.change] for one in sides])
        found.append(Conflict((table, row_id), unit, title, field_name(table, unit), sides, base))
    return found


def _bases(columns: Columns) -> dict[str, dict[str, tuple[str, Any]]]:
    """What each change in conflict superseded: the unit and the value by the name of the change that gave it."""
    found: dict[str, dict[str, tuple[str, Any]]] = defaultdict(dict)
    for change, parent, unit, value in columns(_SUPERSEDED):
        found[change][parent] = (unit, read_value(value))
    return found


def _common(table: str, unit: str, superseded: Sequence[Mapping[str, tuple[str, Any]]]) -> str | None:
    shared = set.intersection(*(set(one) for one in superseded))
    if len(shared) != 1:
        return None
    from models.record.shape import tables, unit_in

    by_unit, value = superseded[0][shared.pop()]
    said = unit_in(tables()[table], unit, value) if by_unit == _ROW and value is not None else value
    return said if by_unit in (_ROW, unit) and isinstance(said, str) else None


def _sides(wording: Wording, table: str, unit: str, heads: Iterable[tuple[Any, ...]]) -> Iterator[Side]:
    from models.record.shape import fields_of, tables, unit_in

    kind = tables()[table]
    for *_, by_unit, text, who, clock, name in heads:
        said = read_value(text)
        if by_unit == _ROW and said is None:
            yield Side(None, DELETED, who, clock, name)
            continue
        value = unit_in(kind, unit, said if by_unit == _ROW else fields_of(kind, unit, said))
        yield Side(value, wording.value(table, unit, value), who, clock, name)
