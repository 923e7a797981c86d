"""Which words of two short texts correspond beyond doubt: those that every good alignment of the two pairs alike.

An alignment pairs equal words in order. It is as good as the words it pairs are long, and better the fewer runs they
are broken into. A pair is certain if every alignment without it is worse by more than one break. This is the longest
common subsequence with weights and a bonus for runs, computed forward and backward, one row of the table at a time.
"""

import numpy as np
from numpy.typing import NDArray

from models.excerpts.tokens import Places
from models.facts import NONE

_RUN = 2
"""What a pair is worth beyond its weight if it goes on where the last pair ended."""

_NEVER = -(2**28)

_Row = NDArray[np.int32]
_Table = NDArray[np.int32]


def certain_pairs(old: Places, new: Places, weights: Places) -> Places:
    """For each old word the position of the new one that is certainly the same, or NONE.

    Words are numbers, equal where they are the same; `weights` are those of the old ones. Before and behind both texts
    is taken for a pair, so that runs may begin at the ends. Time and memory grow with the product of the lengths.
    """
    found = np.full(len(old), NONE, dtype=np.int64)
    if len(old) == 0 or len(new) == 0:
        return found
    any_to, pair_to = _forward(old, new, weights)
    any_from, pair_from = np.zeros(len(new) + 1, np.int32), _nothing(new)
    pair_from[-1] = 0
    common = np.isin(old, new)
    for row in range(len(old) - 1, -1, -1):
        if not common[row]:
            pair_from = _nothing(new)
            continue
        onward = np.maximum(any_from[1:], pair_from[1:] + _RUN)
        found[row] = _certain(pair_to[row + 1, 1:] + onward, any_to[row] + any_from)
        pair_from = _nothing(new)
        np.copyto(pair_from[:-1], onward + np.int32(weights[row]), where=new == old[row])
        any_from = np.maximum.accumulate(np.maximum(any_from, pair_from)[::-1])[::-1]
    return found


def _nothing(new: Places) -> _Row:
    return np.full(len(new) + 1, _NEVER, np.int32)


def _forward(old: Places, new: Places, weights: Places) -> tuple[_Table, _Table]:
    """The worth of the best alignment up to each place: of any, and of those that end there with a pair."""
    any_to = np.zeros((len(old) + 1, len(new) + 1), np.int32)
    pair_to = np.full((len(old) + 1, len(new) + 1), _NEVER, np.int32)
    pair_to[0, 0] = 0
    for row, word in enumerate(old):
        so_far = np.maximum(any_to[row, :-1], pair_to[row, :-1] + _RUN) + np.int32(weights[row])
        pair_to[row + 1, 1:] = np.where(new == word, so_far, _NEVER)
        np.maximum.accumulate(np.maximum(any_to[row], pair_to[row + 1]), out=any_to[row + 1])
    return any_to, pair_to


def _certain(paired: _Row, unpaired: _Row) -> int:
    """The position that a word is paired with, given what alignments with each pair and without any are worth."""
    best = int(paired.argmax())
    worth = int(paired[best])
    others = max(int(paired[:best].max(initial=_NEVER)), int(paired[best + 1 :].max(initial=_NEVER)))
    return best if worth - max(others, int(unpaired.max())) > _RUN else NONE
