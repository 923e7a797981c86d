"""The reading side of a store: whatever is asked of an open dossier without changing it."""

from __future__ import annotations

import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from models.errors import UserError
from models.file.connection import connect, told
from models.file.copying import copy_compactly, copy_to
from models.file.opening import Identity, is_writable
from models.file.schema import VERSION
from models.ground import Ground

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from sqlmodel import Session


class ReadingSide:
    """Reads what the ground says. `path` is where the dossier is, on whatever ground it stands."""

    def __init__(self, path: Path, ground: Ground) -> None:
        self.path = path
        self._ground = ground
        self._read_lock = threading.RLock()

    @property
    def ground(self) -> Ground:
        """What is read and written at the moment."""
        return self._ground

    @property
    def is_write_protected(self) -> bool:
        """Whether the dossier's own file or its folder may not be written, or a newer Parley is needed to."""
        return self.is_of_newer or not (is_writable(self.path) and is_writable(self.path.parent))

    @property
    def is_shut_out(self) -> bool:
        """Whether somebody has been in the middle of saving for some looks, perhaps frozen there; nobody can read."""
        return self._ground.is_shut_out

    @property
    def is_of_newer(self) -> bool:
        """Whether a newer Parley wrote the file, which can be read here but not written."""
        return self._ground.file_version > VERSION

    def columns(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of a query as plain tuples."""
        with self._read_lock, told(self.path):
            return self._ground.columns(sql, *parameters)

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Let all reads of columns inside see one and the same state of the file. Keep it short: it delays savers."""
        with self._read_lock, told(self.path):
            reading = self._ground.reading
            if reading.in_transaction:
                yield
                return
            reading.execute("BEGIN")
            try:
                yield
            finally:
                if self._ground.reading is reading:
                    reading.execute("COMMIT")

    @contextmanager
    def reading_alone(self) -> Iterator[None]:
        """Keep other threads from reading, while the ground is exchanged."""
        with self._read_lock:
            yield

    def stand_on(self, ground: Ground) -> Ground:
        """Read and write another file from now on, which holds the same dossier; returns the ground before."""
        before, self._ground = self._ground, ground
        return before

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
        return connect(self._ground.path, write=False)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading rows as objects, in one state of the file."""
        from sqlmodel import Session

        from models.record.engines import plainly

        with self.one_state(), plainly(), Session(self._ground.engine(), expire_on_commit=False) as session:
            yield session

    def copy_to(self, target: Path, *, compactly: bool = False) -> None:
        """Write a consistent copy of the open dossier, replacing the target at once and as a whole.

        Other threads go on reading meanwhile. `compactly` leaves nothing of what was deleted in pages that nobody uses.
        """
        self.refuse_itself(target)
        with told(self.path), self._reading_apart() as reader:
            (copy_compactly if compactly else copy_to)(reader, target)

    @contextmanager
    def _reading_apart(self) -> Iterator[sqlite3.Connection]:
        if self._ground.is_in_place:
            with closing(self.another_reader()) as reader:
                # What was put there between the two looks is another file.
                if self._ground.is_in_place:
                    yield reader
                    return
        with self._read_lock:
            yield self._ground.reading

    def refuse_itself(self, target: Path) -> None:
        """Raise `UserError` where a copy would be written over the open dossier."""
        there = Identity.of(target)
        if there is not None and there in (self._ground.identity, Identity.of(self.path)):
            raise UserError(f"{target.name} is the open dossier itself. Choose another name for the copy.")
