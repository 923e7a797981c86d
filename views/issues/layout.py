"""Where everything of a ruler stands: its axis, points, names, and how many ranges end where. No painting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from models.facts import Option
from views.scale.geometry import Upright, spread

EDGE = 16.0
"""Above 100 and below 0."""

HANDLE = 6.0
ROW = 22.0
"""The height of a name."""

_GRIP = 9.0
_LEADER = 34.0
_FIGURE = 34.0
_LONGEST = 46.0


@dataclass(frozen=True, slots=True)
class Row:
    """A named point: its handle on the axis, and the rectangle of its figure and name.

    An end of the scale that only has its pole's words for a name has the id "" and is nothing to get hold of.
    """

    option: Option
    handle: QPointF
    place: QRectF


@dataclass(frozen=True, slots=True)
class RulerLayout:
    """An upright ruler whose names stand at the right of its axis, or at the left when it is `mirrored`."""

    width: float
    height: float
    mirrored: bool
    rows: tuple[Row, ...]
    ends: Mapping[float, int]
    """How many ranges begin or end at a value."""

    @property
    def scale(self) -> Upright:
        """Where values stand."""
        return Upright(EDGE, self.height - EDGE)

    @property
    def axis(self) -> float:
        """Where the axis stands."""
        return axis_of(self.width, bool(self.ends), mirrored=self.mirrored)

    def tick(self, value: float) -> tuple[QPointF, QPointF]:
        """The line that stands for the ranges that end at a value: the longer the more there are."""
        most = max(self.ends.values(), default=1)
        length = 8 + (_LONGEST - 8) * self.ends[value] / most
        outward = 1 if self.mirrored else -1
        start = QPointF(self.axis + outward * 12, self.scale.y_of(value))
        return start, start + QPointF(outward * length, 0)

    def figure(self, row: Row) -> QRectF:
        """The place of a row's figure."""
        left = row.place.right() - _FIGURE if self.mirrored else row.place.left()
        return QRectF(left, row.place.top(), _FIGURE, row.place.height())

    def name(self, row: Row) -> QRectF:
        """The place of a row's name."""
        inset = (0, -_FIGURE - 8) if self.mirrored else (_FIGURE + 8, 0)
        return row.place.adjusted(inset[0], 0, inset[1], 0)

    def row_at(self, place: QPointF) -> Row | None:
        """The named point whose handle or name is there; handles go before names."""
        points = [row for row in self.rows if row.option.id]
        near = [row for row in points if _distance(row.handle, place) <= _GRIP]
        if near:
            return min(near, key=lambda row: _distance(row.handle, place))
        return next((row for row in points if row.place.contains(place)), None)


def axis_of(width: float, with_ticks: bool, *, mirrored: bool) -> float:
    """Where the axis stands in a ruler of that width."""
    beside = _LONGEST + 24 if with_ticks else HANDLE + 10
    return width - beside if mirrored else beside


def laid_out(
    options: Sequence[Option],
    poles: tuple[str, str],
    size: tuple[float, float],
    ends: Mapping[float, int],
    *,
    mirrored: bool = False,
) -> RulerLayout:
    """The layout of a ruler of a size in pixels; names that would overlap are moved apart.

    `poles` are the words for 0 and for 100, which stand there where no option does.
    """
    width, height = size
    scale, axis = Upright(EDGE, height - EDGE), axis_of(width, bool(ends), mirrored=mirrored)
    taken = {option.value for option in options}
    free = [Option("", value, pole, "") for value, pole in zip((0.0, 100.0), poles, strict=True) if value not in taken]
    listed = sorted([*options, *(pole for pole in free if pole.label)], key=lambda option: -option.value)
    gap = min(ROW, height / max(len(listed), 1))
    heights = spread([scale.y_of(option.value) for option in listed], gap, gap / 2, height - gap / 2)
    left, right = (2.0, axis - _LEADER) if mirrored else (axis + _LEADER, width - 2)
    rows = tuple(
        Row(option, QPointF(axis, scale.y_of(option.value)), QRectF(left, y - gap / 2, right - left, gap))
        for option, y in zip(listed, heights, strict=True)
    )
    return RulerLayout(width, height, mirrored, rows, ends)


def _distance(one: QPointF, other: QPointF) -> float:
    between = one - other
    return float((between.x() ** 2 + between.y() ** 2) ** 0.5)
