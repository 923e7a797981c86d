"""The facets as lines of a list: headings that open and close, and under them values with their counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.find.facets import Value
from models.find.query import Facet

_FIRST = 4
"""How many values of an open facet are listed before all are asked for."""

AT_FIRST = {Facet.PARTY: False, Facet.ISSUE: False, Facet.ACT: False}
"""The facets that are open before anybody opens any."""

Opened = Mapping[Facet, bool]
"""Which facets are open; True shows all their values, not only the first few."""


class Does(StrEnum):
    """What choosing a line does."""

    CLEAR = "clear"
    OPEN = "open"
    TICK = "tick"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One line; `value` is "" but for values, `count` is None where there is nothing to count."""

    does: Does
    words: str
    facet: Facet | None = None
    value: str = ""
    count: int | None = None
    is_on: bool = False
    """Whether a value is ticked, or a facet open."""

    @property
    def spoken(self) -> str:
        """The line for those who hear it."""
        if self.does is Does.TICK:
            return f"{self.words}, {self.count}, {'chosen' if self.is_on else 'not chosen'}"
        return f"{self.words}, {'open' if self.is_on else 'closed'}" if self.does is Does.OPEN else self.words


def facet_lines(facets: Mapping[Facet, tuple[Value, ...]], opened: Opened) -> list[FacetLine]:
    """All lines; a facet in which nothing could be told apart is left out."""
    chosen = any(value.is_chosen for values in facets.values() for value in values)
    lines = [FacetLine(Does.CLEAR, "Clear all")] if chosen else []
    for facet, values in facets.items():
        if len(values) > 1 or any(value.is_chosen for value in values):
            lines += _of_facet(facet, values, opened)
    return lines


def _of_facet(facet: Facet, values: tuple[Value, ...], opened: Opened) -> Iterator[FacetLine]:
    is_open = facet in opened
    yield FacetLine(Does.OPEN, facet.heading, facet, count=None if is_open else len(values), is_on=is_open)
    for place, value in enumerate(values):
        if value.is_chosen or (is_open and (opened[facet] or place < _FIRST)):
            yield FacetLine(Does.TICK, value.words, facet, value.id, value.count, value.is_chosen)
    hidden = sum(not value.is_chosen for value in values[_FIRST:])
    if is_open and not opened[facet] and hidden:
        yield FacetLine(Does.ALL, f"{hidden:,} more…", facet)
