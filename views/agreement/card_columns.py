"""How wide the columns of cards are: the scale takes what is left over."""

from collections.abc import Sequence
from dataclasses import dataclass

from views.movement.columns import GUTTER, MARGIN, Column

LEAST_SCALE = 200.0
_SHARE = 0.3
"""How much of the width the scale keeps as long as other columns can shrink."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How wide a column of words would be without shortening anything, and how far it can shrink; 0 is no column."""

    width: float
    least: float = 0.0


def placed(width: float, title: Wish, after: Sequence[Wish]) -> tuple[Column, Column, tuple[Column, ...]]:
    """The title's column, the scale's, and those after it, for a card of this width.

    Where there is little room the last columns shrink first, then go altogether.
    """
    widths = [title.width, *(one.width for one in after)]
    leasts = [title.least, *(one.least for one in after)]
    for last in reversed(range(len(widths))):
        short = max(LEAST_SCALE, _SHARE * width) - _left_over(width, widths)
        if short > 0:
            widths[last] -= min(short, max(0.0, widths[last] - leasts[last]))
    for last in reversed(range(1, len(widths))):
        if _left_over(width, widths) < LEAST_SCALE:
            widths[last] = 0.0
    scale = max(LEAST_SCALE, _left_over(width, widths))
    return _columns(widths[0], scale, widths[1:])


def _left_over(width: float, widths: Sequence[float]) -> float:
    shown = [one for one in widths if one]
    return width - 2 * MARGIN - sum(shown) - GUTTER * len(shown)


def _columns(title: float, scale: float, after: Sequence[float]) -> tuple[Column, Column, tuple[Column, ...]]:
    left, found = MARGIN, []
    for width in (title, scale, *after):
        found.append(Column(left, width))
        left += width + (GUTTER if width else 0.0)
    return found[0], found[1], tuple(found[2:])
