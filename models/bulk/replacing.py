"""Finding and replacing in words: as they are typed, never as a pattern."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replacing:
    """What is looked for, and what is put in its place."""

    find: str
    by: str = ""
    same_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A text before and after, with the places of what was found in the one and put into the other."""

    before: str
    after: str
    found: tuple[tuple[int, int], ...]
    put: tuple[tuple[int, int], ...]


def replaced(text: str, wanted: Replacing) -> Change | None:
    """What replacing makes of a text; None where it changes nothing."""
    found = tuple(occurrences(text, wanted))
    pieces, put, end = list[str](), list[tuple[int, int]](), 0
    length = 0
    for start, stop in found:
        pieces += [text[end:start], wanted.by]
        length += start - end
        put.append((length, length + len(wanted.by)))
        length, end = length + len(wanted.by), stop
    after = "".join((*pieces, text[end:]))
    return Change(text, after, found, tuple(put)) if after != text else None


def occurrences(text: str, wanted: Replacing) -> Iterator[tuple[int, int]]:
    """Where it stands, from left to right and not overlapping, in code points.

    A letter is never taken apart from the accents that follow it.
    """
    if not wanted.find:
        return
    pattern = re.compile(re.escape(wanted.find), re.NOFLAG if wanted.same_case else re.IGNORECASE)
    at = 0
    while (match := pattern.search(text, at)) is not None:
        start, stop = match.span()
        if _is_whole(text, start, stop, words=wanted.whole_words):
            yield start, stop
            at = stop
        else:
            at = start + 1


def _is_whole(text: str, start: int, stop: int, *, words: bool) -> bool:
    if stop < len(text) and unicodedata.combining(text[stop]):
        return False
    if not words:
        return True
    begins = start == 0 or not (_in_word(text[start]) and _in_word(text[start - 1]))
    return begins and (stop == len(text) or not (_in_word(text[stop - 1]) and _in_word(text[stop])))


def _in_word(mark: str) -> bool:
    return mark.isalnum() or mark == "_" or unicodedata.category(mark).startswith("M")
