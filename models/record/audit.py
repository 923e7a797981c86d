"""Whether the change record is as it was written: every hash and the sum of all are computed anew."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from models.checking.findings import Columns, Finding, Kind, row_name
from models.errors import UserError
from models.record.arrival import is_arrival
from models.record.canonical import add_to_digest, change_hash, is_storable, transaction_hash
from models.record.materialise import Key
from models.record.replay import ROW
from models.record.shape import tables, units

_SEALED = ("id", "analyst_id", "site", "clock", "kind", "label", "reason", "undoes", "app_version")
_GAP = "supersedes a change that is gone"
_CHANGES = """
SELECT c.hash, c.transaction_id, c.table_name, c.row_id, c.unit, c.value, t.id IS NOT NULL
FROM change c LEFT JOIN "transaction" t ON t.id = c.transaction_id ORDER BY c.seq
"""


@dataclass(frozen=True, slots=True)
class Audit:
    """What is wrong with the record, and the rows of which it can therefore not be trusted to tell.

    `gaps` are those of the findings that tell of nothing but an earlier change that is gone, as it is after a salvage.
    """

    findings: list[Finding]
    untrusted: frozenset[Key]
    gaps: int


def audit_record(columns: Columns) -> Audit:
    """Compute every hash and the digest anew."""
    parents: dict[str, set[str]] = defaultdict(set)
    for change, parent in columns("SELECT change, parent FROM parent"):
        parents[change].add(parent)
    changes = columns(_CHANGES)
    known = {change[0] for change in changes}
    findings, untrusted, gaps = _altered_steps(columns), set(), 0
    for name, transaction, table, row, unit, value, signed in changes:
        said = (transaction, table, row, unit, value)
        superseded = parents.get(name, set())
        fault = fault_of(name, said, superseded) or ("" if signed else "belongs to no step")
        if not fault and not superseded <= known:
            fault, gaps = _GAP, gaps + 1
        if fault:
            findings.append(_faulty_change(columns, (table, row), unit, fault))
            untrusted.add((table, row))
    if parents.keys() - known:
        findings.append(Finding(Kind.RECORD, None, "The record tells what changes superseded that are gone from it."))
    return Audit(findings + _wrong_digest(columns, known), frozenset(untrusted), gaps)


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
    _, table, row, unit, value = said
    if change_hash(*said, parents) != name:
        return "was altered: its hash does not fit"
    return "" if "\x00" not in row and _is_readable(value, table, unit) else "cannot be read"


def _is_readable(value: str, table: str, unit: str) -> bool:
    try:
        said = json.loads(value)
    except ValueError:
        return False
    if not is_storable(value, said):
        return False
    if unit == ROW:
        return said is None or isinstance(said, dict)
    # What a newer Parley says of tables and units that are not known here is carried along.
    fields = units(tables()[table]).get(unit, (unit,)) if table in tables() else (unit,)
    return unit in fields or isinstance(said, dict)


def _faulty_change(columns: Columns, key: Key, unit: str, fault: str) -> Finding:
    if key[0] not in tables():
        return Finding(Kind.RECORD, None, f"A change of {key[0]} {key[1]} in the record {fault}.")
    what = "a whole row" if unit == ROW else unit.removesuffix("_id").replace("_", " ")
    return Finding(Kind.RECORD, key, f"A change of {row_name(columns, key)} ({what}) in the record {fault}.")


def _wrong_digest(columns: Columns, known: Collection[str]) -> list[Finding]:
    kept = columns("SELECT value FROM meta WHERE key = 'record_digest'")
    readable = [name for name in known if len(name) == 32 and not set(name) - set("0123456789abcdef")]
    if len(readable) == len(known) and kept == [(add_to_digest("0", readable),)]:
        return []
    return [Finding(Kind.RECORD, None, "Changes were added to the record or taken out of it: its sum does not fit.")]
