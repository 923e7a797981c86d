"""What of a lane lies between two pixels, as columns of pixels."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.snapshot import Floats, Ints, Mask, ints
from views.timeline.batch import Boxes, boxes
from views.timeline.geometry import LANE_PADDING
from views.timeline.lane_marks import Marks
from views.timeline.lanes import FOREVER, Stretches
from views.timeline.pixels import FARTHEST, Pixels

SIDE_STEP = 5
"""How far beside each other marks of one day and place stand."""

_REACH = 12
"""How far a mark reaches from its middle, and what is drawn at the beginning of a stretch from there."""

_DASH, _PERIOD = 6, 10
_UNPLACED = 4
"""How far above the bottom of its lane a mark stands that has no place on the scale."""


@dataclass(frozen=True, slots=True)
class Piece:
    """From which pixel to which other one of a lane is painted, and between which heights its box lies."""

    begin: int
    end: int
    top: int
    bottom: int

    def y(self, values: Floats) -> Ints:
        """The whole pixels of values on the scale."""
        room = self.bottom - self.top - 2 * LANE_PADDING
        return np.rint(self.bottom - LANE_PADDING - values / 100 * room).astype(np.int32)

    def at(self, value: float) -> int:
        """The whole pixel of one value."""
        return int(self.y(np.array([value]))[0])


class Shown:
    """The stretches that are at least partly within a piece.

    `start` and `stop` are where they begin and end, `left` and `right` the same within reach of the piece. `top`,
    `middle` and `bottom` are heights of their ranges, `before` the middle of the stretch before each.
    """

    def __init__(self, stretches: Stretches, piece: Piece, pixels: Pixels) -> None:
        self.piece, self._all = piece, stretches
        first, last = pixels.days(piece.begin - _REACH, piece.end + _REACH)
        self.at = np.flatnonzero((stretches.first <= last) & (stretches.last >= first))
        self.line, self.statement = stretches.line[self.at], stretches.statement[self.at]
        self.broken, self.conditional = stretches.broken[self.at], stretches.conditional[self.at]
        self.lows, self.highs = stretches.low[self.at], stretches.high[self.at]
        until = stretches.last[self.at]
        self.start = pixels.middle(stretches.first[self.at])
        self.stop = np.where(until == FOREVER, FARTHEST, pixels.middle(until))
        self.left = np.maximum(self.start, piece.begin - _REACH)
        self.right = np.minimum(self.stop, piece.end + _REACH)
        self.top, self.bottom = piece.y(self.highs), piece.y(self.lows)
        self.middle = piece.y((self.lows + self.highs) / 2)

    @cached_property
    def before(self) -> Ints:
        """The middle of the stretch before each in the lane's columns, be it of another line."""
        earlier = np.maximum(self.at - 1, 0)
        return self.piece.y((self._all.low[earlier] + self._all.high[earlier]) / 2)

    @cached_property
    def _follows(self) -> tuple[Mask, Mask]:
        earlier = np.maximum(self.at - 1, 0)
        follows = self._all.goes_on[self.at]
        same = (self._all.scale[earlier] == self._all.scale[self.at]) & (self._all.broken[earlier] == self.broken)
        return follows, same

    def joints(self) -> Mask:
        """Which go on from the one before them, so that a line joins the two."""
        follows, same_scale = self._follows
        return follows & same_scale

    def breaks(self) -> Mask:
        """Which follow one that they cannot be compared with."""
        follows, same_scale = self._follows
        return follows & ~same_scale

    def strokes(self) -> tuple[Boxes, Ints]:
        """The step lines in pieces, and which stretch each belongs to."""
        whole, joined = np.flatnonzero(~self.conditional), np.flatnonzero(self.joints())
        y = self.middle
        level = boxes(self.left[whole] - 1, y[whole] - 1, self.right[whole] + 1, y[whole] + 1)
        ends = np.minimum(y, self.before)[joined] - 1, np.maximum(y, self.before)[joined] + 1
        upright = boxes(self.start[joined] - 1, ends[0], self.start[joined] + 1, ends[1])
        dashes, dashed = self._dashes(np.flatnonzero(self.conditional))
        return np.concatenate((level, dashes, upright)), ints(np.concatenate((whole, dashed, joined)))

    def _dashes(self, chosen: NDArray[np.intp]) -> tuple[Boxes, NDArray[np.intp]]:
        """The dashes of stretches, counted from where each begins."""
        start, left, right = self.start[chosen], self.left[chosen], self.right[chosen]
        first = np.maximum(left - start, 0) // _PERIOD
        count = np.maximum((right - start + _PERIOD - 1) // _PERIOD - first, 0)
        ends = np.cumsum(count)
        place = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - count, count)
        begin = np.repeat(start, count) + _PERIOD * (np.repeat(first, count) + place)
        stop = np.minimum(begin + _DASH, np.repeat(right, count))
        dashed = np.repeat(chosen, count)
        return boxes(begin, self.middle[dashed] - 1, stop, self.middle[dashed] + 1), dashed

    def beyond(self, y: Ints, outer: int, chosen: Mask) -> Boxes:
        """All that lies between heights and the outer edge of a lane, taken together where it overlaps."""
        begin, width = self.piece.begin, self.piece.end - self.piece.begin
        edge, farther = np.full(width, outer, np.int32), np.maximum if outer == self.piece.top else np.minimum
        left, right = np.maximum(self.left - begin, 0).tolist(), np.maximum(self.right - begin, 0).tolist()
        for at in np.flatnonzero(chosen).tolist():
            own = slice(left[at], right[at])
            edge[own] = farther(edge[own], y[at])
        starts = np.append(0, np.flatnonzero(edge[1:] != edge[:-1]) + 1)
        height, ends = edge[starts], np.append(starts[1:], width)
        return boxes(begin + starts, np.minimum(height, outer), begin + ends, np.maximum(height, outer))


def mark_heights(piece: Piece, values: Floats) -> Ints:
    """Where marks stand; those without a place on the scale at the bottom of the lane, below its zero."""
    placed = ~np.isnan(values)
    return np.where(placed, piece.y(np.where(placed, values, 0.0)), piece.bottom - _UNPLACED).astype(np.int32)


def marks_in(marks: Marks, piece: Piece, pixels: Pixels) -> tuple[Ints, Ints, Ints]:
    """Which marks reach into a piece, in the order in which they lie on each other, and their pixels."""
    aside = SIDE_STEP * marks.most_shift
    first, last = pixels.days(piece.begin - _REACH - aside, piece.end + _REACH)
    chosen = np.arange(*np.searchsorted(marks.day, (first, last + 1)), dtype=np.int32)
    x = pixels.middle(marks.day[chosen]) + SIDE_STEP * marks.shift[chosen]
    inside = (x > piece.begin - _REACH) & (x < piece.end + _REACH)
    return chosen[inside], x[inside], mark_heights(piece, marks.value[chosen[inside]])
