"""Random sessions of edits, undo, redo and reopening, against plain dicts."""

import copy
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models.analysis.following import follow
from models.analysis.reading import ON_RECORD
from models.changes import Changes
from models.checking.check import check
from models.edits import statements as edits
from models.ids import new_id
from models.loading import load_snapshot, next_snapshot
from models.store import Store
from models.tables import Issue, Party, Statement
from models.words import Act, Review
from tests.authors import new_author
from tests.models.analysis.figures import assert_same_figures
from tests.same import assert_same
from tests.talks import Tables, Talks, add_talks, all_tables, rows_of, statement

SAID, PUBLISHED = st.dates(date(2022, 1, 1), date(2022, 3, 21)), st.dates(date(2022, 3, 22), date(2022, 12, 31))
"""In any order none of them is published before it was said, which is refused."""

DAYS = range(18_900, 19_400, 10)
"""Through the time in which something may have been said."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
RANGES = st.tuples(st.floats(0, 100), st.floats(0, 100)).map(lambda ends: (min(ends), max(ends)))

ONE = st.just
ENDS = ("low", "high")

TERRITORY = new_id()
"""Another issue than that of the talks: a range on the scale of the one says nothing on that of the other."""


def alone(values: st.SearchStrategy[Any]) -> Callable[[Talks], st.SearchStrategy[tuple[Any, ...]]]:
    return lambda _talks: st.tuples(values)


EDITS: dict[str, tuple[Callable[[Talks], st.SearchStrategy[tuple[Any, ...]]], Callable[..., dict[str, Any]]]] = {
    "set_act": (alone(st.sampled_from(Act)), lambda act: {"act": act.value}),
    "set_range": (alone(st.none() | RANGES), lambda ends: dict(zip(ENDS, ends or (None, None), strict=True))),
    "set_firmness": (alone(st.none() | st.integers(0, 4)), lambda grade: {"firmness": grade}),
    "set_credibility": (alone(st.integers(1, 6)), lambda grade: {"credibility": grade}),
    "set_said_on": (alone(SAID), lambda day: {"said_on": day.isoformat(), "said_edtf": ""}),
    "set_published_on": (alone(PUBLISHED), lambda day: {"published_on": day.isoformat(), "published_edtf": ""}),
    "set_condition": (alone(TEXTS), lambda text: {"condition": text.strip()}),
    "set_text": (alone(TEXTS), lambda text: {"text": text}),
    "set_record": (alone(TEXTS), lambda text: {"record": text.strip()}),
    "set_locator": (alone(TEXTS), lambda text: {"locator": text.strip()}),
    "set_note": (alone(TEXTS), lambda text: {"note": text.strip()}),
    "set_review": (alone(st.sampled_from(Review)), lambda review: {"review": review.value}),
    "set_depends_on": (
        lambda talks: st.tuples(st.sampled_from([None, talks.neutrality])), lambda issue: {"depends_on_id": issue},
    ),
    "set_source": (lambda talks: st.tuples(ONE(talks.source)), lambda source: {"source_id": source}),
    "set_round": (lambda talks: st.tuples(st.sampled_from([None, talks.round])), lambda one: {"round_id": one}),
    "set_package": (alone(st.none()), lambda package: {"package_id": package}),
    "set_issue": (
        lambda talks: st.tuples(st.sampled_from([talks.neutrality, TERRITORY])), lambda issue: {"issue_id": issue},
    ),
    "set_speaker": (
        lambda talks: st.sampled_from([(talks.ua, talks.zelenskyy), (talks.ru, talks.lavrov)]),
        lambda party, speaker: {"party_id": party, "speaker_id": speaker},
    ),
    "set_retracts": (alone(st.none()), lambda other: {"retracts_id": other}),
}  # fmt: skip
"""For every edit the values it takes, and what they become in the statement's row."""


