"""What stands below the lanes: events as dots, and the days."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from models.facts import Event
from models.snapshot import ints
from views.theme import Theme
from views.timeline.axis import Axis, Tick, ticks
from views.timeline.fonts import Fonts
from views.timeline.frame import Frame
from views.timeline.geometry import EDGE, FOOTER
from views.timeline.hits import EventHit
from views.timeline.pixels import Pixels
from views.timeline.trail import paint_trail

LINE = 46
"""Where the line of the axis runs, below the top of the footer."""

TICK = 6
"""Below the line reach the marks of days, and the lower halves of dots; then come the labels."""

OVER = 30
"""How far the labels of days may reach over the left edge of the lanes."""

DAYS = int(FOOTER) - LINE - TICK
"""How high the strip of labels is, at the very bottom."""

_DOT = 3.4
_COLUMN = 6
_LABEL = (0.92, False)
_YEAR = (0.92, True)
_ROOM = 60
"""No label reaches farther from its day."""


_BEYOND = 250
"""So many pixels of days are laid out beyond those that are asked for."""

_Laid: TypeAlias = tuple[float, int, int, list[tuple[Tick, float, float]]]
"""How wide a day is, from which pixel to which other one labels are laid out, and where each begins and ends."""


class Events:
    """Where events lie: stacked where several fall on a day, more than a column's worth beside the first column."""

    def __init__(self, events: tuple[Event, ...]) -> None:
        self.events = events
        order = sorted(range(len(events)), key=lambda at: events[at].day)
        self._order, self._days = ints(order), ints([events[at].day for at in order])
        levels: Counter[int] = Counter()
        self._levels = {}
        for at, event in enumerate(events):
            self._levels[at] = levels[event.day]
            levels[event.day] += 1
        self._columns = max(levels.values(), default=0) // _COLUMN

    def between(self, pixels: Pixels, begin: int, end: int) -> Iterator[tuple[int, QPointF]]:
        """Events whose dots may be seen between two pixels, and the middles of these."""
        first, last = pixels.days(begin - 8 * (self._columns + 1), end + 8)
        places = np.searchsorted(self._days, (first, last + 1))
        for at in sorted(self._order[slice(*places)].tolist()):
            level = self._levels[at]
            x = pixels.day(self.events[at].day) + 7 * (level // _COLUMN)
            yield at, QPointF(x, LINE - 7.2 * (level % _COLUMN))


class FooterPainter:
    """Paints the footer of one document in one look."""

    def __init__(self, theme: Theme, fonts: Fonts, events: Events) -> None:
        self._theme, self._fonts, self._events = theme, fonts, events
        self._laid: _Laid = (0.0, 0, 0, [])

    def events(self, painter: QPainter, pixels: Pixels, begin: int, end: int) -> None:
        """Paint the dots of events, and the line on which they stand."""
        painter.fillRect(QRectF(begin, 0, end - begin, FOOTER), self._theme.window)
        painter.fillRect(QRectF(begin, LINE, end - begin, 1), self._theme.border)
        for tick, _ in self._ticks(pixels, begin, end):
            painter.fillRect(QRectF(pixels.day(tick.day), LINE + 1, 1, TICK - 1), self._theme.muted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.window, 1))
        for at, centre in self._events.between(pixels, begin, end):
            event = self._events.events[at]
            colour = QColor(self._theme.event(event.kind))
            if event.earliest < event.day:
                first = max(pixels.day(event.earliest), int(centre.x()) - 600)
                box = QRectF(first, centre.y() - 6, centre.x() - first, 12)
                paint_trail(painter, first, centre.x(), centre.y(), colour, box)
            painter.setBrush(colour)
            painter.drawEllipse(centre, _DOT, _DOT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003

    def days(self, painter: QPainter, pixels: Pixels, begin: int, end: int) -> None:
        """Paint the labels of days."""
        painter.fillRect(QRectF(begin, 0, end - begin, DAYS), self._theme.window)
        painter.setFont(self._fonts.of(*_LABEL))
        painter.setPen(self._theme.muted)
        for tick, area in self._ticks(pixels, begin, end):
            painter.drawStaticText(area.topLeft() + QPointF(1, 1), self._fonts.words(tick.label, *_LABEL))

    def edges(self, painter: QPainter, frame: Frame, axis: Axis) -> None:
        """Leave out labels that are cut off at the edges of the view, and name the year of the first day in view."""
        top = frame.geometry.height - DAYS
        begin, end = frame.begin - OVER, frame.begin + int(frame.geometry.width - frame.geometry.left)
        self._lay_out(frame.pixels, begin, end + 1)
        for edge in (begin, end):
            for _, area in self._ticks(frame.pixels, edge, edge + 1):
                if area.left() < edge < area.right():
                    painter.fillRect(area.translated(frame.x(0), top), self._theme.window)
        year = axis.year_words()
        if year:
            right = frame.geometry.left - OVER - 6 - self._fonts.width(year, *_YEAR)
            painter.setFont(self._fonts.of(*_YEAR))
            painter.setPen(self._theme.muted)
            painter.drawStaticText(QPointF(right, top + 1), self._fonts.words(year, *_YEAR))

    def places(self, frame: Frame) -> Iterator[tuple[QRectF, EventHit]]:
        """Where the dots of events are on the viewport."""
        top = frame.geometry.height - FOOTER
        for at, centre in self._events.between(frame.pixels, frame.begin, frame.end):
            if frame.begin <= centre.x() <= frame.end:
                place = QPointF(frame.x(centre.x()), top + centre.y())
                yield QRectF(place.x() - 4, place.y() - 4, 8, 8), EventHit(at)

    def caption(self, painter: QPainter) -> None:
        """Say what the dots are."""
        painter.setFont(self._fonts.of(1.0, True))  # noqa: FBT003
        painter.setPen(self._theme.text)
        painter.drawText(QRectF(EDGE, LINE - 12, 200, 24), Qt.AlignmentFlag.AlignVCenter, "Events")

    def _ticks(self, pixels: Pixels, begin: int, end: int) -> Iterator[tuple[Tick, QRectF]]:
        self._lay_out(pixels, begin, end)
        ends = self._laid[3]
        # Labels never overlap, so that their ends are in order.
        for tick, left, right in ends[bisect_right(ends, float(begin), key=_right) :]:
            if left >= end:
                return
            yield tick, QRectF(left - 1, 0, right - left + 2, 18)

    def _lay_out(self, pixels: Pixels, begin: int, end: int) -> None:
        if self._laid[0] == pixels.per_day and self._laid[1] <= begin and end <= self._laid[2]:
            return
        found, first, last = [], begin - _BEYOND, end + _BEYOND
        for tick in ticks((first - _ROOM) / pixels.per_day, (last + _ROOM) / pixels.per_day, pixels.per_day):
            half, middle = self._fonts.width(tick.label, *_LABEL) / 2, pixels.day(tick.day)
            found.append((tick, middle - half, middle + half))
        self._laid = (pixels.per_day, first, last, found)


def _right(laid: tuple[Tick, float, float]) -> float:
    return laid[2]
