"""SQLAlchemy on top of a connection whose transactions we control ourselves."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError


class _Lent:
    """A connection as SQLAlchemy gets it: that begins and ends no transaction by it, not even when it is set up."""

    isolation_level: str | None = None

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.cursor = connection.cursor
        self.create_function = connection.create_function

    def commit(self) -> None:
        """Nothing: whoever began it commits."""

    def rollback(self) -> None:
        """Nothing either."""

    def close(self) -> None:
        """Nothing: whoever opened it closes it."""


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An engine whose one connection is the given one; it neither begins nor ends transactions."""
    lent: Any = _Lent(connection)
    return create_engine(
        "sqlite://",
        creator=lambda: lent,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
    )


@contextmanager
def plainly() -> Iterator[None]:
    """Let SQLite's complaints through as they are, without SQLAlchemy's wrapping."""
    try:
        yield
    except DBAPIError as error:
        raise (error.orig or error) from error
