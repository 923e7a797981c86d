"""Rows whose words are read from the file in slices, and read again when they change."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from models.find.letters import Letters
from models.find.word_index import WordIndex

Parts: TypeAlias = tuple[str, ...]
"""The texts of a row that stand apart, such as code and note."""

Read: TypeAlias = Callable[[Sequence[str]], Mapping[str, Parts]]
"""Reads rows by id; those that are not there are left out."""

_BREAK = " · "
"""Between two parts of a row: what nobody can look for, so that no term reaches over it."""

_SLICE = 50_000
"""Characters that are indexed in one go."""

_PIECE = 40_000
_OVERLAP = 400
"""Longer texts become several documents, each beginning a little before the one before it ends."""


class Shelf:
    """Reads the words of rows, `at_once` of them at a time."""

    def __init__(self, index: WordIndex, letters: Letters, read: Read, at_once: int) -> None:
        self.index = index
        self._letters, self._read, self._at_once = letters, read, at_once
        self._places: dict[str, int] = {}
        self._unread: deque[str] = deque()
        self._documents: deque[tuple[str, Parts]] = deque()

    @property
    def left(self) -> int:
        """How much is still to be read: rows, and documents of rows that are under way; 0 when all have been."""
        return len(self._unread) + len(self._documents)

    def place_more(self, places: Mapping[str, int], count: int) -> None:
        """Give places below `count` to further rows, and read these next; all others keep theirs."""
        self._places |= places
        self.index.place_more(count)
        self._unread.extendleft(places)

    def place(self, places: dict[str, int], count: int) -> None:
        """Give the rows places below `count` anew, and read those that had none before; the last of them first."""
        new = [row for row in places if row not in self._places]
        self._places = places
        self.index.place(places, count)
        self._unread.extendleft(new)

    def read_again(self, rows: Collection[str]) -> None:
        """Read rows next, because they are others by now."""
        for row in rows:
            self.index.drop(row)
        self._documents = deque(one for one in self._documents if one[0] not in rows)
        if self.index.is_wasteful:
            self.index.empty()
            self._unread = deque(reversed(list(self._places)))
        self._unread.extendleft(rows)

    def read_some(self) -> None:
        """Read and index one slice."""
        if not self._documents:
            self._fetch()
        room, taken = _SLICE, []
        while self._documents and room > 0:
            taken.append(self._documents.popleft())
            room -= sum(map(len, taken[-1][1]))
        self.index.add((row, self._words(parts)) for row, parts in taken)

    def _fetch(self) -> None:
        rows: dict[str, None] = {}
        taken = 0
        for row in self._unread:
            if len(rows) == self._at_once:
                break
            taken += 1
            if row not in self.index:
                rows[row] = None
        # Taken off the list only when it has been read: the file may be out of reach for a while.
        for row, parts in self._read(list(rows)).items():
            self._documents.extend((row, document) for document in _documents(parts))
        for _ in range(taken):
            self._unread.popleft()

    def _words(self, parts: Parts) -> str:
        return _BREAK.join(part.translate(self._letters) for part in parts)


def _documents(parts: Parts) -> Iterator[Parts]:
    yield tuple(part for part in parts if len(part) <= _PIECE)
    for part in parts:
        if len(part) > _PIECE:
            for start in range(0, len(part), _PIECE):
                yield (part[max(0, start - _OVERLAP) : start + _PIECE],)
