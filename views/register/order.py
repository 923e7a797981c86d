"""The order of the statements register: by one column, with what is not stated last in both directions."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from models.columns.codes import Codes
from models.facts import NONE
from models.folding import folded
from models.records import Records
from models.snapshot import Floats, Ints, Snapshot, ints
from models.text_order import text_ranks
from models.words import ACTS
from views.document import Document
from views.register.columns import WRITTEN, Column

Keys: TypeAlias = tuple[Floats, ...]
"""What to sort by, most important first: one figure for each statement, NaN where it is not stated."""

_DIGITS = re.compile(r"\d+")


class Order:
    """The orders of a document's statements; what a column is sorted by is kept until it may be another."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._kept: dict[Column, tuple[object, Keys]] = {}

    def by(self, column: Column | None, *, descending: bool) -> Ints:
        """Positions of all statements in the order of a column, None for the dossier's."""
        if column is None:
            return ints(np.arange(len(self._document.snapshot.statements)))
        return in_order(self._keys(column), descending=descending)

    def _keys(self, column: Column) -> Keys:
        snapshot = self._document.snapshot
        # Snapshots between which no code has changed share their codes.
        made_of = snapshot.statements.codes if column is Column.CODE else snapshot
        if column not in self._kept or self._kept[column][0] is not made_of:
            self._kept[column] = (made_of, keys_of(column, snapshot, self._document.records))
        return self._kept[column][1]


def keys_of(column: Column, snapshot: Snapshot, records: Records) -> Keys:
    """What all statements have in a column, in figures; texts are read from the file."""
    if column not in WRITTEN:
        return _KEYS[column](snapshot)
    ranks = text_ranks(records, snapshot.statements, column.name.lower())
    return (np.where(ranks < 0, np.nan, ranks),)


def in_order(keys: Keys, *, descending: bool) -> Ints:
    """Positions in the order of figures, those that are not stated last; equals in the dossier's order."""
    missing = np.isnan(keys[0])
    # Turning the figures, not the result, keeps equals in their order.
    turned = [np.nan_to_num(-key if descending else key) for key in keys]
    return ints(np.lexsort((*reversed(turned), missing) if missing.any() else tuple(reversed(turned))))


def _ranks(texts: Sequence[str]) -> Floats:
    plain = [folded(text) for text in texts]
    places = {text: float(place) for place, text in enumerate(sorted(set(plain) - {""}))}
    return np.array([places.get(text, np.nan) for text in plain], dtype=np.float64)


def _named(names: Sequence[str], column: Ints) -> Keys:
    # NONE is −1 and so picks the figure that is put at the end.
    return (np.append(_ranks(names), np.nan)[column],)


def _codes(snapshot: Snapshot) -> Keys:
    """ST9 before ST10."""
    codes = snapshot.statements.codes
    if isinstance(codes, Codes) and (numbered := codes.numbered()) is not None:
        prefixes, numbers = numbered
        return _ranks([f"{_padded(prefix)}0" for prefix in prefixes])[codes.run_of_each()], numbers
    return (_ranks([_padded(code) for code in codes]),)


def _padded(code: str) -> str:
    return _DIGITS.sub(lambda digits: digits[0].zfill(12), code)


def _firmness(snapshot: Snapshot) -> Keys:
    firmness = snapshot.statements.firmness
    return (np.where(firmness == NONE, np.nan, firmness),)


def _grades(snapshot: Snapshot) -> Keys:
    (reliability,) = _named([source.reliability for source in snapshot.sources], snapshot.statements.source)
    return reliability, snapshot.statements.credibility.astype(np.float64)


_KEYS: dict[Column, Callable[[Snapshot], Keys]] = {
    Column.CODE: _codes,
    Column.SAID: lambda snapshot: (snapshot.statements.said.astype(np.float64),),
    Column.PUBLISHED: lambda snapshot: (snapshot.statements.published.astype(np.float64),),
    Column.PARTY: lambda snapshot: _named([one.name for one in snapshot.parties], snapshot.statements.party),
    Column.SPEAKER: lambda snapshot: _named([one.name for one in snapshot.speakers], snapshot.statements.speaker),
    Column.ISSUE: lambda snapshot: _named([one.title for one in snapshot.issues], snapshot.statements.issue),
    Column.ACT: lambda snapshot: _named([act.label for act in ACTS], snapshot.statements.act),
    Column.RANGE: lambda snapshot: (snapshot.statements.low, snapshot.statements.high),
    Column.FIRMNESS: _firmness,
    Column.GRADE: _grades,
    Column.REVIEW: lambda snapshot: (snapshot.statements.review.astype(np.float64),),
    Column.SOURCE: lambda snapshot: _named([one.code for one in snapshot.sources], snapshot.statements.source),
}
