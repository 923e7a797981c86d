"""The shape that stands for each act, as `models.words.MARKS` names them, painted in a party's colour."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from models.words import MARKS, Act

_Painter: TypeAlias = Callable[[QPainter, QPointF, float], None]


def draw_mark(painter: QPainter, act: Act, centre: QPointF, radius: float, colour: QColor, ground: QColor) -> None:
    """Paint the mark of an act around a point. `ground` fills hollow marks, so that lines do not show through."""
    draw_shape(painter, MARKS[act], centre, radius, colour, ground)


def draw_shape(painter: QPainter, shape: str, centre: QPointF, radius: float, colour: QColor, ground: QColor) -> None:
    """Paint a shape by its word around a point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hollow = shape in _HOLLOW
    painter.setPen(QPen(colour if hollow else ground, 1.6 if hollow else 1.0))
    painter.setBrush(QBrush(ground if hollow else colour))
    if shape in _LINES:
        painter.setPen(QPen(colour, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    _PAINTERS[shape](painter, centre, radius)
    painter.restore()


def _polygon(*points: tuple[float, float]) -> _Painter:
    def paint(painter: QPainter, centre: QPointF, radius: float) -> None:
        painter.drawPolygon(QPolygonF([centre + QPointF(x, y) * radius for x, y in points]))

    return paint


def _round(share: float) -> _Painter:
    def paint(painter: QPainter, centre: QPointF, radius: float) -> None:
        painter.drawEllipse(centre, radius * share, radius * share)

    return paint


def _strokes(*lines: tuple[float, float, float, float]) -> _Painter:
    def paint(painter: QPainter, centre: QPointF, radius: float) -> None:
        for x1, y1, x2, y2 in lines:
            painter.drawLine(centre + QPointF(x1, y1) * radius, centre + QPointF(x2, y2) * radius)

    return paint


def _struck_ring(painter: QPainter, centre: QPointF, radius: float) -> None:
    _round(0.9)(painter, centre, radius)
    _strokes((-0.65, 0.65, 0.65, -0.65))(painter, centre, radius)


def _bar(painter: QPainter, centre: QPointF, radius: float) -> None:
    painter.drawRect(QRectF(centre.x() - radius * 0.4, centre.y() - radius * 1.2, radius * 0.8, radius * 2.4))


_HOLLOW = ("ring", "struck ring", "hollow triangle")
_LINES = ("cross", "dash")
_RISING = ((0.0, -1.15), (1.1, 0.8), (-1.1, 0.8))
_FALLING = ((0.0, 1.15), (1.1, -0.8), (-1.1, -0.8))
_PAINTERS: dict[str, _Painter] = {
    "triangle": _polygon(*_RISING),
    "falling triangle": _polygon(*_FALLING),
    "hollow triangle": _polygon(*_FALLING),
    "disc": _round(1.0),
    "ring": _round(0.9),
    "dot": _round(0.55),
    "diamond": _polygon((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "star": _polygon((0, -1.5), (0.5, -0.5), (1.5, 0), (0.5, 0.5), (0, 1.5), (-0.5, 0.5), (-1.5, 0), (-0.5, -0.5)),
    "square": _polygon((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "cross": _strokes((-0.9, -0.9, 0.9, 0.9), (-0.9, 0.9, 0.9, -0.9)),
    "dash": _strokes((-0.9, 0, 0.9, 0)),
    "struck ring": _struck_ring,
    "bar": _bar,
}
