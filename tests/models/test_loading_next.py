"""The next snapshot after a change, against loading the dossier anew; and what of it was read at all."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.changes import Changes
from models.edits import statements as edits
from models.edits.dossier import set_title
from models.edits.links import add_link
from models.loading import load_snapshot, next_snapshot
from models.snapshot import Snapshot
from models.store import Store
from models.tables import (
    Alias,
    Event,
    Issue,
    Membership,
    Office,
    Option,
    Party,
    Round,
    Row,
    Scale,
    Source,
    SourceText,
    Speaker,
    Statement,
)
from models.words import LinkKind
from tests.authors import new_author
from tests.same import assert_same


class Following:
    """A store with a snapshot that follows it, and how often the dossier was read anew for that."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.store, self.snapshot, self.loads = store, load_snapshot(store), 0

        def loading(records: Store) -> Snapshot:
            self.loads += 1
            return load_snapshot(records)

        monkeypatch.setattr("models.loading.load_snapshot", loading)
        store.watch(self.follow)

    def follow(self, changes: Changes) -> None:
        self.snapshot = next_snapshot(self.store, self.snapshot, changes)
        assert_same(self.snapshot, load_snapshot(self.store))

    def first(self, kind: str) -> str:
        return str(getattr(self.snapshot, kind)[0].id)

    def set(self, table: type[Row], kind: str, **values: Any) -> None:
        with self.store.write("Set") as writing:
            writing.set(table, self.first(kind), **values)

    def add(self, *rows: Row) -> None:
        with self.store.write("Add") as writing:
            for row in rows:
                writing.add(row)


@pytest.fixture
def talks(istanbul: Store, monkeypatch: pytest.MonkeyPatch) -> Following:
    return Following(istanbul, monkeypatch)


REACHING_FEW: dict[str, Callable[[Following], Any]] = {
    "the name of a party": lambda one: one.set(Party, "parties", name="Ruritania"),
    "an alias": lambda one: one.add(Alias(owner_id=one.first("parties"), name="Kyiv")),
    "a membership": lambda one: one.add(
        Membership(party_id=one.first("parties"), group_id=one.snapshot.parties[1].id, sequence=1)
    ),
    "a party at the end": lambda one: one.add(Party(code="X", name="Newcomer", sequence=900)),
    "the authority of a speaker": lambda one: one.set(Speaker, "speakers", authority=4),
    "an office": lambda one: one.add(
        Office(speaker_id=one.snapshot.speakers[one.snapshot.statements.speaker[3]].id, title="Envoy", authority=4,
               party_id=one.first("parties"), start=date(2022, 3, 1))
    ),
    "the title of an issue": lambda one: one.set(Issue, "issues", title="Another"),
    "a named point": lambda one: one.add(Option(issue_id=one.first("issues"), value=33.0, label="a third")),
    "the label of a round": lambda one: one.set(Round, "rounds", label="Another"),
    "the end of a round": lambda one: one.set(Round, "rounds", end=one.snapshot.rounds[0].end and date(2022, 3, 1)),
    "a source's reliability": lambda one: one.set(Source, "sources", reliability="F"),
    "a source at the end": lambda one: one.add(
        Source(code="NEW", publisher="P", reliability="A", sequence=10_000)
    ),
    "a source's text": lambda one: one.add(
        SourceText(source_id=one.first("sources"), text="words", text_hash="0" * 64)
    ),
    "an event": lambda one: one.set(Event, "events", title="Another"),
    "a link": lambda one: add_link(
        one.store, one.snapshot.statements.ids[4], LinkKind.CONDITIONAL_ON, one.snapshot.statements.ids[2]
    ),
    "the title of the dossier": lambda one: set_title(one.store, "Another"),
}  # fmt: skip

REACHING_ALL: dict[str, Callable[[Following], Any]] = {
    "a party before others": lambda one: one.add(Party(code="X", name="Newcomer", sequence=-1)),
    "a round": lambda one: one.add(
        Round(number=90, label="Before", start=date(2021, 1, 1), end=date(2021, 1, 2))
    ),
    "a revised scale": lambda one: one.add(
        Scale(issue_id=one.first("issues"), low_pole="a", high_pole="b", mapping="[[0,100],[100,0]]")
    ),
    "a statement's place": lambda one: _set_first(one, sequence=77),
}  # fmt: skip


def _set_first(one: Following, **values: Any) -> None:
    with one.store.write("Set") as writing:
        writing.set(Statement, one.snapshot.statements.ids[0], **values)


@pytest.mark.parametrize("name", sorted(REACHING_FEW))
def test_what_reaches_few_is_read_alone(talks: Following, name: str):
    before = talks.snapshot
    REACHING_FEW[name](talks)
    assert talks.loads == 0
    assert talks.snapshot.statements.low is before.statements.low
    assert talks.store.undo() is None or talks.snapshot is not before


