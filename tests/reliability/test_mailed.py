"""Files that are copied or mailed while they are open."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.checking.check import check
from models.edits.statements import set_text
from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, add_talks


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


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
