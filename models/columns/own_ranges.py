"""The ranges of few statements, by row."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from models.columns.packed import Ints

Range = tuple[float, float]


class OwnRanges(Mapping[int, Range]):
    """Ranges by row, in ascending order of the rows."""

    __slots__ = ("_high", "_low", "rows")

    def __init__(self, rows: Ints, low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
        self.rows, self._low, self._high = rows, low, high

    def __getitem__(self, row: int) -> Range:
        place = int(np.searchsorted(self.rows, row))
        if place == len(self.rows) or self.rows[place] != row:
            raise KeyError(row)
        return float(self._low[place]), float(self._high[place])

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows.tolist())

    def __repr__(self) -> str:
        return f"OwnRanges({dict(self)})"
