"""Several who write on one server at once: nothing is lost, and nobody misses what others wrote."""

import json
import multiprocessing
import random
import time
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from models.checking.check import check
from models.edits.statements import set_text
from models.errors import UserError
from models.record.author import Author
from models.server.address import Address, read_address
from models.server.connection import connect
from models.server.opening import open_served
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.reliability.mutants import Fault, made
from tests.servers import Server
from tests.talks import add_talks

CLIENTS, EDITS = 8, 12

UNLOCKED = Fault("a write takes no lock", "models.server.served",
                 "SELECT pg_advisory_xact_lock(%s)", "SELECT %s + 0")  # fmt: skip
UNTOLD = Fault("nobody is told that something was written", "models.server.push", "SELECT pg_notify(%s, %s)",
               "SELECT %s, %s")  # fmt: skip


def client(number: int, address: Address, author: Author, folder: Path, rows: list[str], pipe: Connection) -> None:
    """Edit rows that others edit too, then look until all is there that is to come."""
    chance = random.Random(number)
    with closing(open_served(address, author, folder)) as store:
        for turn in range(EDITS):
            set_text(store, chance.choice(rows), f"{number}-{turn}")
            time.sleep(chance.uniform(0, 0.01))
        pipe.send("done")
        pipe.recv()
        store.look()
        pipe.send((store.columns("SELECT value FROM meta WHERE key = 'record_digest'")[0][0], len(check(store))))


def together(address: Address, folder: Path, *, in_one_copy: bool) -> tuple[set[str], set[tuple[str, int]], str]:
    """What was said on the server in the end, what each client has, and the sum of the server's record."""
    first = new_author()
    with closing(open_served(address, first, folder / "first")) as store:
        talks = add_talks(store)
    context = multiprocessing.get_context("fork")
    pipes, processes = [], []
    try:
        for number in range(CLIENTS):
            ours, theirs = context.Pipe()
            own = new_author(f"C{number}", f"Client {number}"), folder / str(number)
            who = (first, folder / "first") if in_one_copy else own
            given = (number, address, *who, [talks.first, talks.second], theirs)
            processes.append(context.Process(target=client, args=given, daemon=True))
            processes[-1].start()
            theirs.close()
            pipes.append(ours)
        for pipe in pipes:
            pipe.recv()
        for pipe in pipes:
            pipe.send("look")
        found = {pipe.recv() for pipe in pipes}
    finally:
        for process in processes:
            process.kill()
            process.join()
    with closing(connect(address)) as connection:
        said = {json.loads(row[0]) for row in connection.execute("SELECT value FROM change WHERE unit = 'text'")}
        digest = connection.execute("SELECT value FROM meta WHERE key = 'record_digest'").fetchall()[0][0]
    return said, found, digest


def all_of_it(address: Address, folder: Path, *, in_one_copy: bool = False) -> None:
    said, found, digest = together(address, folder, in_one_copy=in_one_copy)
    assert {f"{number}-{turn}" for number in range(CLIENTS) for turn in range(EDITS)} <= said
    assert found == {(digest, 0)}


def test_eight_who_write_at_once_lose_nothing_and_miss_nothing(address: Address, tmp_path: Path) -> None:
    all_of_it(address, tmp_path)


def test_eight_processes_on_one_working_copy_lose_nothing_and_miss_nothing(address: Address, tmp_path: Path) -> None:
    all_of_it(address, tmp_path, in_one_copy=True)


def test_the_harness_sees_writers_without_a_lock(address: Address, tmp_path: Path) -> None:
    with made(UNLOCKED), pytest.raises((AssertionError, EOFError)):
        all_of_it(address, tmp_path)


@pytest.mark.parametrize("is_told", [True, False])
def test_what_another_wrote_arrives_by_itself_told_or_not(
    is_told: bool,
    address: Address,
    author: Author,
    tmp_path: Path,
) -> None:
    with (
        closing(open_served(address, author, tmp_path / "ours", watched=True)) as ours,
        closing(open_served(address, new_author(), tmp_path / "theirs")) as theirs,
    ):
        talks = add_talks(theirs)
        _until_arrived(ours, talks.first, "Neutrality for guarantees")
        if is_told:
            set_text(theirs, talks.first, "Theirs")
        else:
            with made(UNTOLD):
                set_text(theirs, talks.first, "Theirs")
        _until_arrived(ours, talks.first, "Theirs")


def _until_arrived(store: Store, row_id: str, text: str) -> None:
    for _ in range(200):
        store.look()
        if store.columns("SELECT text FROM statement WHERE id = ?", row_id) == [(text,)]:
            return
        time.sleep(0.05)
    raise AssertionError(f"“{text}” has not arrived")


def test_a_server_killed_in_mid_save_loses_nothing(
    server: Server,
    address: Address,
    author: Author,
    tmp_path: Path,
) -> None:
    with closing(open_served(address, author, tmp_path / "ours")) as ours:
        talks = add_talks(ours)
        for turn in range(6):
            with ours.write("Edit") as writing:
                writing.set(Statement, talks.first, text=f"Turn {turn}")
                server.stop()
            assert ours.waiting is not None
            server.start()
            ours.look()
            assert ours.waiting is None
        digest = ours.columns("SELECT value FROM meta WHERE key = 'record_digest'")
        with closing(connect(address)) as connection:
            assert connection.execute("SELECT value FROM meta WHERE key = 'record_digest'").fetchall() == digest
        assert check(ours) == []


def test_a_window_does_not_wait_for_a_server_that_is_frozen(
    server: Server,
    address: Address,
    author: Author,
    tmp_path: Path,
) -> None:
    with closing(open_served(address, author, tmp_path / "ours", watched=True)) as ours:
        talks = add_talks(ours)
        _until_arrived(ours, talks.first, "Neutrality for guarantees")
        # Were it waited for, nothing here would ever end.
        with server.frozen():
            set_text(ours, talks.first, "Meanwhile")
            set_text(ours, talks.second, "At once")
            ours.look()
            assert ours.waiting is not None
            assert len(ours.waiting.steps) == 2
            assert "does not answer" in ours.waiting.why
        for _ in range(400):
            ours.look()
            if ours.waiting is None:
                break
            time.sleep(0.05)
        with closing(connect(address)) as connection:
            digest = connection.execute("SELECT value FROM meta WHERE key = 'record_digest'").fetchall()
        assert ours.columns("SELECT value FROM meta WHERE key = 'record_digest'") == digest


def test_who_is_not_let_in_is_told_so(address: Address, tmp_path: Path, author: Author) -> None:
    wrong = read_address(address.secret.replace("parley@", "nobody@"))
    with pytest.raises(UserError, match="let nobody in by this name"):
        open_served(wrong, author, tmp_path)
