"""Paints the rows of the movement table from their layouts."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from views.charts.drawing import Hatching
from views.lettering import Lettering
from views.movement.columns import Columns
from views.movement.layout import RowLayout, Text
from views.movement.tracks import RADIUS, Track
from views.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CORNER = 5.0
_HEAD = 6.0
_TICK = 3.5


def paint_header(painter: QPainter, area: QRectF, columns: Columns, letters: Lettering, theme: Theme) -> None:
    """The line of column names."""
    painter.setPen(theme.muted)
    painter.setFont(letters.small)
    named = (
        (columns.title, "Issue", _LEFT),
        (columns.scale, "0", _LEFT),
        (columns.scale, "100", _RIGHT),
        (columns.gap, "Gap", _LEFT),
        (columns.happened, "What happened", _LEFT),
        (columns.notes, "To note", _LEFT),
    )
    for column, words, side in named:
        if column.width:
            place = QRectF(area.left() + column.left, area.top(), column.width, area.height())
            painter.drawText(place, side, words)


class RowPainter:
    """Paints one row after another onto a painter whose origin is the row's corner."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter, self._theme = painter, theme

    def card(self, area: QRectF, *, current: bool, focused: bool) -> None:
        """The ground of a row; the current one has a bar at its left, and a frame while keys go to it."""
        frame = QPen(self._theme.accent, 2) if current and focused else QPen(self._theme.border, 1)
        self._painter.setPen(frame)
        self._painter.setBrush(self._theme.surface)
        self._painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        if current:
            bar = QRectF(area.left() + 1, area.top() + _CORNER, 3, area.height() - 2 * _CORNER)
            self._painter.fillRect(bar, self._theme.accent)

    def row(self, layout: RowLayout, height: float, hovered: int | None, focused: int | None) -> None:
        """Everything on the card; what is hovered is underlined, what is focused also framed."""
        self._axis(layout, height / 2)
        for track, colour in layout.tracks:
            self._track(track, colour)
        for text in layout.texts:
            self._text(text, underlined=text.target is not None and text.target in {hovered, focused})
        if focused is not None:
            self._painter.setPen(QPen(self._theme.accent, 1.5))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QPainterPath()
            for area in layout.targets[focused].areas:
                frame.addRoundedRect(area.adjusted(-2, -1, 2, 1), 3, 3)
            # A dot and its band get one outline.
            frame.setFillRule(Qt.FillRule.WindingFill)
            self._painter.drawPath(frame.simplified())

    def _axis(self, layout: RowLayout, middle: float) -> None:
        self._painter.setPen(QPen(self._theme.border, 1))
        scale = layout.scale
        self._painter.drawLine(QLineF(scale.left + RADIUS, middle, scale.right - RADIUS, middle))
        self._painter.setPen(QPen(self._mixed(), 1))
        for tick in layout.ticks:
            self._painter.drawLine(QLineF(tick, middle - _TICK, tick, middle + _TICK))

    def _mixed(self) -> QColor:
        return self._theme.tint(self._theme.muted, 0.5)

    def _track(self, track: Track, colour: QColor) -> None:
        if track.band is not None:
            pen = QPen(colour, 1.2, Qt.PenStyle.DashLine) if track.dashed else QPen(Qt.PenStyle.NoPen)
            self._painter.setPen(pen)
            self._painter.setBrush(self._theme.tint(colour, 0.24))
            self._painter.drawRoundedRect(track.band, track.band.height() / 2, track.band.height() / 2)
        for bar in track.bars:
            Hatching(bar.hatched, self._theme.red_line).paint(self._painter)
            self._painter.fillRect(bar.at, self._theme.red_line)
        if track.arrow is not None:
            self._arrow(*track.arrow, colour)
        self._dots(track, colour)

    def _arrow(self, start: QPointF, end: QPointF, colour: QColor) -> None:
        way = 1.0 if end.x() > start.x() else -1.0
        neck = QPointF(end.x() - way * _HEAD, end.y())
        self._painter.setPen(QPen(colour, 1.8))
        self._painter.drawLine(start, neck)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawPolygon(QPolygonF([end, neck + QPointF(0, _HEAD / 2), neck - QPointF(0, _HEAD / 2)]))

    def _dots(self, track: Track, colour: QColor) -> None:
        self._painter.setPen(QPen(colour, 1.8))
        if track.hollow is not None:
            self._painter.setBrush(self._theme.surface)
            self._painter.drawEllipse(track.hollow, RADIUS, RADIUS)
            if track.filled is None:
                self._cross(track.hollow)
        if track.filled is not None:
            self._painter.setBrush(colour)
            self._painter.drawEllipse(track.filled, RADIUS, RADIUS)

    def _cross(self, at: QPointF) -> None:
        reach = RADIUS + 2.5
        for slope in (1, -1):
            self._painter.drawLine(at - QPointF(reach, slope * reach), at + QPointF(reach, slope * reach))

    def _text(self, text: Text, *, underlined: bool) -> None:
        font = QFont(text.font)
        font.setUnderline(underlined)
        self._painter.setFont(font)
        self._painter.setPen(text.colour)
        self._painter.drawText(text.area, _LEFT | Qt.TextFlag.TextSingleLine, text.words)
