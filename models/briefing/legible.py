"""Makes every string of a briefing printable: one missing glyph would otherwise refuse the whole archival PDF."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from models.briefing.coverage import shown_by_fonts, shown_together

T = TypeVar("T")

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

LONGEST = 2000
"""Letters of one text that are printed; a page is for reading, the dossier keeps the whole."""

CUT = " … (shortened)"

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
_NO_TEXT = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufffc]")
_FIXED = "\N{NO-BREAK SPACE}"
_SPACES = re.compile(r"\s+")
_HELD = re.compile(f"[^ ]*{_FIXED}[^ ]*")
_MOST_HELD = 40
_UNBROKEN = re.compile(r"\S{25,}")


def legible(data: T, cut: str = CUT) -> tuple[T, frozenset[str]]:
    """The same dataclass, tuple or string with printable text only, and the characters that could not be shown.

    `cut` stands at the end of what was shortened.
    """
    lost: set[str] = set()

    def kept(text: str) -> str:
        shown, missing = printable(text, cut)
        lost.update(missing)
        return shown

    return _clean(data, kept), frozenset(lost)


def written(data: T, cut: str = CUT) -> T:
    """The same for forms that are shown with the reader's own fonts: only what is no text at all is replaced."""
    return cast("T", _clean(data, lambda text: readable(text, cut)))


def readable(text: str, cut: str = CUT) -> str:
    """One line of text without controls and marks that turn its direction, as long as on the pages."""
    return _NO_TEXT.sub(REPLACEMENT, _seen(text, cut))


def _seen(text: str, cut: str) -> str:
    spaced = _SPACES.sub(_space, _UNSEEN.sub("", _shortened(text, cut))).strip()
    return _HELD.sub(_loosened, spaced)


def _space(match: re.Match[str]) -> str:
    return _FIXED if match.group() == _FIXED else " "


def _loosened(match: re.Match[str]) -> str:
    """What fixed spaces hold together may be as long as a date; more would run off the page."""
    held = match.group()
    return held if len(held) <= _MOST_HELD else held.replace(_FIXED, " ")


def printable(text: str, cut: str = CUT) -> tuple[str, frozenset[str]]:
    """One line of text that the carried fonts can show, and the characters that had to be replaced.

    Controls, variation selectors and marks that turn the direction of writing have no picture of their own and are
    dropped.
    """
    seen = _seen(text, cut)
    missing = frozenset(letter for letter in set(seen) if not _shown(letter))
    shown = "".join(REPLACEMENT if letter in missing else letter for letter in seen)
    placed, misplaced = _marks_with_letters(shown)
    return _UNBROKEN.sub(_breakable, placed), missing | misplaced


def _clean(value: Any, kept: Callable[[str], str]) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return kept(value)
    if isinstance(value, tuple):
        return tuple(_clean(part, kept) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _clean(getattr(value, field.name), kept) for field in fields(value)})
    return value


def _shown(letter: str) -> bool:
    return ord(letter) in shown_by_fonts() and unicodedata.category(letter) != "Co"


def _marks_with_letters(text: str) -> tuple[str, frozenset[str]]:
    """The text without the combining marks that no font has together with the letter that they stand on."""
    if not any(unicodedata.category(letter)[0] == "M" for letter in set(text)):
        return text, frozenset()
    lost: set[str] = set()
    kept: list[str] = []
    cluster: frozenset[int] = frozenset()
    for letter in text:
        joined = cluster | {ord(letter)} if unicodedata.category(letter)[0] == "M" else frozenset({ord(letter)})
        if shown_together(joined):
            cluster = joined
            kept.append(letter)
        else:
            lost.add(letter)
            kept.append(REPLACEMENT)
    return "".join(kept), frozenset(lost)


def _shortened(text: str, cut: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + cut


def _breakable(match: re.Match[str]) -> str:
    """Lets a long address break in a narrow column; the breaking places print as nothing."""
    return re.sub(r"([/&?=_.\-])(?=\w)|(\S{24})(?=\S)", "\\g<0>\u200b", match.group())
