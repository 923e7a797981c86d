"""What a row is, as a pure function of the changes that name it: the one rule of edits, undo, merge and repair."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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
    in_conflict: bool
    """Whether changes made apart say different things, a deletion included."""


class RowState:
    """A row as its changes make it; a deleted row has `alive` False, `version` is the last transaction on it."""

    def __init__(self, known: Sequence[Entry], units: Mapping[str, tuple[str, ...]], usual: Mapping[str, Any]) -> None:
        self._known, self._fields, self._usual = known, units, usual
        made = any(entry.unit == ROW and not _deletes(entry) for entry in known)
        self.alive = made and (self._lone or any(not _deletes(head) for head in self._heads()))
        self.version = max(known, key=lambda entry: entry.order).transaction

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RowState):
            return NotImplemented
        return (self.alive, self.version, self.units) == (other.alive, other.version, other.units)

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def units(self) -> Mapping[str, UnitState]:
        """The state of each unit by its name."""
        return _states(self._known, [_Unit(name, fields, self._usual) for name, fields in self._fields.items()])

    def values(self) -> dict[str, Any]:
        """Field values by name; fields that no change names are absent and take their column's default."""
        if self._lone:
            return dict(self._known[0].value or {})
        found: dict[str, Any] = {}
        for unit, state in self.units.items():
            if isinstance(state.value, dict):
                found.update(state.value)
            elif state.value is not None:
                found[unit] = state.value
        return found

    def conflicts(self) -> Iterator[tuple[str, Entry]]:
        """The heads of each unit that is in conflict, with its name."""
        if not self._lone:
            yield from ((unit, head) for unit, state in self.units.items() if state.in_conflict for head in state.heads)

    @property
    def _lone(self) -> bool:
        # Most rows are never touched again: what made them is what they are, and no unit has to be looked at.
        return len(self._known) == 1

    def _heads(self) -> Iterator[Entry]:
        return (head for state in self.units.values() for head in state.heads)


def replay(
    entries: Iterable[Entry], units: Mapping[str, tuple[str, ...]], usual: Mapping[str, Any] | None = None
) -> RowState | None:
    """The state of a row from all its changes in any order; None for a row that no change names.

    `units` maps each unit of the table to its fields, `usual` fields to what they hold where a change leaves them out.
    Per unit the changes that no other change supersedes stand. Several heads: the one with the highest order is shown
    and, where they differ, the unit is in conflict. Deleted in one place and edited in another: the row stays.
    A row whose making has not arrived yet is not alive.
    """
    known = list({entry.hash: entry for entry in entries}.values())
    return RowState(known, units, usual or {}) if known else None


def _states(known: Sequence[Entry], units: Sequence["_Unit"]) -> dict[str, UnitState]:
    by_unit: dict[str, list[Entry]] = defaultdict(list)
    for entry in known:
        by_unit[entry.unit].append(entry)
    whole = by_unit[ROW]
    # Most units are named by no change of their own: what stands for them is found once.
    plain = _standing(whole)
    return {
        unit.name: unit.state(*(_standing([*whole, *by_unit[unit.name]]) if unit.name in by_unit else plain))
        for unit in units
    }


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    fields: tuple[str, ...]
    usual: Mapping[str, Any]

    def state(self, heads: tuple[Entry, ...], shown: Entry | None) -> UnitState:
        value = None if shown is None else self.value_in(shown)
        return UnitState(heads, value, len(heads) > 1 and len({self.said_by(head) for head in heads}) > 1)

    def value_in(self, entry: Entry) -> Any:
        if entry.unit != ROW:
            return entry.value
        if self.fields == (self.name,):
            return entry.value.get(self.name)
        return {field: entry.value[field] for field in self.fields if field in entry.value}

    def said_by(self, entry: Entry) -> str:
        """What an entry says, written so that equal values are equal texts."""
        if _deletes(entry):
            return "deleted"
        value = self.value_in(entry)
        given = value if isinstance(value, dict) else {} if value is None else {self.name: value}
        return repr([given.get(field, self.usual.get(field)) for field in self.fields])


def _standing(covering: Sequence[Entry]) -> tuple[tuple[Entry, ...], Entry | None]:
    """The heads among changes, and the one that is shown: where all are deletions, what was deleted."""
    heads = _heads(covering)
    standing = [entry for entry in heads if not _deletes(entry)]
    if not standing:
        standing = _heads([entry for entry in covering if not _deletes(entry)])
    return tuple(heads), standing[0] if standing else None


def _heads(entries: Sequence[Entry]) -> list[Entry]:
    if len(entries) == 1:
        return list(entries)
    superseded = {parent for entry in entries for parent in entry.parents}
    heads = [entry for entry in entries if entry.hash not in superseded]
    return sorted(heads, key=lambda entry: entry.order, reverse=True)


def _deletes(entry: Entry) -> bool:
    return entry.unit == ROW and entry.value is None


def head_hashes(states: Iterable[UnitState]) -> frozenset[str]:
    """The names of all changes that stand in some units."""
    return frozenset(head.hash for state in states for head in state.heads)
