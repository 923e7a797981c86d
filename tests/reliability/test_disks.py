"""Disks that are full, or mounted so that nobody writes on them."""

import os
import shutil
import subprocess
from contextlib import closing, suppress
from pathlib import Path

import pytest

from models.backups.keeping import back_up, backups
from models.checking.check import check
from models.edits.statements import set_text
from models.errors import UserError
from models.merging.merge import merge
from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.progress import ended
from models.record.author import Author
from models.salvage.salvage import salvage
from models.sending.choices import Choices
from models.sending.sending import send_copy
from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, add_talks, all_tables, value_of

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


def test_a_whole_copy_needs_no_more_room_than_it_takes_in_the_end(small_disk: Path, store: Store, talks: Talks) -> None:
    fill(small_disk, store.path.stat().st_size + 40_000)
    ended(send_copy(store, small_disk / "for you.parley", Choices()))
    assert (small_disk / "for you.parley").stat().st_size <= store.path.stat().st_size


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
