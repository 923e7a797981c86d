"""What the keys do to a range on a scale."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from models.scales.points import Range

_DIRECTIONS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 1,
    Qt.Key.Key_PageDown: -1,
}
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def after_key(event: QKeyEvent, stance: Range | None, stops: Sequence[float]) -> Range | None:
    """The range after a key, None for a key that says nothing about it. `stops` are the named points, ascending.

    Up and Down move it by one, the Page keys make it the next named point. With Shift they widen it on that side;
    with Control and Shift they narrow it from the other one.
    """
    direction = _DIRECTIONS.get(Qt.Key(event.key()))
    modifiers = event.modifiers() & (_SHIFT | _CONTROL | Qt.KeyboardModifier.AltModifier)
    if direction is None or modifiers not in (Qt.KeyboardModifier.NoModifier, _SHIFT, _SHIFT | _CONTROL):
        return None
    by_stops = event.key() in _PAGES
    if stance is None:
        return _first(direction, stops if by_stops else ())
    if modifiers == Qt.KeyboardModifier.NoModifier:
        return _moved(stance, direction, stops) if by_stops else _shifted(stance, direction)
    upper = (direction > 0) is (modifiers == _SHIFT)
    end = stance[1] if upper else stance[0]
    new = _next_stop(end, direction, stops) if by_stops else min(max(end + direction, 0.0), 100.0)
    low, high = (stance[0], new) if upper else (new, stance[1])
    return (low, high) if low <= high else stance


def _first(direction: int, stops: Sequence[float]) -> Range:
    ends = (stops[0], stops[-1]) if stops else (0.0, 100.0)
    value = ends[0] if direction > 0 else ends[1]
    return value, value


def _shifted(stance: Range, direction: int) -> Range:
    low, high = stance
    by = max(-low, -1.0) if direction < 0 else min(100 - high, 1.0)
    return low + by, high + by


def _moved(stance: Range, direction: int, stops: Sequence[float]) -> Range:
    value = _next_stop(stance[1] if direction > 0 else stance[0], direction, stops)
    return value, value


def _next_stop(value: float, direction: int, stops: Sequence[float]) -> float:
    onward = [stop for stop in stops if (stop > value if direction > 0 else stop < value)]
    if not onward:
        return 100.0 if direction > 0 else 0.0
    return min(onward) if direction > 0 else max(onward)
