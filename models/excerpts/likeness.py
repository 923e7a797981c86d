"""How much two short texts have in common, letter by letter without case and accents."""

import numpy as np

from models.excerpts.tokens import Places
from models.folding import folded


def likeness(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, the same: twice the longest common subsequence over both lengths."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(folded(one), folded(other)))


def common_with_beginnings(text: str, other: str) -> Places:
    """The length of the longest common subsequence of a text with each beginning of another, the empty one first.

    Time grows with the product of their lengths.
    """
    letters = _letters(other)
    common = np.zeros(len(other) + 1, dtype=np.int64)
    for letter in _letters(text):
        common[1:] = np.maximum(common[1:], common[:-1] + (letters == letter))
        common = np.maximum.accumulate(common)
    return common


def _letters(text: str) -> Places:
    return np.array([ord((folded(letter) or letter)[0]) for letter in text], dtype=np.int64)
