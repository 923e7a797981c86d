"""Finds words of a list in a text, the longest that fits first, whatever their case and the spaces in them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Words at a place, and what they stand for."""

    start: int
    end: int
    meaning: T


class Words(Generic[T]):
    """A list of words with what each of them stands for; a star at the end of one stands for any letters."""

    def __init__(self, meanings: Iterable[tuple[str, T]]) -> None:
        # Of two that begin alike the longer one is tried first: “very likely” is not “likely”.
        ordered = sorted(meanings, key=lambda pair: -len(pair[0]))
        self._meanings: Sequence[T] = [meaning for _, meaning in ordered]
        parts = "|".join(f"({_pattern(word)})" for word, _ in ordered)
        self._pattern = re.compile(rf"(?<!\w)(?:{parts or '(?!)'})(?!\w)", re.IGNORECASE)

    def in_text(self, text: str) -> Iterator[Found[T]]:
        """What is found, in the order of the text; nothing overlaps."""
        for match in self._pattern.finditer(text):
            if match.lastindex is not None:
                yield Found(*match.span(), self._meanings[match.lastindex - 1])


def _pattern(word: str) -> str:
    stem = word.removesuffix("*")
    # Both apostrophes that are typed, and any spaces, as at the end of a line.
    escaped = re.escape(stem).replace("'", "['’]").replace(r"\ ", r"\s+")
    return escaped + (r"\w*" if word.endswith("*") else "")
