"""The order of the statements register: by one column, with what is not stated last in both directions."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from models.facts import NONE
from models.folding import folded
from models.snapshot import Floats, Ints, Snapshot, ints
from models.words import ACTS
from views.register.columns import WRITTEN, Column, written
from views.statement_words import StatementWords

Keys: TypeAlias = tuple[Floats, ...]
"""What to sort by, most important first: one figure for each statement, NaN where it is not stated."""

_DIGITS = re.compile(r"\d+")


def order_by(snapshot: Snapshot, column: Column | None, words: StatementWords, *, descending: bool) -> Ints:
    """Positions of all statements in the order of a column, None for the dossier's; equals in the dossier's order."""
    if column is None:
        return ints(np.arange(len(snapshot.statements)))
    if column in WRITTEN:
        keys: Keys = (_ranks([written(column, one) for one in words.all()]),)
    else:
        keys = _KEYS[column](snapshot)
    missing = np.isnan(keys[0])
    # Turning the figures, not the result, keeps equals in their order.
    turned = [np.nan_to_num(-key if descending else key) for key in keys]
    return ints(np.lexsort((*reversed(turned), missing)))


def _ranks(texts: Sequence[str]) -> Floats:
    plain = [folded(text) for text in texts]
    places = {text: float(place) for place, text in enumerate(sorted(set(plain) - {""}))}
    return np.array([places.get(text, np.nan) for text in plain], dtype=np.float64)


def _named(names: Sequence[str], column: Ints) -> Keys:
    # NONE is −1 and so picks the figure that is put at the end.
    return (np.append(_ranks(names), np.nan)[column],)


def _codes(snapshot: Snapshot) -> Keys:
    """ST9 before ST10."""
    return (_ranks([_DIGITS.sub(lambda digits: digits[0].zfill(12), code) for code in snapshot.statements.codes]),)


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
