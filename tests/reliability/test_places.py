"""Files in bad places: full, protected, held by somebody who is frozen, or exchanged while they are open."""

import multiprocessing
import os
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from models.backups.keeping import back_up, backups
from models.checking.check import check
from models.edits.statements import set_text
from models.errors import BusyError, UserError
from models.file import connection
from models.merging.merge import merge
from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.progress import ended
from models.record.author import Author
from models.salvage.salvage import salvage
from models.sending.choices import Choices
from models.sending.sending import send_copy
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.reliability.mutants import Fault, made
from tests.talks import Talks, add_talks, all_tables, value_of

TRUSTING = Fault(
    "a file is taken to be where it was",
    "models.ground",
    "return Identity.of(self.path) == self.identity",
    "return True",
)
BLIND = Fault(
    "SQLite is kept from looking where its file is",
    "models.file.connection",
    'patiently(lambda: connection.execute("PRAGMA journal_mode = TRUNCATE"), patience)',
    'connection.execute("PRAGMA journal_mode = MEMORY")',
)
OLD = Path(__file__).parents[1] / "data" / "istanbul-version-2.parley"


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


def fill(place: Path, but: int = 0) -> Path:
    """Leave so many bytes free."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    size = ballast.stat().st_size
    os.truncate(ballast, max(0, size - but))
    return ballast


def test_on_a_full_disk_nothing_changes_and_it_goes_on_when_there_is_room(small_disk: Path, author: Author) -> None:
    with closing(Store.create(small_disk / "talks.parley", author)) as store:
        talks = add_talks(store)
        set_text(store, talks.first, "Before")
        before = all_tables(store)
        ballast = fill(small_disk)
        for _ in range(3):
            with pytest.raises(UserError, match="no room left"):
                set_text(store, talks.first, "Too much " * 5_000)
            assert all_tables(store) == before
        ballast.unlink()
        set_text(store, talks.first, "After")
        assert value_of(store, "statement", talks.first, "text") == "After"
        assert check(store) == []


def test_a_merge_and_a_backup_on_a_full_disk_leave_nothing_behind(
    small_disk: Path, tmp_path: Path, author: Author
) -> None:
    with closing(Store.create(small_disk / "talks.parley", author)) as store:
        talks = add_talks(store)
        set_text(store, talks.first, "Before")
        store.copy_to(tmp_path / "copy.parley")
        with closing(Store.open(tmp_path / "copy.parley", new_author("MB", "Mykola Bondar"))) as other:
            set_text(other, talks.second, "A long text, " * 9_000)
        before = all_tables(store)
        ballast = fill(small_disk, 40_000)
        with pytest.raises(UserError):
            ended(merge(store, tmp_path / "copy.parley"))
        assert all_tables(store) == before
        with pytest.raises(UserError):
            back_up(store, small_disk / "backups", "test")
        assert backups(small_disk / "backups") == []
        assert [one.name for one in (small_disk / "backups").iterdir()] == []
        ballast.unlink()
        ended(merge(store, tmp_path / "copy.parley"))
        assert back_up(store, small_disk / "backups", "test") is not None
        assert check(store) == []


def test_a_migration_on_a_full_disk_leaves_the_file_as_it_was(small_disk: Path, author: Author) -> None:
    path = Path(shutil.copy(OLD, small_disk / "talks.parley"))
    before = path.read_bytes()
    ballast = fill(small_disk, 8_192)
    with pytest.raises(UserError):
        Store.open(path, author)
    assert path.read_bytes() == before
    ballast.unlink()
    with closing(Store.open(path, author)) as store:
        assert check(store) == []


def test_a_salvage_on_a_full_disk_leaves_nothing_behind(small_disk: Path, author: Author) -> None:
    path, out = small_disk / "talks.parley", small_disk / "saved.parley"
    with closing(Store.create(path, author)) as store:
        add_talks(store)
    os.truncate(path, path.stat().st_size - 4096)
    ballast = fill(small_disk, 100_000)
    with pytest.raises(UserError):
        ended(salvage(path, out, author))
    assert {one.name for one in small_disk.iterdir()} == {"talks.parley", "ballast"}
    ballast.unlink()
    ended(salvage(path, out, author))
    Store.open(out, author).close()


@pytest.mark.parametrize("choices", [Choices(), Choices(notes=False)], ids=["whole", "sifted"])
def test_a_copy_on_a_full_disk_names_the_file_that_was_asked_for_and_leaves_nothing_behind(
    small_disk: Path, store: Store, talks: Talks, choices: Choices
) -> None:
    ballast = fill(small_disk, 40_000)
    with pytest.raises(UserError, match=r"^There is no room left where for you\.parley lies\."):
        ended(send_copy(store, small_disk / "for you.parley", choices))
    assert list(small_disk.iterdir()) == [ballast]
    ballast.unlink()
    ended(send_copy(store, small_disk / "for you.parley", choices))
    assert [one.name for one in small_disk.iterdir()] == ["for you.parley"]


def test_the_harness_sees_that_nothing_fills_the_disk(small_disk: Path, author: Author) -> None:
    path = Path(shutil.copy(OLD, small_disk / "talks.parley"))
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"), pytest.raises(UserError):
        Store.open(path, author).close()


def remount(place: Path, how: str) -> None:
    """Let nobody write on a disk, not even the administrator (`ro`), or everybody again (`rw`)."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(place)], check=True)


