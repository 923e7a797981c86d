"""Where a text may be cut without taking apart what a reader sees as one character.

A short form of the rules of Unicode Standard Annex 29 (extended grapheme clusters) that needs no tables beyond
Python's: line ends, combining marks, joined and modified emoji, flags and Hangul. Rare prefixes and Indic conjuncts are
cut where the full rules would not.
"""

import unicodedata

REACH = 256
"""So far, in code points, a cut is moved at most; what is longer than that is no character that anybody reads."""

_JOINER = "\u200d"
_MARKS = ("Mn", "Mc", "Me")
_OTHER_MARKS = frozenset("\u200c\u0e33\u0eb3\uff9e\uff9f")


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The smallest part of a text that holds `start` to `end` and cuts no character."""
    return before(text, start), after(text, end)


def before(text: str, at: int) -> int:
    """The last place not after `at` where the text may be cut; `at` itself if there is none within reach."""
    return next((place for place in range(at, max(at - REACH, -1), -1) if may_cut(text, place)), at)


def after(text: str, at: int) -> int:
    """The first place not before `at` where the text may be cut; `at` itself if there is none within reach."""
    return next((place for place in range(at, min(at + REACH, len(text) + 1)) if may_cut(text, place)), at)


def may_cut(text: str, at: int) -> bool:
    """Whether the code points before and after a place belong to different characters."""
    if at <= 0 or at >= len(text):
        return True
    left, right = text[at - 1], text[at]
    if left.isascii() and right.isascii():
        return left + right != "\r\n"
    if unicodedata.category(left) == "Cc":
        return True
    return not (_extends(right) or _joins(left, right) or _flag(text, at) or _syllable(left, right))


def _extends(letter: str) -> bool:
    return (
        unicodedata.category(letter) in _MARKS
        or letter == _JOINER
        or letter in _OTHER_MARKS
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or "\U000e0020" <= letter <= "\U000e007f"
    )


def _joins(left: str, right: str) -> bool:
    return left == _JOINER and unicodedata.category(right) in {"So", "Cn"}


def _flag(text: str, at: int) -> bool:
    """Whether the place is within a flag, which two of the letters for regions make up."""
    if not (_is_region(text[at - 1]) and _is_region(text[at])):
        return False
    first = at
    while first and at - first < REACH and _is_region(text[first - 1]):
        first -= 1
    return (at - first) % 2 == 1


def _is_region(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _syllable(left: str, right: str) -> bool:
    """Whether two Hangul letters belong to one syllable: leading ones, then vowels, then trailing ones."""
    first, second = _hangul(left), _hangul(right)
    return (first, second) in {("L", "L"), ("L", "V"), ("L", "VT"), ("L", "VTT"), ("V", "V"), ("V", "T"),
                               ("VT", "V"), ("VT", "T"), ("VTT", "T"), ("T", "T")}  # fmt: skip


def _hangul(letter: str) -> str:
    if "\uac00" <= letter <= "\ud7a3":
        return "VT" if (ord(letter) - 0xAC00) % 28 == 0 else "VTT"
    if "\u1100" <= letter <= "\u115f" or "\ua960" <= letter <= "\ua97c":
        return "L"
    if "\u1160" <= letter <= "\u11a7" or "\ud7b0" <= letter <= "\ud7c6":
        return "V"
    return "T" if "\u11a8" <= letter <= "\u11ff" or "\ud7cb" <= letter <= "\ud7fb" else ""
