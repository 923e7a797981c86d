"""The trail of a day that is not known exactly: it grows denser up to the last possible day, where the mark stands."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter

_HEIGHT = 5.0


def paint_trail(painter: QPainter, left: float, right: float, y: float, colour: QColor, within: QRectF) -> None:
    """Paint a trail between two places on the axis, around a height, within an area."""
    begin = max(left, right - within.width())
    trail = QLinearGradient(begin, 0, right, 0)
    for place, strength in ((0.0, 0.08), (1.0, 0.75)):
        ink = QColor(colour)
        ink.setAlphaF(strength)
        trail.setColorAt(place, ink)
    painter.fillRect(QRectF(begin, y - _HEIGHT / 2, right - begin, _HEIGHT) & within, QBrush(trail))
