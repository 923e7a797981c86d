"""Where a passage stands in the corrected text, judged by the words that are beyond doubt the same."""

import numpy as np

from models.excerpts.alignment import aligned
from models.excerpts.edges import Edges
from models.excerpts.evidence import Evidence, Span
from models.excerpts.likeness import likeness

_ALIKE = 0.8
"""How alike a passage with corrections has to be to the old one."""

_BESIDE = 32
"""How much of what stands beside a passage may show that it was taken elsewhere, in code points."""


class Placing:
    """Answers where passages of the text `old` stand in `new`, its corrected version; None where there is doubt."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        alignment = aligned(old, new)
        self._evidence = Evidence(alignment)
        self._edges = Edges(alignment, old, new)
        words = alignment.old_paired
        self._starts, self._ends = alignment.old.starts[words], alignment.old.ends[words]
        self._shifts = alignment.new.starts[alignment.new_paired] - self._starts

    def place(self, start: int, end: int) -> Span | None:
        """Where a passage stands: where it stood, elsewhere, or with small corrections."""
        first, last = np.searchsorted(self._ends, start, "right"), np.searchsorted(self._starts, end)
        shifts = [shift for shift in np.unique(self._shifts[first:last]).tolist() if self._stands(start, end, shift)]
        if not shifts:
            return self._moved(start, end) or self._reworded(start, end)
        span = start + shifts[0], end + shifts[0]
        return span if len(shifts) == 1 and self._evidence.supports((start, end), span) else None

    def _moved(self, start: int, end: int) -> Span | None:
        """Where a passage stands that was taken elsewhere, by itself or with what stood before or after it.

        What was taken has to be long enough to be known again, to occur once in each text, and not to be paired with
        other words.
        """
        for first, last in ((start, end), (max(0, start - _BESIDE), end), (start, end + _BESIDE)):
            place = self._taken_to(first, last)
            if place is not None:
                return place + start - first, place + end - first
        return None

    def _taken_to(self, first: int, last: int) -> int | None:
        words, evidence = self._old[first:last], self._evidence
        if evidence.old.all(first, last) < evidence.enough or not (_once(words, self._old) and _once(words, self._new)):
            return None
        place = self._new.find(words)
        there = place, place + len(words)
        return place if 2 * evidence.new.paired(*there) <= evidence.new.all(*there) else None

    def _reworded(self, start: int, end: int) -> Span | None:
        """Where a passage with small corrections stands: between what its edges stood between."""
        new_start, new_end = self._edges.start(start), self._edges.end(end)
        if new_start is None or new_end is None or new_start >= new_end:
            return None
        span = new_start, new_end
        alike = likeness(self._old[start:end], self._new[new_start:new_end]) >= _ALIKE
        return span if alike and self._evidence.supports((start, end), span) else None

    def _stands(self, start: int, end: int, shift: int) -> bool:
        return start + shift >= 0 and self._new.startswith(self._old[start:end], start + shift)


def _once(words: str, text: str) -> bool:
    first = text.find(words)
    return first >= 0 and text.find(words, first + 1) < 0
