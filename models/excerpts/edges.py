"""Where the beginning and the end of a passage have gone when words at them were changed."""

import numpy as np

from models.excerpts.alignment import Alignment
from models.excerpts.evidence import Span
from models.excerpts.likeness import common_with_beginnings
from models.excerpts.tokens import Places

_FURTHEST = 400
"""Changed words are searched for an edge up to so many code points."""


class Edges:
    """Finds edges of passages of the text `old` in `new`, its corrected version.

    An edge goes where most of what stood before it in the changed words still stands before it, and most of what stood
    behind it still behind it; it cuts a word only if it did. None where too much was changed to say.
    """

    def __init__(self, alignment: Alignment, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._words, self._others = alignment.old, alignment.new
        paired, others = alignment.old_paired, alignment.new_paired
        # The beginnings and the ends of both texts belong together like words.
        self._starts = np.concatenate(([0], self._words.starts[paired], [len(old)]))
        self._ends = np.concatenate(([0], self._words.ends[paired], [len(old)]))
        self._new_starts = np.concatenate(([0], self._others.starts[others], [len(new)]))
        self._new_ends = np.concatenate(([0], self._others.ends[others], [len(new)]))

    def start(self, place: int) -> int | None:
        """Where a passage begins now that began here: of equally good places the last, which leaves out additions."""
        pair = int(np.searchsorted(self._ends, place, "right"))
        if self._starts[pair] == place:
            return int(self._new_starts[pair])
        old, new = self._regions(pair, within=bool(self._starts[pair] < place))
        cuts = np.append(_inside(self._others.starts, new), new[1]) if _is_in(place, self._words.starts) else _all(new)
        return self._best(place, old, new, cuts[::-1])

    def end(self, place: int) -> int | None:
        """Where a passage ends now that ended here: of equally good places the first."""
        pair = int(np.searchsorted(self._ends, place))
        if self._ends[pair] == place:
            return int(self._new_ends[pair])
        old, new = self._regions(pair, within=bool(self._starts[pair] < place))
        cuts = np.append(new[0], _inside(self._others.ends, new)) if _is_in(place, self._words.ends) else _all(new)
        return self._best(place, old, new, cuts)

    def _regions(self, pair: int, *, within: bool) -> tuple[Span, Span]:
        """Corresponding parts of both texts: a pair of words, or what was changed between it and the pair before."""
        if within:
            old = self._starts[pair], self._ends[pair]
            new = self._new_starts[pair], self._new_ends[pair]
        else:
            old = self._ends[pair - 1], self._starts[pair]
            new = self._new_ends[pair - 1], self._new_starts[pair]
        return (int(old[0]), int(old[1])), (int(new[0]), int(new[1]))

    def _best(self, place: int, old: Span, new: Span, cuts: Places) -> int | None:
        """The first of the cuts through a part of the new text that agree best with the place in the old one."""
        if max(old[1] - old[0], new[1] - new[0]) > _FURTHEST:
            return None
        words = self._new[slice(*new)]
        earlier = common_with_beginnings(self._old[old[0] : place], words)
        later = common_with_beginnings(self._old[place : old[1]][::-1], words[::-1])[::-1]
        return int(cuts[np.argmax((earlier + later)[cuts - new[0]])])


def _is_in(place: int, edges: Places) -> bool:
    index = int(np.searchsorted(edges, place))
    return index < len(edges) and bool(edges[index] == place)


def _inside(edges: Places, part: Span) -> Places:
    first, last = np.searchsorted(edges, (part[0], part[1] + 1))
    return edges[first:last]


def _all(part: Span) -> Places:
    return np.arange(part[0], part[1] + 1)
