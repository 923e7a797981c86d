"""Where things lie on the timeline, in pixels of the viewport."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from PySide6.QtCore import QRectF

LANE_PADDING = 9.0
"""Room inside a lane above 100 and below 0, so that marks at the poles are whole."""

HEADER = 74.0
FOOTER = 78.0
SPACING = 14.0
EDGE = 12.0

_PINNED_SHARE = 0.6
"""How much of the region pinned lanes may take; those that do not fit scroll with the others."""

_GRIP = 4.0


@dataclass(frozen=True)
class Geometry:
    """The regions of the viewport. `scroll` is how far the lanes are scrolled up.

    `heights` are those of all lanes, without spacing; the first `pinned` of them stay on top.
    """

    width: float
    height: float
    scroll: float
    heights: tuple[int, ...]
    pinned: int = 0

    @cached_property
    def title_width(self) -> float:
        """The column of titles and gaps, in whole pixels as all places of lanes are."""
        return float(round(min(196.0, max(132.0, self.width * 0.16))))

    @cached_property
    def option_width(self) -> float:
        """The column of named options, right beside the lanes."""
        return float(round(min(176.0, max(96.0, self.width * 0.145))))

    @cached_property
    def left(self) -> float:
        """Where the lanes begin."""
        return EDGE + self.title_width + self.option_width

    @cached_property
    def right(self) -> float:
        """Where the lanes end."""
        return self.width - EDGE - 2

    @cached_property
    def lanes(self) -> QRectF:
        """The region in which lanes are shown, pinned ones too."""
        return QRectF(0, HEADER, self.width, max(self.height - HEADER - FOOTER, 0))

    @cached_property
    def scrolling(self) -> QRectF:
        """The region in which lanes scroll, below those that are pinned."""
        return self.lanes.adjusted(0, self._tops[self.fixed], 0, 0)

    @property
    def content_height(self) -> float:
        """The height of all lanes together."""
        return self._tops[-1] + SPACING / 2

    @cached_property
    def fixed(self) -> int:
        """How many lanes stay on top: those of the pinned ones that have room."""
        room = self.lanes.height() * _PINNED_SHARE
        return min(self.pinned, bisect_right(self._tops, room) - 1)

    def top(self, index: int) -> float:
        """Where the box of a lane begins, which may lie outside the visible region."""
        return HEADER - (0.0 if index < self.fixed else self.scroll) + self._tops[index] + SPACING / 2

    def lane(self, index: int) -> QRectF:
        """The box of a lane."""
        return QRectF(self.left, self.top(index), self.right - self.left, self.heights[index])

    def title(self, index: int) -> QRectF:
        """The place of a lane's title and gap."""
        box = self.lane(index)
        return QRectF(EDGE, box.top(), self.title_width, box.height())

    def region(self, index: int) -> QRectF:
        """The region outside which a lane is not seen: that in which it scrolls, or the place where it stays."""
        if index >= self.fixed:
            return self.scrolling
        return QRectF(0, HEADER + self._tops[index], self.width, self._tops[index + 1] - self._tops[index])

    @cached_property
    def _visible(self) -> range | tuple[int, ...]:
        first = bisect_right(self._tops, self.scroll + self._tops[self.fixed]) - 1
        last = bisect_right(self._tops, self.scroll + self.lanes.height())
        scrolled = range(max(first, self.fixed), min(last, len(self.heights)))
        return (*range(self.fixed), *scrolled) if self.fixed else scrolled

    def visible(self) -> range | tuple[int, ...]:
        """The lanes that are at least partly visible, from above."""
        return self._visible

    def lane_at(self, y: float) -> int | None:
        """The lane at a height, its spacing below included; None outside all lanes."""
        if not self.lanes.top() <= y < self.lanes.bottom():
            return None
        inside = y - HEADER
        inside += 0 if inside < self._tops[self.fixed] else self.scroll
        index = bisect_right(self._tops, inside) - 1
        return index if index < len(self.heights) else None

    def edge_at(self, y: float) -> int | None:
        """The lane whose lower edge is near enough to a height to be dragged by it."""
        near = (self.lane_at(y - _GRIP), self.lane_at(y + _GRIP))
        return next((one for one in near if one is not None and abs(self.lane(one).bottom() - y) <= _GRIP), None)

    @cached_property
    def _tops(self) -> list[float]:
        return [0.0, *accumulate(height + SPACING for height in self.heights)]
