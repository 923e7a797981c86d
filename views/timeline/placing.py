"""Where a card is put beside the thing it is about."""

from PySide6.QtCore import QRect, QSize

_BESIDE = 10


def place_beside(about: QRect, size: QSize, within: QRect) -> QRect:
    """Where a card of a size goes: inside an area and clear of what it is about.

    Below if there is room, else above, else at the right or left. Where there is none at all, it is cut down to what
    the roomiest side leaves, so that it still covers nothing of what it is about.
    """
    wanted = size.boundedTo(within.size())
    seen = about & within
    if seen.isEmpty():
        return QRect(within.topLeft(), wanted)
    room = _sides(seen, within)
    fitting = next((side for side in room if _fits(wanted, side)), None)
    side = max(room, key=lambda one: _area(wanted, one)) if fitting is None else fitting
    fitted = wanted.boundedTo(side.size())
    return QRect(_left(seen, fitted, side), _top(seen, fitted, side), fitted.width(), fitted.height())


def _sides(about: QRect, within: QRect) -> tuple[QRect, QRect, QRect, QRect]:
    grown = about.adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE)
    below, above, right, left = QRect(within), QRect(within), QRect(within), QRect(within)
    below.setTop(grown.bottom() + 1)
    above.setBottom(grown.top() - 1)
    right.setLeft(grown.right() + 1)
    left.setRight(grown.left() - 1)
    return below, above, right, left


def _fits(size: QSize, side: QRect) -> bool:
    return side.width() >= size.width() and side.height() >= size.height()


def _area(size: QSize, side: QRect) -> int:
    return max(min(size.width(), side.width()), 0) * max(min(size.height(), side.height()), 0)


def _left(about: QRect, size: QSize, side: QRect) -> int:
    if side.right() < about.left():
        return side.right() + 1 - size.width()
    return min(max(about.left(), side.left()), side.right() + 1 - size.width())


def _top(about: QRect, size: QSize, side: QRect) -> int:
    if side.bottom() < about.top():
        return side.bottom() + 1 - size.height()
    return min(max(about.top(), side.top()), side.bottom() + 1 - size.height())
