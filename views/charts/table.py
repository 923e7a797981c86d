"""The table twin of a chart as data: exactly the figures that are drawn, in words, with what is behind them."""

from dataclasses import dataclass
from math import isnan

from views.selection import Evidence


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure or a name. `value` orders it, NaN last; `plain` is how it is copied where that differs from `words`."""

    words: str
    value: float | None = None
    opens: Evidence | None = None
    tip: str = ""
    plain: str = ""

    @property
    def copied(self) -> str:
        """How the cell stands in a copied table."""
        return self.plain or self.words

    @property
    def is_figure(self) -> bool:
        """Whether the cell holds a figure rather than words."""
        return self.value is not None and not isnan(self.value)


@dataclass(frozen=True, slots=True)
class Table:
    """Titles and rows. The columns of `figures` stand at the right; the first `names` say what a row is of."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figures: frozenset[int]
    names: int = 1

    def has(self, place: tuple[int, int]) -> bool:
        """Whether there is such a cell, by row and column."""
        return place[0] < len(self.rows) and place[1] < len(self.titles)

    def copied(self) -> list[list[str]]:
        """All rows as they are copied, without titles."""
        return [[cell.copied for cell in row] for row in self.rows]


def together(title: str, cells: tuple[Cell, ...]) -> Evidence | None:
    """All that is behind several figures; None where nothing is."""
    found = dict.fromkeys(one for cell in cells if cell.opens is not None for one in cell.opens.statements)
    return Evidence(title, tuple(found)) if found else None
