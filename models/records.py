"""Where the rows of a dossier are read from: its store, or the store as it was on a day (`models.as_known`)."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol


class Records(Protocol):
    """What reads of a dossier need, whichever state of it they see."""

    @property
    def path(self) -> Path:
        """The dossier's file."""

    def columns(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of a query as plain tuples."""

    def one_state(self) -> AbstractContextManager[None]:
        """Let all reads of columns inside see one and the same state."""
