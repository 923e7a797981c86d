"""Everything of a dossier that can be found, kept in step with it; answers while it still reads."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from weakref import finalize

import numpy as np

from models.changes import Changes
from models.columns.ids import Ids, texts_at
from models.find.coders import Coders
from models.find.facets import Value
from models.find.frame import Frame
from models.find.letters import Letters
from models.find.names import Match, Named, NameIndex
from models.find.query import Facet, Query, Term, Terms, read_terms
from models.find.quoting import Quote, quote
from models.find.shelf import Parts, Read, Shelf
from models.find.word_index import WordIndex
from models.passages import text_of
from models.progress import Progress
from models.queries import source_texts, statement_words
from models.records import Records
from models.snapshot import Ints, Mask, Snapshot, ints

_STATEMENTS_AT_ONCE = 200
_TEXTS_AT_ONCE = 10


@dataclass(frozen=True)
class Found:
    """Statements by their positions in the snapshot's columns, newest first, and what they can be narrowed down by."""

    statements: Ints
    facets: Mapping[Facet, tuple[Value, ...]]


class Finder:
    """Finds statements, sources and names of one snapshot after another.

    Texts are read from the store in slices, the newest statements first: whoever owns the finder calls `read_some`
    until it says that it is done. Meanwhile answers are right for what has been read; `progress` says how much that
    is. Only one thread may use it at a time.
    """

    def __init__(self, store: Records, snapshot: Snapshot) -> None:
        self._store, self._letters, self._coders = store, Letters(), Coders(store)
        # Never in the dossier's file, whose schema is exact. Nothing is taken back here, so nothing needs a journal.
        self._database = sqlite3.connect(":memory:", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._let_go = finalize(self, self._database.close)
        self._statements = self._shelf("statement", self._read_statements, _STATEMENTS_AT_ONCE)
        self._texts = self._shelf("source_text", self._read_texts, _TEXTS_AT_ONCE)
        self._ids: Sequence[str] = ()
        self._frame = self._take(snapshot)

    def close(self) -> None:
        """Let go of the memory, at once instead of when nobody holds the finder any more."""
        self._let_go()

    @property
    def progress(self) -> Progress:
        """How many texts have been read, of how many; all of them when the two are equal."""
        read = len(self._statements.index) + len(self._texts.index)
        return Progress(read, read + self._statements.left + self._texts.left, "Reading texts")

    def read_some(self) -> bool:
        """Read a slice of statements and one of source texts, some milliseconds' work; whether more is left."""
        if self._statements.left:
            self._statements.read_some()
            self._frame.facets.make_anew(Facet.ANALYST)
        if self._texts.left:
            self._texts.read_some()
        return self._statements.left + self._texts.left > 0

    def read_all(self) -> None:
        """Read whatever is left."""
        while self.read_some():
            pass

    def follow(self, snapshot: Snapshot, changes: Changes, store: Records | None = None) -> None:
        """Go over to the snapshot after a change; what it touched is read anew, from now on where it is told."""
        self._store = store or self._store
        self._coders.follow(self._store)
        self._frame = self._take(snapshot)
        self._statements.read_again(changes.ids("statement"))

    def matching(self, query: Query) -> Mask:
        """Which statements have the words and the values that are wanted."""
        return self._with_words(query.words) & self._frame.facets.passing(query)

    def find(self, query: Query, within: Mask | None = None) -> Found:
        """The statements that match, of those that are let through by `within`, and the counts of every facet."""
        mask = self._with_words(query.words)
        if within is not None:
            mask = mask & within
        matching = mask & self._frame.facets.passing(query)
        newest = self._frame.newest_first
        return Found(ints(newest[matching[newest]]), self._frame.facets.counted(query, mask))

    def names(self, words: str) -> list[Match]:
        """What is called so but sources, the best match first."""
        return self._frame.names.found(words)

    def among(self, names: Iterable[Named], words: str) -> list[Match]:
        """Which of some other things are called so, looked through in the same way."""
        return NameIndex(names, self._letters).found(words)

    def sources(self, words: str) -> list[int]:
        """Positions of the sources that have every word in name or text: named so first, then the newest first."""
        terms = read_terms(words, self._letters)
        if not terms.wanted:
            return []
        count, newest = len(self._frame.snapshot.sources), self._frame.sources_newest_first
        mask, named = (_all_of(terms, count, having) for having in (self._in_source, self._frame.sources_named))
        return [*newest[(mask & named)[newest]].tolist(), *newest[(mask & ~named)[newest]].tolist()]

    def quote(self, source: int, words: str) -> Quote | None:
        """Where the words stand in the text of a source, None where they stand in its name alone."""
        text = self._frame.snapshot.sources[source].text_id
        if text not in self._texts.index:
            return None
        return quote(text_of(self._store, text), read_terms(words, self._letters), self._letters)

    def _take(self, snapshot: Snapshot) -> Frame:
        frame, ids = Frame(snapshot, self._letters, self._coders), snapshot.statements.ids
        if 0 < len(self._ids) < len(ids) and isinstance(ids, Ids) and ids.begins_with(self._ids):
            more = range(len(self._ids), len(ids))
            self._statements.place_more({ids[at]: at for at in more}, len(ids))
            self._ids = ids
        elif ids != self._ids:
            # What comes last is read first.
            oldest = frame.newest_first[::-1]
            self._statements.place(dict(zip(texts_at(ids, oldest), oldest.tolist(), strict=True)), len(ids))
            self._ids = ids
        texts = {source.text_id: at for at, source in enumerate(snapshot.sources) if source.text_id}
        self._texts.place(texts, len(snapshot.sources))
        return frame

    def _shelf(self, name: str, read: Read, at_once: int) -> Shelf:
        return Shelf(WordIndex(self._database, name), self._letters, read, at_once)

    def _with_words(self, words: str) -> Mask:
        return _all_of(read_terms(words, self._letters), len(self._ids), self._in_statement)

    def _in_statement(self, term: Term) -> Mask:
        mask = self._statements.index.having(term)
        for named in self._frame.having(term):
            mask = mask | named
        return mask

    def _in_source(self, term: Term) -> Mask:
        return self._texts.index.having(term) | self._frame.sources_named(term)

    def _read_statements(self, ids: Sequence[str]) -> dict[str, Parts]:
        self._coders.read(ids)
        return statement_words(self._store, ids)

    def _read_texts(self, ids: Sequence[str]) -> dict[str, Parts]:
        return {key: (text,) for key, text in source_texts(self._store, ids).items()}


def _all_of(terms: Terms, count: int, having: Callable[[Term], Mask]) -> Mask:
    mask = np.ones(count, np.bool_)
    for term in terms.wanted:
        mask &= having(term)
        if not mask.any():
            break
    for term in terms.unwanted:
        mask &= ~having(term)
    return mask
