"""The place of a working copy whose dossier lies on a server: each step goes there before it counts as written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from models.errors import UserError
from models.place import Waiting, waiting_after
from models.server.company import ServedCompany
from models.server.comparing import outside_findings
from models.server.connection import PATIENCE_SECONDS, WINDOW_PATIENCE_SECONDS, AwayError, connect, told
from models.server.pull import last_there, pull, state_there
from models.server.push import follow, push
from models.server.schema import LOCK, prepare
from models.server.watching import Watching
from models.whole_files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from models.checking.findings import Columns, Finding
    from models.record.writing import Writing
    from models.server.address import Address
    from models.server.connection import Connection
    from models.store import Store

_AT_A_LOOK = 2_000
"""How many changes a window takes in at a look, so that it does not stand still while somebody imports."""

_TRIES = 5
"""How often it is looked again where somebody writes to the server between a look and the comparison."""

_LAST = "SELECT coalesce(max(seq), 0) FROM change"
_DIGEST = "SELECT value FROM meta WHERE key = 'record_digest'"


class Served:
    """A server as a `models.place.Place`.

    What is known of it is kept beside the working copy: up to which of its changes they came here, and up to which of
    ours they are there. Both may lag after a crash; then more is compared than had to be. The sums of both records say
    whether what is known is true: a server that was taken back to a backup has forgotten what it once had.
    """

    def __init__(self, store: Store, address: Address, *, watched: bool) -> None:
        """`watched` for a window, which must not wait: then a server that is away is noticed in a thread."""
        self._store, self._address = store, address
        self._got, self._sent = _read(note_of(store.path))
        self._connection: Connection | None = None
        self._is_ours = False
        self._why = ""
        self._compared: tuple[int, str] | None = None
        """The state of the server that all was compared with, and still differed."""
        self._watched = watched
        self.at_most = _AT_A_LOOK if watched else None
        """How many changes are taken in at a look, None for all."""
        self.left = 0
        """How many more are known to be there than were brought in."""
        self._watching: Watching | None = None
        self._company = ServedCompany(store.author)

    @property
    def where(self) -> str:
        """The address, without a password."""
        return self._address.shown

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep others from writing there, and bring in what they wrote; where it is away, steps wait."""
        self._is_ours = self._begin()
        known = self._got, self._sent
        try:
            yield
        except BaseException:
            # The server may have the step that is taken back here, and what is not known to be here comes from there.
            if known != (self._got, self._sent):
                self._got, self._sent = known
                with suppress(UserError):
                    self._keep()
            raise
        finally:
            self._is_ours = False
            self._roll_back()

    def send(self, writing: Writing) -> None:
        """Let the server have the step before it is committed here."""
        if self._is_ours:
            self._send(writing.columns)

    def look(self) -> None:
        """Bring in what is new and send what waits, if the server answers."""
        if self._has_news() and self._begin(self.at_most):
            if not self.left and self._is_pending():
                # In one state, or what another process writes into the same copy meanwhile would count as sent.
                with self._store.one_state():
                    self._send(self._store.columns)
            self._roll_back()

    @property
    def has_arrived(self) -> bool:
        """Whether more is known to be there than was brought in."""
        return self.left > 0 and not self._why

    def waiting(self) -> Waiting | None:
        """The steps that the server has not got; None while it has all and answers."""
        why = self._why or (self._watching.why if self._watching is not None else "")
        steps = waiting_after(self._store, self._sent)
        return Waiting(steps, why, self._store.path) if why or steps else None

    def outside(self) -> list[Finding]:
        """What was written into the tables there by other means than Parley; nothing while the server is away."""
        with self._in_step() as connection:
            return [] if connection is None else outside_findings(self._store.columns, connection)

    def revert(self) -> int:
        """Let the tables there be as the record says again; how many rows were not."""
        with self._in_step() as connection:
            if connection is None:
                return 0
            found = outside_findings(self._store.columns, connection)
            follow(self._store.columns, connection, [one.row for one in found if one.row is not None])
            connection.commit()
        return len(found)

    @contextmanager
    def _in_step(self) -> Iterator[Connection | None]:
        """The server while nobody writes there, with all of it here and all of this there; None where it is away."""
        for _ in range(_TRIES):
            self._store.look()
            if self._why:
                yield None
                return
            with self._store.one_state(), told(self._address):
                try:
                    connection = self._alone()
                    if last_there(connection) == self._got and not self._is_pending():
                        yield connection
                        return
                finally:
                    self._roll_back()
        raise UserError(f"{self._address.shown} is being written all the time. Try again later.")

    @property
    def company(self) -> ServedCompany:
        """Who else has it open; nobody is heard of where the server is not listened to."""
        return self._company

    def close(self) -> None:
        """Let go of the server."""
        if self._watching is not None:
            self._watching.end()
        self._let_go()

    def _has_news(self) -> bool:
        if self._watched and self._watching is None:
            self._watching = Watching(self._address, self._got, self._company)
            return True
        if self._watching is None:
            return True
        return not self._watching.why and (self._watching.last != self._got or self._is_pending())

    def _is_pending(self) -> bool:
        return int(self._store.columns(_LAST)[0][0]) > self._sent

    def _begin(self, at_most: int | None = None) -> bool:
        """Take the server's lock and bring in what is new, or about so much of it; whether it answered."""
        if self._watching is not None and self._watching.why:
            self._why = self._watching.why
            return False
        # A connection that was kept may have died with a server that has long been there again.
        for is_kept in (self._connection is not None, False):
            try:
                self._take_the_lock(at_most)
            except AwayError as error:
                self._go_away(error)
                # Who did not answer in time will not do so at once, and somebody may sit before a window.
                if not is_kept or self._watched:
                    return False
            else:
                break
        self._why = ""
        return True

    def _take_the_lock(self, at_most: int | None) -> None:
        with told(self._address):
            self._bring_in(self._alone(), at_most)

    def _alone(self) -> Connection:
        """A connection, while nobody else writes there."""
        connection = self._connected()
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        return connection

    def _bring_in(self, connection: Connection, at_most: int | None) -> None:
        last, digest, dossiers = state_there(connection)
        self._refuse_another(dossiers)
        if last < self._got or (last == self._got and self._differs(last, digest)):
            self._got = self._sent = 0
        # What is compared from its beginning is compared at once.
        in_parts = at_most is not None and 0 < self._got < last - at_most
        self.left = last - self._got if in_parts else 0
        if last == self._got:
            return
        with self._store.bringing_in(more_follows=in_parts) as writing:
            # Read within the write, because another process may write into the same copy.
            was_pending = int(writing.columns(_LAST)[0][0]) > self._sent
            got = pull(writing, connection, self._got, at_most if in_parts else None)
            sent = self._sent if was_pending else int(writing.columns(_LAST)[0][0])
        if self._got == 0:
            self._compared = (last, digest)
        self._got, self._sent = got, sent
        self.left = last - got if in_parts else 0
        self._keep()
        if not self.left and self._differs(last, digest):
            self._bring_in(connection, at_most)

    def _differs(self, last: int, digest: str) -> bool:
        """Whether the records differ although neither waits for the other, and that has not been looked into yet."""
        ours = self._store.columns(_DIGEST)[0][0]
        return not self._is_pending() and ours != digest and self._compared != (last, digest)

    def _refuse_another(self, dossiers: frozenset[str]) -> None:
        ours = {row[0] for row in self._store.columns("SELECT id FROM dossier")}
        if ours and dossiers and not ours & dossiers:
            raise AwayError(f"At {self._address.shown} lies another dossier now.")

    def _go_away(self, error: AwayError) -> None:
        self._let_go()
        self._why = error.sentence
        if self._watching is not None:
            self._watching.why = error.sentence

    def _send(self, columns: Columns) -> None:
        try:
            with told(self._address):
                connection = self._connected()
                push(columns, connection, self._sent)
                got, sent = last_there(connection), int(columns(_LAST)[0][0])
                connection.commit()
        except AwayError as error:
            # Whether the server has it is not known. It is offered once more when it answers.
            self._go_away(error)
            return
        self._got, self._sent = got, sent
        self._keep()

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = connect(self._address, WINDOW_PATIENCE_SECONDS if self._watched else PATIENCE_SECONDS)
            prepare(self._connection, self._address.shown)
        return self._connection

    def _roll_back(self) -> None:
        if self._connection is not None:
            try:
                with told(self._address):
                    self._connection.rollback()
            except UserError:
                self._let_go()

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(UserError), told(self._address):
                connection.close()

    def _keep(self) -> None:
        keep_note(self._store.path, self._got, self._sent)


def note_of(copy: Path) -> Path:
    """Where it is kept how far a working copy and its server know each other."""
    return copy.with_name("server.json")


def keep_note(copy: Path, got: int, sent: int) -> None:
    """Keep up to which of the server's changes they came into a copy, and up to which of the copy's they are there."""
    write_whole(note_of(copy), json.dumps({"got": got, "sent": sent}).encode())


def _read(note: Path) -> tuple[int, int]:
    try:
        kept = json.loads(note.read_text("utf-8"))
        return int(kept["got"]), int(kept["sent"])
    except (OSError, ValueError, TypeError, KeyError):
        return 0, 0
