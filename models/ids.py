"""Identifiers that sort by the time they were made (UUID version 7, RFC 9562)."""

import os
import threading
import time
from uuid import UUID


class IdMaker:
    """Makes UUIDv7 texts that strictly increase within one process, also within one millisecond."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def __call__(self) -> str:
        """A new identifier in its canonical form of 36 characters."""
        with self._lock:
            # 48 bits of milliseconds and 12 bits of their fraction, as RFC 9562 section 6.2 method 3 allows.
            stamp = max(time.time_ns() * 4096 // 1_000_000, self._last + 1)
            self._last = stamp
        millis, fraction = stamp >> 12, stamp & 0xFFF
        tail = int.from_bytes(os.urandom(8), "big") & 0x3FFF_FFFF_FFFF_FFFF
        return str(UUID(int=millis << 80 | 0x7 << 76 | fraction << 64 | 0x2 << 62 | tail))


new_id = IdMaker()
