"""Who else has a dossier on a server open: a row there for each window, renewed while it is open. Never a gate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from models.ids import new_id
from models.presence import GONE_SECONDS, LONGEST_NAME, MOST, RENEW_SECONDS, Present
from models.server.schema import LOCK

if TYPE_CHECKING:
    from models.record.author import Author
    from models.server.connection import Connection

_LOCK = LOCK + 1

# Not of the dossier's tables: it tells of this minute alone, so nothing of it is ever written to the server's log.
_TABLE = """CREATE UNLOGGED TABLE IF NOT EXISTS presence (
id text PRIMARY KEY, name text NOT NULL, view text NOT NULL, since timestamptz NOT NULL, seen timestamptz NOT NULL)"""
_RENEW = """INSERT INTO presence VALUES (%s, %s, %s, %s, clock_timestamp())
ON CONFLICT (id) DO UPDATE SET view = excluded.view, seen = excluded.seen"""
_OTHERS = """SELECT name, view, since FROM presence
WHERE id <> %s AND seen > clock_timestamp() - make_interval(secs => %s) ORDER BY name, since LIMIT %s"""
_LEAVE = "DELETE FROM presence WHERE id = %s OR seen < clock_timestamp() - make_interval(secs => %s)"


class ServedCompany:
    """A window's presence at a server, as `models.presence.Company`; the thread that listens there tells and asks.

    The server's clock stamps all rows, so that a wrong clock here or there makes nobody come or go.
    """

    def __init__(self, author: Author) -> None:
        self._id, self._name = new_id(), author.name[:LONGEST_NAME]
        self._since = datetime.now(UTC).replace(microsecond=0)
        self._view, self._told = "", ("", datetime.min.replace(tzinfo=UTC))
        self._others: list[Present] = []
        self._is_mute = False
        """Whether the server lets this user tell and hear nothing."""

    def renew(self, view: str) -> None:
        """Say that the dossier is still open, and which view is in front."""
        self._view = view

    def others(self) -> list[Present]:
        """Who else had it open when the server was last asked, by name."""
        return self._others

    def leave(self) -> None:
        """Be gone: the thread says so when it ends."""
        self._view = ""

    def prepare(self, connection: Connection) -> None:
        """Make room on a server for who is there, where it has none; `connection` commits by itself."""
        self._is_mute = False
        with self._unless_refused(), connection.transaction():
            # Two who make it at once would get in each other's way, whatever they ask for.
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            connection.execute(_TABLE)

    def exchange(self, connection: Connection) -> None:
        """Tell the server who is here, and ask it who else is."""
        if not self._is_mute:
            with self._unless_refused():
                self._exchange(connection)

    def lose_sight(self) -> None:
        """Nobody is known to be there while the server does not answer."""
        self._others, self._told = [], ("", datetime.min.replace(tzinfo=UTC))

    def say_goodbye(self, connection: Connection) -> None:
        """Take one's row away, and those of others that have been gone for long."""
        if not self._is_mute:
            with self._unless_refused():
                connection.execute(_LEAVE, (self._id, 10 * GONE_SECONDS))

    @contextmanager
    def _unless_refused(self) -> Iterator[None]:
        from psycopg import ProgrammingError, errors

        try:
            yield
        # No right to it, or a table of that name that is somebody else's.
        except (ProgrammingError, errors.ReadOnlySqlTransaction):
            self._is_mute, self._others = True, []

    def _exchange(self, connection: Connection) -> None:
        view, (told, at) = self._view, self._told
        now = datetime.now(UTC)
        if view and (view != told or (now - at).total_seconds() >= RENEW_SECONDS):
            connection.execute(_RENEW, (self._id, self._name, view, self._since))
            self._told = (view, now)
        rows = connection.execute(_OTHERS, (self._id, GONE_SECONDS, MOST)).fetchall()
        self._others = [Present(name, shown, since.astimezone(UTC)) for name, shown, since in rows]
