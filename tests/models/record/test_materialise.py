"""Copies of a dossier that are worked on apart and brought together by their records alone."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from models.checking.check import check
from models.checking.findings import Kind
from models.edits import statements as edits
from models.record.canonical import add_to_digest
from models.record.materialise import materialise
from models.store import Store
from models.tables import Party, Statement
from tests.authors import new_author
from tests.talks import Talks, add_talks, all_tables, rows_of, statement, value_of

RECORD = ('"transaction"', "change", "parent")


def bring(source: Store, target: Store) -> None:
    """Add to one record what it lacks of another and let the tables follow; what a merge comes down to."""
    lacking = {table: set(records(source, table)) - set(records(target, table)) for table in RECORD}
    keys = {(row[2], row[3]) for row in lacking["change"]}
    if not keys:
        return
    with target.write("Merge", kind="merge") as writing:
        for table, rows in lacking.items():
            first = "NULL, " if table == "change" else ""
            for row in sorted(rows, key=repr):
                marks = first + ", ".join("?" * len(row))
                writing.connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - our names
        digest = writing.connection.exec_driver_sql("SELECT value FROM meta").scalar_one()
        total = add_to_digest(str(digest), [row[0] for row in lacking["change"]])
        writing.connection.exec_driver_sql("UPDATE meta SET value = ?", (total,))
        materialise(writing.connection, keys)


def records(store: Store, table: str) -> list[tuple[object, ...]]:
    columns = "hash, transaction_id, table_name, row_id, unit, value" if table == "change" else "*"
    return store.columns(f"SELECT {columns} FROM {table}")  # noqa: S608 - our names


def conflicts(store: Store) -> set[tuple[str, ...]]:
    return set(store.columns("SELECT table_name, unit, count(*) FROM conflict GROUP BY table_name, row_id, unit"))


def state(store: Store) -> object:
    tables = {name: rows_of(store, name, without=()) for name in all_tables(store)}
    return tables, set(store.columns("SELECT * FROM conflict")), store.columns("SELECT * FROM meta")


class Team:
    """Three copies of one dossier, each with an analyst."""

    def __init__(self, folder: Path) -> None:
        first = Store.create(folder / "a.parley", new_author("A", "Anna"))
        self.talks: Talks = add_talks(first)
        self.stores = [first]
        for name in ("b", "c"):
            first.copy_to(folder / f"{name}.parley")
            self.stores.append(Store.open(folder / f"{name}.parley", new_author(name.upper(), name)))

    def close(self) -> None:
        for store in self.stores:
            store.close()


@pytest.fixture
def team(folder: Path):
    with closing(Team(folder)) as made:
        yield made


def test_edits_of_different_units_come_together_without_a_question(team: Team):
    a, b, _ = team.stores
    edits.set_range(a, team.talks.first, (1, 2))
    edits.set_text(b, team.talks.first, "Theirs")
    bring(a, b)
    bring(b, a)
    assert state(a) == state(b)
    assert rows_of(a, "statement")[team.talks.first].items() >= {"low": 1.0, "high": 2.0, "text": "Theirs"}.items()
    assert conflicts(a) == set()
    assert check(a) == []


def test_edits_of_one_unit_are_a_conflict_that_is_kept_and_told(team: Team):
    a, b, _ = team.stores
    edits.set_range(a, team.talks.first, (1, 2))
    edits.set_range(b, team.talks.first, (3, 4))
    bring(a, b)
    bring(b, a)
    assert state(a) == state(b)
    assert conflicts(a) == {("statement", "range", 2)}
    assert (value_of(a, "statement", team.talks.first, "low"), value_of(a, "statement", team.talks.first, "high")) == (
        3,
        4,
    )
    findings = check(a)
    assert [(finding.kind, finding.row) for finding in findings] == [(Kind.CONFLICT, ("statement", team.talks.first))]
    assert "disagree on the range of statement ST001" in findings[0].sentence


def test_the_next_edit_settles_a_conflict_for_all(team: Team):
    a, b, _ = team.stores
    edits.set_range(a, team.talks.first, (1, 2))
    edits.set_range(b, team.talks.first, (3, 4))
    bring(a, b)
    edits.set_range(b, team.talks.first, (1, 2))
    bring(b, a)
    assert state(a) == state(b)
    assert conflicts(a) == set()
    assert check(a) == []


def test_deleted_here_and_edited_there_keeps_the_row_and_marks_it(team: Team):
    a, b, _ = team.stores
    with a.write("Delete statement") as writing:
        writing.delete(Statement, team.talks.first)
    edits.set_text(b, team.talks.first, "Theirs")
    bring(b, a)
    bring(a, b)
    assert state(a) == state(b)
    assert value_of(a, "statement", team.talks.first, "text") == "Theirs"
    assert value_of(a, "statement", team.talks.first, "code") == "ST001"
    assert conflicts(a) == {("statement", "text", 2)}


def test_undo_after_a_meeting_takes_back_ones_own_and_nothing_else(team: Team):
    a, b, _ = team.stores
    edits.set_range(a, team.talks.first, (1, 2))
    edits.set_text(b, team.talks.first, "Theirs")
    bring(b, a)
    a.undo()
    bring(a, b)
    assert state(a) == state(b)
    assert rows_of(b, "statement")[team.talks.first].items() >= {"low": 40.0, "high": 55.0, "text": "Theirs"}.items()


def work(team: Team, store: Store, chance: random.Random) -> None:
    rows = sorted(rows_of(store, "statement"))
    act = chance.choice(["range", "text", "firmness", "delete", "add", "undo", "redo", "rename"])
    with store.write("Work") as writing:
        if act == "add":
            writing.add(statement(team.talks, code=f"ST{chance.random()}"))
        elif act == "rename":
            writing.set(Party, team.talks.ua, name=chance.choice(["Ukraine", "Ukraina"]))
        elif act == "delete" and rows:
            writing.delete(Statement, chance.choice(rows))
        elif act in ("range", "text", "firmness") and rows:
            value = {"range": {"low": chance.choice([0, 10]), "high": 50}, "text": {"text": chance.choice("xy")},
                     "firmness": {"firmness": chance.choice([None, 1])}}[act]  # fmt: skip
            writing.set(Statement, chance.choice(rows), **value)
    if act in ("undo", "redo"):
        getattr(store, act)()


@pytest.mark.parametrize("seed", range(6))
def test_copies_that_meet_at_random_end_the_same(team: Team, seed: int):
    chance = random.Random(seed)
    for _ in range(25):
        work(team, chance.choice(team.stores), chance)
        if chance.random() < 0.3:
            source, target = chance.sample(team.stores, 2)
            bring(source, target)
    for _ in range(2):
        for source in team.stores:
            for target in team.stores:
                bring(source, target)
    a, b, c = team.stores
    assert state(a) == state(b) == state(c)
    assert {finding.kind for finding in check(a)} <= {Kind.CONFLICT}
