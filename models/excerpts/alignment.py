"""Two versions of a text laid beside each other: which words are beyond doubt the same.

Long texts are pinned together at runs of words that occur once in each, and what lies between is compared word by
word. What is too long for that and has nothing to pin it stays unpaired, so that the time is all but linear in the
length of the texts and nothing is guessed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np

from models.excerpts.best_pairs import certain_pairs
from models.excerpts.runs import around_one_change, common_runs
from models.excerpts.tokens import Places, Tokens, read_together
from models.facts import NONE

_LARGEST = 1_000_000
"""Up to this product of their lengths two parts are compared word by word."""

_Pins: TypeAlias = tuple[Callable[[Places, Places], tuple[Places, Places]], ...]

_PINS: _Pins = (around_one_change, partial(common_runs, length=8, margin=7), partial(common_runs, length=4, margin=0))
"""What pins parts together that are too long, in the order in which it is tried."""


@dataclass(frozen=True)
class Alignment:
    """The words of two versions of a text, and positions of those that are the same, ascending in both."""

    old: Tokens
    new: Tokens
    old_paired: Places
    new_paired: Places


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of the old text from `old` to `old_end` and those of the new one that stand in their place."""

    old: int
    old_end: int
    new: int
    new_end: int


def aligned(old_text: str, new_text: str) -> Alignment:
    """The two texts laid beside each other."""
    old, new = read_together(old_text, new_text)
    to = np.full(len(old), NONE, dtype=np.int64)
    for at_old, at_new in _pairs(old, new, _Part(0, len(old), 0, len(new)), _PINS):
        to[at_old] = at_new
    paired = np.flatnonzero(to != NONE)
    return Alignment(old, new, paired, to[paired])


def _pairs(old: Tokens, new: Tokens, part: _Part, pins: _Pins) -> Iterator[tuple[Places, Places]]:
    words, others = old.ids[part.old : part.old_end], new.ids[part.new : part.new_end]
    if np.array_equal(words, others):
        yield np.arange(part.old, part.old_end), np.arange(part.new, part.new_end)
    elif len(words) * len(others) <= _LARGEST:
        to = certain_pairs(words, others, old.weights[part.old : part.old_end])
        yield part.old + np.flatnonzero(to != NONE), part.new + to[to != NONE]
    elif pins:
        at_old, at_new = pins[0](words, others)
        at_old, at_new = part.old + at_old, part.new + at_new
        yield at_old, at_new
        for between in _between(part, at_old, at_new):
            yield from _pairs(old, new, between, pins[1:])


def _between(part: _Part, at_old: Places, at_new: Places) -> Iterator[_Part]:
    """The parts that pairs of words leave over."""
    olds = np.concatenate(([part.old - 1], at_old, [part.old_end]))
    news = np.concatenate(([part.new - 1], at_new, [part.new_end]))
    for gap in np.flatnonzero((np.diff(olds) > 1) & (np.diff(news) > 1)).tolist():
        yield _Part(int(olds[gap]) + 1, int(olds[gap + 1]), int(news[gap]) + 1, int(news[gap + 1]))
