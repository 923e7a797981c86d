"""What was brought into a dossier in parts and nobody was told of yet, since every telling makes views anew."""

import time
from collections.abc import Iterable

_SECONDS = 2.0


class Untold:
    """Rows as (table name, id) that wait to be told of together, but not for long."""

    def __init__(self) -> None:
        self._rows: set[tuple[str, str]] = set()
        self._since = 0.0

    def add(self, rows: Iterable[tuple[str, str]]) -> None:
        """Let rows wait."""
        if not self._rows:
            self._since = time.monotonic()
        self._rows.update(rows)

    @property
    def is_due(self) -> bool:
        """Whether the first of them has waited long enough."""
        return bool(self._rows) and time.monotonic() - self._since >= _SECONDS

    def taken(self) -> frozenset[tuple[str, str]]:
        """All that wait, which then wait no more."""
        rows, self._rows = frozenset(self._rows), set()
        return rows
