"""Reciprocity once more, by plain loops over figures by round; None is no figure."""

from collections.abc import Sequence
from math import sqrt

Figures = Sequence[float | None]


def by_round(sizes: Sequence[Sequence[float | None]]) -> list[float | None]:
    """The net of each round over its issues."""
    found: list[float | None] = []
    for of_round in sizes:
        known = [size for size in of_round if size is not None]
        found.append(sum(known) if known else None)
    return found


def answered(one: Figures, other: Figures) -> tuple[int, int, int]:
    times = of = unknown = 0
    for place, figure in enumerate(one):
        if figure is None or figure <= 0:
            continue
        following = other[place + 1] if place + 1 < len(other) else None
        if following is None:
            unknown += 1
        else:
            of += 1
            times += following > 0
    return times, of, unknown


def trend(figures: Figures) -> tuple[int, int, int]:
    known = [figure for figure in figures if figure is not None]
    larger = smaller = pairs = 0
    for place, later in enumerate(known):
        for earlier in known[:place]:
            pairs += 1
            larger += later > earlier
            smaller += later < earlier
    return larger, smaller, pairs


def rank(figure: float, figures: Sequence[float]) -> float:
    places = [place for place, one in enumerate(sorted(figures), start=1) if one == figure]
    return sum(places) / len(places)


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    if len(set(one)) < 2 or len(set(other)) < 2:
        return None
    middle = (len(one) + 1) / 2
    left = [rank(figure, one) - middle for figure in one]
    right = [rank(figure, other) - middle for figure in other]
    both = sum(a * b for a, b in zip(left, right, strict=True))
    return both / sqrt(sum(a * a for a in left) * sum(b * b for b in right))