@pytest.mark.parametrize("name", sorted(REACHING_ALL))
def test_what_may_reach_all_is_read_anew(talks: Following, name: str):
    REACHING_ALL[name](talks)
    assert talks.loads == 1


def test_an_edit_of_a_statement_shares_every_column_that_it_does_not_change(talks: Following):
    before = talks.snapshot.statements
    edits.set_range(talks.store, before.ids[3], (12.5, 100 / 3))
    after = talks.snapshot.statements
    assert talks.loads == 0
    assert (after.low[3], after.high[3]) == (12.5, 100 / 3)
    changed = {name for name, column in vars(after).items() if column is not getattr(before, name)}
    assert changed - {"position", "ranged"} == {"low", "high"}
    assert before.low[3] != 12.5


def test_the_text_of_a_statement_changes_no_column(talks: Following):
    before = talks.snapshot
    edits.set_text(talks.store, before.statements.ids[3], "Other words")
    assert talks.snapshot.statements is before.statements
    assert talks.snapshot is not before


def test_all_that_is_told_of_a_statement_follows(talks: Following):
    ids = talks.snapshot.statements.ids
    edits.set_said_on(talks.store, ids[5], date(2022, 3, 20), "2022-03-11/2022-03-20")
    edits.set_round(talks.store, ids[5], talks.first("rounds"))
    edits.set_condition(talks.store, ids[6], "if it rains")
    edits.set_depends_on(talks.store, ids[6], talks.first("issues"))
    with talks.store.write("Several") as writing:
        writing.set(Statement, ids[8], retracts_id=ids[7], recorded_on=date(2022, 5, 5), code="ANEW")
        writing.set(Statement, ids[7], retracted_by_id=ids[8], source_id=talks.first("sources"))
    assert talks.snapshot.statements.codes[8] == "ANEW"
    while talks.store.undo() is not None:
        pass
    assert talks.loads == 0


def test_statements_come_and_go(talks: Following):
    with talks.store.write("Delete") as writing:
        writing.delete(Statement, talks.snapshot.statements.ids[9])
    assert len(talks.snapshot.statements) == 139
    talks.store.undo()
    assert len(talks.snapshot.statements) == 140


def test_new_statements_at_the_end_are_read_alone(talks: Following):
    ids, around = talks.snapshot.statements.ids, talks.snapshot
    made = {
        "said_on": date(2022, 4, 20), "published_on": date(2022, 4, 21), "act": edits.Act.OFFER, "credibility": 2,
        "party_id": around.parties[0].id, "speaker_id": around.speakers[0].id, "issue_id": around.issues[0].id,
        "source_id": around.sources[0].id,
    }  # fmt: skip
    talks.add(Statement(code="ST141", sequence=10_000, low=10.0, high=20.0, **made))
    talks.add(*(Statement(code=f"ST{at}", sequence=10_000 + at, retracts_id=ids[3], **made) for at in (143, 142)))
    assert (talks.loads, list(talks.snapshot.statements.codes[-3:])) == (0, ["ST141", "ST142", "ST143"])
    talks.add(Statement(code="ST1", sequence=-5, **made))
    assert (talks.loads, talks.snapshot.statements.codes[0]) == (1, "ST1")
    for _ in range(3):
        talks.store.undo()
    assert talks.snapshot.statements.ids == ids or len(talks.snapshot.statements) == 140


def test_a_range_on_an_earlier_scale_is_carried_over_when_it_is_edited(talks: Following):
    REACHING_ALL["a revised scale"](talks)
    columns = talks.snapshot.statements
    at = int(np.flatnonzero((columns.issue == 0) & columns.ranged)[0])
    edits.set_act(talks.store, columns.ids[at], edits.Act.SIGNAL)
    with talks.store.write("Set") as writing:
        writing.set(Statement, columns.ids[at], low=10.0, high=20.0)
    assert talks.loads == 1
    assert (talks.snapshot.statements.low[at], talks.snapshot.statements.own[at]) == (80, (10, 20))


def test_what_another_window_wrote_and_has_not_told_yet_is_not_missed(talks: Following, tmp_path: Path):
    with closing(Store.open(talks.store.path, new_author())) as other:
        with other.write("Add") as writing:
            party = writing.add(Party(code="X", name="Newcomer", sequence=900))
            writing.set(Statement, talks.snapshot.statements.ids[0], party_id=party)
        _set_first(talks, note="Mine")
        assert talks.snapshot.statements.party[0] == len(talks.snapshot.parties) - 1
        talks.store.look()
