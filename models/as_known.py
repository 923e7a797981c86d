"""The dossier as it was at the end of a day, from its change record: read like a store."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from models.file.connection import told
from models.records import Records
from models.store import Store

if TYPE_CHECKING:
    from models.record.materialise import Key


class AsKnown:
    """What the dossier said at the end of a day (see `record.overlay` for the rule); close it before its store.

    What is written into the file meanwhile is followed at each read.
    """

    def __init__(self, store: Store, day: date | None = None) -> None:
        """Without a day it is as it is now until it goes to one."""
        # The record is replayed with SQLModel, which takes longer to import than the dossier takes to read as it is.
        from models.record.overlay import Overlay

        self.path = store.path
        self._lock = threading.RLock()
        with told(self.path):
            self._raw = store.another_reader()
            self._overlay = Overlay(self._raw)
        self._others: frozenset[Key] = frozenset()
        if day is not None:
            self.go_to(day)

    def close(self) -> None:
        """Let go of the file."""
        self._raw.close()

    @property
    def is_as_now(self) -> bool:
        """Whether nothing was otherwise at the end of the day."""
        with self.one_state():
            return self._overlay.is_bare

    @property
    def others(self) -> frozenset[Key]:
        """All rows that have changed since the day."""
        with self.one_state():
            return self._overlay.others

    def otherwise(self, table: str) -> tuple[frozenset[str], frozenset[str]]:
        """The rows of a table that have changed since the day: those that were there, and those that were not."""
        with self.one_state():
            return self._overlay.otherwise(table)

    def go_to(self, day: date) -> frozenset[Key]:
        """Go over to another day; returns the rows that may be others than when they were last told of."""
        with self.one_state():
            self._others |= self._overlay.lay(day)
        return self._told()

    def follow(self) -> frozenset[Key]:
        """The rows that may be others on the day by what was written since they were last told of."""
        with self.one_state():
            return self._told()

    def columns(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of a query on the dossier's tables as plain tuples."""
        with self.one_state():
            return self._raw.execute(sql, parameters).fetchall()

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Let all reads inside see one and the same state of the file."""
        with self._lock, told(self.path):
            if self._raw.in_transaction:
                yield
                return
            self._raw.execute("BEGIN")
            try:
                self._others |= self._overlay.follow()
                yield
            finally:
                # What was laid over the tables is to stay.
                self._raw.execute("COMMIT")

    def _told(self) -> frozenset[Key]:
        others, self._others = self._others, frozenset()
        return others


@contextmanager
def as_known(store: Store, day: date | None) -> Iterator[Records]:
    """The dossier as it was at the end of a day, for a while; for None as it is now."""
    if day is None:
        yield store
        return
    then = AsKnown(store, day)
    try:
        yield then
    finally:
        then.close()
