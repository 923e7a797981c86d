"""The writing side of an open dossier: one connection, one transaction at a time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from models.file.connection import begin, connect_to_write, finish_writing, patiently
from models.record.author import Author
from models.record.engines import engine_over, plainly
from models.record.materialise import Key
from models.record.writing import Writing
from models.tables import Analyst

MERGE = "merge"
"""The kind of a write that takes in what others wrote."""


class Writer:
    """Holds the writing connection; `current` is the write under way and `thread` the one that opened it."""

    def __init__(self, path: Path, author: Author) -> None:
        self._author = author
        self._raw = connect_to_write(path)
        self._connection = engine_over(self._raw).connect()
        self._enrolled = False
        self.current: Writing | None = None
        self.thread: int | None = None

    @contextmanager
    def transaction(
        self, note: Callable[[str], None], label: str, *, kind: str, undoes: str | None, reason: str
    ) -> Iterator[Writing]:
        """One transaction, committed at the end and rolled back on whatever is raised, cancelling included.

        `note` gets the ids of what is recorded before anybody else can see it.
        """
        begin(self._raw)
        self.thread = threading.get_ident()
        try:
            with plainly():
                # A merge adds nothing of its own, or copies that meet would differ by who brought them together.
                joined = set() if kind == MERGE else self._enrol(note)
                rows = self._raw.total_changes
                self.current = Writing(self._connection, self._author, label, kind, undoes, reason, note)
                note(self.current.transaction)
                yield self.current
                if self._raw.total_changes > rows:
                    self.current.touched |= joined
                    patiently(self._raw.commit)
                    self._enrolled = self._enrolled or kind != MERGE
        finally:
            self.current, self.thread = None, None
            self._raw.rollback()

    def close(self, *, tidy: bool) -> None:
        """Close the connection and, if told so, take the journal away."""
        self._connection.close()
        if tidy:
            finish_writing(self._raw)
        else:
            self._raw.close()

    def _enrol(self, note: Callable[[str], None]) -> set[Key]:
        # A transaction of its own that is no step of undo: taking back one's first edit must not take oneself out.
        if self._enrolled:
            return set()
        known = select(col(Analyst.id)).where(col(Analyst.id) == self._author.analyst_id)
        if self._connection.execute(known).first() is None:
            enrolling = Writing(self._connection, self._author, f"{self._author.name} joins", "founding")
            note(enrolling.transaction)
            sequence = enrolling.next_sequence(Analyst)
            enrolling.add(
                Analyst(id=self._author.analyst_id, code=self._author.code, name=self._author.name, sequence=sequence)
            )
            return enrolling.touched
        return set()
