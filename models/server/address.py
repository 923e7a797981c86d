"""Where a dossier lies on a server, as `postgresql://user@host:port/database`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.errors import UserError

_SCHEMES = ("postgresql://", "postgres://")
_MISSING = "To open a dossier on a server, Parley needs psycopg: install parley-desk[server]."


@dataclass(frozen=True, slots=True)
class Address:
    """`shown` names the place without a password and is what is remembered; `secret` is only for connecting."""

    shown: str
    database: str
    secret: str

    def __repr__(self) -> str:
        return f"Address({self.shown!r})"

    def with_password(self, password: str) -> Address:
        """The same place with a password that was asked for."""
        from psycopg.conninfo import make_conninfo

        return Address(self.shown, self.database, make_conninfo(self.secret, password=password))


def is_address(text: str) -> bool:
    """Whether a text names a server, and not a file."""
    return text.startswith(_SCHEMES)


def read_address(text: str) -> Address:
    """An address as it is typed; raises `UserError` where it cannot be read or names no database."""
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise UserError(_MISSING) from error
    shown = _without_password(text)
    try:
        parts = conninfo_to_dict(text)
    except (ProgrammingError, UnicodeError) as error:
        raise UserError(f"{shown} is no address of a server. One is postgresql://user@host/database.") from error
    database = str(parts.get("dbname") or "")
    if not database:
        raise UserError(f"{shown} names no database. An address is postgresql://user@host/database.")
    return Address(shown, database, text)


def _without_password(text: str) -> str:
    scheme, _, rest = text.partition("://")
    head, at, tail = rest.partition("/")
    user, found, host = head.rpartition("@")
    shown = f"{scheme}://{user.partition(':')[0] + found if found else ''}{host}{at}{tail}"
    return re.sub(r"([?&])password=[^&]*&?", r"\1", shown).rstrip("?&")
