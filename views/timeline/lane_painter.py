"""Paints one lane: named options, rounds, ranges, red lines, step lines and marks."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from models.facts import Issue
from models.words import Act
from views.document import Document
from views.theme import Theme
from views.timeline.axis import Axis
from views.timeline.geometry import value_y
from views.timeline.hits import Hits, StatementHit
from views.timeline.lanes import FOREVER, Lane, Mark, Stretch
from views.timeline.marks import draw_mark
from views.timeline.trail import paint_trail

_RADIUS = 4.2
_REACH = 7.0
_FAINT = 0.45
"""How much is left of a colour where a range is not comparable with the present scale."""


@dataclass(frozen=True)
class LanePainter:
    """Paints lanes of one document with one theme on one axis; `chosen` is the position of the chosen statement."""

    painter: QPainter
    document: Document
    theme: Theme
    axis: Axis
    hits: Hits
    chosen: int

    def paint(self, lane: Lane, box: QRectF) -> None:
        """Paint a lane into its box."""
        issue = self.document.snapshot.issues[lane.issue]
        self._ground(issue, box)
        self.painter.save()
        self.painter.setClipRect(box.adjusted(1, 1, -1, -1), Qt.ClipOperation.IntersectClip)
        for stretch in lane.held:
            self._range(stretch, box)
        for stretch in lane.red_lines:
            self._red_line(stretch, box)
        for before, stretch in zip((None, *lane.held), lane.held, strict=False):
            self._line(before, stretch, box)
        self._marks(lane.marks, box)
        self.painter.restore()

    def options(self, lane: Lane, box: QRectF, left: float) -> None:
        """Write the named options beside a lane, as many as have room, the poles first."""
        painter, font = self.painter, QFont(self.painter.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.82, 6.5))
        painter.setFont(font)
        painter.setPen(self.theme.muted)
        metrics = QFontMetricsF(font)
        taken: list[float] = []
        for value, words in _option_words(self.document.snapshot.issues[lane.issue]):
            y = value_y(box, value)
            if all(abs(y - other) >= metrics.height() * 0.86 for other in taken):
                taken.append(y)
                place = QRectF(left, y - metrics.height() / 2, box.left() - left - 7, metrics.height())
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
                painter.drawLine(QLineF(box.left() - 4, y, box.left(), y))

    def _ground(self, issue: Issue, box: QRectF) -> None:
        painter = self.painter
        painter.fillRect(box, self.theme.surface)
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        for sitting in self.document.snapshot.rounds:
            band = QRectF(self.axis.x(sitting.start), box.top(), 0, box.height())
            band.setRight(self.axis.x(sitting.end + 1))
            painter.fillRect(band, self.theme.band_on_lane)
        painter.setPen(QPen(self.theme.grid, 1))
        for option in issue.options:
            y = round(value_y(box, option.value)) + 0.5
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
        painter.restore()
        painter.setPen(QPen(self.theme.border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _span(self, stretch: Stretch, box: QRectF) -> tuple[float, float]:
        right = box.right() if stretch.last == FOREVER else self.axis.middle(stretch.last)
        return self.axis.middle(stretch.first), right

    def _colour(self, party: int) -> QColor:
        return self.document.party_colour(self.theme, party)

    def _range(self, stretch: Stretch, box: QRectF) -> None:
        left, right = self._span(stretch, box)
        if right < box.left() or left > box.right() or stretch.low == stretch.high:
            return
        colour = QColor(self._colour(stretch.party))
        strength = 0.2 if self.theme.name == "light" else 0.26
        colour.setAlphaF(strength if stretch.scale is None else strength * _FAINT)
        top, bottom = value_y(box, stretch.high), value_y(box, stretch.low)
        self.painter.fillRect(QRectF(left, top, right - left, bottom - top), colour)

    def _line(self, before: Stretch | None, stretch: Stretch, box: QRectF) -> None:
        left, right = self._span(stretch, box)
        if right < box.left() or left > box.right():
            return
        y, colour = value_y(box, stretch.centre), self._colour(stretch.party)
        if stretch.scale is not None:
            colour = self.theme.tint(colour, _FAINT)
        if before is not None and _goes_on(before, stretch):
            self.painter.setPen(QPen(colour, 2))
            self.painter.drawLine(QLineF(left, value_y(box, before.centre), left, y))
        elif before is not None and before.party == stretch.party and before.last == stretch.first:
            self._break(left, value_y(box, before.centre), before)
        pen = QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if stretch.conditional:
            pen.setDashPattern([3, 2])
        self.painter.setPen(pen)
        self.painter.drawLine(QLineF(left, y, right, y))
        self.hits.add(QRectF(left, y - 3, right - left, 6) & box, StatementHit(stretch.statement))

    def _break(self, x: float, y: float, before: Stretch) -> None:
        """Two slanted strokes where a line breaks off because what follows is not comparable with it."""
        colour = self._colour(before.party)
        self.painter.fillRect(QRectF(x - 8, y - 2, 8, 4), self.theme.surface)
        self.painter.setPen(QPen(colour, 1.4))
        for left in (x - 9, x - 5):
            self.painter.drawLine(QLineF(left, y + 5, left + 4, y - 5))

    def _red_line(self, stretch: Stretch, box: QRectF) -> None:
        left, right = self._span(stretch, box)
        if right < box.left() or left > box.right():
            return
        for bound, pole in ((stretch.high, 100.0), (stretch.low, 0.0)):
            if bound == pole:
                continue
            y = value_y(box, bound)
            outer = box.top() if pole else box.bottom()
            beyond = QRectF(QPointF(left, min(y, outer)), QPointF(right, max(y, outer)))
            hatch, ink = QColor(self.theme.red_line), self.theme.red_line
            hatch.setAlphaF(0.34 if stretch.scale is None else 0.34 * _FAINT)
            ink = ink if stretch.scale is None else self.theme.tint(ink, _FAINT)
            self.painter.fillRect(beyond & box, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            self.painter.setPen(QPen(ink, 1.4))
            self.painter.drawLine(QLineF(left, y, right, y))
            self._red_line_start(stretch, left, right, y)

    def _red_line_start(self, stretch: Stretch, left: float, right: float, y: float) -> None:
        bar = QRectF(left - 2, y - 5.5, 4, 11)
        self.painter.fillRect(bar, self.theme.red_line)
        self.hits.add(bar.adjusted(-3, -2, 3, 2), StatementHit(stretch.statement))
        code = self.document.snapshot.parties[stretch.party].code
        font = QFont(self.painter.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.78, 6.0))
        metrics = QFontMetricsF(font)
        # A red line that held for a day has no room for the name of whose it is; its card tells.
        if right - left > metrics.horizontalAdvance(code) + 14:
            self.painter.setFont(font)
            self.painter.drawText(QPointF(left + 5, y - 3), code)

    def _marks(self, marks: tuple[Mark, ...], box: QRectF) -> None:
        stacked: Counter[tuple[int, float | None]] = Counter()
        for mark in marks:
            if mark.act == Act.RED_LINE and mark.value is not None and mark.counts:
                continue
            x = self.axis.middle(mark.day)
            if not box.left() - 10 <= x <= box.right() + 10:
                continue
            # What was said on one day at one place stands side by side instead of on top of each other.
            shift = stacked[mark.day, mark.value]
            stacked[mark.day, mark.value] += 1
            y = box.bottom() - 4 if mark.value is None else value_y(box, mark.value)
            if mark.earliest < mark.day:
                paint_trail(self.painter, self.axis.middle(mark.earliest), x, y, self._colour(mark.party), box)
            self._mark(mark, QPointF(x + 5 * shift, y), box)

    def _mark(self, mark: Mark, centre: QPointF, box: QRectF) -> None:
        colour = self._colour(mark.party)
        if mark.broken or not mark.counts:
            colour = self.theme.tint(colour, 0.45)
        if mark.statement == self.chosen:
            ring = QColor(self.theme.accent)
            self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.painter.setPen(QPen(ring, 2))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawEllipse(centre, _RADIUS + 4, _RADIUS + 4)
            self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003
        radius = _RADIUS if mark.value is not None else _RADIUS * 0.7
        draw_mark(self.painter, mark.act, centre, radius, colour, self.theme.surface)
        area = QRectF(centre.x() - _REACH, centre.y() - _REACH, 2 * _REACH, 2 * _REACH)
        self.hits.add(area & box, StatementHit(mark.statement))


def _goes_on(before: Stretch, stretch: Stretch) -> bool:
    follows = before.party == stretch.party and before.last == stretch.first
    return follows and before.scale == stretch.scale


def _option_words(issue: Issue) -> list[tuple[float, str]]:
    """Named points with the poles first; a pole without an option is named by the scale."""
    named = {option.value: option.label for option in issue.options}
    poles = [(0.0, named.get(0.0, issue.low_pole)), (100.0, named.get(100.0, issue.high_pole))]
    others = [(value, words) for value, words in named.items() if value not in (0.0, 100.0)]
    return [*poles, *others]
