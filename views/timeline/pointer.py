"""What the mouse does on the timeline: it selects periods, moves days, and puts lanes in order and to height."""

from dataclasses import dataclass
from enum import Enum
from math import floor
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from views.timeline.axis import Axis
from views.timeline.geometry import Geometry
from views.timeline.hits import Hit, TitleHit
from views.timeline.lane_moves import LaneMover
from views.timeline.lane_order import LANE_HEIGHT, Arrangement, LaneKey
from views.timeline.marked import Marked

_SLACK = 4
"""How far the pointer may stray in a click, in pixels."""

_GRIP = 4
"""How near to an edge of the period one takes hold of it."""

_PULL_MS = 40
_PULL = 0.012
"""By how much of the visible span days move at a time while a period is drawn beyond the edge."""


class Gesture(Enum):
    """What a drag does."""

    PERIOD = "selects days"
    PAN = "moves the days"
    ORDER = "moves a lane"
    HEIGHT = "resizes a lane"


class _Surface(Protocol):
    """What the pointer works on."""

    axis: Axis
    arrangement: Arrangement
    marked: Marked
    lanes: LaneMover
    is_space_down: bool

    @property
    def lane_keys(self) -> tuple[LaneKey, ...]: ...
    def geometry_now(self) -> Geometry: ...
    def hit_at(self, point: QPointF) -> Hit | None: ...
    def open_hit(self, hit: Hit) -> None: ...
    def scroll_lanes(self, to: int | None = None) -> int: ...
    def days_moved(self) -> None: ...
    def show_marks(self) -> None: ...
    def show_cursor(self, shape: Qt.CursorShape) -> None: ...
    def hover(self, point: QPointF | None) -> None: ...


@dataclass
class _Drag:
    """`day` is the end of the period that stays, `first` and `scroll` where days and lanes stood, `lane` is taken."""

    gesture: Gesture
    start: QPointF
    day: int = 0
    first: float = 0.0
    scroll: int = 0
    lane: LaneKey | None = None
    height: int = 0
    moved: bool = False


