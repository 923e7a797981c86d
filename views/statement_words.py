"""The words of statements, read when they are needed, a screenful at a time."""

from collections.abc import Iterable

from models.queries import StatementText, statement_texts
from views.document import Document

_GONE = StatementText("", "", "", "", "")


class StatementWords:
    """The texts of a document's statements by id. What was read is dropped when the document's snapshot changes."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._snapshot = document.snapshot
        self._read: dict[str, StatementText] = {}

    def __len__(self) -> int:
        """How many texts have been read of this snapshot."""
        self._follow()
        return len(self._read)

    def of(self, statement: str, neighbours: Iterable[str] = ()) -> StatementText:
        """The words of a statement; if they have to be read, those of its neighbours are read with them."""
        self._follow()
        if statement not in self._read:
            self._fetch({statement, *neighbours})
        return self._read[statement]

    def _fetch(self, ids: Iterable[str]) -> None:
        missing = [statement for statement in ids if statement not in self._read]
        found = statement_texts(self._document.records, missing)
        self._read.update((statement, found.get(statement, _GONE)) for statement in missing)

    def _follow(self) -> None:
        if self._snapshot is not self._document.snapshot:
            self._snapshot = self._document.snapshot
            self._read = {}
