"""Distances between the ranges of two sides: gap, overlap, convergence and concession (DESIGN section 2).

Ranges are pairs of arrays, low and high ends, NaN where not stated or not comparable; all are broadcast. Whatever
rests on such a range is NaN.
"""

from collections.abc import Iterator
from itertools import permutations
from math import factorial
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from models.analysis.decimals import plain
from models.analysis.positions import Ranges
from models.snapshot import Floats


class Convergence(NamedTuple):
    """The fall of the gap and what each side and mere widening did to it; the three add up to the fall."""

    fall: Floats
    by_a: Floats
    by_b: Floats
    by_widening: Floats


def gap(low_a: ArrayLike, high_a: ArrayLike, low_b: ArrayLike, high_b: ArrayLike) -> Floats:
    """How far apart two held ranges are, 0–100; 0 where they meet, be it in one point."""
    distance: Floats = np.asarray(np.maximum(low_a, low_b) - np.minimum(high_a, high_b))
    return np.asarray(np.maximum(0.0, distance))


def gap_among(lows: ArrayLike, highs: ArrayLike) -> Floats:
    """The gap among all held ranges along the last axis; NaN while any is not stated or there are fewer than two."""
    low, high = np.asarray(lows, dtype=np.float64), np.asarray(highs, dtype=np.float64)
    if low.shape[-1] < 2:
        return np.full(low.shape[:-1], np.nan)
    return np.asarray(np.maximum(0.0, low.max(axis=-1) - high.min(axis=-1)))


def overlap(low_a: ArrayLike, high_a: ArrayLike, low_b: ArrayLike, high_b: ArrayLike) -> Ranges:
    """The stated overlap of two ranges, one point where they only touch; NaN where there is none."""
    low: Floats = np.asarray(np.maximum(low_a, low_b))
    high: Floats = np.asarray(np.minimum(high_a, high_b))
    meets = low <= high
    return np.where(meets, low, np.nan), np.where(meets, high, np.nan)


def concession(old: Ranges, new: Ranges, other_old: Ranges) -> Floats:
    """How much nearer a centre came to the other's old centre; negative is hardening."""
    target = _centre(other_old)
    return plain(np.abs(_centre(old) - target) - np.abs(_centre(new) - target))


def convergence(old_a: Ranges, new_a: Ranges, old_b: Ranges, new_b: Ranges) -> Convergence:
    """The fall of the gap between two moments, split; each part is negative where it drove the sides apart.

    DESIGN does not say how to split a fall that several things brought about together. We read it so: each
    side's change is a move of its centre and then a change of its width about that centre; the gap falls as
    these four steps are taken one by one, and a step's part is its mean over all orders of taking them (its
    Shapley value). No order is preferred, and the parts add up. Both changes of width make up `by_widening`.
    """
    parts = [np.zeros(()), np.zeros(()), np.zeros(()), np.zeros(())]
    gaps = {steps: _gap_after(steps, (old_a, new_a), (old_b, new_b)) for steps in _subsets()}
    for order in permutations(range(4)):
        taken: frozenset[int] = frozenset()
        for step in order:
            parts[step] = parts[step] + (gaps[taken] - gaps[taken | {step}])
            taken |= {step}
    move_a, move_b, width_a, width_b = (part / factorial(4) for part in parts)
    fall = gaps[frozenset()] - gaps[frozenset(range(4))]
    return Convergence(fall, move_a, move_b, width_a + width_b)


def _subsets() -> Iterator[frozenset[int]]:
    for number in range(16):
        yield frozenset(step for step in range(4) if number >> step & 1)


def _gap_after(steps: frozenset[int], side_a: tuple[Ranges, Ranges], side_b: tuple[Ranges, Ranges]) -> Floats:
    range_a = _stepped(*side_a, moved=0 in steps, widened=2 in steps)
    range_b = _stepped(*side_b, moved=1 in steps, widened=3 in steps)
    return gap(*range_a, *range_b)


def _stepped(old: Ranges, new: Ranges, *, moved: bool, widened: bool) -> Ranges:
    if moved == widened:
        return new if moved else old
    centre = _centre(new if moved else old)
    half = (new[1] - new[0] if widened else old[1] - old[0]) / 2
    return centre - half, centre + half


def _centre(sides: Ranges) -> Floats:
    return np.asarray((sides[0] + sides[1]) / 2)
