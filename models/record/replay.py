"""What a row is, as a pure function of the changes that name it: the one rule of edits, undo, merge and repair."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ROW = "row"
"""The unit that covers all others: a whole row made, deleted (null) or restored."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as replay needs it. `order` is (clock, site, hash) and only breaks ties; `value` is decoded JSON."""

    hash: str
    unit: str
    value: Any
    parents: frozenset[str]
    order: tuple[str, str, str]
    transaction: str


@dataclass(frozen=True, slots=True)
class UnitState:
    """The changes that stand for one unit, newest first, and the value shown."""

    heads: tuple[Entry, ...]
    value: Any

    @property
    def in_conflict(self) -> bool:
        """Whether changes made apart say different things."""
        return len({repr(_said(head)) for head in self.heads}) > 1


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as its changes make it. `units` maps unit names to states; a deleted row has `alive` False."""

    alive: bool
    units: Mapping[str, UnitState]
    version: str

    def values(self) -> dict[str, Any]:
        """Field values by name; fields that no change names are absent and take their column's default."""
        found: dict[str, Any] = {}
        for unit, state in self.units.items():
            if isinstance(state.value, dict):
                found.update(state.value)
            elif state.value is not None:
                found[unit] = state.value
        return found


def _said(entry: Entry) -> Any:
    return None if entry.unit == ROW and entry.value is None else entry.value


def replay(entries: Sequence[Entry], units: Mapping[str, tuple[str, ...]]) -> RowState | None:
    """The state of a row from all its changes in any order; None for a row that no change names.

    `units` maps each unit of the table to its fields. Per unit the changes that no other change supersedes stand.
    Several heads: the one with the highest order is shown and, where they differ, the unit is in conflict.
    Deleted in one place and edited in another: the row stays.
    """
    if not entries:
        return None
    whole = [entry for entry in entries if entry.unit == ROW]
    states = {
        unit: _unit_state(
            [*whole, *(entry for entry in entries if entry.unit == unit)] if len(entries) > 1 else whole,
            unit,
            fields,
        )
        for unit, fields in units.items()
    }
    alive = any(not _deletes(head) for state in states.values() for head in state.heads)
    return RowState(alive, states, max(entries, key=lambda entry: entry.order).transaction)


def _unit_state(covering: Sequence[Entry], unit: str, fields: tuple[str, ...]) -> UnitState:
    heads = _heads(covering)
    standing = [entry for entry in heads if not _deletes(entry)]
    if not standing:
        standing = _heads([entry for entry in covering if not _deletes(entry)])
    shown = standing[0] if standing else None
    return UnitState(tuple(heads), _value_of(shown, unit, fields))


def _heads(entries: Sequence[Entry]) -> list[Entry]:
    if len(entries) == 1:
        return list(entries)
    superseded = {parent for entry in entries for parent in entry.parents}
    heads = [entry for entry in entries if entry.hash not in superseded]
    return sorted(heads, key=lambda entry: entry.order, reverse=True)


def _deletes(entry: Entry) -> bool:
    return entry.unit == ROW and entry.value is None


def _value_of(entry: Entry | None, unit: str, fields: tuple[str, ...]) -> Any:
    if entry is None:
        return None
    if entry.unit != ROW:
        return entry.value
    if len(fields) == 1 and fields[0] == unit:
        return entry.value.get(unit)
    return {field: entry.value[field] for field in fields if field in entry.value}


def head_hashes(states: Iterable[UnitState]) -> frozenset[str]:
    """The names of all changes that stand in some units."""
    return frozenset(head.hash for state in states for head in state.heads)
