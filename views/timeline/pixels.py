"""Days as whole pixels: counted from the beginning of 1970, so that they stay the same wherever the view stands."""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import ArrayLike

from models.snapshot import Ints

FARTHEST = 2**30
"""No pixel lies farther from the first one; what is held forever ends here."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """How many pixels a day is wide."""

    per_day: float

    def at(self, moments: ArrayLike) -> Ints:
        """The pixels of moments in days."""
        exact = np.asarray(moments, dtype=np.float64) * self.per_day
        return np.rint(np.minimum(np.maximum(exact, -FARTHEST), FARTHEST)).astype(np.int32)

    def middle(self, days: ArrayLike) -> Ints:
        """The pixels of the middles of days, where things said on them are drawn."""
        return self.at(np.asarray(days, dtype=np.float64) + 0.5)

    def day(self, day: int) -> int:
        """The pixel of the middle of one day."""
        return round(min(max((day + 0.5) * self.per_day, -FARTHEST), FARTHEST))

    def days(self, begin: float, end: float) -> tuple[int, int]:
        """The first and the last day of which anything lies between two pixels."""
        return floor(begin / self.per_day) - 1, ceil(end / self.per_day) + 1
