"""What is kept of a passage: its words, what stands before and after them, and where it begins."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.excerpts import clusters

CONTEXT = 32
"""How much is kept of what stands before and after a passage, in code points."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of a text. `start` counts code points; `before` and `after` are short only at the ends of the text."""

    start: int
    quote: str
    before: str
    after: str

    @property
    def end(self) -> int:
        """The place after the last code point of the passage."""
        return self.start + len(self.quote)


def excerpt_of(text: str, start: int, end: int) -> Anchor:
    """The passage from `start` up to `end`, widened where it would cut a character as readers see it.

    What stands before and after is narrowed in the same case. `ValueError` if the passage is empty or not within the
    text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage from {start} to {end} in a text of {len(text)}")
    start, end = clusters.widened(text, start, end)
    first = clusters.after(text, max(0, start - CONTEXT))
    last = clusters.before(text, min(len(text), end + CONTEXT))
    return Anchor(start, text[start:end], text[min(first, start) : start], text[end : max(last, end)])


def locate(anchor: Anchor, text: str) -> int | None:
    """Where a passage begins in a text: at its own place, or else where most of its surroundings agree.

    Agreement is the number of code points next to the passage, before and after, that are as they were. None where its
    words are not found, or several places agree equally and none of them is its own.
    """
    if _stands(anchor, text):
        return anchor.start
    best: list[int] = []
    most = -1
    for place in _places(anchor.quote, text):
        agreement = agreeing(anchor, text, place)
        if agreement > most:
            best, most = [], agreement
        if agreement == most:
            best.append(place)
    if anchor.start in best:
        return anchor.start
    return best[0] if len(best) == 1 else None


def agreeing(anchor: Anchor, text: str, place: int) -> int:
    """How many code points around a place are those around the passage, counted outward up to the first difference."""
    end = place + len(anchor.quote)
    earlier = _alike(reversed(anchor.before), reversed(text[max(0, place - CONTEXT) : place]))
    return earlier + _alike(iter(anchor.after), iter(text[end : end + CONTEXT]))


def _stands(anchor: Anchor, text: str) -> bool:
    whole = anchor.before + anchor.quote + anchor.after
    first = anchor.start - len(anchor.before)
    return bool(anchor.quote) and first >= 0 and text.startswith(whole, first)


def _places(quote: str, text: str) -> Iterator[int]:
    place = text.find(quote) if quote else -1
    while place >= 0:
        yield place
        place = text.find(quote, place + 1)


def _alike(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
