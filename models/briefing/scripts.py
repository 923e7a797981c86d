"""Which parts of a text are written from right to left."""

import re
import unicodedata
from collections.abc import Iterator

# What the scripts from right to left occupy of the code points; within, each letter is asked.
_MAYBE = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")

ISOLATE, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""Between these a text is laid out by itself, and nothing around it takes its direction."""

_MARKS = re.compile(f"[{ISOLATE}{END}]")
_ISOLATED = re.compile(f"{ISOLATE}[^{ISOLATE}{END}]*{END}")


def holds_rtl(text: str) -> bool:
    """Whether any letter of a text is written from right to left."""
    return any(unicodedata.bidirectional(found.group()) in ("R", "AL") for found in _MAYBE.finditer(text))


def isolated(text: str) -> str:
    """The text as it stands within a sentence: one from right to left would turn figures and marks beside it around."""
    if not holds_rtl(_outside(text)):
        return text
    inside = text if is_balanced(text) else without_isolates(text)
    return f"{ISOLATE}{inside}{END}"


def without_isolates(text: str) -> str:
    """The text without what sets parts of it apart, as it is kept in a table."""
    return _MARKS.sub("", text)


def is_balanced(text: str) -> bool:
    """Whether what begins to be laid out by itself ends, too."""
    rest = _outside(text)
    return ISOLATE not in rest and END not in rest


def _outside(text: str) -> str:
    """What of a text is not laid out by itself."""
    while (rest := _ISOLATED.sub("", text)) != text:
        text = rest
    return text


def by_direction(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, and whether each runs from right to left; what has no direction stays with what is before.

    Where a part is laid out by itself it ends there, and the marks that say so are left out.
    """
    for alone in _MARKS.split(text):
        yield from _turns(alone)


def _turns(text: str) -> Iterator[tuple[str, bool]]:
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
