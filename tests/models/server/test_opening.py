"""Bringing a dossier to a server, and opening one there, a part at a time."""

from contextlib import closing
from pathlib import Path

import pytest

from models.edits.statements import set_text
from models.progress import ended
from models.record.author import Author
from models.server.address import Address
from models.server.opening import open_served, opening, put_there
from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, add_talks, all_tables


@pytest.fixture
def file(tmp_path: Path, author: Author) -> Path:
    with closing(Store.create(tmp_path / "talks.parley", author)) as store:
        talks = add_talks(store)
        for turn in range(5):
            set_text(store, talks.first, f"Turn {turn}")
    return tmp_path / "talks.parley"


def test_what_is_brought_there_in_parts_is_the_whole_dossier(
    file: Path, author: Author, address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.server.push._AT_ONCE", 3)
    with closing(Store.open(file, author)) as store:
        told = [(one.label, one.done, one.total) for one in put_there(store, address)]
        ((changes,),) = store.columns("SELECT count(*) FROM change")
        assert told[: changes // 3] == [("Sending changes", done, changes) for done in range(0, changes - 2, 3)]
        assert told[-1][0] == "Writing tables there"
        with closing(open_served(address, new_author(), tmp_path / "theirs")) as theirs:
            assert all_tables(theirs) == all_tables(store)


def test_a_dossier_that_was_not_wholly_brought_there_is_not_there_at_all(
    file: Path, author: Author, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.server.push._AT_ONCE", 3)
    with closing(Store.open(file, author)) as store:
        work = put_there(store, address)
        for _ in range(3):
            next(work)
        work.close()
        set_text(store, store.columns("SELECT id FROM statement")[0][0], "Not kept from being written")
        ended(put_there(store, address))


def test_much_that_is_new_there_is_brought_in_by_parts_and_it_is_said_how_far_that_is(
    ours: Store, talks: Talks, address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    author, folder = new_author(), tmp_path / "theirs"
    open_served(address, author, folder).close()
    for turn in range(10):
        set_text(ours, talks.first, f"Turn {turn}")
    monkeypatch.setattr("models.server.opening._AT_ONCE", 3)
    work, told = opening(address, author, folder), []
    while True:
        try:
            told.append(next(work))
        except StopIteration as end:
            theirs = end.value
            break
    with closing(theirs):
        assert [(one.label, one.done, one.total) for one in told] == [
            ("Fetching changes", 3, 10), ("Fetching changes", 6, 10), ("Fetching changes", 9, 10)
        ]  # fmt: skip
        assert all_tables(theirs) == all_tables(ours)
