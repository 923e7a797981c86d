"""Copies of a dossier in memory, in which people work apart and which meet in pieces, with clocks that mean nothing.

What a copy writes goes through the same replay, undo and hashes as a real one; only the file is left out. Beside each
change it is noted which changes its author had, so that what must stand can be told without looking at its parents.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from models.errors import UserError
from models.record import undo
from models.record.canonical import canonical
from models.record.materialise import Key, row_values
from models.record.replay import ROW, Entry, RowState, head_hashes, order_of, replay
from models.record.shape import defaults, units
from models.record.steps import steps
from models.record.writing import Proposal
from models.tables import Link

UNITS, USUAL = units(Link), defaults(Link)
VALUES: dict[str, tuple[Any, ...]] = {
    "note": ("x", "y", ""),
    "other_id": ("s1", None),
    "standing": (
        {"state": "met", "since": "2022-04-01"},
        {"state": "met", "since": None},
        {"state": None, "since": None},
    ),
}
"""What is given to units; some of it is what they hold anyway."""


@dataclass
class History:
    """Everything that was ever written, in any copy, and what its author had of the same row."""

    chance: random.Random
    bad_clocks: float = 0.3
    seen: dict[str, frozenset[str]] = field(default_factory=dict)
    numbers: Iterable[int] = field(default_factory=count)

    def number(self) -> int:
        """A number that was never given before."""
        return next(iter(self.numbers))


class Replica:
    """One copy: its record by row, the table that followed from it step by step, and the steps of its own site."""

    def __init__(self, site: str, history: History) -> None:
        self.site, self.history, self.chance = site, history, history.chance
        self.record: dict[Key, dict[str, Entry]] = {}
        self.table: dict[Key, dict[str, Any]] = {}
        self.conflicts: dict[Key, set[tuple[str, str]]] = {}
        self.undoes: dict[str, str] = {}
        self.unmerges: set[str] = set()
        self.own_steps: list[tuple[str, str, str, str | None]] = []
        self.clock = 0

    def work(self, others: "list[Replica]") -> None:
        """Do one thing that people do."""
        if self.chance.random() < 0.15:
            self.take_in(self.chance.choice(others), piece=self.chance.random() < 0.3)
            return
        deeds = (self.edit, self.edit, self.edit, self.edit, self.insert, self.delete, self.restore, self.settle)
        self.chance.choice((*deeds, self.settle, self.take_back, self.take_back))()

    def insert(self) -> None:
        """Add a row."""
        key = ("link", f"r{self.history.number()}")
        self.write([Proposal(key, ROW, {"statement_id": "s0", "kind": "answers", "note": self.chance.choice("xy")})])

    def edit(self) -> None:
        """Give a unit of some row a value."""
        key = self.some(self.table)
        if key is not None:
            unit = self.chance.choice(list(VALUES))
            now = self.state(key).units[unit]
            self.write([Proposal(key, unit, self.chance.choice(VALUES[unit]), head_hashes([now]))])

    def delete(self) -> None:
        """Delete some row."""
        key = self.some(self.table)
        if key is not None:
            self.write([Proposal(key, ROW, None, head_hashes(self.state(key).units.values()))])

    def restore(self) -> None:
        """Bring a row back that is gone, with other words."""
        key = self.some(self.record.keys() - self.table.keys())
        if key is not None:
            note = self.chance.choice([{"note": "x"}, {"note": "z"}, {}])
            values = {"statement_id": "s0", "kind": "answers", **note}
            self.write([Proposal(key, ROW, values, head_hashes(self.state(key).units.values()))])

    def settle(self) -> None:
        """Let one of the values stand that are in conflict."""
        key = self.some(key for key, listed in self.conflicts.items() if listed and key in self.table)
        if key is not None:
            unit = self.chance.choice(sorted({name for name, _ in self.conflicts[key]}))
            state = self.state(key)
            values = VALUES.get(unit, (row_values(Link, state).get(unit),))
            self.write([Proposal(key, unit, self.chance.choice(values), head_hashes([state.units[unit]]))])

    def take_back(self) -> None:
        """Undo or redo, where nothing else stands there by now."""
        found = steps(reversed(self.own_steps))
        kind = self.chance.choice(["undo", "redo"])
        step = found.undo if kind == "undo" else found.redo
        if step is None:
            return
        self.without({step.transaction}, kind, step.transaction)

    def without(self, steps_out: set[str], kind: str = "edit", undoes: str | None = None) -> str:
        """Take steps back, and say in which step; "" where something else stands there by now."""
        transaction, proposals = self.new_transaction(), list[Proposal]()
        for key, entries in self.record.items():
            if any(entry.transaction in steps_out for entry in entries.values()):
                taking = undo._Taking(key, frozenset(steps_out), list(entries.values()), frozenset(self.unmerges))
                standing = undo._Standing(list(entries.values()), self.undoes, set(taking._own), taking._kept)
                looked_at = UNITS if ROW in taking._changed else taking._changed
                for unit in looked_at:
                    if standing.overtaking(taking._now.units[unit].heads, unit) is not None:
                        return ""
                proposals += taking.proposals(transaction)
        self.write(proposals, transaction, kind, undoes)
        return transaction

    def new_transaction(self) -> str:
        """A name that no transaction has."""
        return f"t{self.history.number():06}"

    def write(
        self, proposals: list[Proposal], transaction: str = "", kind: str = "edit", undoes: str | None = None
    ) -> None:
        """Record changes as one transaction and let the table follow."""
        transaction, clock = transaction or self.new_transaction(), self.tick()
        self.own_steps.append((transaction, kind, kind, undoes))
        if undoes is not None:
            self.undoes[transaction] = undoes
        if kind == "unmerge":
            self.unmerges.add(transaction)
        # What brings a conflict back stands beside the other changes of its step, and has not seen them.
        several = len({one.key for one in proposals}) < len(proposals) and undoes is not None
        for one in proposals:
            value = canonical(one.value)
            name = one.name_in(transaction, value)
            entries = self.record.setdefault(one.key, {})
            self.history.seen[name] = _followed(one, entries) if several else frozenset(entries)
            order = order_of(clock, self.site, one.seen, name)
            entries[name] = Entry(name, one.unit, one.value, one.seen, order, transaction)
        self.follow({one.key for one in proposals})

    def tick(self) -> str:
        """The next time by this copy's clock, or one that means nothing."""
        self.clock += 1
        shown = self.chance.randrange(40) if self.chance.random() < self.history.bad_clocks else self.clock
        return f"{shown:06}"

    def take_in(self, other: "Replica", *, piece: bool = False) -> None:
        """Append what the other one has, or any part of it in any order."""
        arriving = [(key, entry) for key, entries in other.record.items() for entry in entries.values()]
        self.chance.shuffle(arriving)
        if piece:
            arriving = arriving[: self.chance.randrange(len(arriving) + 1)]
        for key, entry in arriving:
            self.record.setdefault(key, {})[entry.hash] = entry
        self.clock = max(self.clock, other.clock)
        self.undoes |= other.undoes
        self.unmerges |= other.unmerges
        self.follow({key for key, _ in arriving})

    def follow(self, keys: Iterable[Key]) -> None:
        """Let the table say what the record says of these rows."""
        for key in keys:
            state = self.state(key)
            self.table.pop(key, None)
            if state.alive:
                self.table[key] = {**row_values(Link, state), "version": state.version}
            self.conflicts[key] = {(unit, head.hash) for unit, head in state.conflicts()}

    def state(self, key: Key) -> RowState:
        """What the record says of a row."""
        found = replay(self.record[key].values(), UNITS, USUAL)
        if found is None:
            raise UserError("A row without changes.")
        return found

    def some(self, keys: Iterable[Key]) -> Key | None:
        """One of the rows, if there is any."""
        listed = sorted(keys)
        return self.chance.choice(listed) if listed else None


def _followed(proposal: Proposal, entries: Mapping[str, Entry]) -> frozenset[str]:
    """What a change was told to have seen, and what that had seen of the same unit."""
    found: set[str] = set()
    open_ends = set(proposal.seen)
    while open_ends:
        found |= open_ends
        followed = [entries[name] for name in open_ends if entries[name].unit in (ROW, proposal.unit)]
        open_ends = {parent for entry in followed for parent in entry.parents & entries.keys()} - found
    return frozenset(found)


def history(seed: int, deeds: int = 24) -> list[Replica]:
    """Two to five copies after so many deeds."""
    chance = random.Random(seed)
    made = History(chance)
    replicas = [Replica(site, made) for site in "ABCDE"[: chance.randint(2, 5)]]
    replicas[0].insert()
    for one in replicas[1:]:
        one.take_in(replicas[0])
    for _ in range(deeds):
        one = chance.choice(replicas)
        one.work([other for other in replicas if other is not one])
    return replicas
