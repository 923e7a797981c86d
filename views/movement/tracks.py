"""The marks of one party on the scale of a row, as shapes: band, dots, arrow, red bars."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from views.movement.columns import Column
from views.movement.rows import Line, Stand

RADIUS = 4.5
"""Of a dot."""

HATCH = 9.0
"""How far the hatching beyond a red bar reaches."""

_BAND = 10.0
_BAR = 2.0
_REACH = 3.0


@dataclass(frozen=True, slots=True)
class Bar:
    """An end of a red line at `at`; what lies beyond it, `hatched`, the party says it will not accept."""

    at: QRectF
    hatched: QRectF


@dataclass(frozen=True, slots=True)
class Track:
    """What is drawn for one line; None where there is no such mark. `unstated` is where the words go instead."""

    band: QRectF | None
    dashed: bool
    filled: QPointF | None
    hollow: QPointF | None
    arrow: tuple[QPointF, QPointF] | None
    bars: tuple[Bar, ...]
    unstated: QPointF | None


def x_of(scale: Column, value: float) -> float:
    """Where a value of 0–100 stands in the column, with room for a dot at either end."""
    return scale.left + RADIUS + (scale.width - 2 * RADIUS) * value / 100


def track(line: Line, scale: Column, middle: float, pitch: float) -> Track:
    """The shapes of a line whose track runs at `middle`, `pitch` from the next."""
    bars = tuple(_bars(line.red_line, scale, middle, pitch)) if line.red_line is not None else ()
    filled = _centre(line.new, scale, middle)
    hollow = _centre(line.old, scale, middle)
    return Track(
        band=_band(line.new, scale, middle),
        dashed=line.new is not None and line.new.conditional,
        filled=filled,
        hollow=None if filled == hollow else hollow,
        arrow=_arrow(hollow, filled),
        bars=bars,
        unstated=_unstated(bars, scale, middle) if filled is None and hollow is None else None,
    )


def dot_area(at: QPointF) -> QRectF:
    """The square in which a dot is pointed at."""
    reach = RADIUS + 2
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)


def _centre(stand: Stand | None, scale: Column, middle: float) -> QPointF | None:
    return None if stand is None else QPointF(x_of(scale, stand.centre), middle)


def _band(stand: Stand | None, scale: Column, middle: float) -> QRectF | None:
    if stand is None or stand.low == stand.high:
        return None
    left, right = x_of(scale, stand.low), x_of(scale, stand.high)
    return QRectF(left, middle - _BAND / 2, right - left, _BAND)


def _arrow(start: QPointF | None, end: QPointF | None) -> tuple[QPointF, QPointF] | None:
    """From the rim of the hollow dot to that of the filled one; none where they are too near to show it."""
    if start is None or end is None or abs(end.x() - start.x()) < 2 * RADIUS + 3:
        return None
    way = RADIUS if end.x() > start.x() else -RADIUS
    return QPointF(start.x() + way, start.y()), QPointF(end.x() - way, end.y())


def _bars(line: Stand, scale: Column, middle: float, pitch: float) -> list[Bar]:
    """A bar at each end that leaves something of the scale outside."""
    top, height = middle - pitch / 2 + 1, pitch - 2
    ends = [(line.low, -1.0)] if line.low > 0 else []
    ends += [(line.high, 1.0)] if line.high < 100 else []
    bars = []
    for value, outward in ends:
        x = x_of(scale, value)
        at = QRectF(x - _BAR / 2, top - _REACH, _BAR, height + 2 * _REACH)
        bars.append(Bar(at, QRectF(x if outward > 0 else x - HATCH, top, HATCH, height)))
    return bars


def _unstated(bars: tuple[Bar, ...], scale: Column, middle: float) -> QPointF:
    taken = [bar.hatched.right() + 4 for bar in bars if bar.at.left() < scale.left + scale.width / 3]
    return QPointF(max([scale.left + RADIUS + 4, *taken]), middle)
