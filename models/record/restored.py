"""What a record was once, and bringing back one that was deleted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.errors import UserError
from models.record.contested import Contested
from models.record.loose_ends import refuse_loose_ends
from models.record.materialise import Key, entries_of, row_values, states
from models.record.overtaken import author_of
from models.record.replay import ROW, RowState, head_hashes, replay
from models.record.shape import columns, defaults, fields_of, tables, unit_in, units, without_defaults
from models.record.writing import Proposal, Writing
from models.references import REFERENCES
from models.telling.fields import noun
from models.telling.names import Names

_ONLY_ONE = ("code", "number")
"""Fields that no two records of a kind have alike."""


def row_now(writing: Writing, key: Key) -> dict[str, Any]:
    """All fields of a record in storage form; of a deleted one, as it was last."""
    table = tables()[key[0]]
    return row_values(table, states(writing.connection, table, [key[1]])[key[1]])


def heads_of(writing: Writing, key: Key, unit: str) -> frozenset[str]:
    """The changes that stand for a unit."""
    table = tables()[key[0]]
    return head_hashes([states(writing.connection, table, [key[1]])[key[1]].units[unit]])


def row_at(writing: Writing, key: Key, unit: str, change: str) -> dict[str, Any]:
    """A record as it was after a change of it, whose own value the unit has even where another one was shown."""
    table, entries = tables()[key[0]], entries_of(writing.connection, *_one(key))[key[1]]
    made = next(entry for entry in entries if entry.hash == change)
    then = replay((one for one in entries if one.order <= made.order), units(table), defaults(table))
    if then is None or made.unit not in (unit, ROW) or (made.value is None and made.unit == ROW):
        raise ValueError(f"{change} says nothing of {unit}")
    said = made.value if made.unit == ROW else fields_of(table, unit, made.value)
    return {**row_values(table, then), **fields_of(table, unit, unit_in(table, unit, said))}


def refuse_taken(writing: Writing, key: Key, values: Mapping[str, Any], refusal: str) -> None:
    """Raise `UserError` when another record of the kind has the code or number by now, whatever its capitals."""
    for field in _ONLY_ONE:
        if field in columns(tables()[key[0]]) and field in values:
            sql = f'SELECT 1 FROM "{key[0]}" WHERE lower({field}) = lower(?) AND id <> ?'  # noqa: S608 - our own names
            if writing.columns(sql, values[field], key[1]):
                raise UserError(f"{refusal}: another {noun(key[0])} has the {field} {values[field]} now.")


def bring_back(writing: Writing, key: Key) -> None:
    """Restore a deleted record with its parts that went in the same step, and what referred to it until then."""
    title = Names(writing.columns).title(*key)
    refusal = f"“{writing.label}” cannot be done"
    state = _states(writing, [key]).get(key)
    if state is None or state.alive:
        raise UserError(f"{refusal}: {title} is {'not deleted' if state is not None else 'nowhere in the dossier'}.")
    deletion = next(head for head in next(iter(state.units.values())).heads if head.unit == ROW)
    doomed = [
        (table, row)
        for table, row, unit, value in _changes(writing, deletion.transaction)
        if unit == ROW and value == "null"
    ]
    gone = {one: found for one, found in _states(writing, [key, *doomed]).items() if not found.alive}
    chosen = _with_parts(writing, key, {one: row_values(tables()[one[0]], found) for one, found in gone.items()})
    for one, values in chosen.items():
        refuse_taken(writing, one, values, refusal)
    proposals = [made for one, values in chosen.items() for made in _again(writing, one, values, gone[one])]
    writing.record([*proposals, *_pointing_again(writing, deletion.transaction, chosen)])
    _, clock = author_of(writing, deletion.transaction)
    refuse_loose_ends(writing, proposals, refusal, clock)


def _again(writing: Writing, key: Key, values: Mapping[str, Any], now: RowState) -> list[Proposal]:
    """What makes a deleted record as it was, conflicts included."""
    table, heads = tables()[key[0]], head_hashes(now.units.values())
    whole = Proposal(key, ROW, without_defaults(table, values), heads)
    entries = entries_of(writing.connection, *_one(key))[key[1]]
    before = replay((one for one in entries if one.hash not in heads), *_shape(key[0]))
    if before is None:
        return [whole]
    again = Contested(key, table, now, before, writing.transaction)
    return [whole, *again.over(whole.name_in(writing.transaction))]


def _with_parts(writing: Writing, key: Key, gone: Mapping[Key, dict[str, Any]]) -> dict[Key, dict[str, Any]]:
    """The record and, of what went with it, its parts and the parts of others that hang on it."""
    chosen, names, grown = {key: gone[key]}, Names(writing.columns), True
    while grown:
        found = {
            one: values
            for one, values in gone.items()
            if one not in chosen and _belongs(one[0], values, chosen) and _is_whole(names, one[0], values, chosen)
        }
        chosen |= found
        grown = bool(found)
    return chosen


def _belongs(table: str, values: Mapping[str, Any], chosen: Mapping[Key, Any]) -> bool:
    own = [one for one in REFERENCES if one.table == table]
    pointed = {(target, values.get(one.field)) for one in own for target in one.targets}
    return any(one.part for one in own) and any(one in chosen for one in pointed)


def _is_whole(names: Names, table: str, values: Mapping[str, Any], chosen: Mapping[Key, Any]) -> bool:
    """Whether everything that a row refers to is there or comes back."""
    referred = ((one.targets, values.get(one.field)) for one in REFERENCES if one.table == table)
    return all(
        any((target, row) in chosen or names.of(target, row).alive for target in targets)
        for targets, row in referred
        if row
    )


def _pointing_again(writing: Writing, transaction: str, chosen: Mapping[Key, Any]) -> Iterator[Proposal]:
    """References to what comes back that the same step took away, where they have been left so since."""
    fields = {(one.table, one.field): one.targets for one in REFERENCES}
    for table, row, unit, _ in _changes(writing, transaction):
        targets = fields.get((table, unit), ())
        entries = entries_of(writing.connection, *_one((table, row)))[row] if targets else []
        own = {entry.hash for entry in entries if entry.transaction == transaction and entry.unit == unit}
        before = replay((one for one in entries if one.hash not in own and not one.parents & own), *_shape(table))
        now = replay(entries, *_shape(table))
        if before is None or now is None or not now.alive or head_hashes([now.units[unit]]) != own:
            continue
        value = row_values(tables()[table], before)[unit]
        if any((target, value) in chosen for target in targets):
            yield Proposal((table, row), unit, value, frozenset(own))


def _states(writing: Writing, keys: Sequence[Key]) -> dict[Key, RowState]:
    found: dict[Key, RowState] = {}
    for table in dict.fromkeys(table for table, _ in keys):
        ids = list(dict.fromkeys(row for name, row in keys if name == table))
        held = states(writing.connection, tables()[table], ids)
        found |= {(table, row): state for row, state in held.items()}
    return found


def _changes(writing: Writing, transaction: str) -> list[tuple[Any, ...]]:
    sql = """SELECT table_name, row_id, unit, CASE unit WHEN 'row' THEN value ELSE '' END FROM change
        WHERE transaction_id = ? ORDER BY seq"""
    return writing.columns(sql, transaction)


def _shape(table: str) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, Any]]:
    return units(tables()[table]), defaults(tables()[table])


def _one(key: Key) -> tuple[str, list[str]]:
    return key[0], [key[1]]
