"""How much speaks for it that a passage of the old text stands in a certain part of the new one."""

import numpy as np
from numpy.typing import NDArray

from models.excerpts.alignment import Alignment
from models.excerpts.tokens import Places, Tokens

Span = tuple[int, int]
"""From a place up to another, in code points."""

_AROUND = 120
"""How far around a passage its surroundings are looked at, in code points."""

_ENOUGH = 32
"""Words of this weight that stand together (some 24 letters) are known again whatever stands around them."""

_MOST = 0.6
"""In a short text so large a part of it is enough."""

_SOME = 12
"""Words of this weight (two short ones, a long one) are known again among words that are much the same."""

_MUCH = 0.4
"""What part of a passage and its surroundings makes them much the same; one side that is as it was is enough."""


class Weighed:
    """The words of one text, weighed by place: all of them, and those that are paired with words of the other text."""

    def __init__(self, tokens: Tokens, paired: Places) -> None:
        self._starts = tokens.starts
        self._all = _summed(tokens.weights)
        self._paired = _summed(np.where(np.isin(np.arange(len(tokens)), paired), tokens.weights, 0))

    def all(self, start: int, end: int) -> int:
        """Weight of the words that begin from one place up to another."""
        return self._between(self._all, start, end)

    def paired(self, start: int, end: int) -> int:
        """Weight of those of them that are paired."""
        return self._between(self._paired, start, end)

    def is_familiar(self, start: int, end: int) -> bool:
        """Whether what stands here and around is much the same in the other text."""
        start, end = start - _AROUND, end + _AROUND
        return self.paired(start, end) >= _MUCH * self.all(start, end)

    def _between(self, before: Places, start: int, end: int) -> int:
        first, last = np.searchsorted(self._starts, (start, end))
        return int(before[last] - before[first])


class Evidence:
    """The words of both versions of a text, weighed. `enough` is the weight that leaves no doubt."""

    def __init__(self, alignment: Alignment) -> None:
        self.old = Weighed(alignment.old, alignment.old_paired)
        self.new = Weighed(alignment.new, alignment.new_paired)
        self.enough = min(_ENOUGH, _MOST * int(alignment.old.weights.sum()))
        self._alignment = alignment
        self._runs = _runs(alignment)

    def supports(self, old: Span, new: Span) -> bool:
        """Whether it is beyond doubt that a passage stands there, by its own words, or by those that it stands among.

        Few words are not enough where all that stood next to them is new: they may be there by chance.
        """
        weight = self.old.paired(*old)
        if weight >= self.enough or self._run(old, new) >= self.enough:
            return True
        return weight >= _SOME and self.old.is_familiar(*old) and self.new.is_familiar(*new)

    def _run(self, old: Span, new: Span) -> int:
        """Weight of the longest run of pairs that a passage is part of, or that goes up to it in both texts."""
        first, last = _words_of(self._alignment.old, old)
        new_first, new_last = _words_of(self._alignment.new, new)
        words, others = self._alignment.old_paired, self._alignment.new_paired
        begin = max(np.searchsorted(words, first - 1), np.searchsorted(others, new_first - 1))
        end = min(np.searchsorted(words, last, "right"), np.searchsorted(others, new_last, "right"))
        return int(self._runs[begin:end].max(initial=0))


def _words_of(tokens: Tokens, part: Span) -> tuple[int, int]:
    """The first word that is at least partly in a part of a text, and the first after it."""
    return int(np.searchsorted(tokens.ends, part[0], "right")), int(np.searchsorted(tokens.starts, part[1]))


def _runs(alignment: Alignment) -> Places:
    """For each pair the weight of all pairs that follow one another without a break in either text around it."""
    breaks = (np.diff(alignment.old_paired) != 1) | (np.diff(alignment.new_paired) != 1)
    run = np.concatenate((np.zeros(min(1, len(alignment.old_paired)), np.int64), np.cumsum(breaks)))
    weights: Places = np.bincount(run, alignment.old.weights[alignment.old_paired]).astype(np.int64)
    return np.asarray(weights[run])


def _summed(weights: NDArray[np.int64]) -> Places:
    return np.concatenate(([0], np.cumsum(weights)))
