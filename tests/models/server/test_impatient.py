"""How long a server is waited for: by how long it is silent, and not by how long its answer is."""

from contextlib import closing

import psycopg
import pytest

from models.server.address import Address
from models.server.connection import connect
from models.server.impatient import ImpatientConnection

TRICKLE = "SELECT repeat('x', 9000), pg_sleep(0.15) FROM generate_series(1, 12)"
"""Twelve rows, too large to be kept back by the server, with pauses between them."""


def patient_for(connection: object, seconds: float) -> None:
    assert isinstance(connection, ImpatientConnection)
    connection.patience = seconds


def test_a_long_answer_is_heard_to_its_end(address: Address) -> None:
    with closing(connect(address)) as connection:
        patient_for(connection, 0.9)
        assert len(connection.execute(TRICKLE.encode()).fetchall()) == 12


def test_silence_ends_the_connection(address: Address) -> None:
    with closing(connect(address)) as connection:
        patient_for(connection, 0.3)
        with pytest.raises(psycopg.OperationalError, match="no answer came in time"):
            connection.execute("SELECT pg_sleep(60)")
        assert connection.closed
