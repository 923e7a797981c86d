"""What a chart consists of once it is laid out: shapes to paint, the same on screen and on paper, and targets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from views.timeline.marks import draw_shape

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

_HATCH_PITCH = 6.0
_PEN = 4.0

Span: TypeAlias = tuple[float, float]
"""From which to which pixel down something reaches, and what its pen adds."""

Place: TypeAlias = tuple[int, int]
"""A cell of the chart's table by row and column."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled or framed rectangle."""

    area: QRectF
    fill: QColor | None = None
    edge: QColor | None = None

    @property
    def span(self) -> Span:
        """How far it reaches."""
        return self.area.top() - _PEN, self.area.bottom() + _PEN

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setPen(QPen(self.edge, 1) if self.edge is not None else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self.fill if self.fill is not None else Qt.BrushStyle.NoBrush)
        painter.drawRect(self.area)


@dataclass(frozen=True, slots=True)
class Rounded:
    """A filled or framed rectangle with rounded corners."""

    area: QRectF
    radius: float
    fill: QColor | None = None
    edge: QColor | None = None
    style: Qt.PenStyle = Qt.PenStyle.SolidLine

    @property
    def span(self) -> Span:
        """How far it reaches."""
        return self.area.top() - _PEN, self.area.bottom() + _PEN

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setPen(QPen(self.edge, 1.2, self.style) if self.edge is not None else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self.fill if self.fill is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.area, self.radius, self.radius)


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points."""

    points: tuple[QPointF, ...]
    colour: QColor
    width: float = 1.0
    style: Qt.PenStyle = Qt.PenStyle.SolidLine

    @property
    def span(self) -> Span:
        """How far it reaches."""
        heights = [point.y() for point in self.points]
        return min(heights) - _PEN, max(heights) + _PEN

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setPen(QPen(self.colour, self.width, self.style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(self.points))


@dataclass(frozen=True, slots=True)
class Hatching:
    """Slanting lines over an area, for what has no figure. Lines of their own: SVG has no hatching brush."""

    area: QRectF
    colour: QColor

    @property
    def span(self) -> Span:
        """How far it reaches."""
        return self.area.top() - _PEN, self.area.bottom() + _PEN

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setPen(QPen(self.colour, 1))
        for start, end in _slants(self.area):
            painter.drawLine(start, end)


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape around a point, by its word; `ground` is what shows through it."""

    shape: str
    centre: QPointF
    colour: QColor
    ground: QColor
    radius: float = 3.6

    @property
    def span(self) -> Span:
        """How far it reaches."""
        reach = 2 * self.radius + _PEN
        return self.centre.y() - reach, self.centre.y() + reach

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        draw_shape(painter, self.shape, self.centre, self.radius, self.colour, self.ground)


@dataclass(frozen=True, slots=True)
class Words:
    """A text on one line, cut off nowhere: it was made to fit before."""

    area: QRectF
    text: str
    font: QFont
    colour: QColor
    side: Qt.AlignmentFlag = LEFT

    @property
    def span(self) -> Span:
        """How far it reaches."""
        return self.area.top() - _PEN, self.area.bottom() + _PEN

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setFont(self.font)
        painter.setPen(self.colour)
        painter.drawText(self.area, self.side | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, self.text)


@dataclass(frozen=True, slots=True)
class Painted:
    """What something else paints into an area."""

    area: QRectF
    paint_with: Callable[[QPainter], None]

    @property
    def span(self) -> Span:
        """How far it reaches."""
        return self.area.top(), self.area.bottom()

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.save()
        self.paint_with(painter)
        painter.restore()


Shape: TypeAlias = Box | Rounded | Path | Hatching | Mark | Words | Painted


@dataclass(frozen=True, slots=True)
class Target:
    """What can be pointed at and walked to: its area, the cell of the table that it draws, and where keys find it.

    Left and Right go along a `line` in the order of `at`; Up and Down to what is nearest in `at` on the next line.
    """

    area: QRectF
    place: Place
    line: int
    at: float


@dataclass
class Drawing:
    """A chart laid out for one size. Of targets that overlap the last one is on top.

    While it is scrolled, `head` pixels at its top and `side` pixels at its left stay in sight: the names of columns and
    rows.
    """

    shapes: list[Shape] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    head: float = 0.0
    side: float = 0.0
    _spans: list[Span] | None = None

    def paint(self, painter: QPainter) -> None:
        """Paint all shapes in their order."""
        for shape in self.shapes:
            shape.paint(painter)

    def paint_part(self, painter: QPainter, area: QRectF) -> None:
        """Paint what can be seen in an area, of a chart that is laid out."""
        if self._spans is None:
            self._spans = [shape.span for shape in self.shapes]
        for shape, (top, bottom) in zip(self.shapes, self._spans, strict=True):
            if top <= area.bottom() and bottom >= area.top():
                shape.paint(painter)

    def target_of(self, place: Place | None) -> Target | None:
        """The target that draws a cell of the table."""
        return next((target for target in self.targets if target.place == place), None)

    def target_at(self, point: QPointF) -> Target | None:
        """The topmost target at a point."""
        return next((target for target in reversed(self.targets) if target.area.contains(point)), None)

    def along(self, target: Target, way: int) -> Target:
        """The next target on the same line, to the right or, with −1, to the left; the same at its end."""
        ahead = [one for one in self.targets if one.line == target.line and (one.at - target.at) * way > 0]
        return min(ahead, key=lambda one: abs(one.at - target.at), default=target)

    def across(self, target: Target, way: int) -> Target:
        """The nearest target on the next line down or, with −1, up; the same at the last line."""
        lines = [one.line for one in self.targets if (one.line - target.line) * way > 0]
        if not lines:
            return target
        line = min(lines, key=lambda one: abs(one - target.line))
        return min((one for one in self.targets if one.line == line), key=lambda one: abs(one.at - target.at))


def _slants(area: QRectF) -> Iterator[tuple[QPointF, QPointF]]:
    """Lines rising to the right through an area, at the same places wherever the area begins."""
    first = int((area.left() + area.top()) // _HATCH_PITCH) + 1
    total = first * _HATCH_PITCH
    while total < area.right() + area.bottom():
        left = max(area.left(), total - area.bottom())
        right = min(area.right(), total - area.top())
        yield QPointF(left, total - left), QPointF(right, total - right)
        total += _HATCH_PITCH
