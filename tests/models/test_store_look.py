"""Looking whether somebody else has written into the open file."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from models.announcing import OVERWRITTEN
from models.edits import statements as edits
from models.errors import UserError
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.talks import Talks, value_of
from tests.watching import announced


def copy_over(copy: Path, file: Path) -> None:
    """As `cp` does, in another process: it stays the same file, with another content."""
    program = "import shutil, sys; shutil.copyfile(*sys.argv[1:])"
    subprocess.run([sys.executable, "-c", program, copy, file], check=True)


@pytest.fixture
def earlier(store: Store, talks: Talks, tmp_path: Path) -> Path:
    """A copy of an earlier state, and a later one of as many pages, so that SQLite takes one for the other."""
    store.copy_to(tmp_path / "earlier.parley")
    edits.set_text(store, talks.first, "Later")
    store.copy_to(tmp_path / "later.parley")
    store.look()
    heads = [(tmp_path / name).read_bytes()[24:40] for name in ("earlier.parley", "later.parley")]
    assert heads[0] == heads[1]
    return tmp_path / "earlier.parley"


def test_what_a_colleague_writes_is_announced_once(store: Store, colleague: Store, talks: Talks):
    edits.set_range(colleague, talks.first, (30, 40))
    with announced(store) as heard:
        assert store.look() is not None
        assert store.look() is None
    assert [(changes.kind, changes.ids("statement")) for changes in heard] == [("elsewhere", {talks.first})]


def test_what_one_writes_oneself_is_no_news(store: Store, talks: Talks):
    edits.set_range(store, talks.first, (30, 40))
    store.undo()
    assert store.look() is None


def test_the_first_edit_of_an_analyst_is_their_own_too(colleague: Store, talks: Talks):
    edits.set_range(colleague, talks.first, (30, 40))
    assert colleague.look() is None


def test_a_colleagues_change_is_seen_beside_ones_own(store: Store, colleague: Store, talks: Talks):
    edits.set_range(store, talks.first, (30, 40))
    edits.set_firmness(colleague, talks.second, 1)
    edits.set_range(store, talks.first, (35, 40))
    found = store.look()
    assert found is not None
    assert found.ids("statement") == {talks.second}


def test_a_file_that_is_gone_is_not_looked_at(store: Store, talks: Talks):
    elsewhere = store.path.with_suffix(".moved")
    store.path.rename(elsewhere)
    assert store.look() is None
    elsewhere.rename(store.path)


@pytest.mark.in_file
def test_a_look_does_not_wait_for_a_job_that_reads(store: Store, colleague: Store, talks: Talks):
    edits.set_range(colleague, talks.first, (30, 40))
    with ThreadPoolExecutor(1) as other:
        with store.one_state():
            assert other.submit(store.look).result(timeout=20) is None
        assert other.submit(store.look).result(timeout=20) is not None


@pytest.mark.in_file
def test_a_copy_that_was_copied_over_the_open_file_is_told_of_with_all_that_is_in_it(
    store: Store, colleague: Store, talks: Talks, earlier: Path
):
    copy_over(earlier, store.path)
    with announced(store) as heard:
        store.look()
        assert store.look() is None
    assert [(changes.label, changes.ids("statement")) for changes in heard] == [
        (OVERWRITTEN, {talks.first, talks.second})
    ]
    edits.set_text(colleague, talks.second, "Theirs")
    found = store.look()
    assert found is not None
    assert found.ids("statement") == {talks.second}


@pytest.mark.in_file
def test_a_state_that_sqlite_takes_for_the_one_it_knows_is_read_all_the_same(store: Store, talks: Talks, earlier: Path):
    store.close()
    shutil.copyfile(earlier.with_name("later.parley"), store.path)
    with closing(Store.open(store.path, new_author())) as opened:
        with suppress(UserError), opened.write("Refused") as writing:
            writing.set(Statement, talks.second, text="Refused")
            raise UserError("Refused.")
        assert value_of(opened, "statement", talks.first, "text") == "Later"
        copy_over(earlier, store.path)
        edits.set_text(opened, talks.second, "Mine")
        opened.look()
        assert value_of(opened, "statement", talks.first, "text") == "Neutrality for guarantees"
        assert opened.columns("SELECT count(*) FROM change WHERE value LIKE '%Later%'") == [(0,)]
