"""Bringing back a conflict that an undo leads back to: every value that stood then stands again beside the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
        disputed = list(dict.fromkeys(unit for unit, _ in self.before.conflicts()))
        sides = self._sides_of(disputed, self.before.units)
        below = dict.fromkeys(self.before.units, frozenset((whole,)))
        return self._said_again(sides, below, self.before.units, ())

    def in_units(self, units: Iterable[str], others: Sequence[Proposal]) -> list[Proposal]:
        """The sides of some units that were in conflict, on top of what stands there now, beside changes of others."""
        below = {unit: head_hashes([state]) for unit, state in self.now.units.items()}
        return self._said_again(self._sides_of(units, self.before.units), below, self.now.units, others)

    def _said_again(
        self,
        sides: dict[str, list[Entry]],
        below: Mapping[str, frozenset[str]],
        around: Mapping[str, UnitState],
        others: Sequence[Proposal],
    ) -> list[Proposal]:
        """The sides and the other changes; a deletion covers all units, so what stands `around` is said anew too."""
        own = {side.hash for said in sides.values() for side in said if deletes(side)}
        if not own:
            return [*others, *self._apart(sides, below)]
        said_already = {*sides, *(one.unit for one in others)}
        sides = sides | self._sides_of((unit for unit in around if unit not in said_already), around)
        gone = Proposal(self.key, ROW, None, frozenset().union(own, *below.values()))
        above = frozenset((gone.name_in(self.transaction),))
        # Where the deletion was no side it must not become one.
        below = {unit: seen if any(map(deletes, sides.get(unit, ()))) else seen | above for unit, seen in below.items()}
        return [gone, *(replace(one, seen=one.seen | above) for one in others), *self._apart(sides, below)]

    def _apart(self, sides: Mapping[str, Sequence[Entry]], below: Mapping[str, frozenset[str]]) -> Iterator[Proposal]:
        for unit, said in sides.items():
            seen = below[unit].difference(one.hash for one in said)
            for place, side in enumerate(said):
                if not deletes(side):
                    found = seen.union(one.hash for one in said[place:])
                    yield Proposal(self.key, unit, self._said(unit, side), found)

    def _sides_of(self, units: Iterable[str], states: Mapping[str, UnitState]) -> dict[str, list[Entry]]:
        return {unit: self._sides(unit, states[unit]) for unit in units}

    def _sides(self, unit: str, state: UnitState) -> list[Entry]:
        """The latest change that says each of the values, newest first."""
        first: dict[str, Entry] = {}
        for head in state.heads:
            first.setdefault("deleted" if deletes(head) else canonical(self._said(unit, head)), head)
        return list(first.values())

    def _said(self, unit: str, side: Entry) -> object:
        row = side.value if side.unit == ROW else fields_of(self.table, unit, side.value)
        return unit_in(self.table, unit, row)
