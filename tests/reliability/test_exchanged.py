"""Files that are exchanged for others, moved, deleted or cut short while they are open."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from models.checking.check import check
from models.edits.statements import set_text
from models.errors import UserError
from models.merging.merge import merge
from models.progress import ended
from models.record.author import Author
from models.store import Store
from models.tables import Statement
from tests.reliability.mutants import Fault, made
from tests.talks import Talks, add_talks, value_of

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
