"""Long texts, each cut down to the words in which it differs from the others."""

from bisect import bisect_left
from collections.abc import Sequence

LONG = 40
"""Up to so many characters a text stays whole."""

_SHOWN = 30

_LOOKED_AT = 100_000
"""Of a text of millions of characters, of which lists ask again and again, only so many are looked at."""

_ROUND_IT = 200
"""So many characters before the first difference are looked at with it, where that comes later."""


def where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Both texts from the last word that they share at the beginning to the first one that they share at the end.

    Of a long stretch the beginning is shown. Short texts, and those with the same words, stay whole.
    """
    start = _start(one, other)
    words, others = (text[start : start + _LOOKED_AT].split() for text in (one, other))
    longest = max(len(one), len(other))
    if longest <= LONG or (words == others and longest <= _LOOKED_AT):
        return one, other
    first = _shared(words, others)
    left = min(len(words), len(others)) - first
    last = min(_shared(words[::-1], others[::-1]), left)
    return _cut(words, first, last), _cut(others, first, last)


def from_where_they_differ(texts: Sequence[str], most: int) -> list[str]:
    """Texts of which one is longer than `most` characters: so much of each, from shortly before they first differ."""
    if all(len(text) <= most for text in texts):
        return list(texts)
    lengths = range(1, min(map(len, texts)) + 1)
    alike = bisect_left(lengths, True, key=lambda length: any(one[:length] != texts[0][:length] for one in texts))  # noqa: FBT003
    start = max(0, alike - _ROUND_IT)
    return [_stretch(text, start, start + most) for text in texts]


def _stretch(text: str, start: int, end: int) -> str:
    return f"{'… ' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}"


def _start(one: str, other: str) -> int:
    """Where to begin to look, so that the first difference is among what is looked at."""
    if one[:_LOOKED_AT] != other[:_LOOKED_AT]:
        return 0
    lengths = range(_LOOKED_AT, min(len(one), len(other)) + 1)
    alike = bisect_left(lengths, True, key=lambda length: one[:length] != other[:length]) + _LOOKED_AT - 1  # noqa: FBT003
    return max(0, alike - _ROUND_IT) if max(len(one), len(other)) > _LOOKED_AT else 0


def _shared(words: list[str], others: list[str]) -> int:
    pairs = enumerate(zip(words, others, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(words), len(others)))


def _cut(words: list[str], first: int, last: int) -> str:
    before, behind = max(first - 1, 0), max(last - 1, 0)
    inside = " ".join(words[before : len(words) - behind])
    shown = inside if len(inside) <= _SHOWN else f"{inside[: _SHOWN - 1].rstrip()}…"
    dots = " …" if behind and shown == inside else ""
    return f"{'… ' if before else ''}{shown}{dots}"
