"""Whether the change record is as it was written: every hash and the sum of all are computed anew."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from models.checking.findings import Columns, Finding, Kind, row_name
from models.errors import UserError
from models.record.arrival import is_arrival
from models.record.canonical import add_to_digest, change_hash, is_storable, transaction_hash
from models.record.materialise import Key, listed_in
from models.record.replay import ROW, Entry, order_of
from models.record.shape import tables, units

_SEALED = ("id", "analyst_id", "site", "clock", "kind", "label", "reason", "undoes", "app_version")
_GAP = "supersedes a change that is gone"
_CHANGES = """
SELECT c.hash, c.transaction_id, c.table_name, c.row_id, c.unit, c.value, t.clock, t.site,
    (SELECT group_concat(p.parent, char(31)) FROM parent p WHERE p.change = c.hash)
FROM change c LEFT JOIN "transaction" t ON t.id = c.transaction_id
WHERE c.table_name = ? AND c.row_id BETWEEN ? AND ?
"""
_LATER = "SELECT p.change FROM parent p LEFT JOIN change c ON c.hash = p.parent WHERE c.hash IS NULL"
_LOOSE = "SELECT 1 FROM parent p LEFT JOIN change c ON c.hash = p.change WHERE c.hash IS NULL LIMIT 1"


class Audit:
    """An audit of the record, which reads the changes of some rows after the other and computes each hash anew.

    `findings` are what is wrong, `untrusted` the rows of which the record can therefore not be trusted to tell. `gaps`
    are those of the findings that tell of nothing but an earlier change that is gone, as it is after a salvage.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._bereft = {row[0] for row in columns(_LATER)}
        self._digest, self._names_fit = "0", True
        self.findings = _altered_steps(columns)
        self.untrusted: set[Key] = set()
        self.gaps = 0

    def sound(self, table: str, first: str, last: str) -> Mapping[str, list[Entry]]:
        """The changes of the rows of a table from one id to another, but of rows one of whose changes is faulty."""
        found: dict[str, list[Entry]] = defaultdict(list)
        changes = self._columns(_CHANGES, table, first, last)
        self._add_up(change[0] for change in changes)
        for change in changes:
            entry = self._entry(change)
            if entry is not None:
                found[change[3]].append(entry)
        for _, row_id in (key for key in self.untrusted if key[0] == table and key[1] in found):
            del found[row_id]
        return found

    def _entry(self, change: tuple[Any, ...]) -> Entry | None:
        name, transaction, table, row, unit, value, clock, site, superseded = change
        parents = listed_in(superseded)
        fault, said = examined(name, (transaction, table, row, unit, value), parents)
        fault = fault or ("belongs to no step" if clock is None else "")
        if not fault and name in self._bereft:
            fault, self.gaps = _GAP, self.gaps + 1
        if not fault:
            return Entry(name, unit, said, parents, order_of(clock, site, parents, name), transaction)
        self.findings.append(_faulty_change(self._columns, (table, row), unit, fault))
        self.untrusted.add((table, row))
        return None

    def _add_up(self, names: Iterable[str]) -> None:
        try:
            self._digest = add_to_digest(self._digest, names)
        except ValueError:
            self._names_fit = False

    def close(self) -> None:
        """Look at what concerns the record as a whole, after the changes of all rows were read."""
        if self._columns(_LOOSE):
            said = "The record tells what changes superseded that are gone from it."
            self.findings.append(Finding(Kind.RECORD, None, said))
        kept = self._columns("SELECT value FROM meta WHERE key = 'record_digest'")
        if not self._names_fit or kept != [(self._digest,)]:
            said = "Changes were added to the record or taken out of it: its sum does not fit."
            self.findings.append(Finding(Kind.RECORD, None, said))


def _altered_steps(columns: Columns) -> list[Finding]:
    found = []
    sql = f'SELECT {", ".join(_SEALED)}, hash, arrived FROM "transaction" ORDER BY clock, id'  # noqa: S608 - our own names
    for *values, seal, arrived in columns(sql):
        step = dict(zip(_SEALED, values, strict=True))
        name = f"step “{step['label']}” of {step['clock']}"
        if not is_sealed(step, seal):
            found.append(Finding(Kind.RECORD, None, f"The {name} was altered."))
        elif not is_arrival(step["id"], arrived):
            found.append(Finding(Kind.RECORD, None, f"The time at which the {name} came to this file was altered."))
    return found


def is_sealed(step: dict[str, Any], seal: str) -> bool:
    """Whether a transaction's own words (all but `arrived` and `hash`) are those that its seal was made of."""
    try:
        return transaction_hash(step) == seal
    except UserError:
        return False


def fault_of(name: str, said: tuple[str, str, str, str, str], parents: Collection[str]) -> str:
    """What is wrong with a change by itself, in words that follow its name; "" for a sound one.

    `said` is its transaction, table, row, unit and value; `parents` are the changes that it says it superseded.
    """
    return examined(name, said, parents)[0]


def examined(name: str, said: tuple[str, str, str, str, str], parents: Collection[str]) -> tuple[str, Any]:
    """The same, and what the value of a sound one says."""
    _, table, row, unit, text = said
    if change_hash(*said, parents) != name:
        return "was altered: its hash does not fit", None
    try:
        value = json.loads(text)
    except ValueError:
        return "cannot be read", None
    return ("" if "\x00" not in row and _is_readable(text, value, table, unit) else "cannot be read"), value


def _is_readable(text: str, value: Any, table: str, unit: str) -> bool:
    if not is_storable(text, value):
        return False
    if unit == ROW:
        return value is None or isinstance(value, dict)
    # What a newer Parley says of tables and units that are not known here is carried along.
    fields = units(tables()[table]).get(unit, (unit,)) if table in tables() else (unit,)
    return unit in fields or isinstance(value, dict)


def _faulty_change(columns: Columns, key: Key, unit: str, fault: str) -> Finding:
    if key[0] not in tables():
        return Finding(Kind.RECORD, None, f"A change of {key[0]} {key[1]} in the record {fault}.")
    what = "a whole row" if unit == ROW else unit.removesuffix("_id").replace("_", " ")
    return Finding(Kind.RECORD, key, f"A change of {row_name(columns, key)} ({what}) in the record {fault}.")