def test_on_a_disk_that_is_mounted_read_only_a_dossier_opens_and_refuses_edits(
    small_disk: Path, author: Author
) -> None:
    path = small_disk / "talks.parley"
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
        before = all_tables(store)
    whole = path.read_bytes()
    remount(small_disk, "ro")
    try:
        with closing(Store.open(path, author)) as store:
            assert all_tables(store) == before
            assert check(store) == []
            with pytest.raises(UserError, match="write-protected"):
                set_text(store, talks.first, "Mine")
            assert all_tables(store) == before
    finally:
        remount(small_disk, "rw")
    assert path.read_bytes() == whole
    with closing(Store.open(path, author)) as store:
        set_text(store, talks.first, "Mine")
        assert check(store) == []


def test_an_edit_on_a_disk_that_is_mounted_read_only_waits_and_goes_into_the_file_later(
    small_disk: Path, tmp_path: Path, author: Author
) -> None:
    path, folders = small_disk / "talks.parley", Outboxes(tmp_path / "outbox", tmp_path / "backups")
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
    whole = path.read_bytes()
    remount(small_disk, "ro")
    try:
        with closing(open_with_outbox(path, author, folders)) as store:
            set_text(store, talks.first, "Mine")
            assert value_of(store, "statement", talks.first, "text") == "Mine"
            assert path.read_bytes() == whole
    finally:
        remount(small_disk, "rw")
    with closing(open_with_outbox(path, author, folders)) as store:
        if store.waiting is not None and store.outbox is not None:
            store.outbox.try_now()
            store.look()
        assert store.waiting is None
    with closing(Store.open(path, author)) as store:
        assert value_of(store, "statement", talks.first, "text") == "Mine"
        assert check(store) == []


def test_the_harness_sees_a_disk_that_is_not_protected_after_all(small_disk: Path, author: Author) -> None:
    path = small_disk / "talks.parley"
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
    remount(small_disk, "ro")
    remount(small_disk, "rw")
    with (
        closing(Store.open(path, author)) as store,
        pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"),
        pytest.raises(UserError),
    ):
        set_text(store, talks.first, "Mine")


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


def older_copy(store: Store, talks: Talks) -> Path:
    """A copy from before the last edit, as a sync client brings it."""
    path = store.path.with_name("older")
    store.copy_to(path)
    set_text(store, talks.second, "Since then")
    return path


def renamed_over(path: Path, older: Path) -> None:
    """Another file is put in its place."""
    older.replace(path)


def moved_away(path: Path, older: Path) -> None:
    """It is moved, and nothing is in its place."""
    older.unlink()
    path.rename(path.with_name("elsewhere"))


def deleted(path: Path, older: Path) -> None:
    """It is gone."""
    older.unlink()
    path.unlink()


def swapped(path: Path, older: Path) -> None:
    """It changes places with another file."""
    path.rename(path.with_name("aside"))
    older.rename(path)


def edit_while_it_is_exchanged(store: Store, talks: Talks, exchange: Callable[[], None], *, in_mid_write: bool) -> None:
    """Set a text of a dossier whose file is exchanged for another before that, or in the middle of it."""
    if not in_mid_write:
        exchange()
    with store.write("Edit") as writing:
        writing.set(Statement, talks.first, text="Mine")
        if in_mid_write:
            exchange()


