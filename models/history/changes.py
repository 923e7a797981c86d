"""The single changes of a step or of a record, in plain words: which field, from what to what, who, when and why."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, TypeAlias

from models.record.canonical import read_value
from models.store import Store
from models.telling.fields import FIELDS, field_name
from models.telling.names import Key
from models.telling.values import Wording

WHOLE = "row"
"""The unit that stands for a whole record: made, deleted or brought back."""

PAGE = 200

Mark: TypeAlias = tuple[str, int]
"""Where a change stands among those of its record or step: the clock of its step, and its arrival in this file."""

LATEST: Mark = ("~", 0)
"""After every change."""


class Deed(Enum):
    """What a change did to its record."""

    ADDED = auto()
    CHANGED = auto()
    DELETED = auto()
    RESTORED = auto()


@dataclass(frozen=True, slots=True)
class PastChange:
    """One unit of one record given a value; or, with the unit `WHOLE`, a whole record.

    `field` is what the unit is called; `befores` and `after` are what it said, in words, empty for a whole record.
    Several stood before where a conflict was settled; `beside` are the other values that the same step gave the unit,
    which is what undoing such a settlement does.
    `change` names it in the record; `value` is in storage form, as a change of this unit has it.
    """

    change: str
    mark: Mark
    transaction: str
    analyst_id: str
    analyst: str
    label: str
    kind: str
    reason: str
    key: Key
    unit: str
    deed: Deed
    field: str
    befores: tuple[str, ...]
    after: str
    value: Any
    beside: tuple[str, ...] = ()

    @property
    def before(self) -> str:
        """What stood before, in words."""
        return " or ".join(self.befores)

    @property
    def clock(self) -> str:
        """When it was written, as ISO text in UTC."""
        return self.mark[0]


@dataclass(frozen=True, slots=True)
class Changes:
    """Some changes, and where to read on; None at the end."""

    changes: tuple[PastChange, ...]
    more: Mark | None


_COLUMNS = """c.hash, t.clock, c.seq, t.id, t.analyst_id, coalesce(a.name, ''), t.label, t.kind, t.reason,
    c.table_name, c.row_id, c.unit, {value}"""
_FROM = """FROM change c JOIN "transaction" t ON t.id = c.transaction_id LEFT JOIN analyst a ON a.id = t.analyst_id"""
_OF_RECORD = f"""SELECT {_COLUMNS.format(value="c.value")} {_FROM}
WHERE c.table_name = ? AND c.row_id = ? AND (t.clock, c.seq) < (?, ?) ORDER BY t.clock DESC, c.seq DESC LIMIT ?"""
_IN_SHORT = "CASE WHEN c.unit = 'row' AND c.value <> 'null' THEN '{}' ELSE c.value END"
"""What a whole record held is not read for a list of many of them."""

_OF_STEP = f"""SELECT {_COLUMNS.format(value=_IN_SHORT)} {_FROM}
WHERE c.transaction_id = ? AND c.seq > ? ORDER BY c.seq LIMIT ?"""
_PARENTS = """SELECT p.change, one.unit, one.value FROM parent p JOIN change one ON one.hash = p.parent
WHERE p.change IN (SELECT value FROM json_each(?)) ORDER BY one.seq"""


def changes_of_record(store: Store, key: Key, before: Mark = LATEST, most: int = PAGE) -> Changes:
    """What became of a record, newest first; what it was made with comes field by field, each to be restored."""
    with store.one_state():
        rows = store.columns(_OF_RECORD, *key, *before, most)
        told = _Telling(store, rows)
        found = [one for row in rows for one in told.in_full(row)]
    return Changes(_beside_each_other(found), (rows[-1][1], rows[-1][2]) if len(rows) == most else None)


def changes_of_step(store: Store, transaction: str, after: int = 0, most: int = PAGE) -> Changes:
    """What a step changed, in the order in which it did; records that it made or deleted come as a whole."""
    with store.one_state():
        rows = store.columns(_OF_STEP, transaction, after, most)
        told = _Telling(store, rows)
        found = [told.in_short(row) for row in rows]
    return Changes(_beside_each_other(found), (rows[-1][1], rows[-1][2]) if len(rows) == most else None)


def deed_words(change: PastChange) -> str:
    """What a change did, in a few words: added, deleted, “Range: 40–55 → 50–58”."""
    if change.unit == WHOLE:
        return change.deed.name.lower()
    after = " beside ".join((change.after, *change.beside))
    return f"{change.field}: {change.before} → {after}" if change.before else f"{change.field}: {after}"


def values_now(store: Store, key: Key) -> Mapping[str, Any]:
    """The units of a record as they are now, in the form that changes have them; empty for one that is not there."""
    from models.record.shape import columns, tables, unit_in, units

    table = tables().get(key[0])
    if table is None:
        return {}
    names = list(columns(table))
    listed = ", ".join(f'"{name}"' for name in names)
    rows = store.columns(f'SELECT {listed} FROM "{key[0]}" WHERE id = ?', key[1])  # noqa: S608 - our own names
    now = [dict(zip(names, row, strict=True)) for row in rows]
    return {unit: unit_in(table, unit, now[0]) for unit in units(table)} if now else {}


def _beside_each_other(changes: Sequence[PastChange]) -> tuple[PastChange, ...]:
    """The changes with what else the same step gave the same unit."""
    given: dict[tuple[str, Key, str], list[PastChange]] = defaultdict(list)
    for one in changes:
        if one.unit != WHOLE:
            given[one.transaction, one.key, one.unit].append(one)
    return tuple(
        one if len(others) < 2 else replace(one, beside=tuple(other.after for other in others if other is not one))
        for one in changes
        for others in [given[one.transaction, one.key, one.unit]]
    )


class _Telling:
    """Puts some changes into words; what they superseded is read for all of them at once."""

    def __init__(self, store: Store, rows: Sequence[tuple[Any, ...]]) -> None:
        self._wording = Wording(store.columns)
        self._parents: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for change, unit, value in store.columns(_PARENTS, json.dumps([row[0] for row in rows])):
            self._parents[change].append((unit, read_value(value)))

    def in_short(self, row: tuple[Any, ...]) -> PastChange:
        """A change as it stands."""
        change, (table, unit, value) = row[0], (row[9], row[11], read_value(row[12]))
        if unit == WHOLE:
            return _past(row, WHOLE, self._deed(change, value), None)
        before = dict.fromkeys(self._said(table, unit, one, said) for one, said in self._parents[change])
        after = self._wording.value(table, unit, value)
        return _past(row, unit, Deed.CHANGED, value, tuple(before), after)

    def in_full(self, row: tuple[Any, ...]) -> Iterator[PastChange]:
        """A change, and after the one that made a record what it was made with."""
        whole = self.in_short(row)
        yield whole
        if whole.deed is Deed.ADDED:
            values, table = read_value(row[12]), row[9]
            for unit, value in _units(table, values):
                yield _past(row, unit, Deed.ADDED, value, (), self._wording.value(table, unit, value))

    def _deed(self, change: str, value: Any) -> Deed:
        if value is None:
            return Deed.DELETED
        return Deed.RESTORED if self._parents[change] else Deed.ADDED

    def _said(self, table: str, unit: str, by_unit: str, value: Any) -> str:
        """What a change that was superseded said of a unit."""
        if by_unit != WHOLE:
            return self._wording.value(table, unit, value)
        return "deleted" if value is None else self._wording.value(table, unit, _in_whole(table, unit, value))


def _past(
    row: tuple[Any, ...], unit: str, deed: Deed, value: Any, befores: tuple[str, ...] = (), after: str = ""
) -> PastChange:
    change, clock, seq, transaction, analyst_id, analyst, label, kind, reason, table, row_id, *_ = row
    field = "" if unit == WHOLE else field_name(table, unit)
    return PastChange(
        change, (clock, seq), transaction, analyst_id, analyst, label, kind, reason, (table, row_id), unit, deed,
        field, befores, after, value,
    )  # fmt: skip


def _in_whole(table: str, unit: str, values: Mapping[str, Any]) -> Any:
    from models.record.shape import tables, unit_in, units

    kind = tables().get(table)
    return unit_in(kind, unit, values) if kind is not None and unit in units(kind) else values.get(unit)


def _units(table: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The units that a whole record was given something for, in the order of the screen."""
    from models.record.shape import fields_of, tables, units

    kind = tables().get(table)
    if kind is None:
        return
    known = units(kind)
    for unit in FIELDS.get(table, known):
        if unit in known and any(field in values for field in fields_of(kind, unit, values)):
            yield unit, _in_whole(table, unit, values)
