"""Where values stand on an upright scale, and labels beside it that do not overlap."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upright:
    """A scale from 0 at `bottom` to 100 at `top`, both in pixels from above."""

    top: float
    bottom: float

    def y_of(self, value: float) -> float:
        """Where a value stands."""
        return self.bottom - value / 100 * (self.bottom - self.top)

    def value_at(self, y: float) -> float:
        """The whole value at a height; beyond the ends that of the end."""
        length = self.bottom - self.top
        value = (self.bottom - y) / length * 100 if length > 0 else 0.0
        return float(min(max(round(value), 0), 100))


def spread(wanted: Sequence[float], gap: float, first: float, last: float) -> list[float]:
    """Heights near the wanted ones, in ascending order, `gap` apart and from `first` to `last` where there is room."""
    placed: list[float] = []
    for height in wanted:
        placed.append(max(height, placed[-1] + gap if placed else first))
    limit = last
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - gap
    return placed


def thinned(values: Sequence[float], room: int, near: Sequence[float]) -> list[int]:
    """Which of the ascending values are labelled when there is room for that many: the ends, and those near others."""
    ends = {0, len(values) - 1}

    def distance(at: int) -> tuple[bool, float]:
        return at not in ends, min((abs(values[at] - one) for one in near), default=0.0)

    return sorted(sorted(range(len(values)), key=distance)[: max(room, 0)])
