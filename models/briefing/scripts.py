"""Which parts of a text are written from right to left."""

import re
import unicodedata
from collections.abc import Iterator

# What the scripts from right to left occupy of the code points; within, each letter is asked.
_MAYBE = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def holds_rtl(text: str) -> bool:
    """Whether any letter of a text is written from right to left."""
    return any(unicodedata.bidirectional(found.group()) in ("R", "AL") for found in _MAYBE.finditer(text))


def by_direction(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, and whether each runs from right to left; what has no direction stays with what is before."""
    begun, is_rtl = 0, False
    for place, letter in enumerate(text):
        way = unicodedata.bidirectional(letter)
        turns = way in ("R", "AL") if not is_rtl else way == "L"
        if turns:
            if place > begun:
                yield text[begun:place], is_rtl
            begun, is_rtl = place, not is_rtl
    if begun < len(text):
        yield text[begun:], is_rtl
