"""Two analysts edit one file at random: no write is lost silently, and undo gives back what was, to the byte.

Each of them sees the dossier as it was when they last looked. A plain model of values and steps says what must be
stored and what must be refused: a value is current, or was superseded by somebody who had seen it, or was refused to
its author; and a step is taken back only while everything that it set still stands. Steps that are taken back out of
turn can leave something that neither of the two can take back any more, so that only without them everything comes
undone.
"""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models.checking.check import check
from models.edits import statements as edits
from models.edits.coding import delete_statement
from models.edits.restoring import restore_row, restore_value, undo_step
from models.errors import OvertakenError, UserError
from models.history.changes import changes_of_record
from models.history.steps import Sought, page_of_steps
from models.record.shape import columns, tables
from models.store import Store
from models.tables import Analyst
from tests.authors import new_author
from tests.talks import add_talks, all_tables, rows_of, statement

UNITS = ("range", "firmness", "text")
RANGES = st.sampled_from([(10.0, 20.0), (10.0, 30.0), (15.0, 20.0), (15.0, 30.0), None])
VALUES = {
    "range": RANGES.map(lambda ends: dict(zip(("low", "high"), ends or (None, None), strict=True))),
    "firmness": st.sampled_from([None, 1, 2]).map(lambda grade: {"firmness": grade}),
    "text": st.sampled_from(["One", "Two", "Three"]).map(lambda text: {"text": text}),
}
"""What is set of each unit, by field."""

Place: TypeAlias = tuple[str, str]
"""A unit of a statement: its id, and the unit's name."""


Fields: TypeAlias = Mapping[str, Any] | None
"""What a unit says, by field; None where the record is not there."""


@dataclass(eq=False)
class Step:
    """What a transaction set, from and to what, on top of which steps; and the step that it took back."""

    transaction: str
    label: str
    set: dict[Place, tuple[Fields, Fields]]
    on_top_of: dict[Place, "Step | None"]
    undoes: "Step | None" = None


def rests_on(head: Step | None, step: Step, place: Place) -> bool:
    """Whether a step is what stands, seen through steps that were taken back since."""
    if head is None or head is step:
        return head is step
    return head.undoes is not None and rests_on(head.undoes.on_top_of[place], step, place)


@dataclass
class Person:
    """An analyst with what they saw last, and the steps that they can undo and redo, the last one at the end."""

    store: Store
    seen: dict[Place, Fields] = field(default_factory=dict)
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)


def dump(store: Store) -> bytes:
    """The content of all fact tables as SQLite writes it down, but for the versions of rows."""
    lines = []
    for name, table in tables().items():
        listed = " || ',' || ".join(f'quote("{column}")' for column in columns(table) if column != "version")
        lines += [f"{name}:{row[0]}" for row in store.columns(f'SELECT {listed} FROM "{name}" ORDER BY id')]  # noqa: S608
    return "\n".join(lines).encode()


