"""Which field of a statement each column of the register shows, and its cells as they are copied and edited."""

from collections.abc import Iterable

from models.bulk.cells import CellWriter
from models.bulk.fields import Field
from models.stored import Stored, stored
from views.choices import named
from views.document import Document
from views.register.columns import Column
from views.statement_words import StatementWords

FIELDS = {
    Column.CODE: Field.CODE,
    Column.SAID: Field.SAID,
    Column.PUBLISHED: Field.PUBLISHED,
    Column.PARTY: Field.PARTY,
    Column.SPEAKER: Field.SPEAKER,
    Column.ISSUE: Field.ISSUE,
    Column.ACT: Field.ACT,
    Column.RANGE: Field.RANGE,
    Column.FIRMNESS: Field.FIRMNESS,
    Column.GRADE: Field.GRADE,
    Column.SOURCE: Field.SOURCE,
    Column.REVIEW: Field.REVIEW,
    Column.CONDITION: Field.CONDITION,
    Column.TEXT: Field.TEXT,
}


class WrittenCells:
    """Cells of one document in words that can be read back; what they are made of is kept until the dossier changes."""

    def __init__(self, document: Document, words: StatementWords) -> None:
        self._document, self._words = document, words
        self._snapshot = document.snapshot
        self._writer = CellWriter(self._snapshot, named(self._snapshot))

    def stored(self, statement: str, neighbours: Iterable[str] = ()) -> Stored:
        """What a statement says; the words of its neighbours are read with its own."""
        snapshot = self._document.snapshot
        return stored(snapshot, snapshot.statements.position[statement], self._words.of(statement, neighbours))

    def cell(self, statement: str, field: Field, neighbours: Iterable[str] = ()) -> str:
        """What a statement has in a field."""
        if self._snapshot is not self._document.snapshot:
            self._snapshot = self._document.snapshot
            self._writer = CellWriter(self._snapshot, named(self._snapshot))
        at = self._snapshot.statements.position[statement]
        return self._writer.cell(at, self.stored(statement, neighbours), field)
