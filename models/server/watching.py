"""Hears in a thread of its own whether a server has something new, so that no window ever waits for it."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from models.errors import UserError
from models.server.connection import WINDOW_PATIENCE_SECONDS, AwayError, connect, told
from models.server.pull import last_there
from models.server.schema import CHANNEL, prepare

if TYPE_CHECKING:
    from models.server.address import Address
    from models.server.company import ServedCompany
    from models.server.connection import Connection

_LOOK_SECONDS = 2.0
"""How often the server is asked where no word from it comes: words may get lost, figures do not."""


_SLICE_SECONDS = 0.1
_END_SECONDS = 1.0
"""How long it is waited, before a window, for the thread to end."""


class Watching:
    """`last` is the place of the last change there, `why` what keeps it from being known, "" for nothing."""

    def __init__(self, address: Address, last: int, company: ServedCompany | None = None) -> None:
        """`company` is told and asked of who is there."""
        self._address, self._company = address, company
        self.last, self.why = last, ""
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="server", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Watch no more. What waits for an answer of the server just now ends by itself."""
        self._ended.set()
        self._thread.join(timeout=_END_SECONDS)

    def _watch(self) -> None:
        while not self._ended.is_set():
            try:
                self._listen()
            except UserError as error:
                if self._company is not None:
                    self._company.lose_sight()
                self.why = error.sentence
            self._ended.wait(_LOOK_SECONDS)

    def _listen(self) -> None:
        connection = connect(self._address, WINDOW_PATIENCE_SECONDS)
        try:
            with told(self._address):
                connection.autocommit = True
                connection.execute(f"LISTEN {CHANNEL}")
                if self._company is not None:
                    self._company.prepare(connection)
                while not self._ended.is_set():
                    self.last, self.why = self._last(connection), ""
                    if self._company is not None:
                        self._company.exchange(connection)
                    self._wait(connection)
                if self._company is not None:
                    self._company.say_goodbye(connection)
        finally:
            with suppress(AwayError):
                connection.close()

    def _last(self, connection: Connection) -> int:
        from psycopg import errors

        try:
            return last_there(connection)
        except errors.UndefinedTable:
            # As long as this thread finds the server wanting nobody else goes there, so the tables are made anew here.
            prepare(connection, self._address.shown)
            return last_there(connection)

    def _wait(self, connection: Connection) -> None:
        """Until word comes, or it is time to ask; in slices, because whoever ends this waits for it."""
        again = time.monotonic() + _LOOK_SECONDS
        while time.monotonic() < again and not self._ended.is_set():
            for _ in connection.notifies(timeout=_SLICE_SECONDS, stop_after=1):
                return
