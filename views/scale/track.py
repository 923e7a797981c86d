"""An upright scale on which a range is placed with the pointer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from models.entry import number
from models.scales.points import Point, Range
from views.scale.geometry import Upright, spread, thinned
from views.theme import Theme

_EDGE = 10.0
_AXIS = QRectF(10, 0, 8, 0)
_HANDLE = 5.5
_CAP = 6.5
_REACH = 7.0
_SNAP = 2.5
_TICK, _LEADER, _FIGURES, _NAMES = 23.0, 35.0, 64.0, 71.0


@dataclass(frozen=True, slots=True)
class _Label:
    point: Point
    place: QRectF
    """From the figure to the right edge."""


class ScaleTrack(QWidget):
    """Shows named points and a range in one colour; `placed` tells the range that the pointer made."""

    placed = Signal(float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._colour = theme, QColor(theme.accent)
        self._points: tuple[Point, ...] = ()
        self._stance: Range | None = None
        self._drag: Callable[[float], Range] | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(180, 110)
        self.setAccessibleName("Range on the scale")

    def sizeHint(self) -> QSize:
        return QSize(300, 172)

    def show_scale(self, points: tuple[Point, ...], colour: QColor) -> None:
        """Show the named points of a scale, in ascending order, and paint ranges in a colour."""
        self._points, self._colour = points, colour
        self.update()

    def show_stance(self, stance: Range | None) -> None:
        """Show a range, or none where it is not stated."""
        self._stance = stance
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.border)
        painter.drawRoundedRect(QRectF(_AXIS.left(), scale.top, _AXIS.width(), scale.bottom - scale.top), 4, 4)
        painter.setPen(QPen(self._theme.muted, 1))
        for value, _ in self._points:
            y = scale.y_of(value)
            painter.drawLine(QLineF(_AXIS.right() + 1, y, _TICK, y))
        for label in self._labels():
            self._paint_label(painter, label)
        self._paint_range(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._drag = self._grip(event.position(), extends=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if not self._on_range(event.position()):
            self._pull(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._pull(event.position())
        elif self._on_range(event.position()):
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._drag = None

    def leaveEvent(self, event: QEvent) -> None:
        self.unsetCursor()
        super().leaveEvent(event)

    def _scale(self) -> Upright:
        return Upright(_EDGE, self.height() - _EDGE)

    def _pull(self, place: QPointF) -> None:
        if self._drag is not None:
            self.placed.emit(*self._drag(self._value_at(place)))

    def _grip(self, place: QPointF, *, extends: bool) -> Callable[[float], Range]:
        """What the range becomes as the pointer goes from here to another value."""
        value, stance, scale = self._value_at(place), self._stance, self._scale()
        if stance is None:
            return _from(value)
        low, high = stance
        if extends:
            return lambda now: (min(low, now), max(high, now))
        if not self._on_range(place):
            return _from(value)
        grabs_high = abs(place.y() - scale.y_of(high)) <= _REACH
        grabs_low = abs(place.y() - scale.y_of(low)) <= _REACH
        if grabs_high and grabs_low and low != high:
            grabs_high = place.y() < (scale.y_of(low) + scale.y_of(high)) / 2
            grabs_low = not grabs_high
        if grabs_high or grabs_low:
            return _from(low if grabs_high else high)
        return lambda now: _carried(stance, now - value)

    def _on_range(self, place: QPointF) -> bool:
        if self._stance is None or place.x() > _TICK:
            return False
        scale, (low, high) = self._scale(), self._stance
        return scale.y_of(high) - _REACH <= place.y() <= scale.y_of(low) + _REACH

    def _value_at(self, place: QPointF) -> float:
        """The value at a place: that of the name there, of a named point close by, else by height."""
        scale = self._scale()
        if place.x() > _LEADER and self._drag is None:
            named = next((one.point[0] for one in self._labels() if one.place.contains(place)), None)
            if named is not None:
                return named
        near = min((value for value, _ in self._points), key=lambda one: abs(scale.y_of(one) - place.y()), default=None)
        return near if near is not None and abs(scale.y_of(near) - place.y()) <= _SNAP else scale.value_at(place.y())

    def _labels(self) -> list[_Label]:
        """The names that have room, from the top down."""
        height, scale = QFontMetricsF(self._small()).height(), self._scale()
        room = int((self.height() - 4) // height)
        shown = [self._points[at] for at in thinned([value for value, _ in self._points], room, self._stance or ())]
        shown.reverse()
        heights = spread([scale.y_of(value) for value, _ in shown], height, height / 2, self.height() - height / 2)
        return [
            _Label(point, QRectF(_LEADER, y - height / 2, self.width() - _LEADER, height))
            for point, y in zip(shown, heights, strict=True)
        ]

    def _paint_label(self, painter: QPainter, label: _Label) -> None:
        value, name = label.point
        inside = self._stance is not None and self._stance[0] <= value <= self._stance[1]
        painter.setPen(QPen(self._theme.border, 1))
        painter.drawLine(QLineF(_TICK, self._scale().y_of(value), _LEADER + 3, label.place.center().y()))
        painter.setFont(self._small(bold=inside))
        painter.setPen(self._theme.text if inside else self._theme.muted)
        figure = QRectF(label.place).adjusted(0, 0, _FIGURES - label.place.right(), 0)
        painter.drawText(figure, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(value))
        names = QRectF(label.place).adjusted(_NAMES - _LEADER, 0, -2, 0)
        shown = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, names.width())
        painter.drawText(names, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_range(self, painter: QPainter) -> None:
        if self._stance is None:
            return
        scale, (low, high) = self._scale(), self._stance
        top, bottom, middle = scale.y_of(high), scale.y_of(low), _AXIS.center().x()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        if top == bottom:
            painter.drawEllipse(QPointF(middle, top), _HANDLE, _HANDLE)
            return
        painter.drawRect(QRectF(_AXIS.left(), top, _AXIS.width(), bottom - top))
        painter.setPen(QPen(self._colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for y in (top, bottom):
            painter.drawLine(QLineF(middle - _CAP, y, middle + _CAP, y))

    def _small(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setBold(bold)
        return font


def _from(anchor: float) -> Callable[[float], Range]:
    return lambda now: (min(anchor, now), max(anchor, now))


def _carried(stance: Range, by: float) -> Range:
    low, high = stance
    by = min(max(by, -low), 100 - high)
    return low + by, high + by
