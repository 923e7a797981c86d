"""Paints what a person marks over the lanes: the period, marks, the measure between two places, a lane on its way."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from models.analysis.measuring import Measure
from models.phrases import counted
from views.theme import Theme
from views.timeline.axis import Axis
from views.timeline.geometry import SPACING, Geometry
from views.timeline.marked import Mark, Marked
from views.timeline.period_figures import period_words

_FLAG = 5.0
_LIFT = 7.0


@dataclass(frozen=True)
class Overlay:
    """Paints over one frame of the lanes."""

    painter: QPainter
    theme: Theme
    axis: Axis
    geometry: Geometry
    font: QFont

    def paint(self, marked: Marked, drawn: tuple[int, int] | None, measure: Measure | None) -> None:
        """Paint all that is marked; `drawn` is a period that is not selected yet."""
        period = drawn or marked.period
        if period is not None:
            self.period(period, drawn=drawn is not None)
        self.marks(marked)
        if measure is not None:
            self.measure(measure)

    def period(self, days: tuple[int, int], *, drawn: bool) -> None:
        """The days of a period; while it is `drawn`, it says which they are."""
        left, right = self._span(*days)
        region = self.geometry.lanes
        if left >= right:
            return
        wash = QColor(self.theme.accent)
        wash.setAlphaF(0.13)
        self.painter.fillRect(QRectF(left, region.top() - 4, right - left, region.height() + 4), wash)
        self.painter.setPen(QPen(self.theme.accent, 1))
        for day, x in ((days[0], left), (days[1] + 1, right)):
            if self.geometry.left < self.axis.x(day) < self.geometry.right:
                self.painter.drawLine(QLineF(x, region.top() - 4, x, region.bottom()))
        if drawn:
            words = f"{period_words(*days)} · {counted(days[1] - days[0] + 1, 'day')}"
            self._tag(words, (left + right) / 2, region.top() + 4)

    def marks(self, marked: Marked) -> None:
        """A line on the day of each mark, with a flag at its foot; that of the current one is whole."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in marked.marks:
            self._mark(mark, is_current=mark == marked.current)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003

    def measure(self, measure: Measure) -> None:
        """A line from the one day to the other at the foot of the lanes, with how far they are apart."""
        left, right = self.axis.middle(measure.earlier.day), self.axis.middle(measure.later.day)
        inside = self.geometry.left, self.geometry.right
        begin, end = max(left, inside[0]), min(right, inside[1])
        if begin >= end:
            return
        y = self.geometry.lanes.bottom() - _LIFT
        self.painter.setPen(QPen(self.theme.accent, 1.4))
        self.painter.drawLine(QLineF(begin, y, end, y))
        for x in (left, right):
            if inside[0] <= x <= inside[1]:
                self.painter.drawLine(QLineF(x, y - 4, x, y + 4))
        self._tag(counted(measure.days, "day"), (begin + end) / 2, y - 22)

    def place_of_lane(self, place: int, taken: int) -> None:
        """Where a lane that is being moved, now at the place `taken`, would go."""
        if not 0 <= place < len(self.geometry.heights):
            return
        box = self.geometry.lane(place)
        y = box.bottom() + SPACING / 2 if place > taken else box.top() - SPACING / 2
        self.painter.setPen(QPen(self.theme.accent, 2))
        self.painter.drawLine(QLineF(4, y, self.geometry.right, y))

    def _mark(self, mark: Mark, *, is_current: bool) -> None:
        x, region = self.axis.middle(mark.day), self.geometry.lanes
        if not self.geometry.left <= x <= self.geometry.right:
            return
        style = Qt.PenStyle.SolidLine if is_current else Qt.PenStyle.DashLine
        self.painter.setPen(QPen(self.theme.accent, 1.2, style))
        self.painter.drawLine(QLineF(x, region.top() - 4, x, region.bottom()))
        foot = region.bottom()
        flag = QPolygonF([QPointF(x, foot - 2), QPointF(x - _FLAG, foot + _FLAG), QPointF(x + _FLAG, foot + _FLAG)])
        self.painter.setPen(QPen(self.theme.accent, 1.2))
        self.painter.setBrush(self.theme.accent if is_current else self.theme.window)
        self.painter.drawPolygon(flag)

    def _span(self, first: int, last: int) -> tuple[float, float]:
        left, right = self.axis.x(first), self.axis.x(last + 1)
        return max(left, self.geometry.left), min(max(right, left + 1), self.geometry.right)

    def _tag(self, words: str, middle: float, top: float) -> None:
        font = QFont(self.font)
        font.setBold(True)
        self.painter.setFont(font)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(words) + 14, metrics.height() + 4
        left = min(max(middle - width / 2, self.geometry.left + 2), self.geometry.right - width - 2)
        place = QRectF(left, top, width, height)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.accent)
        self.painter.drawRoundedRect(place, 4, 4)
        self.painter.setPen(self.theme.on_accent)
        self.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003
