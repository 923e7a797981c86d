"""Hearing whether a server has something new."""

import threading
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from models.checking.check import check
from models.edits.statements import set_text
from models.ids import new_id
from models.server import served, watching
from models.server.address import Address
from models.server.connection import connect
from models.server.opening import open_served
from models.server.schema import prepare
from models.server.watching import Watching
from models.store import Store
from models.tables import Package
from tests.authors import new_author
from tests.talks import Talks, all_tables, value_of

MANY = "SELECT count(*) FROM package WHERE title LIKE 'B%'"


def test_who_ends_it_does_not_wait_until_the_server_would_be_asked_again(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_LOOK_SECONDS", 600.0)
    with connect(address) as connection:
        prepare(connection, address.shown)
    watched = Watching(address, 7)
    while watched.last == 7:
        threading.Event().wait(0.01)
    watched.end()
    assert "server" not in [thread.name for thread in threading.enumerate()]


@pytest.fixture
def window(address: Address, talks: Talks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The dossier as a window has it open that takes in twenty changes at a look."""
    monkeypatch.setattr(served, "_AT_A_LOOK", 20)
    author = new_author("MB", "Mykola Bondar")
    with closing(open_served(address, author, tmp_path / "theirs", watched=True)) as opened:
        yield opened


def import_many(store: Store) -> None:
    with store.write("Import") as writing:
        writing.add_all(Package, [{"id": new_id(), "title": f"B{number}"} for number in range(110)])


def look_until_told(store: Store) -> int:
    """Look as a window does until something comes; returns how many of the many there are then."""
    before = store.columns(MANY)
    while store.columns(MANY) == before:
        store.look()
    return int(store.columns(MANY)[0][0])


def test_much_that_a_colleague_imports_comes_to_a_window_in_parts(ours: Store, window: Store) -> None:
    import_many(ours)
    counts = []
    while not counts or counts[-1] < 110:
        counts.append(look_until_told(window))
        assert window.place is not None
        assert window.place.has_arrived == (counts[-1] < 110)
    assert len(counts) > 3
    assert max(after - before for before, after in pairwise([0, *counts])) <= 2 * 20
    assert all_tables(window) == all_tables(ours)
    assert check(window) == []


def test_who_edits_while_it_comes_in_parts_has_all_of_it_first(ours: Store, window: Store, talks: Talks) -> None:
    import_many(ours)
    assert look_until_told(window) < 110
    set_text(window, talks.first, "Meanwhile")
    assert window.columns(MANY) == [(110,)]
    ours.look()
    assert value_of(ours, "statement", talks.first, "text") == "Meanwhile"
    assert all_tables(window) == all_tables(ours)
