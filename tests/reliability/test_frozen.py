"""A file that is held by somebody who does not go on, as a computer that sleeps."""

import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from models.checking.check import check
from models.edits.statements import set_text
from models.errors import BusyError, UserError
from models.file import connection
from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.record.author import Author
from models.store import Store
from tests.talks import add_talks, value_of

Hold = Callable[[sqlite3.Connection], None]


def reserve(held: sqlite3.Connection) -> None:
    """Hold the lock of who is about to save: others may read."""
    held.execute("BEGIN IMMEDIATE")
    held.execute("UPDATE party SET note = 'x'")


def exclude(held: sqlite3.Connection) -> None:
    """Hold the lock of who is saving: nobody may read."""
    held.execute("BEGIN EXCLUSIVE")


def _freeze(path: Path, hold: Hold, pipe: Connection) -> None:
    held = sqlite3.connect(path, isolation_level=None)
    hold(held)
    pipe.send("held")
    os.kill(os.getpid(), signal.SIGSTOP)


@contextmanager
def frozen(path: Path, hold: Hold) -> Iterator[None]:
    """Another process that holds a lock and does not go on."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_freeze, args=(path, hold, theirs))
    process.start()
    with ours, theirs:
        assert ours.poll(30)
    try:
        yield
    finally:
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that start at once")
@pytest.mark.parametrize("hold", [reserve, exclude])
def test_who_holds_the_file_and_is_frozen_keeps_nobody_from_anything_for_long(
    folder: Path, author: Author, hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.2)
    path = folder / "talks.parley"
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
    with frozen(path, hold):
        if hold is reserve:
            with closing(Store(path, author)) as store:
                assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
                assert store.look() is None
                with pytest.raises(BusyError, match="is being written by somebody else"):
                    set_text(store, talks.first, "Mine")
        else:
            with closing(connection.connect(path, write=False)) as reading, connection.told(path):
                reading.execute("PRAGMA busy_timeout = 100")
                with pytest.raises(sqlite3.OperationalError, match="locked"):
                    reading.execute("SELECT * FROM party").fetchall()
    with closing(Store.open(path, author)) as store:
        set_text(store, talks.first, "Mine")
        assert check(store) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that start at once")
def test_who_looks_waits_no_more_to_read_what_somebody_frozen_in_a_commit_holds_until_that_one_is_gone(
    folder: Path, author: Author
) -> None:
    path = folder / "talks.parley"
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
    with closing(Store.open(path, author)) as store:
        with frozen(path, exclude):
            assert [store.look(), store.look()] == [None, None]
            assert patience_of(store) <= 50
            with pytest.raises(BusyError, match="is being written by somebody else"):
                value_of(store, "statement", talks.first, "text")
        assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
        store.look()
        assert patience_of(store) == connection.READER_PATIENCE_MS


@pytest.mark.timeout(60)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that start at once")
def test_a_window_asks_nobody_to_wait_for_a_copy_or_an_edit_while_somebody_is_frozen_in_a_commit(
    folder: Path, tmp_path: Path, author: Author
) -> None:
    path, folders = folder / "talks.parley", Outboxes(tmp_path / "outbox", tmp_path / "backups")
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
    with closing(open_with_outbox(path, author, folders)) as store:
        with frozen(path, exclude):
            store.look()
            store.look()
            with pytest.raises(BusyError):
                store.copy_to(tmp_path / "copy.parley")
            # There is no backup yet to go on from, so the edit is refused; what was typed stays where it was typed.
            with pytest.raises(UserError):
                set_text(store, talks.first, "Mine")
        set_text(store, talks.first, "Mine")
        assert store.waiting is None
    with closing(Store.open(path, author)) as store:
        assert value_of(store, "statement", talks.first, "text") == "Mine"
        assert check(store) == []


def patience_of(store: Store) -> int:
    """How long a read waits for others, in milliseconds."""
    return int(store.ground.reading.execute("PRAGMA busy_timeout").fetchone()[0])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that start at once")
def test_control_who_is_frozen_and_holds_nothing_keeps_nobody_from_writing(folder: Path, author: Author) -> None:
    path = folder / "talks.parley"
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
    with frozen(path, lambda _held: None), closing(Store.open(path, author)) as store:
        set_text(store, talks.first, "Mine")
        assert value_of(store, "statement", talks.first, "text") == "Mine"
