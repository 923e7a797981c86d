"""Where copies that met say different things: every value, who gave it and when; one of them is shown meanwhile."""

from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Conflict:
    """One unit of one record that was given different values apart from each other.

    `title` names the record and `field` the unit in words. `sides` are all values with the latest first, of which the
    first that is no deletion is shown until an analyst settles it.
    """

    key: Key
    unit: str
    title: str
    field: str
    sides: tuple[Side, ...]

    @property
    def shown(self) -> Side:
        """What the dossier shows meanwhile."""
        return next(side for side in self.sides if not side.is_deletion)


def conflicts(columns: Columns) -> list[Conflict]:
    """All conflicts of a dossier, by table and record."""
    rows = columns(_HEADS)
    wording = Wording(columns)
    wording.names.learn((row[0], row[1]) for row in rows)
    return [
        Conflict((table, row_id), unit, wording.names.title(table, row_id), field_name(table, unit), tuple(sides))
        for (table, row_id, unit), heads in groupby(rows, key=lambda row: row[:3])
        for sides in [list(_sides(wording, table, unit, heads))]
    ]


def _sides(wording: Wording, table: str, unit: str, heads: Iterator[tuple[Any, ...]]) -> Iterator[Side]:
    from models.record.shape import fields_of, tables, unit_in

    kind = tables()[table]
    for *_, by_unit, text, who, clock, name in heads:
        said = read_value(text)
        if by_unit == _ROW and said is None:
            yield Side(None, DELETED, who, clock, name)
            continue
        value = unit_in(kind, unit, said if by_unit == _ROW else fields_of(kind, unit, said))
        yield Side(value, wording.value(table, unit, value), who, clock, name)
