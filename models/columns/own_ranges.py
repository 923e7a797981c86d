"""The ranges of few statements, by row."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from models.columns.packed import Ints

Range = tuple[float, float]


class OwnRanges(Mapping[int, Range]):
    """Ranges by row, in ascending order of the rows."""

    __slots__ = ("high", "low", "rows")

    def __init__(self, rows: Ints, low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
        self.rows, self.low, self.high = rows, low, high

    def __getitem__(self, row: int) -> Range:
        place = int(np.searchsorted(self.rows, row))
        if place == len(self.rows) or self.rows[place] != row:
            raise KeyError(row)
        return float(self.low[place]), float(self.high[place])

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows.tolist())

    def having(self, rows: Ints, own: "OwnRanges") -> "OwnRanges":
        """The same but for some rows, which have those of `own` instead, counted among them."""
        kept = ~np.isin(self.rows, rows)
        found = np.concatenate((self.rows[kept], rows[own.rows]))
        order = np.argsort(found)
        ends = ((self.low, own.low), (self.high, own.high))
        return OwnRanges(found[order], *(np.concatenate((old[kept], new))[order] for old, new in ends))

    def taken(self, rows: Ints) -> "OwnRanges":
        """Those of some rows, ascending, which are numbered anew."""
        kept = np.isin(self.rows, rows)
        return OwnRanges(np.searchsorted(rows, self.rows[kept]).astype(np.int32), self.low[kept], self.high[kept])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, OwnRanges):
            pairs = ((self.rows, other.rows), (self.low, other.low), (self.high, other.high))
            return self is other or all(np.array_equal(mine, its) for mine, its in pairs)
        return isinstance(other, dict) and dict(self) == other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"OwnRanges({dict(self)})"


def no_ranges() -> OwnRanges:
    """Where all ranges were coded on the present scales."""
    return OwnRanges(np.array([], np.int32), np.array([], np.float64), np.array([], np.float64))
