"""Hearing whether a server has something new."""

import threading

import pytest

from models.server import watching
from models.server.address import Address
from models.server.connection import connect
from models.server.schema import prepare
from models.server.watching import Watching


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
