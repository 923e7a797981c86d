"""The writing side of an open dossier: one connection, one transaction at a time."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from models.errors import ReadOnlyError
from models.file.connection import begin, connect_to_write, finish_writing, patiently
from models.file.schema import VERSION
from models.record.author import Author
from models.record.engines import engine_over, plainly
from models.record.line import Line
from models.record.materialise import Key
from models.record.writing import Writing
from models.tables import Analyst

MERGE = "merge"
"""The kind of a write that takes in what others wrote."""

Elsewhere = Callable[[sqlite3.Error], Path | None]
"""Where to go on writing after an error of the file; None where the write has to fail."""


class Writer:
    """Holds the writing connection; `current` is the write under way and `thread` the one that opened it.

    What fails is recorded again where `elsewhere` says, in the middle of a write too; then `path` is another one.
    """

    def __init__(
        self, path: Path, author: Author, elsewhere: Elsewhere = lambda _error: None, patience: float | None = None
    ) -> None:
        self.path = path
        self._author, self._elsewhere = author, elsewhere
        self._line = Line(connect_to_write(path, patience), self._lead_on)
        self._connection = engine_over(self._line).connect()
        self._enrolled = False
        self._open: list[Writing] = []
        self._rows = 0
        self.current: Writing | None = None
        self.thread: int | None = None

    @contextmanager
    def transaction(
        self,
        note: Callable[[str], None],
        label: str,
        *,
        kind: str,
        undoes: str | None = None,
        reason: str = "",
        patience: float | None = None,
    ) -> Iterator[Writing]:
        """One transaction, committed at the end and rolled back on whatever is raised, cancelling included.

        `note` gets the ids of what is recorded before anybody else can see it. Others are waited for with `patience`,
        in seconds.
        """
        self._surely(lambda: begin(self._line.raw, patience))
        self.thread = threading.get_ident()
        try:
            with plainly():
                self._refuse_newer()
                # A merge adds nothing of its own, or copies that meet would differ by who brought them together.
                joined = set() if kind == MERGE else self._enrol(note)
                self._rows = self._line.raw.total_changes
                self.current = self._writing(note, label, kind, undoes, reason)
                yield self.current
                if self._line.raw.total_changes > self._rows:
                    self.current.touched |= joined
                    # What cannot be recorded again elsewhere waits as long as it takes.
                    waits = patience if self.current.is_repeatable and kind != MERGE else None
                    self._surely(lambda: patiently(self._line.raw.commit, waits))
                    self._enrolled = self._enrolled or kind != MERGE
        finally:
            self.current, self.thread, self._open = None, None, []
            self._line.raw.rollback()

    def close(self, *, tidy: bool) -> None:
        """Close the connection and, if told so, take the journal away."""
        self._connection.close()
        if tidy:
            finish_writing(self._line.raw)
        else:
            self._line.raw.close()

    def _writing(
        self, note: Callable[[str], None], label: str, kind: str, undoes: str | None = None, reason: str = ""
    ) -> Writing:
        made = Writing(self._connection, self._author, label, kind, undoes, reason, note, self._line.surely)
        note(made.transaction)
        self._open.append(made)
        return made

    def _surely(self, step: Callable[[], object]) -> None:
        """Begin or commit; where that fails and the line is led on, what is led to has begun already."""
        try:
            step()
        except sqlite3.Error as error:
            if not self._line.is_led_on(error):
                raise
            if self.current is not None:
                step()

    def _refuse_newer(self) -> None:
        # A colleague's newer Parley may have brought the file up to date while it was open here.
        if self._line.raw.execute("PRAGMA user_version").fetchone()[0] > VERSION:
            raise ReadOnlyError(
                f"{self.path.name} was written by a newer Parley: here it can only be read. Update Parley to change it."
            )

    def _lead_on(self, error: sqlite3.Error) -> sqlite3.Connection | None:
        if any(one.kind == MERGE or not one.is_repeatable for one in self._open):
            return None
        # What was begun here holds locks that would keep anybody from reading what was committed.
        with suppress(sqlite3.Error):
            self._line.raw.rollback()
        path = self._elsewhere(error)
        if path is None:
            return None
        with suppress(sqlite3.Error):
            self._line.raw.close()
        raw = connect_to_write(path)
        try:
            begin(raw)
            with engine_over(raw).connect() as connection, plainly():
                for one in self._open:
                    if one is self.current:
                        self._rows = raw.total_changes
                    one.record_again(connection)
        except BaseException:
            raw.close()
            raise
        self.path, self._enrolled = path, False
        return raw

    def _enrol(self, note: Callable[[str], None]) -> set[Key]:
        # A transaction of its own that is no step of undo: taking back one's first edit must not take oneself out.
        if self._enrolled:
            return set()
        known = select(col(Analyst.id)).where(col(Analyst.id) == self._author.analyst_id)
        if self._connection.execute(known).first() is None:
            enrolling = self._writing(note, f"{self._author.name} joins", "founding")
            sequence = enrolling.next_sequence(Analyst)
            enrolling.add(
                Analyst(id=self._author.analyst_id, code=self._author.code, name=self._author.name, sequence=sequence)
            )
            return enrolling.touched
        return set()
