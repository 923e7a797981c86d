"""Paints a piece of one lane in detail: rounds, named points, ranges, red lines, step lines and marks."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from models.facts import EVER
from models.snapshot import Ints, Mask
from views.theme import Theme
from views.timeline.batch import boxes, fill, fill_each
from views.timeline.inks import FAINT, Inks
from views.timeline.lane_order import LaneKind
from views.timeline.lanes import Lane
from views.timeline.mark_sheet import MarkSheet
from views.timeline.pixels import Pixels
from views.timeline.shown import Piece, Shown, mark_heights, marks_in
from views.timeline.trail import paint_trail

_LONGEST_NAME, _NAME_HEIGHT = 100, 12
_LONGEST_TRAIL = 600
"""Of a day of which nothing is known but the last possible one."""


@dataclass(frozen=True)
class LanePainter:
    """Paints lanes in one look; the same pixel of the days is always painted alike."""

    painter: QPainter
    inks: Inks
    sheet: MarkSheet
    pixels: Pixels
    font: QFont
    codes: Callable[[int], str]
    """The code of a party by its position."""

    def paint(self, lane: Lane, piece: Piece) -> None:
        """Paint what is on a lane, over its ground."""
        held = Shown(lane.held, piece, self.pixels)
        colours, own = self.inks.distinct(lane)
        ink = 2 * own[held.line] + held.broken
        if lane.key.kind == LaneKind.ISSUE:
            self._ranges(held, ink, colours)
        self._red_lines(lane, Shown(lane.red_lines, piece, self.pixels))
        self._lines(held, ink, colours)
        self._trails(lane, piece)
        self._marks(lane, piece)

    @property
    def _theme(self) -> Theme:
        return self.inks.theme

    def _ranges(self, shown: Shown, ink: Ints, colours: list[QColor]) -> None:
        strength = 0.2 if self._theme.name == "light" else 0.26
        washes = [_thin(colour, part) for colour in colours for part in (strength, strength * FAINT)]
        fill_each(self.painter, boxes(shown.left, shown.top, shown.right, shown.bottom), ink, washes)

    def _lines(self, shown: Shown, ink: Ints, colours: list[QColor]) -> None:
        made, of = shown.strokes()
        inks = [one for colour in colours for one in (colour, self.inks.faint(colour))]
        fill_each(self.painter, made, ink[of], inks)
        for at in np.flatnonzero(shown.breaks()).tolist():
            self._break(int(shown.start[at]), int(shown.before[at]), colours[int(ink[at]) // 2])

    def _break(self, x: int, y: int, colour: QColor) -> None:
        """Two slanted strokes where a line breaks off because what follows is not comparable with it."""
        self.painter.fillRect(QRect(x - 8, y - 2, 8, 4), self._theme.surface)
        self.painter.setPen(QPen(colour, 1.4))
        for left in (x - 9, x - 5):
            self.painter.drawLine(QLineF(left, y + 5, left + 4, y - 5))

    def _red_lines(self, lane: Lane, shown: Shown) -> None:
        if not len(shown.at):
            return
        piece, ink = shown.piece, self._theme.red_line
        sides = ((shown.highs != 100.0, shown.top, piece.top), (shown.lows != 0.0, shown.bottom, piece.bottom))
        for broken in np.unique(shown.broken).tolist():
            hatch = QBrush(_thin(ink, 0.34 * FAINT if broken else 0.34), Qt.BrushStyle.BDiagPattern)
            chosen = [(bounded & (shown.broken == broken), y, outer) for bounded, y, outer in sides]
            fill(self.painter, np.concatenate([shown.beyond(y, outer, own) for own, y, outer in chosen]), hatch)
            edges = [boxes(shown.left[own], y[own], shown.right[own], y[own] + 1) for own, y, _ in chosen]
            fill(self.painter, np.concatenate(edges), self.inks.faint(ink) if broken else ink)
        near = shown.start > piece.begin - _LONGEST_NAME
        # Where both bounds lie close together, the name at the upper one tells of both.
        apart = (shown.highs == 100.0) | (shown.bottom - shown.top > _NAME_HEIGHT)
        for (bounded, y, _), room in zip(sides, (near, near & apart), strict=True):
            bars = boxes(shown.start - 2, y - 5, shown.start + 2, y + 6)
            fill(self.painter, bars[bounded], ink)
            self._red_line_names(lane, shown, y, bounded & room)

    def _red_line_names(self, lane: Lane, shown: Shown, y: Ints, bounded: Mask) -> None:
        font = QFont(self.font)
        font.setPointSizeF(max(font.pointSizeF() * 0.78, 6.0))
        metrics = QFontMetricsF(font)
        self.painter.setFont(font)
        self.painter.setPen(self._theme.red_line)
        for at in np.flatnonzero(bounded).tolist():
            code = self.codes(lane.lines[int(shown.line[at])].party)
            # A red line that held for a day has no room for the name of whose it is; its card tells.
            if int(shown.stop[at]) - int(shown.start[at]) > metrics.horizontalAdvance(code) + 14:
                self.painter.drawText(QPointF(int(shown.start[at]) + 5, int(y[at]) - 3), code)

    def _trails(self, lane: Lane, piece: Piece) -> None:
        marks = lane.marks
        first, last = self.pixels.days(piece.begin, piece.end)
        vague = marks.vague[(marks.earliest[marks.vague] <= last) & (marks.day[marks.vague] >= first)]
        right, left = self.pixels.middle(marks.day[vague]), self.pixels.middle(marks.earliest[vague])
        left = np.where(marks.earliest[vague] == EVER, right - _LONGEST_TRAIL, left)
        y = mark_heights(piece, marks.value[vague])
        for at, one in enumerate(vague.tolist()):
            colour = self.inks.parties[int(marks.party[one])]
            # Of its whole length, so that it is the same trail whichever piece of it is painted.
            box = QRectF(int(left[at]), piece.top, int(right[at]) - int(left[at]), piece.bottom - piece.top)
            paint_trail(self.painter, box.left(), box.right(), int(y[at]), colour, box)

    def _marks(self, lane: Lane, piece: Piece) -> None:
        marks = lane.marks
        chosen, x, y = marks_in(marks, piece, self.pixels)
        tone = marks.party[chosen]
        plain, faint = self.inks.parties, self.inks.faint_parties
        if lane.key.kind == LaneKind.PARTY:
            plain = [*self.inks.lines(lane), self.inks.parties[lane.row]]
            faint, tone = [self.inks.faint(colour) for colour in plain], marks.line[chosen]
        dull = marks.broken[chosen] | ~marks.counts[chosen]
        row = np.where(dull, self.sheet.rows(faint)[tone], self.sheet.rows(plain)[tone])
        self.sheet.stamp(self.painter, x, y, marks.act[chosen], row, np.isnan(marks.value[chosen]))


def _thin(colour: QColor, strength: float) -> QColor:
    thin = QColor(colour)
    thin.setAlphaF(strength)
    return thin
