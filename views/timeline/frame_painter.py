"""Paints what frames the lanes: rounds and legend above, events and days below, titles and gaps beside."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from views.document import Document
from views.party_marks import draw_party
from views.theme import Theme
from views.timeline.axis import Axis
from views.timeline.geometry import EDGE, FOOTER, HEADER, Geometry
from views.timeline.hits import EventHit, GapHit, Hit, Hits, RoundHit, TitleHit
from views.timeline.lanes import Lane
from views.timeline.trail import paint_trail

_DOT = 3.4


@dataclass(frozen=True)
class FramePainter:
    """Paints the frame of one document with one theme; `hovered` is underlined, `later` is the round compared."""

    painter: QPainter
    document: Document
    theme: Theme
    axis: Axis
    hits: Hits
    geometry: Geometry
    hovered: Hit | None
    later: int | None
    font: QFont

    def bands(self) -> None:
        """Rounds as columns behind all lanes."""
        region = self.geometry.lanes
        for left, right in self._rounds():
            if left < right:
                self.painter.fillRect(
                    QRectF(left, region.top() - 4, right - left, region.height() + 4), self.theme.band
                )

    def header(self, drawn: tuple[int, ...], *, others: bool) -> None:
        """Legend of parties at the left, names of rounds above their bands, staggered so that none overlap.

        `others` says that of all other parties marks are shown.
        """
        painter = self.painter
        painter.fillRect(QRectF(0, 0, self.geometry.width, HEADER - 4), self.theme.window)
        self._legend(drawn, others=others)
        font = self._font(0.86, bold=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        ends = [-1e9] * 3
        for index, (left, right) in enumerate(self._rounds()):
            if left >= right:
                continue
            sitting = self.document.snapshot.rounds[index]
            words = f"{sitting.number} {_short(sitting.label)}"
            width = metrics.horizontalAdvance(words)
            middle = min(max((left + right) / 2, self.geometry.left + width / 2), self.geometry.right - width / 2)
            row = next((row for row, end in enumerate(ends) if middle - width / 2 > end + 6), None)
            if row is not None:
                ends[row] = middle + width / 2
                place = QRectF(middle - width / 2, HEADER - 24 - row * (metrics.height() + 1), width, metrics.height())
                self._round_name(index, place, words)

    def footer(self) -> None:
        """Events as dots, stacked where several fall on a day, and the axis of days."""
        painter, geometry = self.painter, self.geometry
        top = geometry.height - FOOTER
        painter.fillRect(QRectF(0, top, geometry.width, FOOTER), self.theme.window)
        line = top + 46
        painter.setFont(self._font(1.0, bold=True))
        painter.setPen(self.theme.text)
        painter.drawText(QRectF(EDGE, line - 12, geometry.left, 24), Qt.AlignmentFlag.AlignVCenter, "Events")
        painter.setPen(QPen(self.theme.border, 1))
        painter.drawLine(QLineF(geometry.left, line, geometry.right, line))
        self._ticks(line)
        self._events(line)

    def title(self, index: int, lane: Lane, since: str) -> None:
        """A lane's title and, under it, its gap."""
        painter, place = self.painter, self.geometry.title(index)
        issue = self.document.snapshot.issues[lane.issue]
        font = self._font(1.06, bold=True)
        painter.setFont(font)
        painter.setPen(self.theme.text)
        metrics = QFontMetricsF(font)
        lines = _wrapped(issue.title, metrics, place.width() - 6)
        for row, words in enumerate(lines):
            painter.drawText(QPointF(place.left(), place.top() + metrics.ascent() + row * metrics.height()), words)
        block = QRectF(place.left(), place.top(), place.width(), metrics.height() * len(lines))
        self.hits.add(block, TitleHit(lane))
        self._gap(lane, since, QPointF(place.left(), block.bottom() + 2), place.width() - 6)

    def _gap(self, lane: Lane, since: str, corner: QPointF, width: float) -> None:
        font = self._font(0.92)
        hit = GapHit(lane)
        font.setUnderline(self.hovered == hit)
        self.painter.setFont(font)
        colours = {-1: self.theme.nearer, 1: self.theme.apart}
        self.painter.setPen(colours.get(lane.gap.trend, self.theme.muted))
        metrics = QFontMetricsF(font)
        lines = _wrapped(lane.gap.words(since), metrics, width)
        for row, words in enumerate(lines):
            baseline = corner.y() + metrics.ascent() + row * metrics.height()
            self.painter.drawText(QPointF(corner.x(), baseline), words)
        self.hits.add(QRectF(corner.x(), corner.y(), width, metrics.height() * len(lines)), hit)

    def _legend(self, drawn: tuple[int, ...], *, others: bool) -> None:
        painter, snapshot = self.painter, self.document.snapshot
        font = self._font(0.94, bold=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x, y = EDGE, HEADER - 16
        for party in drawn:
            name = snapshot.parties[party].name
            colour = self.document.party_colour(self.theme, party)
            width = metrics.horizontalAdvance(name)
            if x + 16 + width > self.geometry.left - 8:
                break
            draw_party(painter, QRectF(x, y - 9, 10, 10), colour, self.document.party_marker(party), self.theme.window)
            painter.setPen(colour)
            painter.drawText(QPointF(x + 15, y), name)
            x += width + 28
        more = len(snapshot.parties) - len(drawn)
        words = f"+ {more} more, as marks"
        if others and more and x + QFontMetricsF(self._font(0.9)).horizontalAdvance(words) < self.geometry.left - 8:
            painter.setFont(self._font(0.9))
            painter.setPen(self.theme.muted)
            painter.drawText(QPointF(x, y), words)

    def _round_name(self, index: int, place: QRectF, words: str) -> None:
        font = self.painter.font()
        font.setUnderline(self.hovered == RoundHit(index))
        self.painter.setFont(font)
        self.painter.setPen(self.theme.accent if index == self.later else self.theme.text)
        self.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        self.hits.add(place.adjusted(-3, -2, 3, 2), RoundHit(index))

    def _rounds(self) -> list[tuple[float, float]]:
        found = []
        for sitting in self.document.snapshot.rounds:
            left, right = self.axis.x(sitting.start), self.axis.x(sitting.end + 1)
            # A round of a day is still a band when a year is in view.
            right = max(right, left + 3)
            found.append((max(left, self.geometry.left), min(right, self.geometry.right)))
        return found

    def _ticks(self, line: float) -> None:
        painter = self.painter
        painter.setFont(self._font(0.92))
        for tick in self.axis.ticks():
            x = self.axis.middle(tick.day)
            painter.setPen(QPen(self.theme.muted, 1))
            painter.drawLine(QLineF(x, line, x, line + 5))
            place = QRectF(x - 60, line + 7, 120, 18)
            if place.left() + 20 >= self.geometry.left - 40 and place.right() - 30 <= self.geometry.width + 20:
                painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, tick.label)

    def _events(self, line: float) -> None:
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stacked: Counter[int] = Counter()
        for index, event in enumerate(self.document.snapshot.events):
            x = self.axis.middle(event.day)
            if not self.geometry.left <= x <= self.geometry.right:
                continue
            level = stacked[event.day]
            stacked[event.day] += 1
            # More than a column's worth stand beside the first column.
            centre = QPointF(x + 7 * (level // 6), line - 7.2 * (level % 6))
            hit, colour = EventHit(index), QColor(self.theme.event(event.kind))
            if event.earliest < event.day:
                room = QRectF(self.geometry.left, centre.y() - 6, self.geometry.right - self.geometry.left, 12)
                paint_trail(painter, self.axis.middle(event.earliest), centre.x(), centre.y(), colour, room)
            painter.setPen(QPen(self.theme.text if hit == self.hovered else self.theme.window, 1))
            painter.setBrush(colour)
            painter.drawEllipse(centre, _DOT, _DOT)
            self.hits.add(QRectF(centre.x() - 4, centre.y() - 4, 8, 8), hit)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        font = QFont(self.font)
        font.setPointSizeF(font.pointSizeF() * size)
        font.setBold(bold)
        return font


def _short(label: str) -> str:
    """A round's name without what its place on the axis says anyway: “Video, 21 March” is “Video”."""
    return label.split(",", 1)[0].removesuffix(" region")


def _wrapped(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """At most two lines of words; what does not fit is elided."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words = text.split(" ")
    cut = next(
        (end for end in range(len(words) - 1, 0, -1) if metrics.horizontalAdvance(" ".join(words[:end])) <= width), 0
    )
    lines = [" ".join(words[:cut]), " ".join(words[cut:])] if cut else [text]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
