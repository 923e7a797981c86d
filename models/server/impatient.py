"""A connection to a server that may stop answering at any time: a frozen one still takes what it is sent."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from psycopg.abc import RV, PQGen

_INTERVAL = 0.1
"""Seconds after which it is looked how long nothing has come."""


class ImpatientConnection(psycopg.Connection[tuple[Any, ...]]):
    """Bears silence for `patience` seconds, None for ever, and is closed after that; a long answer may take longer."""

    patience: float | None = None

    def wait(self, gen: PQGen[RV], interval: float = _INTERVAL, timeout: float | None = None) -> RV:
        """Wait for an answer; `timeout` is that of a caller who goes on without one."""
        if timeout is None and self.patience is not None:
            gen = self._heard(gen, self.patience)
        return super().wait(gen, interval, timeout)

    def _heard(self, gen: PQGen[RV], patience: float) -> PQGen[RV]:
        heard = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready:
                    heard = time.monotonic()
                elif time.monotonic() - heard > patience:
                    # Else whoever rolls back would wait once more.
                    self.close()
                    raise psycopg.OperationalError("no answer came in time")
                wanted = gen.send(ready)
        except StopIteration as end:
            result: RV = end.value
            return result