class Pointer(QObject):
    """`period` is being drawn and `place` is where a lane would go, both None while nothing of the kind is done."""

    def __init__(self, surface: _Surface, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._drag: _Drag | None = None
        self.period: tuple[int, int] | None = None
        self.place: int | None = None
        self._at = QPointF()
        self._pulling = QTimer(self)
        self._pulling.setInterval(_PULL_MS)
        self._pulling.timeout.connect(self._pull)

    @property
    def lane_taken(self) -> LaneKey | None:
        """The lane that is being moved."""
        return self._drag.lane if self._drag is not None and self.place is not None else None

    def press(self, event: QMouseEvent) -> None:
        """Begin whatever a drag from here does."""
        if self._drag is not None:
            self.cancel()
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._drag = self._panning(event.position())
        elif event.button() == Qt.MouseButton.LeftButton:
            self._drag = self._begun(event.position())

    def move(self, event: QMouseEvent) -> None:
        """Go on with the drag, or show what is under the pointer."""
        self._at = event.position()
        drag = self._drag
        if drag is None:
            self._surface.hover(self._at)
            self._surface.show_cursor(self._cursor(self._at))
            return
        drag.moved |= (self._at - drag.start).manhattanLength() > _SLACK
        if drag.moved:
            self._follow(drag)

    def release(self, event: QMouseEvent) -> None:
        """End the drag, or open what was clicked."""
        drag, period, place = self._drag, self.period, self.place
        self._put_down()
        self._surface.hover(event.position())
        if drag is None or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        if not drag.moved:
            hit = self._surface.hit_at(event.position())
            if hit is not None and event.button() == Qt.MouseButton.LeftButton:
                self._surface.open_hit(hit)
        elif period is not None:
            self._surface.marked.choose_period(*period)
        elif place is not None and drag.lane is not None:
            self._surface.lanes.put(drag.lane, place)

    def twice(self, event: QMouseEvent) -> None:
        """A double click: on a lane's lower edge its height is as at first."""
        edge = self._edge_at(event.position())
        if edge is not None:
            self._surface.arrangement.resize(self._surface.lane_keys[edge], LANE_HEIGHT)

    def cancel(self) -> bool:
        """Leave everything as it was before the drag; whether there was one."""
        drag = self._drag
        self._put_down()
        if drag is not None and drag.gesture is Gesture.HEIGHT and drag.lane is not None:
            self._surface.arrangement.resize(drag.lane, drag.height)
        if drag is not None and drag.gesture in (Gesture.PAN, Gesture.PERIOD):
            self._surface.axis.start_at(drag.first)
            self._surface.days_moved()
        return drag is not None

    def _put_down(self) -> None:
        self._drag = self.period = self.place = None
        self._pulling.stop()
        self._surface.show_marks()

    def _begun(self, at: QPointF) -> _Drag:
        surface = self._surface
        if surface.is_space_down:
            return self._panning(at)
        geometry, edge = surface.geometry_now(), self._edge_at(at)
        if edge is not None:
            key = surface.lane_keys[edge]
            return _Drag(Gesture.HEIGHT, at, lane=key, height=surface.arrangement.height(key))
        lane = geometry.lane_at(at.y())
        if at.x() < geometry.left:
            return _Drag(Gesture.ORDER, at, lane=None if lane is None else surface.lane_keys[lane])
        return _Drag(Gesture.PERIOD, at, day=self._end_that_stays(at), first=surface.axis.first)

    def _edge_at(self, at: QPointF) -> int | None:
        """The lane whose lower edge is taken hold of; within lanes from below alone, so that days are drawn there."""
        geometry = self._surface.geometry_now()
        edge = geometry.edge_at(at.y())
        if edge is None or self._surface.hit_at(at) is not None:
            return None
        return edge if at.x() < geometry.left or at.y() > geometry.lane(edge).bottom() else None

    def _panning(self, at: QPointF) -> _Drag:
        return _Drag(Gesture.PAN, at, first=self._surface.axis.first, scroll=self._surface.scroll_lanes())

    def _end_that_stays(self, at: QPointF) -> int:
        """The day where a period begins; of the one that is selected, the end opposite to the edge taken hold of."""
        period, axis = self._surface.marked.period, self._surface.axis
        if period is not None:
            first, last = period
            if abs(axis.x(first) - at.x()) <= _GRIP:
                return last
            if abs(axis.x(last + 1) - at.x()) <= _GRIP:
                return first
        return floor(axis.day(at.x()))

    def _follow(self, drag: _Drag) -> None:
        surface, moved = self._surface, self._at - drag.start
        if drag.gesture is Gesture.PERIOD:
            self._draw_period(drag)
        elif drag.gesture is Gesture.PAN:
            surface.show_cursor(Qt.CursorShape.ClosedHandCursor)
            surface.axis.start_at(drag.first - moved.x() / surface.axis.width * surface.axis.span)
            surface.scroll_lanes(round(drag.scroll - moved.y()))
            surface.days_moved()
        elif drag.gesture is Gesture.HEIGHT and drag.lane is not None:
            surface.arrangement.resize(drag.lane, drag.height + moved.y())
        elif drag.lane is not None:
            surface.show_cursor(Qt.CursorShape.ClosedHandCursor)
            self.place = self._place_at(self._at.y())
            surface.show_marks()

    def _draw_period(self, drag: _Drag) -> None:
        axis = self._surface.axis
        right = axis.left + axis.width
        outside = not axis.left <= self._at.x() <= right
        if outside != self._pulling.isActive():
            self._pulling.start() if outside else self._pulling.stop()
        day = floor(axis.day(min(max(self._at.x(), axis.left), right - 1)))
        self.period = (min(drag.day, day), max(drag.day, day))
        self._surface.show_cursor(Qt.CursorShape.SizeHorCursor)
        self._surface.show_marks()

    def _pull(self) -> None:
        axis, drag = self._surface.axis, self._drag
        if drag is None:
            self._pulling.stop()
            return
        axis.pan(axis.span * (_PULL if self._at.x() > axis.left else -_PULL))
        self._surface.days_moved()
        self._draw_period(drag)

    def _place_at(self, y: float) -> int:
        geometry = self._surface.geometry_now()
        lane = geometry.lane_at(min(max(y, geometry.lanes.top()), geometry.lanes.bottom() - 1))
        return len(geometry.heights) - 1 if lane is None else lane

    def _cursor(self, at: QPointF) -> Qt.CursorShape:
        surface = self._surface
        hit = surface.hit_at(at)
        if surface.is_space_down:
            return Qt.CursorShape.OpenHandCursor
        if self._edge_at(at) is not None:
            return Qt.CursorShape.SplitVCursor
        if self._holds_an_edge(at):
            return Qt.CursorShape.SizeHorCursor
        if hit is not None and not isinstance(hit, TitleHit):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.ArrowCursor

    def _holds_an_edge(self, at: QPointF) -> bool:
        period, axis = self._surface.marked.period, self._surface.axis
        if period is None or at.x() < self._surface.geometry_now().left:
            return False
        return any(abs(axis.x(end) - at.x()) <= _GRIP for end in (period[0], period[1] + 1))