@pytest.mark.parametrize("in_mid_write", [False, True], ids=["idle", "in mid-write"])
@pytest.mark.parametrize("exchange", [renamed_over, moved_away, deleted, swapped])
def test_nothing_is_said_to_be_saved_into_a_file_that_is_not_there_and_nothing_is_lost(
    folder: Path, author: Author, exchange: Callable[[Path, Path], None], *, in_mid_write: bool
) -> None:
    path = folder / "talks.parley"
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
        older = older_copy(store, talks)
        with pytest.raises(UserError, match="was moved or replaced"):
            edit_while_it_is_exchanged(store, talks, lambda: exchange(path, older), in_mid_write=in_mid_write)
        # What the open file holds can still be copied, and merged into what came in its place.
        store.copy_to(folder / "rescued.parley")
    if path.exists():
        with closing(Store.open(path, author)) as now:
            assert value_of(now, "statement", talks.second, "text") != "Since then"
            ended(merge(now, folder / "rescued.parley"))
            assert value_of(now, "statement", talks.second, "text") == "Since then"
            assert value_of(now, "statement", talks.first, "text") == (
                "Mine" if in_mid_write else "Neutrality for guarantees"
            )
            assert check(now) == []
    with closing(Store.open(folder / "rescued.parley", author)) as rescued:
        assert value_of(rescued, "statement", talks.second, "text") == "Since then"


@pytest.mark.parametrize("in_mid_write", [False, True], ids=["idle", "in mid-write"])
def test_the_store_looks_where_its_file_is_even_where_sqlite_does_not(
    folder: Path, author: Author, *, in_mid_write: bool
) -> None:
    with pytest.raises(UserError, match="was moved or replaced"):
        edit_unseen_by_sqlite(folder / "talks.parley", author, in_mid_write=in_mid_write)


@pytest.mark.parametrize("in_mid_write", [False, True], ids=["idle", "in mid-write"])
def test_the_harness_sees_an_edit_that_goes_into_a_file_that_is_not_there(
    folder: Path, author: Author, *, in_mid_write: bool
) -> None:
    with made(TRUSTING), pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"), pytest.raises(UserError):
        edit_unseen_by_sqlite(folder / "talks.parley", author, in_mid_write=in_mid_write)


def edit_unseen_by_sqlite(path: Path, author: Author, *, in_mid_write: bool) -> None:
    """The same, with a journal for which SQLite does not look whether the file is where it was."""
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
    with made(BLIND), closing(Store.open(path, author)) as store:
        older = older_copy(store, talks)
        edit_while_it_is_exchanged(store, talks, lambda: renamed_over(path, older), in_mid_write=in_mid_write)


@pytest.mark.parametrize("left", [0, 100, 4096, 50_000])
def test_a_file_that_is_cut_short_while_it_is_open_is_told_of(
    folder: Path, author: Author, tmp_path: Path, left: int
) -> None:
    path = folder / "talks.parley"
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
        whole = Path(shutil.copy(path, tmp_path / "whole.parley"))
        os.truncate(path, left)
        with suppress(UserError):
            set_text(store, talks.first, "Mine")
    with pytest.raises(UserError):
        Store.open(path, author)
    with closing(Store.open(whole, author)) as store:
        assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"


def mailed(store: Store, talks: Talks, folder: Path, edits: int) -> None:
    """After each edit, the main file alone says all that was acknowledged."""
    for number in range(edits):
        set_text(store, talks.first, f"Edit {number}")
        copy = Path(shutil.copy(store.path, folder / "mailed.parley"))
        with closing(sqlite3.connect(copy)) as reading:
            text = reading.execute("SELECT text FROM statement WHERE id = ?", (talks.first,)).fetchone()[0]
            assert text == f"Edit {number}"
    with closing(Store.open(copy, new_author())) as opened:
        assert check(opened) == []


def test_what_is_mailed_while_it_is_open_has_everything(store: Store, talks: Talks, tmp_path: Path) -> None:
    mailed(store, talks, tmp_path, 40)


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_what_is_mailed_a_thousand_times_has_everything(store: Store, talks: Talks, tmp_path: Path) -> None:
    mailed(store, talks, tmp_path, 1_000)


def test_the_harness_sees_a_journal_that_keeps_edits_for_itself(store: Store, talks: Talks, tmp_path: Path) -> None:
    set_text(store, talks.first, "Before")
    copied = Path(shutil.copy(store.path, tmp_path / "wal.parley"))
    with closing(sqlite3.connect(copied, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE statement SET text = 'After'")
        mailed_file = Path(shutil.copy(copied, tmp_path / "mailed.parley"))
        with closing(sqlite3.connect(mailed_file)) as reading:
            assert reading.execute("SELECT count(*) FROM statement WHERE text = 'After'").fetchone() == (0,)
