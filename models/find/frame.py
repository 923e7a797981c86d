"""What one snapshot gives a search, each part made when first asked for: names, order by day, facets."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from models.find.coders import Coders
from models.find.facets import Facets, picked
from models.find.letters import Letters
from models.find.names import NameIndex, name_lines, names_of
from models.find.query import Term
from models.snapshot import Ints, Mask, Snapshot, ints
from models.words import ACTS

_LONG_AGO = -(2**30)


class Frame:
    """A snapshot as a search sees it."""

    def __init__(self, snapshot: Snapshot, letters: Letters, coders: Coders) -> None:
        self.snapshot, self._letters = snapshot, letters
        self.facets = Facets(snapshot, lambda: coders.axis(snapshot.statements.ids))

    @cached_property
    def names(self) -> NameIndex:
        """Everything that has a name."""
        return NameIndex(names_of(self.snapshot), self._letters)

    @cached_property
    def newest_first(self) -> Ints:
        """All statements by the day on which they were said, equals in the dossier's order."""
        return ints(np.argsort(-self.snapshot.statements.said, kind="stable"))

    @cached_property
    def sources_newest_first(self) -> Ints:
        """All sources by the day on which they were published, those of unknown day last."""
        days = [_LONG_AGO if source.published is None else source.published for source in self.snapshot.sources]
        return ints(np.argsort(-ints(days), kind="stable"))

    def having(self, term: Term) -> Iterator[Mask]:
        """Which statements have a term in a name that they point at, kind by kind; kinds without it are left out."""
        for column, lines in self._lines:
            hits = _holding(term, lines)
            if hits.any():
                yield picked(hits, column)

    def sources_named(self, term: Term) -> Mask:
        """Which sources have a term in their code, publisher, title or author."""
        return _holding(term, self._source_lines)

    @cached_property
    def _lines(self) -> list[tuple[Ints, list[str]]]:
        columns, snapshot = self.snapshot.statements, self.snapshot
        named = (
            (columns.party, ((one.name, one.code, *one.aliases) for one in snapshot.parties)),
            (columns.speaker, ((one.name, *one.aliases) for one in snapshot.speakers)),
            (columns.issue, ((one.title, one.code) for one in snapshot.issues)),
            (columns.act, ((act.label,) for act in ACTS)),
        )
        lines = [(column, name_lines(self._letters, names)) for column, names in named]
        return [*lines, (columns.source, self._source_lines)]

    @cached_property
    def _source_lines(self) -> list[str]:
        named = ((one.code, one.publisher, one.title, one.author) for one in self.snapshot.sources)
        return name_lines(self._letters, named)


def _holding(term: Term, lines: Sequence[str]) -> Mask:
    needle = term.needle
    return np.array([needle in line for line in lines], np.bool_)
