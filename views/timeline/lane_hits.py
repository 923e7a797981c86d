"""What lies where on one lane, asked of its columns."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from models.facts import NONE
from models.snapshot import Ints, ints
from views.timeline.frame import Frame
from views.timeline.hits import StatementHit
from views.timeline.lanes import Lane
from views.timeline.shown import SIDE_STEP, Shown, mark_heights, marks_in

_REACH = 7
_NEAR = 3
_FAR = 9


@dataclass(frozen=True)
class LaneHits:
    """One lane of a frame, by its index; of a `crowded` one, marks are not painted and do not lie anywhere."""

    frame: Frame
    index: int
    lane: Lane
    crowded: bool

    def at(self, point: QPointF) -> StatementHit | None:
        """The mark nearest to a point, else the line that runs through it, else the red line that begins there."""
        if not self._within.contains(point):
            return None
        found = NONE if self.crowded else self._mark_at(point)
        found = self._line_at(point) if found == NONE else found
        found = self._red_line_at(point) if found == NONE else found
        return None if found == NONE else StatementHit(found)

    def areas(self) -> Iterator[tuple[QRectF, StatementHit]]:
        """Everything on the lane that is in view; what lies on top comes last."""
        piece, pixels = self.frame.piece(self.index), self.frame.pixels
        red = Shown(self.lane.red_lines, piece, pixels)
        for at, statement in enumerate(red.statement.tolist()):
            yield from ((area & self._within, StatementHit(statement)) for area in self._beginnings(red, at))
        held = Shown(self.lane.held, piece, pixels)
        for at, statement in enumerate(held.statement.tolist()):
            left, width = self.frame.x(int(held.left[at])), int(held.right[at]) - int(held.left[at])
            area = QRectF(left, int(held.middle[at]) - _NEAR, width, 2 * _NEAR)
            yield area & self._within, StatementHit(statement)
        if not self.crowded:
            chosen, x, y = marks_in(self.lane.marks, piece, pixels)
            for one, across, down in zip(chosen.tolist(), x.tolist(), y.tolist(), strict=True):
                yield self._around(across, down) & self._within, StatementHit(int(self.lane.marks.statement[one]))

    def area_of(self, position: int) -> QRectF | None:
        """Where the mark of a statement is, or would be on a crowded lane, or where its red line begins."""
        marks, piece = self.lane.marks, self.frame.piece(self.index)
        chosen = ints(np.flatnonzero(marks.statement == position))
        x, y = self._places(chosen), mark_heights(piece, marks.value[chosen])
        areas = [self._around(across, down) for across, down in zip(x.tolist(), y.tolist(), strict=True)]
        red = Shown(self.lane.red_lines, piece, self.frame.pixels)
        for at in np.flatnonzero(red.statement == position).tolist():
            areas += self._beginnings(red, at)
        seen = (area & self._within for area in areas if self._within.contains(area.center()))
        return next((area for area in seen if area.isValid()), None)

    @property
    def _within(self) -> QRectF:
        return self.frame.geometry.lane(self.index) & self.frame.geometry.region(self.index)

    def _mark_at(self, point: QPointF) -> int:
        """Of equally near ones that on top."""
        pixel = self.frame.pixel(point)
        piece = self.frame.piece(self.index, pixel - _REACH, pixel + _REACH)
        chosen, x, y = marks_in(self.lane.marks, piece, self.frame.pixels)
        across, down = np.abs(x - pixel), np.abs(y - point.y())
        near = np.flatnonzero((across <= _REACH) & (down <= _REACH))[::-1]
        if not len(near):
            return NONE
        return int(self.lane.marks.statement[chosen[near[np.argmin((across + down)[near])]]])

    def _line_at(self, point: QPointF) -> int:
        """The stretch that runs through a point; from far, one of those that are painted as one there."""
        pixel, reach = self.frame.pixel(point), _FAR if self.crowded else 0
        piece = self.frame.piece(self.index, pixel - reach, pixel + reach + 1)
        held = Shown(self.lane.held, piece, self.frame.pixels)
        runs = (held.start <= pixel + reach) & (held.stop >= pixel - reach)
        away = np.where(runs, np.abs(held.middle - point.y()), _NEAR + 1)
        return int(held.statement[::-1][np.argmin(away[::-1])]) if np.any(away <= _NEAR) else NONE

    def _red_line_at(self, point: QPointF) -> int:
        pixel = self.frame.pixel(point)
        piece = self.frame.piece(self.index, pixel - _REACH, pixel + _REACH)
        red = Shown(self.lane.red_lines, piece, self.frame.pixels)
        for at, statement in reversed(list(enumerate(red.statement.tolist()))):
            if any(area.contains(point) for area in self._beginnings(red, at)):
                return int(statement)
        return NONE

    def _places(self, chosen: Ints) -> Ints:
        marks = self.lane.marks
        return self.frame.pixels.middle(marks.day[chosen]) + SIDE_STEP * marks.shift[chosen]

    def _around(self, pixel: int, y: int) -> QRectF:
        return QRectF(self.frame.x(pixel) - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH)

    def _beginnings(self, red: Shown, at: int) -> list[QRectF]:
        """Where a red line begins, at each bound that it has."""
        x = self.frame.x(int(red.start[at]))
        bounds = ((red.highs[at], 100.0, red.top[at]), (red.lows[at], 0.0, red.bottom[at]))
        return [QRectF(x - 5, int(y) - 7.5, 10, 15) for bound, pole, y in bounds if bound != pole]
