"""Finders of the sample and of a small dossier, which have read everything."""

from collections.abc import Callable, Iterator

import pytest

from models.find.finder import Finder
from models.find.query import Facet, Query
from models.loading import load_snapshot, next_snapshot
from models.store import Store


class Looking:
    """A finder that follows its dossier as the window's does."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.snapshot = load_snapshot(store)
        self.finder = Finder(store, self.snapshot)
        self._stop = store.watch(self._follow)

    def _follow(self, changes):
        self.snapshot = next_snapshot(self.store, self.snapshot, changes)
        self.finder.follow(self.snapshot, changes)

    def codes(self, words: str = "", **chosen: str) -> list[str]:
        """The codes of the statements found, in their order."""
        self.finder.read_all()
        query = Query(words, frozenset((Facet(name), value) for name, value in chosen.items()))
        return [self.snapshot.statements.codes[at] for at in self.finder.find(query).statements]

    def sources(self, words: str) -> list[str]:
        """The codes of the sources found, in their order."""
        self.finder.read_all()
        return [self.snapshot.sources[at].code for at in self.finder.sources(words)]

    def names(self, words: str) -> list[str]:
        """The names found, in their order."""
        return [match.named.title for match in self.finder.names(words)]

    def close(self) -> None:
        self._stop()
        self.finder.close()


@pytest.fixture
def look_in() -> Iterator[Callable[[Store], Looking]]:
    """Makes a finder for a store."""
    made: list[Looking] = []

    def look(store: Store) -> Looking:
        made.append(Looking(store))
        return made[-1]

    yield look
    for one in made:
        one.close()


@pytest.fixture
def sample(istanbul: Store, look_in: Callable[[Store], Looking]) -> Looking:
    """A finder in the sample dossier."""
    return look_in(istanbul)
