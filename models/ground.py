"""What a store reads and writes at the moment: a file with a reading connection, a writer and an identity."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING, Any

from models.file.connection import READER_PATIENCE_MS, connect
from models.file.opening import Identity

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from models.record.author import Author
    from models.record.writer import Elsewhere, Writer
    from models.record.writing import Writing

News = list[tuple[str, str, str]]
"""What was written by other connections: the step, and the table and id of a row that it touched."""


ANEW = ("", "meta", "record_digest")
"""News of a file that was overwritten: all of it may be otherwise, and what is not there any more is not named."""

_AFTER = "SELECT seq, hash, transaction_id, table_name, row_id FROM change WHERE seq > ? ORDER BY seq"
_NEWEST = "SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1"
_IS_THERE = "SELECT EXISTS (SELECT 1 FROM change WHERE seq = ? AND hash = ?)"
_NOTHING = (0, "")
_EVERY_ROW = "SELECT DISTINCT '', table_name, row_id FROM change"

_PATIENCES_MS = (READER_PATIENCE_MS, 500, 50)
"""How long a read waits for somebody who is just saving, who was not done once or several times before."""

_LOOKS_SHUT_OUT = 2
"""Once is nothing: somebody is just saving."""


class Ground:
    """One file that a store stands on. Whoever reads or writes by it keeps out others meanwhile; close it when done."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.identity = Identity.of(path)
        self.reading = connect(path, write=False)
        self._engine: Engine | None = None
        self._writer: Writer | None = None
        self._shut_out = 0
        try:
            self.file_version: int = self._one("PRAGMA user_version")
            self._fresh = self._stamp()
            self._looked_at = self._state()
            self._last = self._newest()
        except BaseException:
            self.reading.close()
            raise

    def close(self) -> None:
        """Let go of the file; nothing stays beside it."""
        self.reading.close()
        if self._writer is not None:
            # The journal beside a file that was put in this one's place belongs to somebody else.
            self._writer.close(tidy=Identity.of(self.path) in (self.identity, None))
            self._writer = None

    @property
    def is_in_place(self) -> bool:
        """Whether the file is still where it was opened, and no other in its place."""
        return Identity.of(self.path) == self.identity

    @property
    def is_shut_out(self) -> bool:
        """Whether somebody was in the middle of saving at each of the last looks, so that nothing could be read."""
        return self._shut_out >= _LOOKS_SHUT_OUT

    @property
    def writing(self) -> Writing | None:
        """The write under way, if this thread opened it."""
        writer = self._writer
        return writer.current if writer is not None and writer.thread == threading.get_ident() else None

    def engine(self) -> Engine:
        """SQLAlchemy over the reading connection. First asked for outside a transaction, which it would end."""
        if self._engine is None:
            from models.record.engines import engine_over

            self._engine = engine_over(self.reading)
        return self._engine

    def writer(
        self, author: Author, elsewhere: Elsewhere = lambda _error: None, patience: float | None = None
    ) -> Writer:
        """The writing side, made when something is first written, with where it goes on when the file fails."""
        if self._writer is None:
            from models.record.writer import Writer

            self._writer = Writer(self.path, author, elsewhere, patience)
        return self._writer

    def give_writer(self) -> Writer | None:
        """Let go of the writing side, which goes on elsewhere."""
        writer, self._writer = self._writer, None
        return writer

    def take_writer(self, writer: Writer | None) -> None:
        """Have a writing side that was another ground's."""
        self._writer = writer

    def news(self) -> News:
        """What others have written since it was last asked; costs next to nothing when nobody has. Never waits."""
        self._wait_at_most(0)
        try:
            written = self._written()
        except sqlite3.Error:
            self._be_shut_out()
            raise
        self._shut_out = 0
        self._wait_at_most(READER_PATIENCE_MS)
        return written

    def columns(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of a query as plain tuples; nobody else is kept out."""
        try:
            return self.reading.execute(sql, parameters).fetchall()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                self._be_shut_out()
            raise

    def _written(self) -> News:
        state = self._state()
        if state == self._looked_at:
            return []
        self.freshen()
        rows = self.reading.execute(_AFTER, self._last[:1]).fetchall()
        news = [row[2:] for row in rows]
        last = rows[-1][:2] if rows else self._last
        if self._last != _NOTHING and not self._one(_IS_THERE, *self._last):
            last = self._newest()
            news = [ANEW, *self.reading.execute(_EVERY_ROW)]
        self._looked_at, self._last = state, last
        return news

    def freshen(self) -> None:
        """Let what another program copied over the file be read: SQLite may take it for what it has in memory."""
        stamp = self._stamp()
        if stamp != self._fresh:
            self.reading.execute("PRAGMA shrink_memory")
            self._fresh = stamp

    def _state(self) -> tuple[int, tuple[int, int]]:
        """What is another one whenever the file was written, by whatever program; asked for in this order."""
        return self._one("PRAGMA data_version"), self._stamp()

    def _stamp(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size

    def _newest(self) -> tuple[int, str]:
        """The last change of the record by its place and its hash."""
        found: tuple[int, str] | None = self.reading.execute(_NEWEST).fetchone()
        return found or _NOTHING

    def _be_shut_out(self) -> None:
        """Wait for less and less long: somebody frozen in the middle of saving must not freeze a window too."""
        self._shut_out += 1
        self._wait_at_most(_PATIENCES_MS[min(self._shut_out, len(_PATIENCES_MS) - 1)])

    def _wait_at_most(self, milliseconds: int) -> None:
        self.reading.execute(f"PRAGMA busy_timeout = {milliseconds}")

    def _one(self, sql: str, *parameters: Any) -> Any:
        return self.reading.execute(sql, parameters).fetchone()[0]
