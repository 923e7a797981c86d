"""Carrying passages over to a corrected version of their text, or saying that they are lost.

A passage goes only where there is no doubt: its words, or most of them, are paired with words of the new text in every
good alignment of the two, and around it enough is the same. The same words are *carried*, words with small corrections
are *reworded*, and everything else is *lost*, for somebody to place by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.excerpts.anchor import Anchor, excerpt_of, locate
from models.excerpts.placing import Placing


class Fate(StrEnum):
    """What became of a passage when its text was corrected."""

    CARRIED = "carried"
    REWORDED = "reworded"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage and where it went: `new` is None only if it is lost, and has the words of `old` unless reworded."""

    fate: Fate
    old: Anchor
    new: Anchor | None


def carry(anchor: Anchor, old_text: str, new_text: str) -> Carried:
    """One passage carried over; `carry_all` compares the texts but once for many."""
    return carry_all([anchor], old_text, new_text)[0]


def carry_all(anchors: Iterable[Anchor], old_text: str, new_text: str) -> list[Carried]:
    """Passages of a text carried over to its corrected version, in the order given.

    A passage that is not where its anchor says is first looked for in the old text.
    """
    placing = Placing(old_text, new_text)
    return [_carried(anchor, locate(anchor, old_text), placing, new_text) for anchor in anchors]


def _carried(anchor: Anchor, start: int | None, placing: Placing, new_text: str) -> Carried:
    if start is None:
        return Carried(Fate.LOST, anchor, None)
    span = placing.place(start, start + len(anchor.quote))
    if span is None:
        return Carried(Fate.LOST, anchor, None)
    new = excerpt_of(new_text, *span)
    return Carried(Fate.CARRIED if new.quote == anchor.quote else Fate.REWORDED, anchor, new)
