"""Connections to a server, and what it complains of as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from models.errors import UserError

if TYPE_CHECKING:
    import psycopg

    from models.server.address import Address

    Connection: TypeAlias = psycopg.Connection[tuple[Any, ...]]

PATIENCE_SECONDS = 10
"""How long another writer is waited for, where nobody sits before a window."""

WINDOW_PATIENCE_SECONDS = 1
"""How long it is waited for where somebody does."""

_ANSWER_SECONDS = 2
"""How long a server may take to answer, over what it may wait for another writer."""

_CONNECT_SECONDS = 5


class NotLetInError(UserError):
    """The server wants another name or password."""


class AwayError(UserError):
    """The server cannot be reached, or stopped answering in the middle of something."""


def connect(address: Address, patience: int = PATIENCE_SECONDS) -> Connection:
    """A connection whose transactions begin by themselves; who writes waits so many seconds for another writer."""
    from models.server.impatient import ImpatientConnection

    with told(address):
        connection = ImpatientConnection.connect(
            address.secret,
            connect_timeout=_CONNECT_SECONDS,
            tcp_user_timeout=1000 * _CONNECT_SECONDS,
            keepalives_idle=_CONNECT_SECONDS,
            application_name="Parley",
            options=f"-c lock_timeout={patience}s -c client_min_messages=warning",
        )
    connection.patience = patience + _ANSWER_SECONDS
    return connection


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Turn the server's complaints about the world into sentences; those about our own SQL pass as they are."""
    import psycopg
    from psycopg import errors

    try:
        yield
    except errors.LockNotAvailable as error:
        raise AwayError(f"{address.shown} is being written by somebody else.") from error
    except (errors.InvalidPassword, errors.InvalidAuthorizationSpecification) as error:
        raise NotLetInError(f"{address.shown} let nobody in by this name and password.") from error
    except errors.InsufficientPrivilege as error:
        raise UserError(f"{address.shown} does not let this user do that.") from error
    except errors.ReadOnlySqlTransaction as error:
        raise AwayError(f"{address.shown} only lets itself be read at the moment.") from error
    except (errors.UndefinedTable, errors.InvalidSchemaName) as error:
        raise AwayError(f"The tables of the dossier at {address.shown} are gone.") from error
    except errors.InvalidCatalogName as error:
        raise UserError(f"There is no database “{address.database}” there. Create it on the server first.") from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise _of_connecting(error, address) from error


def _of_connecting(error: Exception, address: Address) -> UserError:
    # While a connection is being made libpq tells what is wrong in words alone.
    words = str(error)
    if "password" in words or "role" in words:
        return NotLetInError(f"{address.shown} let nobody in by this name and password.")
    if f'database "{address.database}" does not exist' in words:
        return UserError(f"There is no database “{address.database}” there. Create it on the server first.")
    return AwayError(f"{address.shown} does not answer.")
