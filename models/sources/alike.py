"""Whether a text is in the dossier already, exactly or nearly: no source should be counted twice unnoticed.

Texts are compared by runs of characters, without regard to case, spaces and line breaks, so that it makes no difference
in which script they are written and how they were broken into lines.
"""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from models.gathering.cleaning import text_hash
from models.store import Store

_RUN_DOUBLINGS = 4
"""A run is 2 to the power of this many characters long."""

_SHORT = 2_000
"""Below this many characters every run is compared, above it every one of `_SAMPLED`."""

_SAMPLED = 8

_FEWEST = 120
"""Texts shorter than this, in characters that are no spaces, are only compared as wholes."""

NEAR = 0.6
"""From this share on, of the runs of the shorter text that stand in the longer one, two texts are nearly the same."""

_Runs: TypeAlias = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Alike:
    """A source with the same text, or nearly: `share` of the shorter text stands in the longer one, 1.0 for the same.

    `is_current` is False where it is an older version of the source's text.
    """

    source_id: str
    text_id: str
    share: float
    is_same: bool
    is_current: bool


class Compared:
    """A text ready to be compared, with its runs computed when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.normal = normal(text)

    @cached_property
    def every(self) -> _Runs:
        """Hashes of all its runs."""
        return np.unique(_runs(self.normal))

    @cached_property
    def some(self) -> _Runs:
        """Hashes of a share of its runs that is the same share of every text."""
        runs = _runs(self.normal)
        return np.unique(runs[runs % np.uint64(_SAMPLED) == 0])


def alike(store: Store, text: str) -> list[Alike]:
    """Sources whose texts are the same or nearly so, the nearest first, one line for each source.

    It reads every text of the dossier: for some thousand of them that takes a second or two.
    """
    if not text.strip():
        return []
    sought, name = Compared(text), text_hash(text)
    best: dict[str, Alike] = {}
    rows = store.columns("SELECT source_id, id FROM source_text ORDER BY sequence, id")
    current = dict(rows)
    for source_id, text_id in rows:
        held, held_hash = store.columns("SELECT text, text_hash FROM source_text WHERE id = ?", text_id)[0]
        share = 1.0 if held_hash == name else common(sought, Compared(held))
        found = Alike(source_id, text_id, share, held_hash == name, current[source_id] == text_id)
        if share >= NEAR and _rank(found) >= _rank(best.get(source_id)):
            best[source_id] = found
    return sorted(best.values(), key=_rank, reverse=True)


def normal(text: str) -> str:
    """A text as it is compared: compatible forms composed, without case and without any spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def common(one: Compared, other: Compared) -> float:
    """The share of the shorter of two texts that stands in the longer one, from 0 to 1."""
    if one.normal == other.normal:
        return 1.0
    shorter = min(len(one.normal), len(other.normal))
    if shorter < _FEWEST:
        return 0.0
    runs, others = (one.every, other.every) if shorter < _SHORT else (one.some, other.some)
    return len(np.intersect1d(runs, others, assume_unique=True)) / max(min(len(runs), len(others)), 1)


def _runs(text: str) -> _Runs:
    """Hashes of all runs of characters, in the order in which they stand."""
    hashes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    factor = 0x100000001B3
    for doubling in range(_RUN_DOUBLINGS):
        length = 1 << doubling
        # Hashes of two neighbouring runs make that of the run twice as long; what overflows is dropped.
        hashes = hashes[:-length] * np.uint64(pow(factor, length, 1 << 64)) + hashes[length:]
    return hashes ^ (hashes >> np.uint64(32))


def _rank(found: Alike | None) -> tuple[bool, float, bool]:
    return (False, -1.0, False) if found is None else (found.is_same, found.share, found.is_current)
