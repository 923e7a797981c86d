"""One painting of the timeline: where everything lies, and which pixels of the days are in view."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from views.timeline.axis import Axis
from views.timeline.geometry import Geometry
from views.timeline.pixels import Pixels
from views.timeline.shown import Piece


@dataclass(frozen=True, slots=True)
class Frame:
    """`begin` is the pixel of the days at the left edge of the lanes, `end` the one after the last."""

    geometry: Geometry
    pixels: Pixels
    begin: int
    end: int
    ratio: float

    def x(self, pixel: float) -> float:
        """Where a pixel of the days is on the viewport."""
        return self.geometry.left + pixel - self.begin

    def pixel(self, point: QPointF) -> int:
        """Which pixel of the days is at a point of the viewport."""
        return round(point.x() - self.geometry.left) + self.begin

    def piece(self, index: int, begin: int | None = None, end: int | None = None) -> Piece:
        """A lane as it lies on the viewport, between two pixels or all that is in view."""
        box = self.geometry.lane(index)
        return Piece(
            self.begin if begin is None else begin, self.end if end is None else end, int(box.top()), int(box.bottom())
        )


def frame_of(geometry: Geometry, axis: Axis, ratio: float) -> Frame:
    """The frame of what the axis shows."""
    width = int(geometry.right - geometry.left)
    axis.place(geometry.left, width)
    per_day = axis.width / axis.span
    begin = round(axis.first * per_day)
    return Frame(geometry, Pixels(per_day), begin, begin + width, ratio)
