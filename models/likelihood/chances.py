"""Per cent figures in a text that tell how likely something is, and those that do not."""

import re
from collections.abc import Iterator

from models.likelihood.patterns import Found

Chance = tuple[float, float]
"""From so many per cent up to so many."""

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_PER_CENT = r"\s*(?:%|per\s?cent\b|percent\b|відсотк\w*|процент\w*)"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<low>{_NUMBER})(?:{_PER_CENT})?(?:\s*(?:[-–—−]|to|and|до)\s*(?P<high>{_NUMBER}))?{_PER_CENT}"
    r"|(?<![\w.,])(?P<part>\d{1,2})\s+(?:in|out of)\s+(?P<whole>\d{1,3})(?![\w%])",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^[\s-]*(?:chance|probability|likelihood|odds|likely|probable|ймовірн|імовірн|вероятн)", re.IGNORECASE
)
_NAMING = re.compile(
    r"(?:chance|probability|likelihood|odds|ймовірн\w*|імовірн\w*|вероятн\w*)\s+(?:(?:of|is|at|was|as|are|be|in)\s+)*"
    r"(?:about|around|roughly|some|near|over|under|between|at least|at most)?\s*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"^\s*[(\[,:–—]\s*(?:about|around|roughly|some|i\.e\.|that is|c\.|ca\.|between|~|≈)?,?\s*$", re.I)


def chances(text: str) -> Iterator[Found[Chance]]:
    """The per cent figures of a text, whatever they count."""
    for match in _FIGURE.finditer(text):
        if match["part"] is not None:
            part, whole = float(match["part"]), float(match["whole"])
            ends = (100 * part / whole,) * 2 if whole else (0.0, 101.0)
        else:
            low = _value(match["low"])
            ends = low, _value(match["high"] or match["low"])
        if ends[0] <= ends[1] <= 100:
            yield Found(*match.span(), ends)


def is_beside(text: str, figure: Found[Chance], word: tuple[int, int]) -> bool:
    """Whether a figure tells in numbers what the word at a place tells: “likely (60 %)”, “a 60 % chance, so likely”."""
    between = text[word[1] : figure.start] if word[1] <= figure.start else text[figure.end : word[0]]
    if word[1] <= figure.start and _BETWEEN.match(between):
        return True
    return bool(_NAMED.match(text[figure.end :]) or _NAMING.search(text[: figure.start]))


def _value(digits: str) -> float:
    return float(digits.replace(",", "."))
