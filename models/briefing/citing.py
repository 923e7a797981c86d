"""Citations: where a sentence or a row of a table points to."""

from collections.abc import Iterable

from models.briefing.content import Citation
from models.facts import NONE
from models.snapshot import Snapshot


def cite(snapshot: Snapshot, statements: Iterable[int]) -> tuple[Citation, ...]:
    """The statements at these positions, each once, in the given order; NONE is left out."""
    rows = dict.fromkeys(row for row in statements if row != NONE)
    return tuple(Citation(_source(snapshot, row), row, snapshot.statements.codes[row]) for row in rows)


def cite_sources(sources: Iterable[int]) -> tuple[Citation, ...]:
    """The sources at these positions, each once; NONE is left out."""
    return tuple(Citation(source + 1) for source in dict.fromkeys(sources) if source != NONE)


def _source(snapshot: Snapshot, row: int) -> int:
    return int(snapshot.statements.source[row]) + 1
