"""Which parts of a text are its author's own words: neither in quotation marks nor reported of somebody."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from models.likelihood.patterns import Words

Span = tuple[int, int]
"""From a place in a text up to another."""

MOST_AFTER = 3
"""Words after a word of saying with which it still belongs to what stands before it: “…, said the foreign minister”."""

_QUOTED = re.compile(
    r"“[^“”]*(?:”|$)|«[^«»]*(?:»|$)|„[^„“”]*(?:[“”]|$)|\"[^\"\n]*\"|(?<!\w)‘(?:[^‘’\n]|’(?=\w))*’(?!\w)", re.MULTILINE
)
_BLOCK = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_ENDS = re.compile(r"[.!?…]+[)\]”»\"’]*(?=\s+[\"“«‘„(\[]?[^\W_a-zа-яёіїєґ])|\n\s*\n|\n(?=\s*[-*•–>])|;(?=\s)")
_SHORT = re.compile(r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|St|No|vs|e\.g|i\.e|cf|approx|art|Art))$")


def sentences(text: str) -> list[Span]:
    """The sentences of a text, also of one that is half typed; what a semicolon parts counts as two."""
    edges = [0]
    for end in _ENDS.finditer(text):
        if text[end.start()] != "." or not _SHORT.search(text, edges[-1], end.start()):
            edges.append(end.end())
    return [(start, end) for start, end in zip(edges, [*edges[1:], len(text)], strict=True) if text[start:end].strip()]


class Foreign:
    """The places of a text that are others' words: quotations, and what follows a word of saying in a sentence."""

    def __init__(self, text: str, saying: Words[bool]) -> None:
        quoted = [match.span() for pattern in (_QUOTED, _BLOCK) for match in pattern.finditer(text)]
        self.quoted = _united(quoted)
        self.reported = _united(self._reported(text, saying))

    def _reported(self, text: str, saying: Words[bool]) -> Iterator[Span]:
        for start, end in sentences(text):
            begun: int | None = None
            own = start
            for found in saying.in_text(text[start:end]):
                if begun is not None and not found.meaning:
                    yield begun, start + found.start
                if not found.meaning:
                    begun, own = None, start + found.end
                elif begun is None:
                    # “…, he said.” tells afterwards whose words they were.
                    afterwards = len(text[start + found.end : end].split()) <= MOST_AFTER
                    begun = own if afterwards else start + found.end
            if begun is not None:
                yield begun, end

    def quotes(self, place: int) -> bool:
        """Whether a place is within a quotation."""
        return _within(self.quoted, place)

    def reports(self, place: int) -> bool:
        """Whether a place is within what is said to have been said."""
        return _within(self.reported, place)


def _united(spans: Iterable[Span]) -> list[Span]:
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


def _within(spans: list[Span], place: int) -> bool:
    before = bisect_right(spans, (place, float("inf"))) - 1
    return before >= 0 and place < spans[before][1]
