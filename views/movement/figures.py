"""What each figure of a row opens, and what the pointer is told about it."""

from collections.abc import Iterable
from dataclasses import replace

from views.labels import issue_title, party_name, statement_lines
from views.movement.comparison import Comparison
from views.movement.rows import Line, Row
from views.movement.sentences import Note
from views.selection import Evidence


class Figures:
    """The evidence behind the figures of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._snapshot = comparison.snapshot

    def row(self, row: Row) -> Evidence | None:
        """All that moved an issue, or kept it."""
        return self._evidence(self._on(row), row.statements)

    def between(self, row: Row) -> Evidence | None:
        """All that was said on the issue since the earlier moment."""
        return self._evidence(f"Said on {self._on(row)}", row.between)

    def gap(self, row: Row) -> Evidence | None:
        """The principals' held statements, old and new."""
        found = self._evidence(f"Gap on {self._on(row)}", row.held)
        return None if found is None else replace(found, gap_on=self._snapshot.issues[row.issue].id)

    def line(self, row: Row, line: Line) -> Evidence | None:
        """A party's held statements, old and new, and all it said in between."""
        return self._evidence(f"{party_name(self._snapshot, line.party)} on {self._on(row)}", line.statements)

    def note(self, row: Row, line: Line, note: Note) -> Evidence | None:
        """What a note rests on."""
        on = issue_title(self._snapshot, row.issue)
        words = note.wordings[0] if note.red else f"{party_name(self._snapshot, line.party)}: {note.wordings[0]}"
        return self._evidence(f"{words} on {on}" if note.red else f"{words}, on {on}", note.statements)

    def statement_id(self, statement: int) -> str:
        """The id of a statement by its position."""
        return self._snapshot.statements.ids[statement]

    def statement(self, statement: int) -> str:
        """A statement in a few lines: who, when, what range, how reliable."""
        return statement_lines(self._snapshot, statement)

    def _on(self, row: Row) -> str:
        return f"{issue_title(self._snapshot, row.issue)}, {self._comparison.span.words(self._snapshot)}"

    def _evidence(self, title: str, statements: Iterable[int]) -> Evidence | None:
        found = tuple(self.statement_id(statement) for statement in statements)
        return Evidence(title, found) if found else None
