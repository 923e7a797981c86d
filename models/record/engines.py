"""SQLAlchemy on top of a connection whose transactions we control ourselves."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An engine whose one connection is the given one; it neither begins nor ends transactions."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
    )
    # The first use of an engine rolls the connection back; have that behind us before a transaction is open.
    engine.connect().close()
    return engine


@contextmanager
def plainly() -> Iterator[None]:
    """Let SQLite's complaints through as they are, without SQLAlchemy's wrapping."""
    try:
        yield
    except DBAPIError as error:
        raise (error.orig or error) from error
