"""Who else has a dossier on a server open is told there, and nothing depends on it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from models.server.address import Address
from models.server.company import ServedCompany
from models.server.connection import connect
from models.server.schema import prepare
from models.server.watching import Watching
from tests.authors import new_author
from tests.servers import Server

if TYPE_CHECKING:
    from models.server.connection import Connection


@pytest.fixture
def connection(address: Address) -> Iterator[Connection]:
    with closing(connect(address)) as opened:
        opened.autocommit = True
        yield opened


def company(connection: Connection, name: str) -> ServedCompany:
    made = ServedCompany(new_author(name=name))
    made.prepare(connection)
    return made


def told(one: ServedCompany, connection: Connection) -> list[tuple[str, str]]:
    one.exchange(connection)
    return [(other.name, other.view) for other in one.others()]


def test_each_hears_of_the_others_and_what_they_look_at(connection: Connection) -> None:
    olena, ivan = company(connection, "Олена Коваль"), company(connection, "Ivan")
    olena.renew("Timeline")
    assert told(olena, connection) == []
    assert told(ivan, connection) == [("Олена Коваль", "Timeline")]
    assert told(olena, connection) == []
    ivan.renew("Movement")
    assert told(ivan, connection) == [("Олена Коваль", "Timeline")]
    olena.renew("Sources")
    assert told(olena, connection) == [("Ivan", "Movement")]
    assert told(ivan, connection) == [("Олена Коваль", "Sources")]
    ivan.say_goodbye(connection)
    assert told(olena, connection) == []


def test_who_is_not_renewed_is_gone_and_later_cleared_away(connection: Connection) -> None:
    olena, ivan = company(connection, "Olena"), company(connection, "Ivan")
    ivan.renew("Movement")
    ivan.exchange(connection)
    connection.execute("UPDATE presence SET seen = seen - interval '2 minutes'")
    assert told(olena, connection) == []
    connection.execute("UPDATE presence SET seen = seen - interval '20 minutes'")
    olena.say_goodbye(connection)
    assert connection.execute("SELECT count(*) FROM presence").fetchone() == (0,)


def test_who_may_write_nothing_is_let_read_and_hears_of_nobody(server: Server, connection: Connection) -> None:
    company(connection, "Ivan").renew("Movement")
    connection.execute("DROP ROLE IF EXISTS reader")
    connection.execute("CREATE ROLE reader")
    connection.execute("SET ROLE reader")
    reader = company(connection, "Reader")
    reader.renew("Timeline")
    assert told(reader, connection) == []
    reader.say_goodbye(connection)
    connection.execute("RESET ROLE")
    connection.execute("DROP ROLE reader")


def test_many_who_come_at_once_all_hear_of_each_other(address: Address) -> None:
    def come(number: int) -> None:
        with closing(connect(address)) as own:
            own.autocommit = True
            one = company(own, f"Analyst {number}")
            one.renew("Timeline")
            one.exchange(own)

    with ThreadPoolExecutor(8) as together:
        list(together.map(come, range(8)))
    with closing(connect(address)) as own:
        own.autocommit = True
        assert len(told(company(own, "Olena"), own)) == 8


def test_a_table_of_somebody_else_by_that_name_is_left_alone(connection: Connection) -> None:
    connection.execute("CREATE TABLE presence (guest text)")
    olena = company(connection, "Olena")
    olena.renew("Timeline")
    assert told(olena, connection) == []
    assert connection.execute("SELECT count(*) FROM presence").fetchone() == (0,)


def test_nobody_is_said_to_be_there_while_the_server_does_not_answer(
    server: Server, address: Address, connection: Connection
) -> None:
    olena, ivan = company(connection, "Olena"), company(connection, "Ivan")
    olena.renew("Movement")
    olena.exchange(connection)
    with connect(address) as opened:
        prepare(opened, address.shown)
    watched = Watching(address, 0, ivan)
    while not ivan.others():
        threading.Event().wait(0.01)
    server.stop()
    try:
        while not watched.why:
            threading.Event().wait(0.01)
        assert ivan.others() == []
    finally:
        watched.end()
        server.start()
