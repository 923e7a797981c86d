"""Where a dossier lies on a server, as `postgresql://user@host:port/database`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from models.errors import UserError

_SCHEMES = ("postgresql://", "postgres://")
_EXAMPLE = "One is postgresql://user@host/database."
_IN_A_PASSWORD = "In a password /, ?, @ and : are written as %2F, %3F, %40 and %3A; better leave it out, and be asked."  # noqa: S105
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
    # What cannot be read is not repeated: a password may stand anywhere in it.
    try:
        parts = conninfo_to_dict(text)
    except (ProgrammingError, UnicodeError) as error:
        raise UserError(f"This is no address of a server. {_EXAMPLE}") from error
    database = str(parts.get("dbname") or "")
    ports = str(parts.get("port") or "").split(",")
    strays = set(database) & set("/@?") or "@" in str(parts.get("host"))[1:]
    if strays or not all(port.isdecimal() or not port for port in ports):
        raise UserError(f"This is no address of a server. {_EXAMPLE} {_IN_A_PASSWORD}")
    shown = _without_password(text)
    if not database:
        raise UserError(f"{shown} names no database. {_EXAMPLE}")
    return Address(shown, database, text)


def _without_password(text: str) -> str:
    scheme, _, rest = text.partition("://")
    # As libpq reads it: who, up to the first @ that comes before any /, may hold a question mark.
    who = re.match("[^@/]*@", rest)
    user = "" if who is None else f"{who[0][:-1].partition(':')[0]}@"
    place, asked, options = rest[0 if who is None else who.end() :].partition("?")
    told = [one for one in options.split("&") if not _is_secret(unquote(one.partition("=")[0]))]
    listed = "&".join(one for one in told if one)
    return f"{scheme}://{user}{place}{asked if listed else ''}{listed}"


def _is_secret(option: str) -> bool:
    return "password" in option or "secret" in option
