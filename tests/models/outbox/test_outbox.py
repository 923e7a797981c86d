"""Edits of a dossier whose file cannot be written go on in a working copy, and into the file when it can be."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.changes import Changes
from models.checking.check import check
from models.checking.findings import Kind
from models.edits.statements import set_text
from models.file import connection
from models.ids import new_id
from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.record.author import Author
from models.store import Store
from models.tables import Package, Party, Statement
from tests.models.outbox.waiting import locked, outbox, text, waits
from tests.talks import Talks, all_tables, value_of


def test_an_edit_goes_to_the_outbox_while_somebody_else_writes_and_into_the_file_after(
    opened: Store, store: Store, talks: Talks
) -> None:
    told: list[Changes] = []
    opened.watch(told.append)
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
        assert text(opened, talks.first) == "Mine"
        assert text(store, talks.first) == "Neutrality for guarantees"
        assert waits(opened) == 1
        opened.look()
        assert waits(opened) == 1
    outbox(opened).try_now()
    assert opened.waiting is None
    assert text(store, talks.first) == "Mine"
    assert [one.label for one in told] == ["Edit text"]
    assert opened.look() is None
    assert check(store) == []


@pytest.mark.parametrize("writable", [True, False])
def test_much_that_others_wrote_comes_in_parts_so_that_no_window_stands_still(
    opened: Store, store: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch, *, writable: bool
) -> None:
    monkeypatch.setattr("models.outbox.outbox._FIRST_PAUSE", 0.0)
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
    with store.write("Import") as writing:
        writing.add_all(Package, ({"id": new_id(), "title": f"Package {number}"} for number in range(5_000)))
    opened.held_back = "" if writable else "Locks do nothing there."
    came = []
    for _ in range(3):
        opened.look()
        came.append(opened.columns("SELECT count(*) FROM package")[0][0])
    assert came == [2_000, 4_000, 5_000]
    opened.held_back = ""
    opened.look()
    assert opened.waiting is None
    assert text(store, talks.first) == "Mine"
    assert check(store) == []
    assert all_tables(opened) == all_tables(store)


def test_who_asks_for_it_has_all_of_it_brought_in_and_sent_at_once(opened: Store, store: Store, talks: Talks) -> None:
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
    with store.write("Import") as writing:
        writing.add_all(Package, ({"id": new_id(), "title": f"Package {number}"} for number in range(5_000)))
    outbox(opened).try_now()
    assert opened.waiting is None
    assert all_tables(opened) == all_tables(store)


def test_undo_and_redo_go_on_in_the_outbox_and_after_it(opened: Store, store: Store, talks: Talks) -> None:
    set_text(opened, talks.first, "Before")
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
        opened.undo()
        assert text(opened, talks.first) == "Before"
        opened.undo()
        assert text(opened, talks.first) == "Neutrality for guarantees"
        opened.redo()
        assert waits(opened) == 4
    outbox(opened).try_now()
    assert text(store, talks.first) == "Before"
    opened.redo()
    assert text(store, talks.first) == "Mine"
    assert all_tables(opened) == all_tables(store)


def test_what_others_write_meanwhile_is_seen_in_the_outbox_and_both_are_kept(
    opened: Store, store: Store, talks: Talks, colleague: Store
) -> None:
    told: list[Changes] = []
    opened.watch(told.append)
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
    set_text(colleague, talks.first, "Theirs")
    set_text(colleague, talks.second, "Theirs too")
    outbox(opened).try_now()
    assert opened.columns("SELECT count(DISTINCT change) FROM conflict") == [(2,)]
    assert text(opened, talks.second) == "Theirs too"
    assert {("statement", talks.first), ("statement", talks.second)} <= told[-1].rows
    assert all_tables(opened) == all_tables(colleague)
    assert [one.kind for one in check(store)] == [Kind.CONFLICT]


def test_what_waits_is_there_again_after_a_restart_and_goes_into_the_file(
    opened: Store, store: Store, talks: Talks, author: Author, folders: Outboxes
) -> None:
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
        opened.close()
        with closing(open_with_outbox(store.path, author, folders)) as again:
            assert text(again, talks.first) == "Mine"
            assert waits(again) == 1
    with closing(open_with_outbox(store.path, author, folders)) as again:
        assert again.waiting is None
        assert text(store, talks.first) == "Mine"
    assert folders.all() == []
    assert list(folders.root.iterdir()) == []


@pytest.mark.parametrize("way", ["through a link", "by steps up", "from its folder"])
def test_what_waits_is_found_again_by_whatever_way_to_the_file_it_is_opened(
    opened: Store,
    store: Store,
    talks: Talks,
    author: Author,
    folders: Outboxes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
        opened.close()
    folder, name = store.path.parent, store.path.name
    link = tmp_path / "link"
    link.symlink_to(folder, target_is_directory=True)
    monkeypatch.chdir(folder)
    paths = {
        "through a link": link / name,
        "by steps up": folder / ".." / folder.name / name,
        "from its folder": Path(name),
    }
    with closing(open_with_outbox(paths[way], author, folders)) as again:
        assert text(again, talks.first) == "Mine"
    assert text(store, talks.first) == "Mine"
    assert folders.all() == []


def test_what_waits_goes_into_the_file_on_closing_however_long_the_outbox_would_still_pause(
    opened: Store, store: Store, talks: Talks, folders: Outboxes
) -> None:
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
    opened.look()
    assert waits(opened) == 1
    opened.close()
    assert text(store, talks.first) == "Mine"
    assert folders.all() == []
    assert check(store) == []


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_closing_leaves_in_the_outbox_what_somebody_who_saves_still_keeps_out(
    opened: Store, store: Store, talks: Talks, author: Author, folders: Outboxes, lock: str
) -> None:
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as held:
        held.execute(f"BEGIN {lock}")
        opened.close()
    assert text(store, talks.first) == "Neutrality for guarantees"
    with closing(open_with_outbox(store.path, author, folders)) as again:
        assert again.waiting is None
        assert text(again, talks.first) == "Mine"


def test_closing_gives_nothing_to_a_file_in_which_others_cannot_be_kept_from_writing(
    opened: Store, store: Store, talks: Talks, folders: Outboxes
) -> None:
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
    opened.held_back = "Locks do not hold there."
    opened.close()
    assert text(store, talks.first) == "Neutrality for guarantees"
    assert [one.path for one in folders.all()] == [store.path]


def test_given_up_changes_are_in_a_backup_and_the_file_is_shown_again(
    opened: Store, store: Store, talks: Talks, folders: Outboxes
) -> None:
    told: list[Changes] = []
    opened.watch(told.append)
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
        outbox(opened).give_up()
    assert opened.waiting is None
    assert text(opened, talks.first) == "Neutrality for guarantees"
    assert ("statement", talks.first) in told[-1].rows
    assert len(list(folders.backups.rglob("*outbox given up.parley"))) == 1
    assert folders.all() == []


def test_two_windows_of_one_installation_share_the_outbox(
    opened: Store, store: Store, talks: Talks, author: Author, folders: Outboxes
) -> None:
    with locked(store.path):
        set_text(opened, talks.first, "Mine")
        second = open_with_outbox(store.path, author, folders)
        set_text(second, talks.second, "Mine too")
        opened.look()
        assert text(opened, talks.second) == "Mine too"
    outbox(opened).try_now()
    assert (text(store, talks.first), text(store, talks.second)) == ("Mine", "Mine too")
    set_text(second, talks.first, "After")
    second.look()
    outbox(second).try_now()
    assert text(store, talks.first) == "After"
    second.close()
    assert folders.all() == []


def test_what_was_recorded_so_far_and_what_comes_are_one_step(opened: Store, store: Store, talks: Talks) -> None:
    away = store.path.with_name("away")
    with opened.write("Edit") as writing:
        writing.set(Statement, talks.first, text="Mine")
        store.path.rename(away)
        writing.set(Party, talks.ua, note="Noted")
    assert waits(opened) == 1
    away.rename(store.path)
    outbox(opened).try_now()
    assert text(store, talks.first) == "Mine"
    assert value_of(store, "party", talks.ua, "note") == "Noted"


def test_what_is_edited_where_locks_do_nothing_waits_until_it_may_be_written(
    opened: Store, store: Store, talks: Talks
) -> None:
    before = store.path.read_bytes()
    opened.held_back = "Locks do nothing there."
    set_text(opened, talks.first, "Mine")
    outbox(opened)._again = 0.0
    opened.look()
    assert store.path.read_bytes() == before
    assert text(opened, talks.first) == "Mine"
    assert opened.waiting is not None
    assert opened.waiting.why == "Locks do nothing there."
    set_text(store, talks.second, "Theirs")
    outbox(opened)._again = 0.0
    opened.look()
    assert text(opened, talks.second) == "Theirs"
    opened.held_back = ""
    outbox(opened).try_now()
    assert text(store, talks.first) == "Mine"
    assert opened.waiting is None


def test_what_others_wrote_still_comes_after_it_could_not_be_taken_in_at_once(
    opened: Store, store: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.held_back = "Locks do nothing there."
    set_text(opened, talks.first, "Mine")
    outbox(opened)._again = 0.0
    opened.look()
    set_text(store, talks.second, "Theirs")
    copy = outbox(opened).copy
    assert copy is not None
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with locked(copy.file):
        opened.look()
    assert text(opened, talks.second) != "Theirs"
    opened.look()
    assert text(opened, talks.second) == "Theirs"
