"""Reads of what sources say and where statements were read from it, which the snapshot leaves in the file."""

from dataclasses import dataclass

from models.records import Records


@dataclass(frozen=True, slots=True)
class Passage:
    """The passage behind a statement: where it begins in its text, in code points, and its words."""

    excerpt_id: str
    statement_id: str
    source_id: str
    text_id: str
    start: int
    quote: str

    @property
    def end(self) -> int:
        """The place after the last code point."""
        return self.start + len(self.quote)


_PASSAGE = """
SELECT excerpt.id, excerpt.statement_id, source_text.source_id, excerpt.text_id, excerpt.start, excerpt.quote
FROM excerpt JOIN source_text ON source_text.id = excerpt.text_id
"""


def text_of(store: Records, text_id: str) -> str:
    """A text of a source as it was taken in, "" where it is not there."""
    rows = store.columns("SELECT text FROM source_text WHERE id = ?", text_id)
    return str(rows[0][0]) if rows else ""


def passages_in(store: Records, text_id: str) -> list[Passage]:
    """All passages of a text, in the order in which they begin."""
    sql = f"{_PASSAGE} WHERE excerpt.text_id = ? ORDER BY excerpt.start, excerpt.sequence, excerpt.id"
    return [Passage(*row) for row in store.columns(sql, text_id)]


def passages_of(store: Records, statement_id: str) -> list[Passage]:
    """The passages behind a statement, in the dossier's order."""
    sql = f"{_PASSAGE} WHERE excerpt.statement_id = ? ORDER BY excerpt.sequence, excerpt.id"
    return [Passage(*row) for row in store.columns(sql, statement_id)]
