"""What lies where on the timeline, asked of what was painted last."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF

from views.timeline.frame import Frame
from views.timeline.geometry import FOOTER, HEADER, SPACING
from views.timeline.hits import GapHit, Hit, StatementHit, TitleHit
from views.timeline.lane_hits import LaneHits
from views.timeline.look import Look


class Hits:
    """Answers for one frame, in pixels of the viewport; without a frame nothing lies anywhere."""

    def __init__(self, frame: Frame | None = None, look: Look | None = None) -> None:
        self._seen = None if frame is None or look is None else (frame, look)

    @property
    def areas(self) -> list[tuple[QRectF, Hit]]:
        """Everything in view with its area; what lies on top comes last."""
        if self._seen is None:
            return []
        frame, look = self._seen
        on_lanes = (place for index in frame.geometry.visible() for place in _lane(frame, look, index).areas())
        return [*on_lanes, *_around(frame, look)]

    def at(self, point: QPointF) -> Hit | None:
        """What is on top at a point."""
        if self._seen is None:
            return None
        frame, look = self._seen
        found = next((hit for area, hit in _around(frame, look, point.y()) if area.contains(point)), None)
        index = frame.geometry.lane_at(point.y())
        return found if found is not None or index is None else _lane(frame, look, index).at(point)

    def area_of(self, hit: Hit) -> QRectF | None:
        """Where something is, None when it is not visible."""
        return next(self.areas_of(hit), None)

    def areas_of(self, hit: Hit) -> Iterator[QRectF]:
        """All places of something, such as the lines of a gap in words."""
        if self._seen is None:
            return
        frame, look = self._seen
        if isinstance(hit, StatementHit):
            found = (_lane(frame, look, index).area_of(hit.position) for index in frame.geometry.visible())
            yield from (area for area in found if area is not None)
        else:
            yield from (area for area, other in _around(frame, look) if other == hit)


def _lane(frame: Frame, look: Look, index: int) -> LaneHits:
    lane = look.lanes.lane(index)
    return LaneHits(frame, index, lane, look.is_crowded(lane))


def _around(frame: Frame, look: Look, y: float | None = None) -> Iterator[tuple[QRectF, Hit]]:
    """What stands around the lanes and beside them; only what may be at a height, if one is given."""
    if y is None or y <= HEADER:
        yield from look.header.places(frame)
    if y is None or y >= frame.geometry.height - FOOTER:
        yield from look.footer.places(frame)
    under = None if y is None else frame.geometry.lane_at(y)
    for index in frame.geometry.visible() if y is None else [] if under is None else [under]:
        yield from _beside(frame, look, index)


def _beside(frame: Frame, look: Look, index: int) -> Iterator[tuple[QRectF, Hit]]:
    lane, label, region = look.lanes.lane(index), look.label(index), frame.geometry.region(index)
    down = frame.geometry.lane(index).top() - SPACING / 2
    title = label.title.translated(0, down) & region
    if title.isValid():
        yield title, TitleHit(lane)
    for line in label.gap:
        area = line.translated(0, down) & region
        if area.isValid():
            yield area, GapHit(lane)
