"""Revised scales once more, slow and obvious: one point at a time, in fractions, sharing nothing with `models`."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from tests.snapshots import Revised

INCOMPARABLE = "not comparable"

Point = tuple[float, float]


def present(stance: Point, version: int, revisions: Sequence[Revised]) -> Point | str:
    """Where a range that was coded on a version lies on the last one; `revisions` are versions 2, 3, …"""
    if version == len(revisions) + 1:
        return stance
    for number, revised in enumerate(revisions, start=2):
        if revised.after == version and _leads_to_last(number, revisions):
            if revised.mapping is None:
                return INCOMPARABLE
            ends = sorted(moved(end, revised.mapping) for end in stance)
            return present((ends[0], ends[1]), number, revisions)
    return INCOMPARABLE


def _leads_to_last(number: int, revisions: Sequence[Revised]) -> bool:
    return number == len(revisions) + 1 or any(
        later.after == number and _leads_to_last(at, revisions) for at, later in enumerate(revisions, start=2)
    )


def moved(value: float, mapping: Sequence[Point]) -> float:
    segments = list(pairwise(mapping))
    chosen = segments[0]
    for segment in segments:
        if value >= segment[0][0]:
            chosen = segment
    (old, new), (next_old, next_new) = chosen
    slope = Fraction(next_new - new) / Fraction(next_old - old)
    found = Fraction(new) + slope * (Fraction(value) - Fraction(old))
    return float(round(min(max(found, Fraction(0)), Fraction(100)), 6))
