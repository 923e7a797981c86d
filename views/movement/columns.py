"""How wide each column of the movement table is."""

from dataclasses import dataclass

MARGIN = 12.0
"""Between the edge of a row and what is in it."""

GUTTER = 12.0
_LEAST_SCALE = 0.26
_LEAST_TITLE = 136.0
_LEAST_HAPPENED = 160.0
_LEAST_NOTES = 118.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its left edge and width, in pixels of the row."""

    left: float
    width: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Wanted:
    """The widths at which nothing would be shortened."""

    title: float
    gap: float
    happened: float
    notes: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a row, from left to right; one without anything to show has no width."""

    title: Column
    scale: Column
    gap: Column
    happened: Column
    notes: Column


def columns(width: float, wanted: Wanted) -> Columns:
    """Columns for a row of this width: the scale takes what is left over.

    Where little is left, notes shrink first, then titles, then what happened; the gap never does.
    """
    widths = {"notes": wanted.notes, "title": wanted.title, "happened": wanted.happened}
    gutters = GUTTER * (4 if wanted.notes else 3)
    room = width - 2 * MARGIN - gutters - wanted.gap
    short = width * _LEAST_SCALE - (room - sum(widths.values()))
    for name, least in (("notes", _LEAST_NOTES), ("title", _LEAST_TITLE), ("happened", _LEAST_HAPPENED)):
        given = min(max(0.0, short), max(0.0, widths[name] - least))
        widths[name] -= given
        short -= given
    scale = max(80.0, room - sum(widths.values()))
    return _placed(widths["title"], scale, wanted.gap, widths["happened"], widths["notes"])


def _placed(*widths: float) -> Columns:
    left, placed = MARGIN, []
    for width in widths:
        placed.append(Column(left, width))
        left += width + GUTTER
    return Columns(*placed)
