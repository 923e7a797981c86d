"""Bringing back a conflict that an undo leads back to: every value that stood then stands again beside the others."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from models.record.canonical import canonical
from models.record.materialise import Key
from models.record.replay import ROW, Entry, RowState, UnitState, deletes, head_hashes
from models.record.shape import fields_of, unit_in
from models.record.writing import Proposal
from models.tables import Row


@dataclass(frozen=True)
class Contested:
    """A row as it is `now`, and as it was `before`, when copies that met said different things of some units.

    Each value that stood is said anew, apart from the others. The later it was, the more of them it has seen, so that
    the same one is shown as was then (see `order_of`), and each can be traced to who said it first.
    """

    key: Key
    table: type[Row]
    now: RowState
    before: RowState
    transaction: str

    def over(self, whole: str) -> list[Proposal]:
        """The sides of all units that were in conflict, on top of a change of the whole row."""
        disputed = dict.fromkeys(unit for unit, _ in self.before.conflicts())
        sides = {unit: self._sides(unit, self.before.units[unit]) for unit in disputed}
        return self._said_again(sides, dict.fromkeys(sides, frozenset((whole,))), frozenset((whole,)))

    def in_units(self, units: Iterable[str]) -> list[Proposal]:
        """The sides of some units that were in conflict, on top of what stands there now."""
        now, sides = self.now.units, {unit: self._sides(unit, self.before.units[unit]) for unit in units}
        below = {unit: head_hashes([now[unit]]) for unit in sides}
        if any(map(deletes, chain(*sides.values()))):
            sides |= self._besides(sides)
        calm = head_hashes(now[unit] for unit in now if unit not in self._disputed)
        return self._said_again(sides, below, calm - head_hashes(self._disputed.values()))

    def _besides(self, units: Collection[str]) -> dict[str, list[Entry]]:
        """What other units say. A deletion covers the whole row, and must not become a further side of theirs."""
        found = {unit: self._sides(unit, state) for unit, state in self.now.units.items() if unit not in units}
        shared = head_hashes(self._disputed.values())
        return {
            unit: said
            for unit, said in found.items()
            if not any(map(deletes, said)) and (unit in self._disputed or shared & head_hashes([self.now.units[unit]]))
        }

    @cached_property
    def _disputed(self) -> dict[str, UnitState]:
        return {unit: self.now.units[unit] for unit, _ in self.now.conflicts()}

    def _said_again(
        self, sides: Mapping[str, list[Entry]], below: Mapping[str, frozenset[str]], elsewhere: frozenset[str]
    ) -> list[Proposal]:
        deleted = [unit for unit, said in sides.items() if any(map(deletes, said))]
        own = {side.hash for unit in deleted for side in sides[unit] if deletes(side)}
        gone = Proposal(self.key, ROW, None, elsewhere.union(own, *(below[unit] for unit in deleted)))
        above = frozenset((gone.name_in(self.transaction),))
        found = [gone] if deleted else []
        for unit, said in sides.items():
            seen = below.get(unit, frozenset()) | (above if deleted and unit not in deleted else frozenset())
            found += [
                Proposal(self.key, unit, self._said(unit, side), seen | {one.hash for one in said[place:]})
                for place, side in enumerate(said)
                if not deletes(side)
            ]
        return found

    def _sides(self, unit: str, state: UnitState) -> list[Entry]:
        """The latest change that says each of the values, newest first."""
        first: dict[str, Entry] = {}
        for head in state.heads:
            first.setdefault("deleted" if deletes(head) else canonical(self._said(unit, head)), head)
        return list(first.values())

    def _said(self, unit: str, side: Entry) -> object:
        row = side.value if side.unit == ROW else fields_of(self.table, unit, side.value)
        return unit_in(self.table, unit, row)