class Session(RuleBasedStateMachine):
    """One analyst at work. `now` is what the tables should be; `undoable` and `redoable` what they were."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.author = new_author()
        self.store = Store.create(self.folder / "talks.parley", self.author)
        self.talks = add_talks(self.store)
        with self.store.write("Begin", kind="founding") as writing:
            writing.add(Issue(id=TERRITORY, code="territory", title="Territory"))
        self.now = all_tables(self.store)
        self.undoable: list[Tables] = []
        self.redoable: list[Tables] = []
        self.added = 0
        self.watch()

    def watch(self) -> None:
        """Let one snapshot follow all changes, as an open window does."""
        self.snapshot = load_snapshot(self.store)
        self.store.watch(self.follow)

    def follow(self, changes: Changes) -> None:
        before, self.snapshot = self.snapshot, next_snapshot(self.store, self.snapshot, changes)
        follow(before, self.snapshot, changes)

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        first, last = (self.undoable or [self.now])[0], (self.redoable or [self.now])[0]
        while self.store.undo() is not None:
            pass
        assert all_tables(self.store) == first
        while self.store.redo() is not None:
            pass
        assert all_tables(self.store) == last
        self.store.close()
        assert [path.name for path in self.folder.iterdir()] == ["talks.parley"]
        shutil.rmtree(self.folder)

    def step(self, after: Tables) -> None:
        if after != self.now:
            self.undoable.append(self.now)
            self.redoable.clear()
            self.now = after

    def after(self) -> Tables:
        return copy.deepcopy(self.now)

    @precondition(lambda self: self.now["statement"])
    @rule(name=st.sampled_from(sorted(EDITS)), data=st.data())
    def edit(self, name: str, data: st.DataObject) -> None:
        values, effect = EDITS[name]
        row_id = data.draw(st.sampled_from(sorted(self.now["statement"])))
        given = data.draw(values(self.talks))
        getattr(edits, name)(self.store, row_id, *given)
        after = self.after()
        row, issue = after["statement"][row_id], after["statement"][row_id]["issue_id"]
        row |= effect(*given)
        if row["issue_id"] != issue:
            row |= dict.fromkeys(ENDS)
        self.step(after)

    @rule(values=st.fixed_dictionaries({}, optional={"low": st.just(40.0), "note": TEXTS, "from_seed": st.booleans()}))
    def add_statement(self, values: dict[str, Any]) -> None:
        self.added += 1
        row = statement(self.talks, code=f"ADD{self.added}", sequence=self.added, **values)
        with self.store.write("Add statement") as writing:
            writing.add(row)
        after = self.after()
        after["statement"][row.id] = rows_of(self.store, "statement")[row.id]
        said = {"code": f"ADD{self.added}", "low": 40.0, "high": 55.0, "text": "Neutrality for guarantees", **values}
        assert after["statement"][row.id].items() >= said.items()
        self.step(after)

    @precondition(lambda self: self.now["statement"])
    @rule(data=st.data())
    def delete_statements(self, data: st.DataObject) -> None:
        ids = data.draw(st.lists(st.sampled_from(sorted(self.now["statement"])), min_size=1, max_size=2, unique=True))
        with self.store.write("Delete statements") as writing:
            for row_id in ids:
                writing.delete(Statement, row_id)
        after = self.after()
        for row_id in ids:
            del after["statement"][row_id]
        self.step(after)

    @rule(note=TEXTS, low=st.floats(0, 40))
    def do_several_things_at_once(self, note: str, low: float) -> None:
        self.added += 1
        after = self.after()
        with self.store.write("Paste") as writing:
            party = writing.add(Party(code=f"P{self.added}", name="Somebody"))
            writing.set(Party, party, note=note)
            writing.set_all(Statement, {row_id: {"note": note} for row_id in self.now["statement"]})
            for row_id in self.now["statement"]:
                edits.set_range(self.store, row_id, (low, 50))
        for row in after["statement"].values():
            row |= {"note": note, "low": low, "high": 50.0}
        after["party"][party] = {
            "id": party, "sequence": 0, "code": f"P{self.added}", "name": "Somebody", "role": "", "note": note,
            "colour": "", "marker": "",
        }  # fmt: skip
        self.step(after)

    @precondition(lambda self: self.talks.first in self.now["statement"])
    @rule()
    def fail(self) -> None:
        def paste() -> None:
            with self.store.write("Fail") as writing:
                writing.add(Party(code="X", name="Nobody"))
                writing.set(Statement, self.talks.first, stance=40)

        with pytest.raises(KeyError):
            paste()

    @rule()
    def undo(self) -> None:
        assert (self.store.undo() is not None) == bool(self.undoable)
        if self.undoable:
            self.redoable.append(self.now)
            self.now = self.undoable.pop()

    @rule()
    def redo(self) -> None:
        assert (self.store.redo() is not None) == bool(self.redoable)
        if self.redoable:
            self.undoable.append(self.now)
            self.now = self.redoable.pop()

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder / "talks.parley", self.author)
        self.watch()

    @invariant()
    def tables_are_as_expected_and_as_the_record_says(self) -> None:
        if hasattr(self, "store"):
            assert all_tables(self.store) == self.now
            assert check(self.store) == []
            fresh = load_snapshot(self.store)
            assert_same(self.snapshot, fresh)
            assert_same_figures(self.snapshot, fresh, ON_RECORD, DAYS)


Session.TestCase.settings = settings(
    max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
TestSession = Session.TestCase


def test_the_sessions_know_every_edit():
    public = {name for name, value in vars(edits).items() if isinstance(value, FunctionType) and name[0] != "_"}
    assert {name for name in public if vars(edits)[name].__module__ == edits.__name__} == set(EDITS)
