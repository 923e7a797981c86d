"""Paints a piece of a crowded lane: how far what was held reached, and how much was said, for each few pixels."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from models.snapshot import Ints, ints
from views.timeline.batch import Boxes, boxes, fill
from views.timeline.geometry import LANE_PADDING
from views.timeline.inks import Inks
from views.timeline.lanes import Lane
from views.timeline.levels import REST, Level, Levels
from views.timeline.pixels import Pixels
from views.timeline.shown import Piece

_NARROWEST, _CALM = 2.0, 9.0
"""How many pixels a span has at least, and up to how many where what is held becomes another again and again."""

_REACHED = 0.16
_DENSITY = (0.0, 0.25, 0.45, 0.65, 0.85, 1.0)
"""How strong the colour is of a span in which nothing was said, little, and so on."""


class _Runs:
    """Spans in which nothing becomes another, taken together, for all that is drawn of a lane."""

    def __init__(self, level: Level, edges: Ints, spans: slice, piece: Piece) -> None:
        low, high = level.held.low[:, spans], level.held.high[:, spans]
        middle, before = level.held.middle, np.concatenate((level.held.middle[:, :1], level.held.middle), axis=1)
        middle, before = middle[:, spans], before[:, spans]
        begins = np.ones(low.shape, dtype=np.bool_)
        begins[:, 1:] = (low[:, 1:] != low[:, :-1]) | (high[:, 1:] != high[:, :-1])
        begins[:, 1:] |= (middle[:, 1:] != middle[:, :-1]) & ~np.isnan(middle[:, 1:])
        row, span = np.nonzero(begins)
        stated = low[row, span] <= high[row, span]
        # Each run ends where the next one of its row begins, the last at the edge.
        ends = np.append(edges[span[1:]], edges[-1])
        ends[np.append(row[1:] != row[:-1], True)] = edges[-1]
        row, span, ends = row[stated], span[stated], ends[stated]
        self._rows = np.searchsorted(row, np.arange(len(low) + 1))
        left = edges[span]
        top, bottom = piece.y(high[row, span].astype(np.float64)), piece.y(low[row, span].astype(np.float64))
        self._reached = boxes(left, top, ends, bottom)
        here, earlier = middle[row, span], before[row, span]
        y = piece.y(np.nan_to_num(here).astype(np.float64))
        self._level = boxes(left - 1, y - 1, ends + 1, y + 1)
        y_before = np.where(np.isnan(earlier), y, piece.y(np.nan_to_num(earlier).astype(np.float64)))
        self._upright = boxes(left - 1, np.minimum(y, y_before), left + 1, np.maximum(y, y_before))

    def reached(self, row: int) -> Boxes:
        """How far ranges reached."""
        return self._reached[self._rows[row] : self._rows[row + 1]]

    def line(self, row: int) -> Boxes:
        """What was held at the end of each span, as a step line."""
        own = slice(*self._rows[row : row + 2])
        return np.concatenate((self._level[own], self._upright[own]))


@dataclass(frozen=True)
class FarPainter:
    """Paints lanes that have more on them than can be told apart."""

    painter: QPainter
    inks: Inks
    pixels: Pixels

    def paint(self, lane: Lane, levels: Levels, piece: Piece) -> None:
        """Paint what is on a lane, over its ground."""
        per_day = self.pixels.per_day
        level = levels.calm(_NARROWEST / per_day, _CALM / per_day)
        begin, end = self.pixels.days(piece.begin, piece.end)
        first = min(max((begin - level.first) // level.days, 0), level.spans)
        last = min(max(ceil((end - level.first) / level.days), first), level.spans)
        spans = ints(np.arange(first, last + 2))
        # What is held on a day begins at its middle; the last span never ends.
        edges = np.where(spans > level.spans, piece.end, self.pixels.middle(level.first + spans * level.days))
        colours = self.inks.lines(lane)
        self._red_lines(level, edges, slice(first, last + 1), piece)
        self._held(levels, level, colours, edges, slice(first, last + 1), piece)
        self._density(levels, colours, piece)

    def _red_lines(self, level: Level, edges: Ints, spans: slice, piece: Piece) -> None:
        """How far out the bounds of each party lay."""
        red = level.red_lines
        for bounds, pole in ((red.low[:, spans], 0.0), (red.high[:, spans], 100.0)):
            at, span = np.nonzero(np.isfinite(bounds) & (bounds != pole))
            y = piece.y(bounds[at, span].astype(np.float64))
            made = boxes(edges[span], y, edges[span + 1], y + 1)
            fill(self.painter, made, self.inks.faint(self.inks.theme.red_line))

    def _held(
        self, levels: Levels, level: Level, colours: list[QColor], edges: Ints, spans: slice, piece: Piece
    ) -> None:
        """How far ranges reached, and as a step line what was held at the end of each span."""
        runs = _Runs(level, edges, spans, piece)
        inks = [self.inks.theme.muted if drawn.line == REST else colours[drawn.line] for drawn in levels.drawn]
        inks = [self.inks.faint(ink) if drawn.broken else ink for ink, drawn in zip(inks, levels.drawn, strict=True)]
        for row, ink in enumerate(inks):
            fill(self.painter, runs.reached(row), self._wash(ink, len(inks)))
        for row, drawn in enumerate(levels.drawn):
            if drawn.line != REST:
                fill(self.painter, runs.line(row), inks[row])

    def _wash(self, ink: QColor, among: int) -> QColor:
        """Two washes are seen through each other; more would only be mud, and lie upon each other."""
        if among > 2:
            return self.inks.thinned(ink, _REACHED)
        wash = QColor(ink)
        wash.setAlphaF(_REACHED)
        return wash

    def _density(self, levels: Levels, colours: list[QColor], piece: Piece) -> None:
        """A row for each group along the bottom of the lane, the stronger the more was said."""
        level = levels.at(_CALM / self.pixels.per_day)
        inks = [*(colours[line] for line in levels.groups), self.inks.theme.muted]
        palette = np.array([self.inks.ramp(ink, _DENSITY) for ink in inks], np.uint32)
        begin, end = self.pixels.days(piece.begin, piece.end)
        first = min(max((begin - level.first) // level.days, 0), level.spans)
        last = min(max(ceil((end - level.first) / level.days), first), level.spans)
        edges = np.clip(self.pixels.at(level.first + np.arange(first, last + 1) * level.days), piece.begin, piece.end)
        strength = np.ceil(level.shares[:, first:last] * (len(_DENSITY) - 1)).astype(np.intp)
        wide = np.repeat(strength, np.diff(edges), axis=1)
        if not wide.shape[1]:
            return
        height = max(int((LANE_PADDING - 1) // len(inks)), 1)
        picture = np.repeat(np.take_along_axis(palette, wide, axis=1), height, axis=0)
        image = QImage(
            picture.data, picture.shape[1], picture.shape[0], 4 * picture.shape[1], QImage.Format.Format_RGB32
        )
        self.painter.drawImage(QPoint(int(edges[0]), piece.bottom - 1 - picture.shape[0]), image)
