"""A dossier on a server is what it would be in a file, and is worked on while the server is away."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from models.changes import Changes
from models.checking.check import check
from models.edits.deleting import delete_record
from models.edits.statements import set_text
from models.errors import BusyError, OvertakenError, UserError
from models.exchange.exporting import export_folder
from models.file import connection
from models.ids import new_id
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.record.author import Author
from models.record.replay import ROW
from models.record.shape import columns, tables
from models.record.writing import Proposal
from models.server import pull
from models.server.address import Address
from models.server.connection import connect
from models.server.opening import open_served, put_there, working_copy
from models.server.served import note_of
from models.store import Store
from models.tables import Package, Statement
from tests.authors import new_author
from tests.servers import Server
from tests.talks import Talks, all_tables, value_of

Said = dict[str, list[tuple[Any, ...]]]


def said(read: Callable[[str], list[tuple[Any, ...]]]) -> Said:
    """The facts, the conflicts and the sum of the record."""
    found = {}
    for name in (*tables(), "conflict"):
        fields = columns(tables()[name]) if name in tables() else ("table_name", "row_id", "unit", "change")
        listed = ", ".join(f'"{field}"' for field in fields)
        found[name] = sorted(read(f'SELECT {listed} FROM "{name}"'), key=repr)  # noqa: S608
    found["meta"] = read("SELECT value FROM meta WHERE key = 'record_digest'")
    return found


def on_server(address: Address) -> Said:
    with closing(connect(address)) as connection:
        return said(lambda sql: connection.execute(sql.encode()).fetchall())


def in_copy(store: Store) -> Said:
    return said(store.columns)


def test_what_one_writes_the_other_sees_and_the_server_has_the_same_tables(
    ours: Store, theirs: Store, talks: Talks, address: Address
) -> None:
    told: list[Changes] = []
    theirs.watch(told.append)
    set_text(ours, talks.first, "Mine")
    theirs.look()
    assert value_of(theirs, "statement", talks.first, "text") == "Mine"
    assert ("statement", talks.first) in told[-1].rows
    delete_record(theirs, "Delete statement", Statement, talks.second)
    ours.look()
    assert on_server(address) == in_copy(ours) == in_copy(theirs)
    ours.undo()
    theirs.undo()
    ours.look()
    assert on_server(address) == in_copy(ours) == in_copy(theirs)
    assert check(ours) == check(theirs) == []


def test_an_edit_on_an_older_value_is_refused_with_both(ours: Store, theirs: Store, talks: Talks) -> None:
    before = str(value_of(theirs, "statement", talks.first, "text"))
    set_text(ours, talks.first, "Mine")
    with pytest.raises(OvertakenError) as caught:
        set_text(theirs, talks.first, "Theirs", seen={"text": before})
    assert (caught.value.mine.value, caught.value.theirs.value) == ("Theirs", "Mine")


def test_what_is_changed_while_the_server_is_away_waits_and_goes_there_after(
    ours: Store, theirs: Store, talks: Talks, server: Server, address: Address
) -> None:
    theirs.look()
    server.stop()
    set_text(ours, talks.first, "Mine")
    assert ours.waiting is not None
    assert len(ours.waiting.steps) == 1
    assert "does not answer" in ours.waiting.why
    assert value_of(ours, "statement", talks.first, "text") == "Mine"
    server.start()
    set_text(theirs, talks.first, "Theirs")
    ours.look()
    assert ours.waiting is None
    theirs.look()
    assert on_server(address) == in_copy(ours) == in_copy(theirs)
    assert len(conflicts(ours.columns)) == 1


def test_what_waited_is_sent_after_a_restart_and_never_twice(
    ours: Store, talks: Talks, server: Server, address: Address, author: Author, tmp_path: Path
) -> None:
    server.stop()
    set_text(ours, talks.first, "Mine")
    ours.close()
    with closing(open_served(address, author, tmp_path / "ours")) as away:
        assert value_of(away, "statement", talks.first, "text") == "Mine"
        assert away.waiting is not None
    server.start()
    with closing(open_served(address, author, tmp_path / "ours")) as again:
        assert again.waiting is None
        note_of(again.path).unlink()
        expected = in_copy(again)
    with closing(open_served(address, author, tmp_path / "ours")) as forgetful:
        set_text(forgetful, talks.second, "Too")
        assert on_server(address) == in_copy(forgetful)
        assert expected["meta"] != in_copy(forgetful)["meta"]
        assert check(forgetful) == []


def test_a_server_that_was_never_reached_is_refused(server: Server, author: Author, tmp_path: Path) -> None:
    address = server.new_database()
    server.stop()
    with pytest.raises(UserError, match=r"does not answer\. It was never opened here"):
        open_served(address, author, tmp_path)
    server.start()
    assert list(tmp_path.rglob("*.parley")) == []


def test_a_first_fetch_that_broke_off_does_not_pass_for_an_empty_dossier_and_is_taken_up_again(
    ours: Store, talks: Talks, server: Server, address: Address, tmp_path: Path
) -> None:
    folder, other = tmp_path / "theirs", new_author()
    copy = working_copy(address, folder)
    copy.parent.mkdir(parents=True)
    Store.create(copy, other).close()
    server.stop()
    with pytest.raises(UserError, match=r"does not answer\. Nothing of it has come here yet"):
        open_served(address, other, folder)
    server.start()
    with closing(open_served(address, other, folder)) as theirs:
        assert in_copy(theirs) == in_copy(ours)
        assert value_of(theirs, "statement", talks.first, "text") == value_of(ours, "statement", talks.first, "text")


@pytest.mark.in_file
def test_a_dossier_goes_to_a_server_and_back_unchanged(
    store: Store, address: Address, author: Author, tmp_path: Path
) -> None:
    from tests.talks import add_talks

    talks = add_talks(store)
    store.copy_to(tmp_path / "copy.parley")
    with closing(Store.open(tmp_path / "copy.parley", new_author("MB", "Mykola"))) as other:
        set_text(other, talks.first, "Theirs")
        delete_record(other, "Delete statement", Statement, talks.second)
    set_text(store, talks.first, "Mine “—” Київ \U0001f54a\t\\N \\. end")
    set_text(store, talks.second, "Edited")
    store.undo()
    ended(merge(store, tmp_path / "copy.parley"))
    ended(put_there(store, address))
    with closing(open_served(address, author, tmp_path / "served")) as served:
        assert in_copy(served) == in_copy(store) == on_server(address)
        served.copy_to(tmp_path / "back.parley")
    with closing(Store.open(tmp_path / "back.parley", author)) as back:
        assert all_tables(back) == all_tables(store)
        ended(export_folder(back, tmp_path / "one"))
        ended(export_folder(store, tmp_path / "other"))
    assert {one.name: one.read_bytes() for one in (tmp_path / "one").iterdir() if one.name != "README.md"} == {
        one.name: one.read_bytes() for one in (tmp_path / "other").iterdir() if one.name != "README.md"
    }
    with pytest.raises(UserError, match="There is a dossier at"):
        ended(put_there(store, address))


def test_what_the_database_itself_refuses_a_file_refuses_too(address: Address, ours: Store, talks: Talks) -> None:
    import psycopg

    for sql in ("UPDATE statement SET credibility = 9", "UPDATE statement SET low = 90, high = 10",
                "UPDATE statement SET said_on = '2022-02-30'", "UPDATE statement SET act = 'shout'"):  # fmt: skip
        with closing(sqlite3.connect(ours.path)) as file, pytest.raises(sqlite3.IntegrityError):
            file.execute(sql)
        with closing(connect(address)) as connection, pytest.raises(psycopg.Error):
            connection.execute(sql.encode())


def test_what_only_a_newer_parley_knows_goes_to_the_server_and_comes_from_it(
    ours: Store, theirs: Store, talks: Talks
) -> None:
    def newer(store: Store) -> list[tuple[Any, ...]]:
        return store.columns("SELECT table_name, unit, value FROM change WHERE table_name = 'mood' OR unit = 'mood'")

    with ours.write("Newer") as writing:
        writing.record([Proposal(("mood", new_id()), ROW, {"feel": "tired"})])
        writing.record([Proposal(("statement", talks.first), "mood", "hopeful")])
    theirs.look()
    assert newer(theirs) == newer(ours) == [("mood", "row", '{"feel":"tired"}'), ("statement", "mood", '"hopeful"')]
    set_text(theirs, talks.first, "Edited there")
    ours.look()
    assert value_of(ours, "statement", talks.first, "text") == "Edited there"
    assert check(ours) == []


def test_a_step_that_comes_in_parts_of_one_size_is_taken_in_whole(
    ours: Store, talks: Talks, theirs: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many changes of a step are here was taken for which: the second of two equal parts was left out."""
    theirs.look()
    monkeypatch.setattr(pull, "_AT_ONCE", 20)
    with ours.write("Import") as writing:
        writing.add_all(Package, [{"id": new_id(), "title": f"B{number}"} for number in range(40)])
    theirs.look()
    assert all_tables(theirs) == all_tables(ours)


def test_a_step_that_the_server_has_and_the_copy_could_not_keep_comes_back_by_itself(
    ours: Store, talks: Talks, address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a long command reads the same working copy while a window saves."""
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with closing(open_served(address, new_author(), tmp_path / "window", watched=True)) as window:
        set_text(window, talks.second, "Saved")
        with closing(sqlite3.connect(window.path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM party").fetchall()
            with pytest.raises(BusyError):
                set_text(window, talks.first, "Held up")
        deadline = time.monotonic() + 20
        while in_copy(window) != on_server(address) and time.monotonic() < deadline:
            window.look()
            time.sleep(0.1)
        assert in_copy(window) == on_server(address)
        assert value_of(window, "statement", talks.first, "text") == "Held up"
