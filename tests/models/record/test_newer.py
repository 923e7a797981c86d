"""What a newer Parley wrote is carried along: not lost, not shown wrong, and never written over."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from models.backups.keeping import back_up
from models.backups.taking_back import looked_into, take_back
from models.checking.check import check
from models.edits.restoring import restore_row, restore_value
from models.edits.statements import set_text
from models.errors import ReadOnlyError, UserError
from models.file.schema import APPLICATION_ID, VERSION, schema_statements
from models.history.changes import changes_of_record
from models.history.log import log_of
from models.ids import new_id
from models.merging.merge import merge, take_back_merge
from models.outside.noticing import Noticed, noticed
from models.progress import ended
from models.record.author import Author
from models.record.materialise import states
from models.record.replay import ROW
from models.record.writing import Proposal
from models.salvage.salvage import salvage
from models.store import Store
from models.tables import Statement
from tests.models.merging.copies import Copies, digest
from tests.reliability.file_laws import unsound
from tests.talks import Talks, add_talks, value_of

MOOD = "CREATE TABLE mood (\n\tid TEXT NOT NULL,\n\tfeel TEXT,\n\tCONSTRAINT mood_key PRIMARY KEY (id)\n)\n STRICT"
NEWER = VERSION + (1 << 16)


@pytest.fixture
def copies(folder: Path) -> Iterator[Copies]:
    made = Copies.made(folder, 2)
    yield made
    made.close()


@pytest.fixture
def store(folder: Path, author: Author) -> Iterator[Store]:
    made = Store.create(folder / "talks.parley", author)
    yield made
    made.close()


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


def say(store: Store, row: str, unit: str, value: Any, *, table: str = "statement") -> None:
    """Write as a newer Parley does, of a unit or a table that this one has not."""
    with store.write("Newer") as writing:
        known = states(writing.connection, Statement, [row]).get(row) if table == "statement" else None
        heads = known.units[unit].heads if known is not None and unit in known.units else ()
        writing.record([Proposal((table, row), unit, value, frozenset(head.hash for head in heads))])


def said(store: Store, row: str, unit: str) -> Any:
    """What stands of such a unit."""
    with store.write("Look") as writing:
        return states(writing.connection, Statement, [row])[row].units[unit].value


def newer(store: Store, *, column: str = "mood TEXT", more: str = MOOD) -> Path:
    """The dossier as a file of a newer minor version, with a column and a table more."""
    path, schema = store.path.with_name("newer.parley"), {**schema_statements(), "mood": more}
    schema["statement"] = schema["statement"].replace("\tcode TEXT NOT NULL,", f"\tcode TEXT NOT NULL,\n\t{column},")
    with closing(sqlite3.connect(path)) as made:
        made.execute("ATTACH ? AS old", (str(store.path),))
        for statement in schema.values():
            made.execute(statement)
        for name, statement in schema_statements().items():
            if statement.startswith("CREATE TABLE"):
                names = ", ".join(f'"{row[1]}"' for row in made.execute(f'PRAGMA old.table_info("{name}")'))
                made.execute(f'INSERT INTO main."{name}" ({names}) SELECT {names} FROM old."{name}"')  # noqa: S608
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {NEWER}")
        made.commit()
    return path


def test_what_is_not_known_here_travels_through_a_merge_and_back(copies: Copies) -> None:
    one, two = copies.stores
    say(two, copies.talks.first, "mood", "hopeful")
    say(two, new_id(), ROW, {"feel": "tired"}, table="mood")
    say(two, copies.talks.second, "weather", {"sky": "grey", "wind": 3})
    ended(merge(one, two.path))
    set_text(one, copies.talks.first, "Edited here")
    ended(merge(two, one.path))
    assert digest(one) == digest(two)
    assert unsound(one) == unsound(two) == []
    assert said(one, copies.talks.first, "mood") == "hopeful"


def test_a_row_that_is_deleted_and_brought_back_has_what_is_not_known_here(copies: Copies) -> None:
    one, row = copies.stores[0], new_id()
    with one.write("Newer") as writing:
        ((first,),) = writing.columns("SELECT value FROM change WHERE row_id = ?", copies.talks.first)
        writing.record([Proposal(("statement", row), ROW, {**json.loads(first), "code": "ST9", "mood": "calm"})])
    say(one, row, "weather", {"sky": "grey", "wind": 3})
    with one.write("Delete") as writing:
        writing.delete(Statement, row)
    one.undo()
    assert value_of(one, "statement", row, "code") == "ST9"
    assert (said(one, row, "mood"), said(one, row, "weather")) == ("calm", {"sky": "grey", "wind": 3})
    assert unsound(one) == []


def test_a_record_deleted_here_and_told_more_of_by_a_newer_parley_stays(copies: Copies) -> None:
    one, two = copies.stores
    with one.write("Delete") as writing:
        writing.delete(Statement, copies.talks.first)
    say(two, copies.talks.first, "mood", "hopeful")
    ended(merge(one, two.path))
    assert value_of(one, "statement", copies.talks.first, "code") == "ST001"
    with one.write("Delete") as writing:
        writing.delete(Statement, copies.talks.first)
    assert one.columns("SELECT count(*) FROM statement") == [(1,)]


def test_taking_back_what_a_newer_parley_wrote_is_refused(copies: Copies) -> None:
    one, two = copies.stores
    say(one, copies.talks.first, "mood", "hopeful")
    with pytest.raises(UserError, match="a newer Parley wrote part of it"):
        one.undo()
    say(two, new_id(), ROW, {"feel": "tired"}, table="mood")
    merged = ended(merge(one, two.path))
    with pytest.raises(UserError, match="a newer Parley wrote part of it"):
        take_back_merge(one, merged)


def test_a_step_of_a_kind_that_is_not_known_here_travels_and_is_told_of(copies: Copies) -> None:
    one, two = copies.stores
    with two.write("Judge", kind="verdict") as writing:
        writing.set(Statement, copies.talks.first, text="Judged")
    ended(merge(one, two.path))
    set_text(one, copies.talks.second, "Edited here")
    ended(merge(two, one.path))
    assert digest(one) == digest(two)
    assert unsound(one) == unsound(two) == []
    assert log_of(one, "ST001")[0].step == "Judge"
    assert one.columns("SELECT count(*) FROM \"transaction\" WHERE kind = 'verdict'") == [(1,)]


def test_it_is_told_of_in_the_history_and_only_a_newer_parley_brings_it_back(store: Store, talks: Talks) -> None:
    row = new_id()
    say(store, talks.first, "weather", {"sky": "grey", "wind": 3})
    say(store, row, ROW, {"feel": "tired"}, table="mood")
    say(store, row, "feel", "glad", table="mood")
    assert log_of(store, "ST001")[0].deed == "Weather: sky: grey, wind: 3"
    for table, row_id, unit in (("statement", talks.first, "weather"), ("mood", row, ROW), ("mood", row, "feel")):
        change = changes_of_record(store, (table, row_id)).changes[0].change
        with pytest.raises(UserError, match="a newer Parley wrote this, and only that can"):
            restore_value(store, (table, row_id), unit, change)
    with pytest.raises(UserError, match="a newer Parley wrote this, and only that can"):
        restore_row(store, ("mood", row))


def test_it_is_in_a_copy_and_stays_when_a_backup_is_taken_back(store: Store, talks: Talks, tmp_path: Path) -> None:
    backup = back_up(store, tmp_path, "test")
    assert backup is not None
    say(store, talks.first, "mood", "hopeful")
    set_text(store, talks.first, "Edited")
    with looked_into(backup.path, store) as opened:
        take_back(store, opened)
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
    assert said(store, talks.first, "mood") == "hopeful"
    store.copy_to(tmp_path / "copy.parley")
    with closing(Store.open(tmp_path / "copy.parley", store.author)) as copy:
        assert said(copy, talks.first, "mood") == "hopeful"
        assert check(copy) == []


def test_a_file_of_a_newer_minor_version_is_read_and_never_written(store: Store, talks: Talks) -> None:
    path = newer(store)
    before = path.read_bytes()
    with closing(Store.open(path, store.author)) as opened:
        assert opened.is_read_only
        assert value_of(opened, "statement", talks.first, "text") == "Neutrality for guarantees"
        assert check(opened) == []
        assert ended(noticed(path)) == Noticed()
        with pytest.raises(ReadOnlyError, match="written by a newer Parley"):
            set_text(opened, talks.first, "Mine")
    assert path.read_bytes() == before


def test_a_copy_of_a_newer_minor_version_is_merged(store: Store, talks: Talks) -> None:
    say(store, talks.first, "mood", "hopeful")
    with closing(Store.create(store.path.with_name("mine.parley"), store.author)) as mine:
        ended(merge(mine, newer(store)))
        assert said(mine, talks.first, "mood") == "hopeful"


@pytest.mark.parametrize(
    ("column", "more"),
    [
        ("mood TEXT GENERATED ALWAYS AS (hex(zeroblob(99999))) VIRTUAL", MOOD),
        ("mood TEXT DEFAULT (hex(zeroblob(9)))", MOOD),
        ("mood TEXT", "CREATE VIEW mood AS SELECT 1"),
        ("mood TEXT", "CREATE TRIGGER mood AFTER INSERT ON statement BEGIN DELETE FROM party; END"),
        ("mood TEXT", "CREATE TABLE mood (\n\tid TEXT NOT NULL CHECK (id <> hex(zeroblob(9)))\n)\n STRICT"),
    ],
)
def test_what_could_run_is_in_no_file_of_a_newer_version(store: Store, talks: Talks, column: str, more: str) -> None:
    with pytest.raises(UserError, match="not as a dossier should be"):
        Store.open(newer(store, column=column, more=more), store.author)


def test_a_file_that_is_brought_up_to_date_while_it_is_open_is_not_written_any_more(store: Store, talks: Talks) -> None:
    set_text(store, talks.first, "Before")
    with closing(sqlite3.connect(store.path)) as other:
        other.execute(f"PRAGMA user_version = {NEWER}")
    with pytest.raises(ReadOnlyError, match="Update Parley"):
        set_text(store, talks.first, "After")
    assert value_of(store, "statement", talks.first, "text") == "Before"


def test_salvage_keeps_what_is_not_known_here(store: Store, talks: Talks) -> None:
    say(store, talks.first, "mood", "hopeful")
    say(store, new_id(), ROW, {"feel": "tired"}, table="mood")
    rescued = store.path.with_name("rescued.parley")
    ended(salvage(store.path, rescued, store.author))
    with closing(Store.open(rescued, store.author)) as opened:
        assert said(opened, talks.first, "mood") == "hopeful"
        assert opened.columns("SELECT count(*) FROM change WHERE table_name = 'mood'") == [(1,)]
