"""A server that is not what it was: taken back to a backup, emptied, or with another dossier in it."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from models.checking.check import check
from models.edits.statements import set_text
from models.record.author import Author
from models.server.address import Address
from models.server.connection import connect
from models.server.opening import open_served
from tests.authors import new_author
from tests.reliability.mutants import Fault, made
from tests.servers import Server
from tests.talks import Talks, add_talks, value_of

BELIEVING = Fault("nobody compares the sums of the records", "models.server.served",
                  "ours != digest and", "False and")  # fmt: skip
DIGEST = "SELECT value FROM meta WHERE key = 'record_digest'"

Opened = Callable[[], Any]


@pytest.fixture
def open_ours(address: Address, author: Author, tmp_path: Path) -> Opened:
    """Opens the dossier at one installation, as often as it is asked for."""
    return lambda: closing(open_served(address, author, tmp_path / "ours"))


@pytest.fixture
def open_theirs(address: Address, tmp_path: Path) -> Opened:
    """The same at another one."""
    return lambda: closing(open_served(address, new_author("MB", "Mykola Bondar"), tmp_path / "theirs"))


@pytest.fixture
def open_watched(address: Address, author: Author, tmp_path: Path) -> Opened:
    """As a window opens it."""
    return lambda: closing(open_served(address, author, tmp_path / "ours", watched=True))


@pytest.fixture
def talks_at(open_ours: Opened) -> Talks:
    with open_ours() as ours:
        return add_talks(ours)


def run_at(address: Address, *statements: str) -> None:
    with closing(connect(address)) as connection:
        for sql in statements:
            connection.execute(sql.encode())
        connection.commit()


@contextmanager
def among_databases(server: Server) -> Iterator[Callable[[str], object]]:
    with closing(connect(server.address_of("postgres"))) as connection:
        connection.autocommit = True
        yield lambda sql: connection.execute(sql.encode())


def back_up(server: Server, address: Address) -> None:
    with among_databases(server) as run:
        run(f"CREATE DATABASE {address.database}_old TEMPLATE {address.database}")


def take_back(server: Server, address: Address) -> None:
    with among_databases(server) as run:
        run(f"DROP DATABASE {address.database}")
        run(f"ALTER DATABASE {address.database}_old RENAME TO {address.database}")


def make_anew(server: Server, address: Address) -> None:
    with among_databases(server) as run:
        run(f"DROP DATABASE {address.database}")
        run(f"CREATE DATABASE {address.database}")


def digest_on(address: Address) -> list[tuple[Any, ...]]:
    with closing(connect(address)) as connection:
        return connection.execute(DIGEST.encode()).fetchall()


def lose_a_day(server: Server, address: Address, open_ours: Opened, open_theirs: Opened, writes_since: int) -> Talks:
    """We write twice, the server forgets it, and a colleague writes so many times then."""
    with open_ours() as ours:
        talks = add_talks(ours)
    back_up(server, address)
    with open_ours() as ours:
        set_text(ours, talks.first, "Ours")
        set_text(ours, talks.first, "Ours again")
    take_back(server, address)
    with open_theirs() as theirs:
        for turn in range(writes_since):
            set_text(theirs, talks.second, f"Theirs {turn}")
    return talks


@pytest.mark.parametrize("writes_since", [0, 1, 2, 5])
def test_what_a_server_forgot_goes_there_again_and_what_was_written_since_comes(
    server: Server, address: Address, open_ours: Opened, open_theirs: Opened, writes_since: int
) -> None:
    talks = lose_a_day(server, address, open_ours, open_theirs, writes_since)
    with open_ours() as ours:
        ours.look()
        assert value_of(ours, "statement", talks.first, "text") == "Ours again"
        if writes_since:
            assert value_of(ours, "statement", talks.second, "text") == f"Theirs {writes_since - 1}"
        assert ours.columns(DIGEST) == digest_on(address)
        assert ours.waiting is None
        assert check(ours) == []


def test_the_proof_sees_who_believes_what_the_server_once_had(
    server: Server, address: Address, open_ours: Opened, open_theirs: Opened
) -> None:
    with made(BELIEVING):
        lose_a_day(server, address, open_ours, open_theirs, 5)
        with open_ours() as ours:
            ours.look()
            assert ours.columns(DIGEST) != digest_on(address)


def test_a_server_that_was_emptied_is_filled_from_a_copy(server: Server, address: Address, open_ours: Opened) -> None:
    with open_ours() as ours:
        talks = add_talks(ours)
        set_text(ours, talks.first, "Ours")
    make_anew(server, address)
    with open_ours() as ours:
        ours.look()
        assert ours.columns(DIGEST) == digest_on(address)


@pytest.mark.filterwarnings("error")
def test_tables_that_are_gone_while_it_is_open_are_made_and_filled_again(
    address: Address, talks_at: Talks, open_watched: Opened
) -> None:
    with open_watched() as ours:
        run_at(address, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
        set_text(ours, talks_at.first, "Ours")
        assert value_of(ours, "statement", talks_at.first, "text") == "Ours"
    with open_watched() as ours:
        while ours.waiting is not None or ours.columns(DIGEST) != digest_on(address):
            ours.look()


def test_tables_that_are_gone_are_made_again_while_it_stays_open(
    address: Address, talks_at: Talks, open_watched: Opened
) -> None:
    with open_watched() as ours:
        run_at(address, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
        set_text(ours, talks_at.first, "Ours")
        while ours.waiting is not None or ours.columns(DIGEST) != digest_on(address):
            ours.look()


def test_what_is_changed_while_a_server_can_only_be_read_waits(
    address: Address, talks_at: Talks, open_watched: Opened
) -> None:
    run_at(address, f"ALTER DATABASE {address.database} SET default_transaction_read_only = on")
    with open_watched() as ours:
        set_text(ours, talks_at.first, "Ours")
        assert ours.waiting.words == "1 change waits"
        assert ours.waiting.why == f"{address.shown} only lets itself be read at the moment."
    run_at(address, "SET transaction_read_only = off",
           f"ALTER DATABASE {address.database} SET default_transaction_read_only = off")  # fmt: skip
    with open_watched() as ours:
        while ours.waiting is not None or ours.columns(DIGEST) != digest_on(address):
            ours.look()


def test_another_dossier_at_the_same_address_is_neither_taken_in_nor_written_to(
    server: Server, address: Address, open_ours: Opened, open_theirs: Opened
) -> None:
    with open_ours() as ours:
        talks = add_talks(ours)
    make_anew(server, address)
    with open_theirs() as theirs:
        add_talks(theirs)
    before = digest_on(address)
    with open_ours() as ours:
        set_text(ours, talks.first, "Ours")
        assert ours.waiting is not None
        assert ours.waiting.why == f"At {address.shown} lies another dossier now."
        assert len(ours.waiting.steps) == 1
        assert ours.columns("SELECT count(*) FROM dossier") == [(1,)]
    assert digest_on(address) == before


def test_what_a_command_and_a_window_write_into_one_copy_all_goes_there(
    server: Server, address: Address, open_ours: Opened
) -> None:
    with open_ours() as window:
        talks = add_talks(window)
        server.stop()
        with open_ours() as command:
            set_text(command, talks.first, "By a command")
        set_text(window, talks.second, "In the window")
        server.start()
        with open_ours() as command:
            assert command.waiting is None
        window.look()
        assert window.columns(DIGEST) == digest_on(address)
