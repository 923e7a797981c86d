"""SQLAlchemy on top of a connection whose transactions we control ourselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from sqlalchemy import Engine, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError


class Connected(Protocol):
    """What SQLAlchemy needs of a connection."""

    @property
    def cursor(self) -> Any:
        """Makes a cursor."""

    @property
    def create_function(self) -> Any:
        """Makes a function for SQL."""


class _Lent:
    """A connection as SQLAlchemy gets it, which by it begins and ends no transaction, not even when it is set up."""

    isolation_level: str | None = None

    def __init__(self, connection: Connected) -> None:
        self.cursor = connection.cursor
        self.create_function = connection.create_function

    def commit(self) -> None:
        """Nothing: whoever began it commits."""

    def rollback(self) -> None:
        """Nothing either."""

    def close(self) -> None:
        """Nothing: whoever opened it closes it."""


def engine_over(connection: Connected) -> Engine:
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
