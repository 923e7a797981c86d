"""What the figures of a briefing show, as plain data: days, ranges on the scale 0–100, words."""

from dataclasses import dataclass
from typing import NamedTuple

from models.words import Act

Span = tuple[float, float]
"""A range `low, high` on an issue's scale."""


class Day(NamedTuple):
    """A day, or where it is not known exactly the last possible one."""

    last: int
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A range held from the day `start` until the day `end`; `conditional` where it hangs on a condition."""

    start: int
    end: int
    held: Span
    conditional: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement with a range on its day; `counts` is false where the reading leaves it out."""

    day: int
    said: Span
    act: Act
    counts: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """A red line as it stood from the day `start` until the day `end`: the range that the party accepts."""

    start: int
    end: int
    accepted: Span


@dataclass(frozen=True, slots=True)
class Track:
    """One party on one issue over time, drawn in its colour (#rrggbb).

    `broken` are the days, from one until another, on which it held a position that is not comparable.
    """

    code: str
    colour: str
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    bounds: tuple[Bound, ...]
    broken: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """A round of talks as a band over the days, both inclusive."""

    number: int
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Point:
    """A named point on the scale."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """One issue over the days `first` to `last`; what is held is told until a day that may be earlier."""

    first: int
    last: int
    low_pole: str
    high_pole: str
    reference: float | None
    points: tuple[Point, ...]
    sittings: tuple[Sitting, ...]
    tracks: tuple[Track, ...]
    told_until: int


@dataclass(frozen=True, slots=True)
class Shift:
    """One party on one issue between two rounds; a span is None where it had stated no position that is comparable.

    `broken` says, of before and after, whether it had stated one that is not.
    """

    code: str
    colour: str
    before: Span | None
    after: Span | None
    accepted: Span | None
    conditional: bool
    words: str
    broken: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One issue of the movement figure; `gap` in words, as "20 → 7", and `gaps` before and after, None for no gap."""

    issue: str
    shifts: tuple[Shift, ...]
    gap: str
    narrower: bool | None
    gaps: tuple[float | None, float | None] = (None, None)


@dataclass(frozen=True, slots=True)
class MovementFigure:
    """All issues between two rounds, in the dossier's order; `parties` are code, name and colour of those drawn.

    `has_widest` says that the gap of a row is the widest of several.
    """

    rows: tuple[ShiftRow, ...]
    parties: tuple[tuple[str, str, str], ...]
    has_widest: bool = False
