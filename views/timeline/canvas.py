"""Paints the timeline from pictures that are kept while days are panned and lanes scrolled."""

from math import inf
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from models.facts import NONE
from views.document import Document
from views.theme import Theme
from views.timeline.axis import Axis
from views.timeline.footer import DAYS, OVER
from views.timeline.frame import Frame, frame_of
from views.timeline.geometry import FOOTER, SPACING, Geometry
from views.timeline.hit_test import Hits
from views.timeline.hits import GapHit, Hit, RoundHit, StatementHit
from views.timeline.lane_set import LaneSet
from views.timeline.look import Look
from views.timeline.mark_sheet import RADIUS

_BUDGET = 0.0015
"""So many seconds lanes may take that are painted anew in one frame; the others wait, stretched, for the next ones."""

_NEAR = 6
"""Of so many lanes above and below those in view all is kept."""


class Canvas:
    """Paints a set of lanes; what is hovered and chosen is painted over the pictures and changes none of them."""

    def __init__(self, document: Document, lanes: LaneSet, axis: Axis) -> None:
        self._document, self._lanes, self._axis = document, lanes, axis
        self._look: Look | None = None
        self._frame: Frame | None = None
        self.hits = Hits()
        self.is_unfinished = False
        """Whether lanes wait for being painted anew."""
        self._settled = 0.0
        """The width of days for which none does."""

    def forget(self) -> None:
        """Paint all pictures anew when next shown; until then nothing lies anywhere."""
        self._look = self._frame = None
        self._settled = 0.0
        self.hits = Hits()

    def paint(self, painter: QPainter, geometry: Geometry, theme: Theme, font: QFont, hovered: Hit | None) -> None:
        """Paint everything into the viewport."""
        frame = frame_of(geometry, self._axis, painter.device().devicePixelRatioF())
        if self._look is None or self._look.kept != (theme, font, frame.ratio, geometry.width):
            self._look = Look(self._document, self._lanes, theme, font, frame)
        look = self._look
        look.place(frame.pixels)
        if self._frame is None or self._frame.geometry is not geometry:
            near = self._near(frame)
            look.keep(near)
            self._lanes.keep(near)
        self._frame, self.hits = frame, Hits(frame, look)
        self._ground(painter, frame, look)
        self._show_lanes(painter, frame, look)
        self._around(painter, frame, look)
        self._hovered(painter, frame, look, hovered)

    def prepare(self) -> bool:
        """Do a little of what the next moves will need: days further on, lanes further down; whether there was any."""
        frame, look = self._frame, self._look
        if frame is None or look is None:
            return False
        if any(strip.grow(frame.pixels.per_day) for strip in look.strips(tuple(frame.geometry.visible()))):
            return True
        return any(self._lanes.warm(index) for index in sorted(self._near(frame)))

    def _near(self, frame: Frame) -> set[int]:
        visible = frame.geometry.visible()
        if not visible:
            return set()
        last = min(visible[-1] + _NEAR, len(self._lanes.keys) - 1)
        return {*visible, *range(max(visible[-1] - len(visible) - _NEAR, 0), last + 1)}

    def _ground(self, painter: QPainter, frame: Frame, look: Look) -> None:
        """What shows beside and below the lanes."""
        geometry, theme = frame.geometry, look.theme
        painter.fillRect(QRectF(geometry.right, 0, geometry.width - geometry.right, geometry.height), theme.window)
        last = geometry.top(len(geometry.heights) - 1) + geometry.heights[-1] + SPACING / 2
        below = int(geometry.lanes.bottom() - last)
        if below > 0:
            painter.fillRect(QRectF(0, last, geometry.left, below), theme.window)
            place = QPointF(geometry.left, last)
            look.below(below).show(painter, place, frame.begin, frame.end, frame.ratio, frame.pixels.per_day)

    def _show_lanes(self, painter: QPainter, frame: Frame, look: Look) -> None:
        geometry, visible = frame.geometry, frame.geometry.visible()
        waiting = self._waiting(frame, look)
        painter.setClipRect(geometry.scrolling)
        for index in visible:
            if index >= geometry.fixed:
                self._show(painter, frame, look, index, waits=index in waiting)
        painter.setClipping(False)
        for index in range(geometry.fixed):
            self._show(painter, frame, look, index, waits=index in waiting)
        if geometry.fixed:
            painter.fillRect(QRectF(0, geometry.scrolling.top() - 1, geometry.right, 1), look.theme.border)

    def _waiting(self, frame: Frame, look: Look) -> frozenset[int]:
        """Paint lanes anew where days are of another width, the most stretched ones first; which of them must wait."""
        width, per_day = frame.end - frame.begin, frame.pixels.per_day
        if per_day == self._settled:
            return frozenset()
        stretched = {
            index: look.strip(index).stretched(width, frame.ratio, per_day) for index in frame.geometry.visible()
        }
        stale = sorted((index for index, share in stretched.items() if 1 < share < inf), key=lambda at: -stretched[at])
        start = perf_counter()
        for place, index in enumerate(stale):
            if place and perf_counter() - start > _BUDGET:
                self.is_unfinished, self._settled = True, 0.0
                return frozenset(stale[place:])
            look.strip(index).cover(frame.begin, frame.end, frame.ratio, per_day)
        self.is_unfinished, self._settled = False, per_day
        return frozenset()

    def _show(self, painter: QPainter, frame: Frame, look: Look, index: int, *, waits: bool) -> None:
        geometry, strip, per_day = frame.geometry, look.strip(index), frame.pixels.per_day
        top = geometry.top(index)
        place = QPointF(geometry.left, top - SPACING / 2)
        if waits:
            strip.stretch(painter, place, frame.begin, frame.end, per_day)
        else:
            strip.show(painter, place, frame.begin, frame.end, frame.ratio, per_day)
        painter.drawPixmap(QPointF(0, top - SPACING / 2), look.label(index).picture)
        painter.fillRect(QRectF(geometry.right - 1, top, 1, geometry.heights[index]), look.theme.border)

    def _around(self, painter: QPainter, frame: Frame, look: Look) -> None:
        geometry, per_day = frame.geometry, frame.pixels.per_day
        top = geometry.height - FOOTER
        painter.drawPixmap(QPointF(0, 0), look.legend)
        painter.drawPixmap(QPointF(0, top), look.caption)
        look.names.show(painter, QPointF(geometry.left, 0), frame.begin, frame.end, frame.ratio, per_day)
        look.header.edges(painter, frame)
        look.events.show(painter, QPointF(geometry.left, top), frame.begin, frame.end, frame.ratio, per_day)
        end = frame.begin + int(geometry.width - geometry.left)
        days = QPointF(geometry.left - OVER, geometry.height - DAYS)
        look.days.show(painter, days, frame.begin - OVER, end, frame.ratio, per_day)
        look.footer.edges(painter, frame, self._axis)

    def _hovered(self, painter: QPainter, frame: Frame, look: Look, hovered: Hit | None) -> None:
        """Underline what the pointer is on, and ring the chosen statement."""
        ring = None if self._lanes.chosen == NONE else self.hits.area_of(StatementHit(self._lanes.chosen))
        if ring is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(ring.center(), RADIUS + 4, RADIUS + 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003
        if isinstance(hovered, GapHit | RoundHit):
            for area in self.hits.areas_of(hovered):
                painter.fillRect(QRectF(area.left() + 3, area.bottom() - 3, area.width() - 6, 1), look.theme.text)
