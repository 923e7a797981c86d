"""What must hold of copies that worked apart, each law as a sentence that says what broke it; "" where it holds."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from models.record.materialise import Key
from models.record.replay import ROW, Entry, RowState, deletes, replay
from tests.reliability.replicas import UNITS, USUAL, History, Replica, history

Law = Callable[[list[Replica]], str]


def convergence(replicas: list[Replica]) -> str:
    """Copies that have all met are alike, whoever met whom first."""
    met = [copied(one) for one in replicas]
    for one in met:
        others = replicas[:]
        one.chance.shuffle(others)
        for other in others:
            one.take_in(other)
    for one in met[1:]:
        if (one.table, one.conflicts) != (met[0].table, met[0].conflicts):
            return f"{one.site} and {met[0].site} differ after all have met"
    before = dict(met[0].table), dict(met[0].conflicts)
    met[0].take_in(met[-1])
    return "" if (met[0].table, met[0].conflicts) == before else "merging again changed something"


def association(replicas: list[Replica]) -> str:
    """(A with B) with C is A with (B with C), and A with B is B with A."""
    a, b, c = replicas[0], replicas[1], replicas[-1]
    left, right, turned = copied(a), copied(b), copied(c)
    left.take_in(b)
    left.take_in(c)
    right.take_in(c)
    first = copied(a)
    first.take_in(right)
    turned.take_in(b)
    turned.take_in(a)
    alike = left.table == first.table == turned.table and left.conflicts == first.conflicts == turned.conflicts
    return "" if alike else "the order of merging matters"


def order(replicas: list[Replica]) -> str:
    """Neither the order in which changes arrive nor their coming twice matters."""
    for key, entries in union(replicas).items():
        listed = sorted(entries, key=lambda one: one.hash)
        expected = replay(listed, UNITS, USUAL)
        for turned in (listed[::-1], [*listed, *listed[:2]], sorted(listed, key=lambda one: one.hash[::-1])):
            if not same(replay(turned, UNITS, USUAL), expected):
                return f"the order of the changes of {key[1]} matters"
    return ""


def meaning(replicas: list[Replica]) -> str:
    """What stands is what the definitions say, reckoned by what the authors had before them."""
    seen = replicas[0].history.seen
    for key, entries in union(replicas).items():
        state = replay(entries, UNITS, USUAL)
        told = None if state is None else as_told(state)
        if told != slowly(entries, seen):
            return f"{key[1]} is otherwise than defined"
    return ""


def clocks(replicas: list[Replica]) -> str:
    """Other clocks change nothing but which of the values in conflict is shown, and what version a row has."""
    chance = random.Random(len(replicas[0].record))
    for key, entries in union(replicas).items():
        moved = [replace(one, order=(f"{chance.randrange(9)}", *one.order[1:])) for one in entries]
        now, then = replay(moved, UNITS, USUAL), replay(entries, UNITS, USUAL)
        if now is None or then is None or now.alive != then.alive:
            return f"whether {key[1]} is there depends on clocks"
        for unit in UNITS:
            one, other = now.units[unit], then.units[unit]
            if {head.hash for head in one.heads} != {head.hash for head in other.heads}:
                return f"what stands for {unit} of {key[1]} depends on clocks"
            if one.in_conflict != other.in_conflict:
                return f"the conflict about {unit} of {key[1]} depends on clocks"
    return ""


def taking_back(replicas: list[Replica]) -> str:
    """What is taken back at once leaves the table and its conflicts as they were, and done again as they were then."""
    one = copied(replicas[0])
    before = words(one), disputed(one)
    steps = len(one.own_steps)
    one.chance.choice([one.edit, one.delete, one.insert, one.restore, one.settle, one.settle])()
    if len(one.own_steps) == steps:
        return ""
    after = words(one), disputed(one)
    one.chance = Always("undo")
    one.take_back()
    if (words(one), disputed(one)) != before:
        return "undo did not lead back"
    one.chance = Always("redo")
    one.take_back()
    return "" if (words(one), disputed(one)) == after else "redo did not lead back"


def sessions(replicas: list[Replica]) -> str:
    """Several steps are taken back one after the other, done again and taken back again, each to where it began."""
    one = undisturbed(replicas[-1])
    done = worked(one, 4, [one.edit, one.edit, one.delete, one.insert, one.restore, one.settle])
    steps, states = [step for step, _ in done], [*(before for _, before in done), said(one)]
    for kind in ("undo", "redo", "undo"):
        states.reverse()
        steps = [one.without({step}, kind, step) if said(one) == here else "" for step, here in turned(steps, states)]
        if "" in steps or said(one) != states[-1]:
            return f"{kind} of several steps did not lead where they came from"
    return ""


def meetings(replicas: list[Replica]) -> str:
    """A merge that is taken back has never been, and that it was is taken back and done again as any step."""
    one, other = undisturbed(replicas[0]), replicas[1]
    if not is_whole(one) or not is_whole(other):
        return ""
    states, known = [said(one)], steps_in(one)
    one.take_in(other)
    states.append(said(one))
    new = steps_in(one) - known
    if not new or any(entry.transaction in known for entry in arrived(replicas[0], one)):
        return ""
    step = one.without(new, "unmerge")
    for kind, here in (("undo", states[0]), ("redo", states[1]), ("undo", states[0])):
        if not step or said(one) != here:
            return f"a merge that was taken back is not as before its {kind}"
        step = one.without({step}, kind, step)
    return "" if said(one) == states[1] else "a merge is not there again"


def afterwards(replicas: list[Replica]) -> str:
    """Once a merge is taken back, what was done before it is taken back to where it began, or refused."""
    one, other = undisturbed(replicas[0]), replicas[1]
    if not is_whole(one) or not is_whole(other):
        return ""
    done = worked(one, 3, [one.edit, one.edit, one.delete, one.insert, one.restore])
    known = steps_in(one)
    one.take_in(other)
    new = steps_in(one) - known
    if not new or steps_in(other) & known & {entry.transaction for entry in arrived(replicas[0], one)}:
        return ""
    if not one.without(new, "unmerge"):
        return ""
    for step, before in reversed(done):
        if not one.without({step}, "undo", step):
            return ""
        if said(one) != before:
            return "a step before a merge that was taken back did not lead where it came from"
    return ""


LAWS: tuple[Law, ...] = (convergence, association, order, meaning, clocks, taking_back, sessions, meetings, afterwards)


def broken(seeds: range) -> str:
    """The first law that some random history breaks, with its seed; "" when all hold."""
    for seed in seeds:
        replicas = history(seed)
        for law in LAWS:
            found = law(replicas)
            if found:
                return f"{law.__name__}: {found} (seed {seed})"
    return ""


class Always(random.Random):
    """A chance that always falls on one thing."""

    def __init__(self, choice: str) -> None:
        super().__init__(0)
        self._choice = choice

    def choice(self, seq: Any) -> Any:
        return self._choice if self._choice in seq else super().choice(seq)


def copied(one: Replica) -> Replica:
    """A copy of a copy, whose further life is its own."""
    other = Replica(
        one.site, History(random.Random(len(one.record)), seen=one.history.seen, numbers=one.history.numbers)
    )
    other.record = {key: dict(entries) for key, entries in one.record.items()}
    other.table, other.conflicts = dict(one.table), dict(one.conflicts)
    other.undoes, other.own_steps, other.clock = dict(one.undoes), list(one.own_steps), one.clock
    other.unmerges = set(one.unmerges)
    return other


def undisturbed(one: Replica) -> Replica:
    """A copy of a copy whose clock goes right from now on."""
    other = copied(one)
    other.history.bad_clocks, other.clock = 0.0, other.clock + 100
    return other


def worked(one: Replica, times: int, deeds: Sequence[Callable[[], None]]) -> list[tuple[str, Any]]:
    """What a copy did at random: each step, and what the copy said before it."""
    done = []
    for _ in range(times):
        before, count = said(one), len(one.own_steps)
        one.chance.choice(deeds)()
        if len(one.own_steps) > count:
            done.append((one.own_steps[-1][0], before))
    return done


def turned(steps: list[str], states: list[Any]) -> list[tuple[str, Any]]:
    """The steps from the last to the first, each with what the copy says before it is taken back."""
    return list(zip(reversed(steps), states, strict=False))


def said(one: Replica) -> Any:
    """All that a copy says: the table, and what is in conflict."""
    return words(one), disputed(one)


def steps_in(one: Replica) -> set[str]:
    """The steps of a copy, those that came only in part too."""
    return {entry.transaction for entries in one.record.values() for entry in entries.values()}


def is_whole(one: Replica) -> bool:
    """Whether a copy has all that its changes were made on top of."""
    return all(entry.parents <= entries.keys() for entries in one.record.values() for entry in entries.values())


def arrived(before: Replica, after: Replica) -> list[Entry]:
    """The changes that came since."""
    return [
        entry
        for key, entries in after.record.items()
        for name, entry in entries.items()
        if name not in before.record.get(key, {})
    ]


def union(replicas: Sequence[Replica]) -> dict[Key, list[Entry]]:
    """All changes of all copies by row."""
    found: dict[Key, dict[str, Entry]] = {}
    for one in replicas:
        for key, entries in one.record.items():
            found.setdefault(key, {}).update(entries)
    return {key: list(entries.values()) for key, entries in found.items()}


def words(one: Replica) -> dict[Key, dict[str, Any]]:
    """The table without versions, which undo does not bring back."""
    return {key: {name: row[name] for name in row if name != "version"} for key, row in one.table.items()}


def disputed(one: Replica) -> dict[tuple[Key, str], set[str]]:
    """What is said of each unit in conflict, whoever says it."""
    found: dict[tuple[Key, str], set[str]] = {}
    for key, listed in one.conflicts.items():
        for unit, name in listed if key in one.table else ():
            said = said_of(unit, UNITS[unit], one.record[key][name])
            found.setdefault((key, unit), set()).add(repr(said))
    return found


def same(one: RowState | None, other: RowState | None) -> bool:
    """Whether two states say the same."""
    return one is not None and other is not None and as_told(one) == as_told(other) and one == other


def as_told(state: RowState) -> tuple[Any, ...]:
    """What a state says: alive, version, per unit its heads and whether they are in conflict, and the fields shown."""
    per_unit = {
        unit: (sorted(head.hash for head in held.heads), held.in_conflict) for unit, held in state.units.items()
    }
    listed = sorted((unit, head.hash) for unit, head in state.conflicts())
    return state.alive, state.version, per_unit, listed, {**USUAL, **state.values()} if state.alive else None


def slowly(entries: list[Entry], seen: dict[str, frozenset[str]]) -> tuple[Any, ...]:
    """The same straight from the definitions, superseding being told by what the authors had, not by parents."""
    per_unit, listed, shown, standing = {}, [], dict(USUAL), []
    for unit, fields in UNITS.items():
        covering = [one for one in entries if one.unit in (unit, ROW)]
        heads = [one for one in covering if not any(one.hash in seen[other.hash] for other in covering)]
        standing += heads
        said = [said_of(unit, fields, one) for one in heads]
        in_conflict = any(one != said[0] for one in said)
        per_unit[unit] = (sorted(one.hash for one in heads), in_conflict)
        listed += [(unit, one.hash) for one in heads] if in_conflict else []
        alive_ones = [one for one in heads if not deletes(one)]
        if not alive_ones:
            rest = [one for one in covering if not deletes(one)]
            older = set().union(*(before(other.hash, covering, seen) for other in rest))
            alive_ones = [one for one in rest if one.hash not in older]
        best = max(alive_ones, key=lambda one: one.order)
        shown.update(dict(zip(fields, said_of(unit, fields, best), strict=True)))
    alive = any(not deletes(one) for one in standing)
    version = max(entries, key=lambda one: one.order).transaction
    return alive, version, per_unit, sorted(listed), shown if alive else None


def before(name: str, covering: list[Entry], seen: dict[str, frozenset[str]]) -> set[str]:
    """What the author of a change had, and what the authors of that had: of a deletion that came without what it
    deleted, this is known only to who deleted.
    """
    found, open_ends = set[str](), {name}
    while open_ends:
        new = set().union(*(seen[one] for one in open_ends)) & {one.hash for one in covering} - found
        found |= new
        open_ends = new
    return found


def said_of(unit: str, fields: tuple[str, ...], one: Entry) -> list[Any]:
    """What a change says of the fields of a unit."""
    if deletes(one):
        return ["deleted"]
    given = one.value if isinstance(one.value, dict) else {unit: one.value}
    return [given.get(name, USUAL.get(name)) for name in fields]