class Office(RuleBasedStateMachine):
    """Two people at work on one file. `now` is what stands."""

    @initialize(out_of_turn=st.booleans())
    def begin(self, *, out_of_turn: bool) -> None:
        self.out_of_turn = out_of_turn
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "talks.parley"
        authors = [new_author("OK", "Olena Koval"), new_author("MB", "Mykola Bondar")]
        first = Store.create(path, authors[0])
        self.talks = add_talks(first)
        with first.write("Mykola Bondar joins", kind="founding") as writing:
            writing.add(Analyst(id=authors[1].analyst_id, code="MB", name="Mykola Bondar"))
        self.people = [Person(first), Person(Store.open(path, authors[1]))]
        self.now: dict[Place, Fields] = {}
        self.head: dict[Place, Step | None] = {}
        self.added = 0
        for row_id, row in rows_of(first, "statement").items():
            self.now |= {(row_id, unit): _fields(row, unit) for unit in UNITS}
        self.head |= dict.fromkeys(self.now)
        for person in self.people:
            person.seen = dict(self.now)
        self.steps: list[Step] = []
        self.first = (all_tables(first), dump(first))

    def teardown(self) -> None:
        if not hasattr(self, "people"):
            return
        store = self.people[0].store
        if not self.out_of_turn:
            # Whoever did the last thing can take it back, so that between the two of them everything comes undone.
            while any(person.done for person in self.people):
                self.take_back_what_can_be()
            assert (all_tables(store), dump(store)) == self.first
        assert check(store) == []
        for person in self.people:
            person.store.close()
        assert [path.name for path in self.folder.iterdir()] == ["talks.parley"]
        shutil.rmtree(self.folder)

    def take_back_what_can_be(self) -> None:
        for person in self.people:
            with suppress(UserError):
                while person.store.undo() is not None:
                    step = person.done.pop()
                    self.wrote(person, back(step), step)
                    return
        raise AssertionError("nobody can take anything back, although something was done")

    def alive(self) -> list[str]:
        return sorted({row_id for (row_id, _), value in self.now.items() if value is not None})

    def gone(self) -> list[str]:
        return sorted({row_id for (row_id, _), value in self.now.items() if value is None})

    def known_to(self, person: Person, unit: str) -> list[str]:
        return sorted(row_id for (row_id, name), value in person.seen.items() if name == unit and value is not None)

    def wrote(self, person: Person, changed: Mapping[Place, Fields], undoes: Step | None = None) -> Step:
        """Take note of what a new step has set."""
        newest = page_of_steps(person.store, Sought(), most=1).steps[0]
        step = Step(
            newest.transaction, newest.label, {place: (self.now.get(place), after) for place, after in changed.items()},
            {place: self.head.get(place) for place in changed}, undoes,
        )  # fmt: skip
        self.now |= changed
        self.head |= dict.fromkeys(changed, step)
        person.seen |= changed
        self.steps.append(step)
        return step

    def did(self, person: Person, changed: Mapping[Place, Fields], undoes: Step | None = None) -> None:
        """Take note of a step that can be undone, after which nothing can be redone."""
        person.done.append(self.wrote(person, changed, undoes))
        person.undone.clear()

    def stands(self, step: Step) -> bool:
        """Whether everything that a step set is what stands."""
        return all(rests_on(self.head[place], step, place) for place in step.set)

    @rule(who=st.integers(0, 1), data=st.data(), unit=st.sampled_from(UNITS))
    def edit(self, who: int, data: st.DataObject, unit: str) -> None:
        """Set a value over the one that was seen, which may be long ago."""
        known = self.known_to(self.people[who], unit)
        if known:
            place = (data.draw(st.sampled_from(known)), unit)
            self.set_over_seen(self.people[who], place, data.draw(VALUES[unit]))

    @precondition(lambda self: self.alive())
    @rule(first=st.integers(0, 1), data=st.data(), unit=st.sampled_from(UNITS))
    def edit_at_once(self, first: int, data: st.DataObject, unit: str) -> None:
        """Both have seen the same and set it, one after the other."""
        self.look(0)
        self.look(1)
        place = (data.draw(st.sampled_from(self.alive())), unit)
        for who in (first, 1 - first):
            self.set_over_seen(self.people[who], place, data.draw(VALUES[unit]))

    def set_over_seen(self, person: Person, place: Place, wanted: Mapping[str, Any]) -> None:
        """What has to come of it: stored where nobody set anything else since it was seen, else refused."""
        seen, now = person.seen[place], self.now[place]
        if now in (seen, wanted):
            _set(person.store, place, wanted, seen or {})
            if now != wanted:
                self.did(person, {place: wanted})
            return
        with pytest.raises(UserError) as refused:
            _set(person.store, place, wanted, seen or {})
        if now is not None:
            self.shows_theirs(refused.value, place)
        # Both were shown: who decides again has seen what stands.
        person.seen |= {one: self.now[one] for one in self.now if one[0] == place[0]}

    def shows_theirs(self, error: UserError, place: Place) -> None:
        """A refusal carries what stands, so that nobody has to go and look for it."""
        assert isinstance(error, OvertakenError)
        assert (error.key, error.unit) == (("statement", place[0]), place[1])
        theirs = error.theirs.value if isinstance(error.theirs.value, dict) else {error.unit: error.theirs.value}
        assert _fields(theirs, error.unit) == self.now[place]

    @rule(who=st.integers(0, 1))
    def look(self, who: int) -> None:
        self.people[who].store.look()
        self.people[who].seen = dict(self.now)

    @rule(who=st.integers(0, 1))
    def add(self, who: int) -> None:
        person, self.added = self.people[who], self.added + 1
        row = statement(self.talks, code=f"ADD{self.added}", sequence=self.added)
        with person.store.write("Add statement") as writing:
            writing.add(row)
        values = rows_of(person.store, "statement")[row.id]
        self.did(person, {(row.id, unit): _fields(values, unit) for unit in UNITS})

    @precondition(lambda self: self.alive())
    @rule(who=st.integers(0, 1), data=st.data())
    def delete(self, who: int, data: st.DataObject) -> None:
        """Delete a statement as it is, having looked at it."""
        self.look(who)
        row_id = data.draw(st.sampled_from(self.alive()))
        delete_statement(self.people[who].store, row_id)
        self.did(self.people[who], {(row_id, unit): None for unit in UNITS})

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        person = self.people[who]
        if not person.done:
            assert person.store.undo() is None
        elif self.stands(person.done[-1]):
            person.store.undo()
            step = person.done.pop()
            person.undone.append(self.wrote(person, back(step), step))
        else:
            # Somebody has set something else since, or has taken it back already.
            with pytest.raises(UserError, match="cannot be taken back"):
                person.store.undo()

    @rule(who=st.integers(0, 1))
    def redo(self, who: int) -> None:
        person = self.people[who]
        if not person.undone:
            assert person.store.redo() is None
        elif self.stands(person.undone[-1]):
            person.store.redo()
            step = person.undone.pop()
            person.done.append(self.wrote(person, back(step), step))
        else:
            with pytest.raises(UserError, match="cannot be done again"):
                person.store.redo()

    @precondition(lambda self: self.out_of_turn and self.steps)
    @rule(who=st.integers(0, 1), data=st.data())
    def undo_one_step(self, who: int, data: st.DataObject) -> None:
        person, step = self.people[who], data.draw(st.sampled_from(self.steps))
        if self.stands(step):
            undo_step(person.store, step.transaction)
            self.did(person, back(step), step)
        else:
            with pytest.raises(UserError, match="cannot be taken back"):
                undo_step(person.store, step.transaction)

    @precondition(lambda self: self.alive())
    @rule(who=st.integers(0, 1), data=st.data(), unit=st.sampled_from(UNITS))
    def restore_old_value(self, who: int, data: st.DataObject, unit: str) -> None:
        """Look at the history of a statement, and give a unit one of the values that it had."""
        self.look(who)
        person, row_id = self.people[who], data.draw(st.sampled_from(self.alive()))
        history = changes_of_record(person.store, ("statement", row_id)).changes
        told = [one for one in history if one.unit == unit]
        if not told:
            return
        old = data.draw(st.sampled_from(told))
        restore_value(person.store, old.key, unit, old.change)
        given = old.value if isinstance(old.value, dict) else {unit: old.value}
        wanted = _fields(given, unit)
        if self.now[row_id, unit] != wanted:
            self.did(person, {(row_id, unit): wanted})

    @precondition(lambda self: self.gone())
    @rule(who=st.integers(0, 1), data=st.data())
    def restore_deleted(self, who: int, data: st.DataObject) -> None:
        person, row_id = self.people[who], data.draw(st.sampled_from(self.gone()))
        restore_row(person.store, ("statement", row_id))
        values = rows_of(person.store, "statement")[row_id]
        self.did(person, {(row_id, unit): _fields(values, unit) for unit in UNITS})

    @rule(who=st.integers(0, 1))
    def reopen(self, who: int) -> None:
        person = self.people[who]
        person.store.close()
        person.store = Store.open(self.folder / "talks.parley", person.store.author)
        person.seen = dict(self.now)

    @invariant()
    def what_stands_is_what_the_file_says(self) -> None:
        if hasattr(self, "people"):
            rows = rows_of(self.people[0].store, "statement")
            assert sorted(rows) == self.alive()
            for (row_id, unit), value in self.now.items():
                assert value is None or _fields(rows[row_id], unit) == value


def back(step: Step) -> dict[Place, Fields]:
    """What taking a step back sets."""
    return {place: before for place, (before, _) in step.set.items()}


def _fields(row: Mapping[str, Any], unit: str) -> dict[str, Any]:
    return {name: row[name] for name in (("low", "high") if unit == "range" else (unit,))}


def _set(store: Store, place: Place, wanted: Mapping[str, Any], seen: Mapping[str, Any]) -> None:
    row_id, unit = place
    if unit == "range":
        stance = None if wanted["low"] is None else (wanted["low"], wanted["high"])
        edits.set_range(store, row_id, stance, seen=seen)
    elif unit == "firmness":
        edits.set_firmness(store, row_id, wanted["firmness"], seen=seen)
    else:
        edits.set_text(store, row_id, wanted["text"], seen=seen)


Office.TestCase.settings = settings(
    max_examples=5, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
TestOffice = Office.TestCase
