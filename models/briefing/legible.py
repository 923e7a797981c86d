"""Makes every string of a briefing printable: one missing glyph would otherwise refuse the whole archival PDF."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from models.briefing.coverage import Coverage, carried
from models.briefing.scripts import END, ISOLATE, holds_rtl, is_balanced, without_isolates

T = TypeVar("T")

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

LONGEST = 2000
"""Letters of one text that are printed; a page is for reading, the dossier keeps the whole."""

CUT = " … (shortened)"

_BREAK = "\N{ZERO WIDTH SPACE}"
_BETWEEN_LOST = re.compile(f"(?<={REPLACEMENT})(?={REPLACEMENT})")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066\u2067\ufe00-\ufe0f\ufeff]"
)
_NO_TEXT = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufffc]")
_FIXED = "\N{NO-BREAK SPACE}"
_SPACES = re.compile(r"\s+")
_HELD = re.compile(f"[^ ]*{_FIXED}[^ ]*")
_MOST_HELD = 40
_UNBROKEN = re.compile(r"\S{25,}")
_JOINED = "\u0300-\u036f\u0483-\u0489\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Marks, and letters that are written otherwise where the word goes on: between them no line breaks."""
_BREAKING = re.compile(rf"([/&?=_.\-])(?=\w)|(\S{{24}})(?<![{_JOINED}])(?=[^\s{_JOINED}])")
_RTL_MARKS = re.compile("[\u0590-\u08ff\ufb1e]")
_JOINERS = re.compile(r"(?<!\w)[\u200c\u200d]+|[\u200c\u200d]+(?!\w)")
"""What joins letters or keeps them apart, where there are none: pictures made of several have no picture here."""


def legible(data: T, cut: str = CUT, fonts: Coverage | None = None) -> tuple[T, frozenset[str]]:
    """The same dataclass, tuple or string with printable text only, and the characters that could not be shown.

    `cut` stands at the end of what was shortened; `fonts` are those that are set in, the carried ones if None.
    """
    lost: set[str] = set()

    def kept(text: str) -> str:
        shown, missing = printable(text, cut, fonts)
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
    kept = _UNSEEN.sub("", _shortened(text, cut))
    spaced = _SPACES.sub(_space, kept if is_balanced(kept) else without_isolates(kept)).strip()
    return _HELD.sub(_loosened, spaced)


def _space(match: re.Match[str]) -> str:
    return _FIXED if match.group() == _FIXED else " "


def _loosened(match: re.Match[str]) -> str:
    """What fixed spaces hold together may be as long as a date; more would run off the page."""
    held = match.group()
    return held if len(held) <= _MOST_HELD else held.replace(_FIXED, " ")


def printable(text: str, cut: str = CUT, fonts: Coverage | None = None) -> tuple[str, frozenset[str]]:
    """One line of text that fonts (the carried ones if None) can show, and the characters that had to be replaced.

    Controls, variation selectors and marks that turn the direction of writing have no picture of their own and are
    dropped, but for those between which a text is laid out by itself (see `scripts`).
    """
    seen = _JOINERS.sub("", _seen(text, cut))
    fonts = fonts or carried()
    missing = frozenset(letter for letter in set(seen) if not _shown(letter, fonts))
    shown = "".join(REPLACEMENT if letter in missing else letter for letter in seen)
    placed, misplaced = _marks_with_letters(shown, fonts)
    # Scripts that are written without spaces break anywhere; what stands for their letters would run off a column.
    loose = _BREAK.join(_BETWEEN_LOST.split(placed))
    return _UNBROKEN.sub(_breakable, loose), missing | misplaced


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


def _shown(letter: str, fonts: Coverage) -> bool:
    if letter in (ISOLATE, END):
        return True
    return ord(letter) in fonts.points and unicodedata.category(letter) != "Co"


def _marks_with_letters(text: str, fonts: Coverage) -> tuple[str, frozenset[str]]:
    """The text without the combining marks that no font has together with the letter that they stand on."""
    if not any(unicodedata.category(letter)[0] == "M" for letter in set(text)):
        return text, frozenset()
    lost: set[str] = set()
    kept: list[str] = []
    cluster = ""
    for letter in text:
        is_mark = unicodedata.category(letter)[0] == "M"
        joined = cluster + letter if is_mark else letter
        if (cluster or not is_mark) and _stand_together(joined, fonts):
            cluster = joined
            kept.append(letter)
        else:
            lost.add(letter)
            kept.append(REPLACEMENT)
    return "".join(kept), frozenset(lost)


def _stand_together(cluster: str, fonts: Coverage) -> bool:
    """Whether a letter with its marks is shown: by one font, and in one direction, which chooses the font.

    What is no letter takes its direction, and so its font, from what is around it.
    """
    if cluster in (ISOLATE, END):
        return True
    if len(cluster) > 1 and unicodedata.category(cluster[0])[0] not in "LN":
        return False
    ways = {holds_rtl(cluster[:1]), *(_RTL_MARKS.match(mark) is not None for mark in cluster[1:])}
    return len(ways) == 1 and fonts.shows_together(frozenset(map(ord, cluster)))


def _shortened(text: str, cut: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + cut


def _breakable(match: re.Match[str]) -> str:
    """Lets a long address break in a narrow column; the breaking places print as nothing."""
    return _BREAKING.sub(f"\\g<0>{_BREAK}", match.group())
