"""Fitting labels into figures: widths are estimated for Noto Sans, on the generous side."""

import unicodedata
from collections.abc import Sequence, Set

from models.briefing.scripts import END, ISOLATE, holds_rtl

_NARROW = frozenset("iIjl.,:;'|!()[] ftr-")
_BEGINNING = 2

_NO_WIDTH = frozenset(f"\N{ZERO WIDTH SPACE}{ISOLATE}{END}")
_WIDEST = "\N{REPLACEMENT CHARACTER}"
_WIDE = frozenset("mwMW@%—")


def width(words: str, size: float) -> float:
    """About how many points a line of text takes."""
    # Of both directions it is set in a wider face (see `svg`).
    return size * sum(_em(letter) for letter in words) * (1.15 if holds_rtl(words) else 1.0)


def fitted(words: str, space: float, size: float) -> str:
    """The text, shortened with an ellipsis where it is wider than `space` points."""
    if width(words, size) <= space:
        return words
    kept = words
    while kept and width(kept + "…", size) > space:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrapped(words: str, space: float, size: float, lines: int = 2) -> list[str]:
    """The text broken between words into at most `lines` lines; the last one is shortened where it must be."""
    rows: list[str] = []
    rest = words.split()
    while rest and len(rows) < lines - 1:
        count = 1
        while count < len(rest) and width(" ".join(rest[: count + 1]), size) <= space:
            count += 1
        rows.append(fitted(" ".join(rest[:count]), space, size))
        rest = rest[count:]
    return [*rows, fitted(" ".join(rest), space, size)] if rest else rows


def told_apart(titles: Sequence[str], space: float, size: float) -> list[str]:
    """The titles; those that are the same once they are `wrapped` tell after two words what they differ in."""
    by_look: dict[tuple[str, ...], set[str]] = {}
    for title in titles:
        by_look.setdefault(tuple(wrapped(title, space, size)), set()).add(title)
    return [_differing(title, by_look[tuple(wrapped(title, space, size))]) for title in titles]


def _differing(title: str, alike: Set[str]) -> str:
    words = title.split(" ")
    shared = [len(set(same)) == 1 for same in zip(*(one.split(" ") for one in alike), strict=False)]
    # From the word before the one that differs, for what is told apart by a number alone.
    since = (shared.index(False) if False in shared else len(shared)) - 1
    if len(alike) < 2 or since <= _BEGINNING:
        return title
    return " ".join([*words[:_BEGINNING], "…", *words[since:]])


def apart(wanted: Sequence[float], room: Sequence[float], low: float, high: float) -> list[float]:
    """Centres near the wanted ones, between `low` and `high`, so that labels of the given heights do not overlap.

    Wanted centres ascend. Where all of them cannot fit, the order is kept and they overlap evenly at the top.
    """
    placed: list[float] = []
    edge = low
    for centre, height in zip(wanted, room, strict=True):
        placed.append(max(centre, edge + height / 2))
        edge = placed[-1] + height / 2
    edge = high
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], edge - room[index] / 2)
        edge = placed[index] - room[index] / 2
    return placed


def _em(letter: str) -> float:
    if unicodedata.combining(letter) or letter in _NO_WIDTH:
        return 0.0
    if letter in _WIDEST:
        return 1.1
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or letter.isupper():
        return 0.74 if letter not in _WIDE else 0.95
    return 0.58
