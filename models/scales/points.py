"""Scales: the named points on them, what is typed to place a range there, and what a revision does to ranges."""

from collections.abc import Sequence
from typing import TypeAlias

from models.entry import read_range
from models.errors import UserError
from models.facts import Issue, Scale
from models.folding import folded

Range: TypeAlias = tuple[float, float]
"""Low and high end of a range on a scale from 0 to 100."""

Point: TypeAlias = tuple[float, str]
"""A named point of a scale."""


def named_points(scale: Issue | Scale) -> tuple[Point, ...]:
    """The options in ascending order, and the poles where no option stands at their end."""
    points = [(option.value, option.label) for option in scale.options]
    taken = {value for value, _ in points}
    ends = ((0.0, scale.low_pole), (100.0, scale.high_pole))
    return tuple(sorted([*points, *((value, pole) for value, pole in ends if pole and value not in taken)]))


def read_place(text: str, points: Sequence[Point]) -> Range | None:
    """A range typed as figures, or as the name of a point or the beginning of it; None for nothing typed.

    Case and accents do not matter.
    """
    try:
        return read_range(text)
    except UserError:
        named = _points_named(text, points)
        if not named and any(mark.isalpha() for mark in text):
            raise UserError(
                "Type a range from 0 to 100 such as 40–55, or the beginning of a named point, or leave it empty."
            ) from None
        if not named:
            raise
    if len(named) > 1:
        raise UserError(f"Several named points begin so: {', '.join(label for _, label in named)}. Type more of one.")
    value = named[0][0]
    return value, value


def read_point(text: str, points: Sequence[Point]) -> float | None:
    """One point of the scale, typed as `read_place` reads it; None for nothing typed."""
    place = read_place(text, points)
    if place is not None and place[0] != place[1]:
        raise UserError("Type one point of the scale, such as 40.")
    return None if place is None else place[0]


def _points_named(text: str, points: Sequence[Point]) -> list[Point]:
    typed = folded(text.strip())
    whole = [point for point in points if folded(point[1].strip()) == typed]
    return whole or [point for point in points if folded(point[1].strip()).startswith(typed)]
