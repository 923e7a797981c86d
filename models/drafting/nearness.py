"""What a new statement may restate: earlier ones of the same party on the same issue in much the same words."""

import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from models.facts import NONE
from models.folding import folded
from models.queries import statement_texts
from models.snapshot import Ints, Snapshot, ints
from models.store import Store

NEAR = 70.0
"""The least likeness worth offering, of 100.

Chosen by reading the sample's pairs and paraphrases in three languages: other words for the same thing come to 70–100,
other things on the same issue to 35–69, with a few at 70–72 that share a list of demands.
"""

MOST_NEAR = 3

_FEWEST_LETTERS = 16
"""With fewer, such as “Says that the”, a draft would be part of almost everything."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement being written: positions of its party and issue, its day (None: not known yet), its words.

    `own` is its position if it is in the dossier already.
    """

    party: int
    issue: int
    day: int | None
    text: str
    own: int = NONE


class Near(NamedTuple):
    """A statement by its position, and how much alike the words are, up to 100 for all of them."""

    position: int
    likeness: float


def near_statements(store: Store, snapshot: Snapshot, draft: Draft) -> tuple[Near, ...]:
    """What the draft may restate, nearest first, of equals the latest; to be offered, never applied.

    Words count wherever they stand, and half a text may be left away; no language is presumed. Only statements that
    may have been said by the draft's day are read, so that the size of the dossier hardly matters.
    """
    wanted = _words(draft.text)
    if len(wanted) < _FEWEST_LETTERS or NONE in (draft.party, draft.issue):
        return ()
    positions = _comparable(snapshot, draft)
    ids = [snapshot.statements.ids[position] for position in positions.tolist()]
    texts = statement_texts(store, ids)
    return _nearest(wanted, positions, [_words(texts[one].text) if one in texts else "" for one in ids])


def _comparable(snapshot: Snapshot, draft: Draft) -> Ints:
    """The statements of the draft's party on its issue that may have been said by its day, the latest first."""
    statements = snapshot.statements
    chosen = (statements.party == draft.party) & (statements.issue == draft.issue)
    if draft.day is not None:
        chosen &= statements.earliest <= draft.day
    found = np.flatnonzero(chosen)
    found = found[found != draft.own]
    return ints(found[np.argsort(statements.said[found], kind="stable")][::-1])


def _nearest(wanted: str, positions: Ints, texts: list[str]) -> tuple[Near, ...]:
    from rapidfuzz import fuzz, process

    found = process.extract(wanted, texts, scorer=fuzz.token_set_ratio, score_cutoff=NEAR, limit=MOST_NEAR)
    return tuple(Near(int(positions[index]), likeness) for _, likeness, index in found)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))
