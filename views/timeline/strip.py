"""A picture of days that is wider than the view: panning shows another part of it, and paints only what is missing."""

from collections.abc import Callable
from math import inf
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

Paint: TypeAlias = Callable[[QPainter, int, int], None]
"""Paints everything between two pixels as `pixels.Pixels` counts them; heights count from the top of the strip."""

_WIDER = 2
_MARGIN, _AHEAD = 0.04, 0.45
"""How much of the view's width is painted beyond it at first, and later beyond what is missing, so that not every step
of a pan paints a sliver."""

_TURNS = 10

_SLICE = 256
_WHOLE = 32
"""Pictures begin at multiples of this, so that whole pixels stay whole at a ratio of 1.25 or 1.5 too, and hatches go on
where days that were painted before were moved."""


class Strip:
    """One row of the timeline: a lane, the names of rounds, the days. Whatever it shows must not depend on the view.

    `per_day` is how wide a day is in pixels; where it is another one, all is painted anew. Strips that take different
    turns do not paint what is missing in the same frame.
    """

    def __init__(self, height: int, ground: QColor, paint: Paint, turn: int = 0) -> None:
        self.height = height
        self._margin = _MARGIN * (1 + turn % _TURNS / 2)
        self._ground, self._paint = ground, paint
        self._per_day = 0.0
        self._picture = QPixmap()
        self._made_for = (0, 0.0)
        self._origin = 0
        self._from = self._to = 0

    def show(self, painter: QPainter, place: QPointF, begin: int, end: int, ratio: float, per_day: float) -> None:
        """Show the pixels from begin to end at a place, for a screen of this ratio."""
        self.cover(begin, end, ratio, per_day)
        part = QRectF((begin - self._origin) * ratio, 0, (end - begin) * ratio, self.height * ratio)
        painter.drawPixmap(place, self._picture, part)

    def cover(self, begin: int, end: int, ratio: float, per_day: float) -> None:
        """Paint what of these pixels is not painted yet."""
        if per_day != self._per_day:
            self._per_day = per_day
            self._from = self._to = 0
        if (end - begin, ratio) != self._made_for or begin < self._from or end > self._to:
            self._make_room(begin, end, ratio)
            self._cover(begin, end)

    def stretch(self, painter: QPainter, place: QPointF, begin: int, end: int, per_day: float) -> None:
        """Show them as they look when what was painted for days of another width is stretched to this one."""
        painter.fillRect(QRectF(place, QSizeF(end - begin, self.height)), self._ground)
        share = self._per_day / per_day
        left, right = max(begin * share, self._from), min(end * share, self._to)
        if left < right:
            target = QRectF(place.x() + left / share - begin, place.y(), (right - left) / share, self.height)
            painter.drawPixmap(target, self._picture, self._part(left, right))

    def stretched(self, width: int, ratio: float, per_day: float) -> float:
        """How far what is painted would have to be stretched, 1 for not at all, infinitely where nothing can be."""
        if self._to == self._from or (width, ratio) != self._made_for:
            return inf
        return max(per_day / self._per_day, self._per_day / per_day)

    def grow(self, per_day: float) -> bool:
        """Paint a little more on both sides while nothing else is to be done; whether there was anything to paint."""
        if self._to == self._from or per_day != self._per_day:
            return False
        first, last = self._origin, self._origin + self._width
        left, right = max(self._from - _SLICE, first), min(self._to + _SLICE, last)
        if (left, right) == (self._from, self._to):
            return False
        self._extend(left, right)
        return True

    @property
    def _width(self) -> int:
        return int(self._picture.width() / self._picture.devicePixelRatio())

    def _part(self, begin: float, end: float) -> QRectF:
        ratio = self._picture.devicePixelRatio()
        return QRectF((begin - self._origin) * ratio, 0, (end - begin) * ratio, self.height * ratio)

    def _make_room(self, begin: int, end: int, ratio: float) -> None:
        wide = _whole(_WIDER * (end - begin)) + 2 * _WHOLE
        size = QSize(round(wide * ratio), round(self.height * ratio))
        if (end - begin, ratio) != self._made_for:
            self._made_for = (end - begin, ratio)
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._from = self._to = 0
        ahead = round((end - begin) * _AHEAD)
        beyond_left = begin < self._from and begin - ahead < self._origin
        beyond_right = end > self._to and end + ahead > self._origin + wide
        if self._to == self._from or beyond_left or beyond_right:
            self._move(_whole((begin + end - wide) // 2), wide, ratio)
        if self._to < begin or self._from > end:
            self._from = self._to = begin

    def _move(self, origin: int, wide: int, ratio: float) -> None:
        if self._to > self._from:
            shift = round((self._origin - origin) * ratio)
            self._picture.scroll(shift, 0, self._picture.rect())
        self._origin = origin
        self._from, self._to = max(self._from, origin), min(self._to, origin + wide)
        if self._to <= self._from:
            self._from = self._to = 0

    def _cover(self, begin: int, end: int) -> None:
        if self._to == self._from:
            margin = round((end - begin) * self._margin)
            self._from = self._to = max(begin - margin, self._origin)
            self._extend(self._from, min(end + margin, self._origin + self._width))
            return
        ahead = round((end - begin) * _AHEAD)
        left = self._from if begin >= self._from else max(begin - ahead, self._origin)
        right = self._to if end <= self._to else min(end + ahead, self._origin + self._width)
        self._extend(left, right)

    def _extend(self, left: int, right: int) -> None:
        for begin, end in ((left, self._from), (self._to, right)):
            if begin < end:
                with QPainter(self._picture) as painter:
                    painter.translate(-self._origin, 0)
                    painter.setClipRect(QRect(begin, 0, end - begin, self.height))
                    self._paint(painter, begin, end)
        self._from, self._to = min(left, self._from), max(right, self._to)


def _whole(pixel: int) -> int:
    return pixel // _WHOLE * _WHOLE
