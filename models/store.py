"""The store: the only maker of connections, engines and sessions of a dossier, and its only writer.

Reading columns needs nothing but the standard library; SQLModel is imported when rows are first read as objects or
written, because it takes longer to import than a dossier takes to draw.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.changes import Changes
from models.errors import BusyError, UserError
from models.file.connection import READER_PATIENCE_MS, connect, settle, told
from models.file.copying import copy_to, new_file
from models.file.opening import Identity, examine, is_writable, unfinished_work
from models.file.schema import VERSION
from models.record.steps import STEPS_SQL, Steps, steps

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from models.record.author import Author
    from models.record.writer import Writer
    from models.record.writing import Writing


_WAYS_OF_LOOKING = frozenset({"reading", "saved_search", "saved_view", "briefing"})
"""Tables that say nothing of the talks, but how they are looked at and what was given out."""


class Store:
    """An open dossier file. Make one with `Store.open` or `Store.create`; close it when done."""

    def __init__(self, path: Path, author: Author) -> None:
        self.path = path
        self.author = author
        self._identity = Identity.of(path)
        self._reading = connect(path, write=False)
        self._read_lock = threading.RLock()
        self._write_lock = threading.Lock()
        self._read_engine: Engine | None = None
        self._writer: Writer | None = None
        self._watchers: list[Callable[[Changes], None]] = []
        self._looked_at = self.columns("PRAGMA data_version")[0][0]
        self._last_seq = self.columns("SELECT coalesce(max(seq), 0) FROM change")[0][0]
        self._own: set[str] = set()
        self.looking_back = ""
        """Why nothing may be changed but how the dossier is looked at, as a sentence; "" while it is shown as it is."""

    @classmethod
    def open(cls, path: Path, author: Author) -> Store:
        """Open a dossier after checking that it is one; raises `UserError` with the reason otherwise.

        One of an earlier version is copied aside and brought up to date.
        """
        header = examine(path)
        with told(path):
            if header.write_ahead or unfinished_work(path.resolve()):
                settle(path)
            if header.version < VERSION:
                from models.record.migrating import bring_up_to_date

                bring_up_to_date(path, header.version)
            return cls(path, author)

    @classmethod
    def create(cls, path: Path, author: Author) -> Store:
        """Make an empty dossier file; refuses to replace anything that is there."""
        if path.exists():
            raise UserError(f"{path.name} is there already. Choose another name, or open it.")
        new_file(path)
        with told(path):
            return cls(path, author)

    def close(self) -> None:
        """Let go of the file; nothing stays beside it."""
        self._reading.close()
        if self._writer is not None:
            # The journal beside a file that was put in this one's place belongs to somebody else.
            self._writer.close(tidy=Identity.of(self.path) in (self._identity, None))
            self._writer = None

    @property
    def is_read_only(self) -> bool:
        """Whether the file or its folder may not be written; edits are then refused."""
        return not (is_writable(self.path) and is_writable(self.path.parent))

    def columns(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of a query as plain tuples."""
        with self._read_lock, told(self.path):
            return self._reading.execute(sql, parameters).fetchall()

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Let all reads of columns inside see one and the same state of the file. Keep it short: it delays savers."""
        with self._read_lock, told(self.path):
            if self._reading.in_transaction:
                yield
                return
            self._reading.execute("BEGIN")
            try:
                yield
            finally:
                self._reading.execute("COMMIT")

    @contextmanager
    def without_waiting(self) -> Iterator[bool]:
        """Whether reads inside wait for no job that reads in another thread; what would wait is left for later."""
        free = self._read_lock.acquire(blocking=False)
        try:
            yield free
        finally:
            if free:
                self._read_lock.release()

    def another_reader(self) -> sqlite3.Connection:
        """A further reading connection to the file, for what lays temporary tables over it; the caller closes it."""
        return connect(self.path, write=False)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading rows as objects, in one state of the file."""
        from sqlmodel import Session

        from models.record.engines import engine_over, plainly

        with self._read_lock:
            if self._read_engine is None:
                self._read_engine = engine_over(self._reading)
            with self.one_state(), plainly(), Session(self._read_engine, expire_on_commit=False) as session:
                yield session

    @contextmanager
    def write(
        self, label: str, *, reason: str = "", kind: str = "edit", undoes: str | None = None
    ) -> Iterator[Writing]:
        """Open a write: one transaction, one step of undo, one announcement. Inside another one it joins that.

        `reason` says why, for the history; what joins another write has that one's. Raises `UserError` when the file
        cannot be written now; whatever is raised inside undoes the whole write.
        """
        current = self._writer.current if self._writer is not None else None
        if current is not None and self._writer is not None and self._writer.thread == threading.get_ident():
            yield current
            return
        if not self._write_lock.acquire(blocking=False):
            raise BusyError("Something else is still being written. Try again when it is done.")
        why = " ".join(reason.split())
        try:
            with (
                told(self.path),
                self._open_writer().transaction(self._own.add, label, kind=kind, undoes=undoes, reason=why) as writing,
            ):
                yield writing
                self._refuse_looking_back(writing.touched)
        finally:
            self._write_lock.release()
        self._refuse_replaced("Your change went into the file that was there before; open the dossier again.")
        if writing.touched:
            self._announce(Changes(label, kind, frozenset(writing.touched)))

    def look(self) -> Changes | None:
        """Announce what others have written since the last look, None when nobody has; cheap enough to ask often."""
        # Whoever looks waits for nobody, neither for a job that reads in another thread nor for somebody who saves:
        # what could not be seen now is seen at the next look.
        if Identity.of(self.path) != self._identity or not self._read_lock.acquire(blocking=False):
            return None
        try:
            written = self._catch_up()
        except BusyError:
            return None
        finally:
            self._read_lock.release()
        return self._tell_of(written)

    def _tell_of(self, written: list[tuple[Any, ...]]) -> Changes | None:
        touched = frozenset((table, row_id) for by, table, row_id in written if by not in self._own)
        if not touched:
            return None
        changes = Changes("Change made elsewhere", "elsewhere", touched)
        self._announce(changes)
        return changes

    def _catch_up(self) -> list[tuple[Any, ...]]:
        self.columns("PRAGMA busy_timeout = 0")
        try:
            version = self.columns("PRAGMA data_version")[0][0]
            if version == self._looked_at:
                return []
            sql = "SELECT seq, transaction_id, table_name, row_id FROM change WHERE seq > ?"
            rows = self.columns(sql, self._last_seq)
        finally:
            self.columns(f"PRAGMA busy_timeout = {READER_PATIENCE_MS}")
        self._looked_at, self._last_seq = version, max((row[0] for row in rows), default=self._last_seq)
        return [row[1:] for row in rows]

    def steps(self) -> Steps:
        """What undo and redo would do next."""
        return steps(self._newest_steps())

    def undo(self) -> Changes | None:
        """Take back this site's last step; None when there is none, `UserError` when it was changed since."""
        return self._take_back("undo")

    def redo(self) -> Changes | None:
        """Do again what was last taken back; None when there is nothing."""
        return self._take_back("redo")

    def watch(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told of every change, in the thread that made it; returns what ends it."""
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the open dossier, replacing the target at once and as a whole."""
        if Identity.of(target) == self._identity:
            raise UserError(f"{target.name} is the open dossier itself. Choose another name for the copy.")
        with self._read_lock, told(self.path):
            copy_to(self._reading, target)

    def warm_up(self) -> None:
        """Import what the first write needs; call it when nobody waits."""
        import models.record.writer  # noqa: F401

    def _take_back(self, kind: str) -> Changes | None:
        from models.record.undo import take_back

        step = getattr(self.steps(), kind)
        if step is None:
            return None
        with self.write(step.label, kind=kind, undoes=step.transaction) as writing:
            take_back(writing, step)
        return Changes(step.label, kind, frozenset(writing.touched))

    def _newest_steps(self) -> Iterator[tuple[str, str, str, str | None]]:
        place = ("~", "")
        while rows := self.columns(STEPS_SQL, self.author.site, *place):
            place = rows[-1][:2]
            yield from (row[1:] for row in rows)

    def _open_writer(self) -> Writer:
        from models.record.writer import Writer

        self._refuse_replaced("Nothing was changed; open the dossier again.")
        if self._writer is None:
            self._writer = Writer(self.path, self.author)
        return self._writer

    def _refuse_looking_back(self, touched: Iterable[tuple[str, str]]) -> None:
        if self.looking_back and any(table not in _WAYS_OF_LOOKING for table, _ in touched):
            raise UserError(self.looking_back)

    def _refuse_replaced(self, consequence: str) -> None:
        if Identity.of(self.path) != self._identity:
            raise UserError(f"{self.path.name} was moved or replaced by another file. {consequence}")

    def _announce(self, changes: Changes) -> None:
        for watcher in tuple(self._watchers):
            watcher(changes)
