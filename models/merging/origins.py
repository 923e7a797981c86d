"""Who said a side of a conflict first: what an undo brought back is still the word of who gave it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models.checking.findings import Columns
from models.record.canonical import read_value

ROW = "row"
_TOLD = """c.hash, c.table_name, c.unit, c.value, coalesce(a.name, ''), t.clock,
    t.undoes IS NOT NULL OR t.kind IN ('unmerge', 'restore')
FROM change c JOIN "transaction" t ON t.id = c.transaction_id LEFT JOIN analyst a ON a.id = t.analyst_id"""
_STANDING = f"SELECT c.hash, {_TOLD} WHERE c.hash IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own names
_SEEN = f"""SELECT p.change, {_TOLD} JOIN parent p ON p.parent = c.hash
WHERE p.change IN (SELECT value FROM json_each(?)) ORDER BY t.clock, t.site, c.hash"""  # noqa: S608 - our own names


@dataclass(frozen=True, slots=True)
class Said:
    """A change and who made it when; `value` is decoded JSON, None for a deletion of the whole row."""

    change: str
    table: str
    unit: str
    value: Any
    who: str
    clock: str
    is_undo: bool

    @property
    def is_deletion(self) -> bool:
        """Whether it deletes the row."""
        return self.unit == ROW and self.value is None

    def of(self, unit: str) -> Any:
        """What it says of a unit, in storage form."""
        from models.record.shape import fields_of, tables, unit_in

        table = tables()[self.table]
        return unit_in(table, unit, self.value if self.unit == ROW else fields_of(table, unit, self.value))

    def agrees(self, other: "Said", unit: str) -> bool:
        """Whether another one says the same of a unit."""
        if self.unit not in (unit, ROW) or self.is_deletion or other.is_deletion:
            return self.is_deletion and other.is_deletion
        return bool(self.of(unit) == other.of(unit))


def origins(columns: Columns, heads: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Said]:
    """Where what stands comes from, by change and unit: through each undo to the oldest it saw that says the same."""
    heads = list(heads)
    standing = dict(_read(columns, _STANDING, {change for change, _ in heads}))
    found = {head: standing[head[0]] for head in heads}
    open_ends = [head for head, said in found.items() if said.is_undo]
    while open_ends:
        seen: dict[str, list[Said]] = defaultdict(list)
        for name, said in _read(columns, _SEEN, {found[head].change for head in open_ends}):
            seen[name].append(said)
        older = {head: _same(found[head], seen[found[head].change], head[1]) for head in open_ends}
        found |= {head: said for head, said in older.items() if said is not None}
        open_ends = [head for head, said in older.items() if said is not None and said.is_undo]
    return found


def _same(said: Said, seen: Iterable[Said], unit: str) -> Said | None:
    return next((one for one in seen if one.agrees(said, unit)), None)


def _read(columns: Columns, sql: str, names: Iterable[str]) -> Iterable[tuple[str, Said]]:
    for of, name, table, unit, value, who, clock, is_undo in columns(sql, json.dumps(sorted(names))):
        yield of, Said(name, table, unit, read_value(value), who, clock, bool(is_undo))
