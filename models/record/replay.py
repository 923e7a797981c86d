"""What a row is, as a pure function of the changes that name it: the one rule of edits, undo, merge and repair."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

ROW = "row"
"""The unit that covers all others: a whole row made, deleted (null) or restored."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as replay needs it. `order` only breaks ties; `value` is decoded JSON."""

    hash: str
    unit: str
    value: Any
    parents: frozenset[str]
    order: "Order"
    transaction: str


Order: TypeAlias = tuple[str, str, int, str]
"""Clock, site, how many changes were seen, hash. Only a step that brings a conflict back has several for one unit."""


def order_of(clock: str, site: str, parents: Collection[str], name: str) -> Order:
    """The place of a change among those of one unit that were made apart; of one step, what has seen more is later."""
    return clock, site, len(parents), name


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
        # Most rows are never touched again: what made them is what they are, and no unit has to be looked at.
        self._lone = len(known) == 1
        last = known[0] if self._lone else max(known, key=lambda entry: entry.order)
        self.version = last.transaction
        self.alive = self._is_alive()

    @property
    def entries(self) -> Sequence[Entry]:
        """All changes that it follows from."""
        return self._known

    @cached_property
    def units(self) -> "_UnitStates":
        """The state of each unit by its name."""
        return _UnitStates(self._known, self._fields, self._usual)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RowState):
            return NotImplemented
        return (self.alive, self.version, self.units) == (other.alive, other.version, other.units)

    __hash__ = None  # type: ignore[assignment]

    def values(self) -> dict[str, Any]:
        """Field values by name; fields that no change names are absent and take their column's default."""
        return dict(self._known[0].value or {}) if self._lone else self.units.values_of_fields()

    def conflicts(self) -> Iterator[tuple[str, Entry]]:
        """The heads of each unit that is in conflict, with its name."""
        if not self._lone:
            yield from self.units.conflicts()

    def _is_alive(self) -> bool:
        if self._lone:
            return self._known[0].unit == ROW and not deletes(self._known[0])
        made = any(entry.unit == ROW and not deletes(entry) for entry in self._known)
        return made and any(not deletes(head) for head in self.units.all_heads())


class _UnitStates(Mapping[str, "UnitState"]):
    """The states of a row's units, each worked out when it is asked for: of most rows few units are ever named.

    What no change names of its own is as the whole row has it, and that is found once for all such units. What a newer
    Parley said of units that are not known here stands and falls with the row, so that no value of theirs is lost.
    """

    def __init__(self, known: Sequence[Entry], units: Mapping[str, tuple[str, ...]], usual: Mapping[str, Any]) -> None:
        self._known, self._usual = units, usual
        self._named: dict[str, list[Entry]] = defaultdict(list)
        for entry in known:
            self._named[entry.unit].append(entry)
        self._whole = self._named.pop(ROW, [])
        self._fields = _with_newer(units, self._named, self._whole)
        self._found: dict[str, UnitState] = {}

    def __getitem__(self, unit: str) -> UnitState:
        if unit not in self._found:
            of_unit = _Unit(unit, self._fields[unit], self._usual)
            own = self._named.get(unit)
            self._found[unit] = of_unit.state(*(_standing([*self._whole, *own]) if own else self._plain))
        return self._found[unit]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def all_heads(self) -> Iterator[Entry]:
        """What stands in any unit; the same change may come more than once."""
        own = [unit for unit in self._fields if unit in self._named]
        if len(own) < len(self._fields):
            yield from self._plain[0]
        yield from (head for unit in own for head in self[unit].heads)

    def values_of_fields(self) -> dict[str, Any]:
        """What all units show, by field; fields that no change names are absent."""
        _, shown = self._plain
        found: dict[str, Any] = {} if shown is None else {**shown.value}
        for unit in self._named.keys() & self._fields.keys():
            for field in self._fields[unit]:
                found.pop(field, None)
            value = self[unit].value
            found.update(value if isinstance(value, dict) else {} if value is None else {unit: value})
        return found

    def conflicts(self) -> Iterator[tuple[str, Entry]]:
        """The heads of each unit that is in conflict, with its name."""
        several = len(self._plain[0]) > 1
        looked_at = (unit for unit in self._known if several or unit in self._named)
        yield from ((unit, head) for unit in looked_at if self[unit].in_conflict for head in self[unit].heads)

    @cached_property
    def _plain(self) -> tuple[tuple[Entry, ...], Entry | None]:
        return _standing(self._whole)


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


def _with_newer(
    units: Mapping[str, tuple[str, ...]], named: Mapping[str, Sequence[Entry]], whole: Sequence[Entry]
) -> Mapping[str, tuple[str, ...]]:
    """The units with those that only changes of a newer Parley name, whose fields are as those tell."""
    found = {unit: _told_of(unit, said) for unit, said in named.items() if unit not in units}
    grouped = {name for fields in (*units.values(), *found.values()) for name in fields}
    alone = {name: (name,) for entry in whole for name in entry.value or () if name not in grouped}
    return {**units, **found, **alone} if found or alone else units


def _told_of(unit: str, said: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(sorted({one for entry in said for one in (entry.value if isinstance(entry.value, dict) else (unit,))}))


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
        if deletes(entry):
            return "deleted"
        value = self.value_in(entry)
        given = value if isinstance(value, dict) else {} if value is None else {self.name: value}
        return repr([given.get(field, self.usual.get(field)) for field in self.fields])


def _standing(covering: Sequence[Entry]) -> tuple[tuple[Entry, ...], Entry | None]:
    """The heads among changes, and the one that is shown: where all are deletions, what was deleted."""
    heads = _heads(covering)
    standing = [entry for entry in heads if not deletes(entry)]
    if not standing:
        standing = _last_before_deletion(covering)
    return tuple(heads), standing[0] if standing else None


def _last_before_deletion(covering: Sequence[Entry]) -> list[Entry]:
    """What stood last of all that is no deletion; a restoration has seen what was there before the deletion too."""
    by_hash = {entry.hash: entry for entry in covering}
    given = [entry for entry in covering if not deletes(entry)]
    older: set[str] = set()
    open_ends = [parent for entry in given for parent in entry.parents]
    while open_ends:
        name = open_ends.pop()
        if name in by_hash and name not in older:
            older.add(name)
            open_ends += by_hash[name].parents
    return sorted((entry for entry in given if entry.hash not in older), key=lambda one: one.order, reverse=True)


def _heads(entries: Sequence[Entry]) -> list[Entry]:
    if len(entries) == 1:
        return list(entries)
    superseded = {parent for entry in entries for parent in entry.parents}
    heads = [entry for entry in entries if entry.hash not in superseded]
    return sorted(heads, key=lambda entry: entry.order, reverse=True)


def deletes(entry: Entry) -> bool:
    """Whether a change deletes its row."""
    return entry.unit == ROW and entry.value is None


def head_hashes(states: Iterable[UnitState]) -> frozenset[str]:
    """The names of all changes that stand in some units."""
    return frozenset(head.hash for state in states for head in state.heads)
