"""The store and its file: replaced, busy, damaged, copied."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from models.edits import statements as edits
from models.errors import BusyError, UserError
from models.file import connection
from models.record.author import Author
from models.store import Store
from models.tables import Statement
from models.words import Act
from tests.models.file.crashing import run
from tests.talks import Talks, add_talks, all_tables, value_of
from tests.watching import announced, count


def test_a_file_that_was_replaced_is_noticed_before_anything_is_written(folder: Path, author: Author):
    path = folder / "talks.parley"
    opened = Store.create(path, author)
    talks = add_talks(opened)
    opened.copy_to(folder / "copy.parley")
    (folder / "copy.parley").replace(path)
    before = path.read_bytes()
    with announced(opened) as heard, pytest.raises(UserError, match=r"was moved or replaced .* Nothing was changed"):
        edits.set_text(opened, talks.first, "Lost?")
    opened.close()
    assert heard == []
    assert path.read_bytes() == before


def test_a_file_that_was_replaced_in_mid_write_is_not_said_to_be_saved(folder: Path, author: Author):
    path = folder / "talks.parley"
    opened = Store.create(path, author)
    talks = add_talks(opened)
    opened.copy_to(folder / "copy.parley")

    def edit_while_it_is_replaced() -> None:
        with opened.write("Edit") as writing:
            writing.set(Statement, talks.first, text="Lost?")
            (folder / "copy.parley").replace(path)

    with announced(opened) as heard, pytest.raises(UserError, match="was moved or replaced"):
        edit_while_it_is_replaced()
    opened.close()
    assert heard == []


def test_a_file_that_was_deleted_is_noticed(folder: Path, author: Author):
    path = folder / "talks.parley"
    opened = Store.create(path, author)
    talks = add_talks(opened)
    path.unlink()
    with pytest.raises(UserError, match="was moved or replaced"):
        edits.set_text(opened, talks.first, "Lost?")
    opened.close()
    assert list(folder.iterdir()) == []


def test_closing_leaves_the_journal_of_the_file_that_was_put_in_place(folder: Path, author: Author):
    path = folder / "talks.parley"
    opened = Store.create(path, author)
    add_talks(opened)
    opened.copy_to(folder / "copy.parley")
    (folder / "copy.parley").replace(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE party SET note = 'x'")
        assert (folder / "talks.parley-journal").exists()
        opened.close()
        assert (folder / "talks.parley-journal").exists()
        other.execute("ROLLBACK")


def test_a_file_that_somebody_else_holds_is_told_of_after_some_patience(
    store: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError, match=r"is being written by somebody else\. Nothing"):
            edits.set_text(store, talks.first, "Too early")
        assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
        other.execute("ROLLBACK")
    edits.set_text(store, talks.first, "Now")


def test_a_save_that_a_reader_holds_up_is_taken_back_whole(store: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM party").fetchall()
        with pytest.raises(BusyError):
            edits.set_text(store, talks.first, "Held up")
        other.execute("COMMIT")
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
    edits.set_text(store, talks.first, "Now")
    assert value_of(store, "statement", talks.first, "text") == "Now"


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("statement", "low", 101.0), ("statement", "low", None), ("statement", "high", 39.0),
        ("statement", "firmness", 5),
        ("statement", "credibility", 0), ("statement", "credibility", None), ("statement", "act", "shout"),
        ("statement", "said_on", "2022-02-32"), ("statement", "said_on", "29.03.2022"), ("speaker", "authority", 6),
        ("issue", "reference_point", -1.0), ("source", "reliability", "G"), ("round", "end", "2022-03-01"),
        ("dossier", "stale_after_days", 0), ("source", "published", "2022"), ("statement", "credibility", "good"),
    ],
)  # fmt: skip
def test_the_database_itself_refuses_what_makes_no_sense_within_a_unit(
    store: Store, talks: Talks, table: str, field: str, value: object
):
    with closing(sqlite3.connect(store.path)) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute(f'UPDATE "{table}" SET "{field}" = ?', (value,))  # noqa: S608 - our own names


def test_what_the_database_refuses_is_a_bug_and_leaves_nothing(store: Store, talks: Talks):
    before = count(store, "change")
    with pytest.raises((sqlite3.IntegrityError, IntegrityError)), store.write("Edit") as writing:
        writing.set(Statement, talks.first, low=90.0, high=10.0)
    assert count(store, "change") == before


def test_reads_in_one_state_do_not_see_what_others_save_meanwhile(store: Store, talks: Talks):
    with closing(sqlite3.connect(store.path, isolation_level=None, timeout=0)) as other:
        other.execute("UPDATE party SET note = 'first'")
        with store.one_state(), store.one_state():
            seen = value_of(store, "party", talks.ua, "note")
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE party SET note = 'second'")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("COMMIT")
            assert value_of(store, "party", talks.ua, "note") == seen == "first"
        other.execute("COMMIT")
        assert value_of(store, "party", talks.ua, "note") == "second"


def test_a_reader_cannot_write(store: Store, talks: Talks):
    with pytest.raises(UserError, match="can only be read"):
        store.columns("DELETE FROM party")


def test_rows_are_read_as_objects(store: Store, talks: Talks):
    with store.read() as session:
        row = session.get(Statement, talks.first)
    assert row is not None
    assert (row.act, row.low, row.said_on.isoformat()) == (Act.OFFER, 40.0, "2022-03-21")
    edits.set_range(store, talks.first, None)
    with store.read() as session:
        assert session.get(Statement, talks.first).low is None  # type: ignore[union-attr]


def test_trouble_with_the_file_is_a_sentence_in_object_reads_too(store: Store, talks: Talks):
    with pytest.raises(UserError, match="can only be read"), store.read() as session:
        session.connection().exec_driver_sql("DELETE FROM party")


def test_a_copy_holds_the_same_and_opens(store: Store, talks: Talks, tmp_path: Path, author: Author):
    edits.set_text(store, talks.first, "In the copy")
    target = tmp_path / "copy.parley"
    target.write_text("something older")
    store.copy_to(target)
    with closing(Store.open(target, author)) as copy:
        assert all_tables(copy) == all_tables(store)
        assert copy.columns("SELECT * FROM change") == store.columns("SELECT * FROM change")
        copy.undo()
    assert value_of(store, "statement", talks.first, "text") == "In the copy"


def test_a_copy_does_not_replace_the_open_dossier_itself(store: Store, talks: Talks):
    with pytest.raises(UserError, match="is the open dossier itself"):
        store.copy_to(store.path)
    edits.set_text(store, talks.first, "Still here")


def test_a_copy_to_a_folder_that_is_not_there_is_refused(store: Store, tmp_path: Path):
    with pytest.raises(UserError):
        store.copy_to(tmp_path / "nowhere" / "copy.parley")


@pytest.mark.parametrize("side", ["-journal", "-wal"])
def test_nothing_is_put_beside_a_strangers_journal(store: Store, tmp_path: Path, author: Author, side: str):
    stray = tmp_path / f"copy.parley{side}"
    stray.write_bytes(b"left by somebody")
    with pytest.raises(UserError, match="unfinished"):
        store.copy_to(tmp_path / "copy.parley")
    with pytest.raises(UserError, match="unfinished"):
        Store.create(tmp_path / "copy.parley", author)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [stray.name]


def test_a_new_dossier_replaces_nothing(store: Store, author: Author):
    with pytest.raises(UserError, match="is there already"):
        Store.create(store.path, author)


def test_a_dossier_is_in_rollback_mode_and_synced(store: Store, talks: Talks):
    with store.write("Look") as writing:
        pragmas = ["journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cache_spill"]
        found = {name: writing.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas}
    assert found == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cache_spill": 0,
    }


def test_text_that_is_not_unicode_is_told_of_as_damage(store: Store, talks: Talks):
    run(store.path, "UPDATE party SET note = CAST(x'ff' AS TEXT)")
    with pytest.raises(UserError, match="damaged"):
        store.columns("SELECT note FROM party")


def test_a_copy_keeps_no_other_thread_from_reading(store: Store, talks: Talks, tmp_path: Path) -> None:
    target = tmp_path / "copy.parley"
    copying = threading.Thread(target=store.copy_to, args=(target,))
    with store.reading_alone():
        copying.start()
        copying.join(20)
        assert not copying.is_alive()
    with closing(Store.open(target, store.author)) as copy:
        assert all_tables(copy) == all_tables(store)


def test_a_copy_is_of_what_is_open_and_not_of_what_lies_in_its_place(
    store: Store, talks: Talks, tmp_path: Path
) -> None:
    path, target = tmp_path / "open.parley", tmp_path / "copy.parley"
    store.copy_to(path)
    with closing(Store.open(path, store.author)) as opened:
        path.rename(tmp_path / "away.parley")
        Store.create(path, store.author).close()
        opened.copy_to(target)
    with closing(Store.open(target, store.author)) as copy:
        assert all_tables(copy) == all_tables(store)
