"""The words of many rows in an FTS5 table of an own database in memory, and which rows have a term."""

import sqlite3
from array import array
from collections.abc import Iterable, Mapping

import numpy as np

from models.facts import NONE
from models.find.query import Term
from models.snapshot import Ints, Mask, ints

_MASKS = 64
"""How many answers are kept, so that of several words only the one that is being typed is looked for."""

_WASTE_AT_MOST = 5_000
"""So many documents that are nobody's are put up with in the smallest dossier."""


class WordIndex:
    """The words of rows that are known by id. Rows have places, from 0, that may be given anew at any time.

    Documents are only ever added: what is dropped leaves its old ones behind as nobody's, because FTS5 takes out only
    what it is told word for word.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection, self._name = connection, name
        self._rows: list[str] = []
        self._first: dict[str, int] = {}
        self._places: Mapping[str, int] = {}
        self._count = 0
        self._at = array("i")
        self._masks: dict[Term, Mask] = {}
        # The ascii tokenizer cuts at blanks and nothing else: words are already as `Letters` writes them. Letting
        # FTS5 keep the beginnings of one and two letters makes those the quickest to look for instead of the slowest.
        connection.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', columnsize=0, tokenize='ascii', prefix='1 2')"
        )

    def __contains__(self, row: str) -> bool:
        """Whether a row has any document."""
        return row in self._first

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._first)

    def add(self, documents: Iterable[tuple[str, str]]) -> None:
        """Take in documents as pairs of row and words; those of one row come one after the other."""
        self._connection.execute("BEGIN")
        for row, words in documents:
            self._connection.execute(f"INSERT INTO {self._name}(rowid, words) VALUES (?, ?)", (len(self._rows), words))  # noqa: S608
            self._first.setdefault(row, len(self._rows))
            self._rows.append(row)
            self._at.append(self._places.get(row, NONE))
        self._connection.execute("COMMIT")
        self._masks.clear()

    def drop(self, row: str) -> None:
        """Forget a row, if it is there."""
        document = self._first.pop(row, len(self._rows))
        while document < len(self._rows) and self._rows[document] == row:
            self._rows[document], self._at[document] = "", NONE
            document += 1
        self._masks.clear()

    @property
    def is_wasteful(self) -> bool:
        """Whether most documents are nobody's, so that it is better to begin again."""
        return len(self._rows) > _WASTE_AT_MOST + 2 * len(self._first)

    def empty(self) -> None:
        """Forget all rows, and let go of the memory that nobody's documents take."""
        self._connection.execute(f"INSERT INTO {self._name}({self._name}) VALUES ('delete-all')")  # noqa: S608
        self._rows.clear()
        self._first.clear()
        del self._at[:]
        self._masks.clear()

    def place(self, places: Mapping[str, int], count: int) -> None:
        """Give the rows places below `count` anew; a row without one is found nowhere."""
        self._places, self._count = places, count
        self._at = array("i", (places.get(row, NONE) for row in self._rows))
        self._masks.clear()

    def place_more(self, count: int) -> None:
        """Let there be places below another count; who was given the places has added to them."""
        self._count = count
        self._masks.clear()

    def having(self, term: Term) -> Mask:
        """Which places have a term."""
        if term not in self._masks:
            if len(self._masks) >= _MASKS:
                self._masks.clear()
            # What is nobody's has the place −1, which is the one beyond the last and is cut off again.
            mask = np.zeros(self._count + 1, np.bool_)
            mask[np.array(self._at, np.int32)[self._documents_with(term)]] = True
            self._masks[term] = mask[:-1]
        return self._masks[term]

    def _documents_with(self, term: Term) -> Ints:
        # One long text is carried over many times faster than a hundred thousand rows.
        sql = f"SELECT group_concat(rowid) FROM {self._name} WHERE {self._name} MATCH ?"  # noqa: S608 - our own name
        listed = self._connection.execute(sql, (term.match,)).fetchone()[0]
        return ints(np.fromstring(listed, np.int32, sep=",") if listed else [])
