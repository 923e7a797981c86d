"""The order in which lines are read that a PDF draws from left to right, whatever their script.

A PDF says where shapes stand, not in which order they are read. This undoes what the bidirectional algorithm (Unicode
Standard Annex 9) did to ordinary lines: words of one script inside a line of the other, and numbers.
"""

import re
import unicodedata
from collections.abc import Callable

_CLASSES = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N", "ES": "s", "CS": "s", "ET": "t"}
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LIGATURE = re.compile(rb"<((?:0[5-8][0-9a-f]{2}|f[b-e][0-9a-f]{2}){2,})>", re.IGNORECASE)
_FOREIGN_IN_RIGHT = re.compile("[LN](?:[^R]*[LN])?")
_FOREIGN_IN_LEFT = re.compile("R(?:[^L]*R)?")
_NUMBER = re.compile("t*N(?:s?N)*t*")


def has_right_to_left(text: str) -> bool:
    """Whether a text has letters of a script that is written from right to left."""
    return _RIGHT.search(text) is not None


def in_reading_order(drawn: str) -> str:
    """One line, given as it stands on the page from left to right, in the order in which it is read."""
    if not has_right_to_left(drawn):
        return drawn
    classes = _classes(drawn)
    if classes.count("L") > classes.count("R"):
        return _replaced(drawn, _FOREIGN_IN_LEFT, lambda part: _with_numbers(part[::-1]))
    return _replaced(drawn[::-1], _FOREIGN_IN_RIGHT, _foreign)


def with_ligatures_as_drawn(character_map: bytes) -> bytes:
    """A character map (CMap) of a font whose shapes of several letters name them from left to right, like all else.

    Turning a line around then puts them in order again: else “لا” (no) would become “ال” (the).
    """
    return _LIGATURE.sub(lambda found: b"<%s>" % _turned(found[1]), character_map)


def _turned(digits: bytes) -> bytes:
    return b"".join(digits[start : start + 4] for start in range(len(digits) - 4, -4, -4))


def _foreign(part: str) -> str:
    # Numbers alone follow each other from right to left; beside words of their own they belong to these.
    return part[::-1] if "L" in _classes(part) else _with_numbers(part)


def _with_numbers(part: str) -> str:
    return _replaced(part, _NUMBER, lambda number: number[::-1])


def _replaced(text: str, pattern: re.Pattern[str], turned: Callable[[str], str]) -> str:
    """The text with each part whose classes match turned."""
    pieces, end = list[str](), 0
    for found in pattern.finditer(_classes(text)):
        pieces += (text[end : found.start()], turned(text[found.start() : found.end()]))
        end = found.end()
    return "".join(pieces) + text[end:]


def _classes(text: str) -> str:
    return "".join(_CLASSES.get(unicodedata.bidirectional(letter), "o") for letter in text)
