"""Leaving out of a line what would be painted over itself: within one column of pixels only its reach can be seen."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QPointF

_FEW = 4
"""So many points of a column are kept at most."""


def thinned(points: Sequence[QPointF]) -> list[QPointF]:
    """Of the points in each column of pixels the first, the highest, the lowest and the last, in their order."""
    return [point for _, column in groupby(points, lambda point: int(point.x())) for point in _reach(list(column))]


def _reach(points: list[QPointF]) -> Iterator[QPointF]:
    if len(points) <= _FEW:
        yield from points
        return
    places = range(len(points))
    heights = [point.y() for point in points]
    ends = {0, min(places, key=heights.__getitem__), max(places, key=heights.__getitem__), len(points) - 1}
    yield from (points[place] for place in sorted(ends))
