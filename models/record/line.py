"""The connection of a writer, which can be led to another file in the middle of a write, without anybody noticing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from models.record.engines import plainly

LeadOn = Callable[[sqlite3.Error], sqlite3.Connection | None]
"""Brings what was recorded so far over to another file because of an error; None where it has to be told instead."""


class Line:
    """Stands in for SQLite's connection; `raw` is the one that it leads to now."""

    def __init__(self, raw: sqlite3.Connection, lead_on: LeadOn) -> None:
        self.raw = raw
        self._lead_on = lead_on
        self._whole = False
        self.create_function = raw.create_function

    def cursor(self) -> _Cursor:
        """A cursor whose statements are repeated where the line was led on."""
        return _Cursor(self)

    def is_led_on(self, error: sqlite3.Error) -> bool:
        """Whether the line leads to another file now, so that what failed can be repeated there."""
        raw = None if self._whole else self._lead_on(error)
        if raw is not None:
            self.raw = raw
        return raw is not None

    def surely(self, step: Callable[[], object]) -> None:
        """Take a step of several statements, all of them anew where one fails and the line is led on."""
        while True:
            try:
                with self._as_a_whole():
                    step()
            except sqlite3.Error as error:
                if not self.is_led_on(error):
                    raise
            else:
                return

    @contextmanager
    def _as_a_whole(self) -> Iterator[None]:
        self._whole = True
        try:
            with plainly():
                yield
        finally:
            self._whole = False


class _Cursor:
    """As DB-API has it. All rows are fetched at once, because the file may be another one when they are asked for."""

    arraysize = 1

    def __init__(self, line: Line) -> None:
        self._line, self._real = line, line.raw.cursor()
        self._rows: Iterator[Any] = iter(())

    @property
    def description(self) -> Any:
        return self._real.description

    @property
    def rowcount(self) -> int:
        return self._real.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._real.lastrowid

    def execute(self, sql: str, parameters: Any = ()) -> _Cursor:
        return self._surely(lambda: self._real.execute(sql, parameters))

    def executemany(self, sql: str, parameters: Sequence[Any]) -> _Cursor:
        return self._surely(lambda: self._real.executemany(sql, parameters))

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        wanted = range(self.arraysize if size is None else size)
        return [row for _, row in zip(wanted, self._rows, strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def close(self) -> None:
        self._real.close()

    def _surely(self, step: Callable[[], sqlite3.Cursor]) -> _Cursor:
        try:
            rows = step().fetchall()
        except sqlite3.Error as error:
            if not self._line.is_led_on(error):
                raise
            self._real = self._line.raw.cursor()
            rows = step().fetchall()
        self._rows = iter(rows)
        return self
