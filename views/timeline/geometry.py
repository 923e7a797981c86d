"""Where things lie on the timeline, in pixels of the viewport."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

LANE_PADDING = 9.0
"""Room inside a lane above 100 and below 0, so that marks at the poles are whole."""

HEADER = 74.0
FOOTER = 78.0
SPACING = 14.0
EDGE = 12.0


@dataclass(frozen=True, slots=True)
class Geometry:
    """The regions of the viewport. `scroll` is how far the lanes are scrolled up; `lane_height` is without spacing."""

    width: float
    height: float
    scroll: float
    lane_height: float
    lane_count: int

    @property
    def title_width(self) -> float:
        """The column of titles and gaps."""
        return min(196.0, max(132.0, self.width * 0.16))

    @property
    def option_width(self) -> float:
        """The column of named options, right beside the lanes."""
        return min(176.0, max(96.0, self.width * 0.145))

    @property
    def left(self) -> float:
        """Where the lanes begin."""
        return EDGE + self.title_width + self.option_width

    @property
    def right(self) -> float:
        """Where the lanes end."""
        return self.width - EDGE - 2

    @property
    def lanes(self) -> QRectF:
        """The region in which lanes scroll."""
        return QRectF(0, HEADER, self.width, max(self.height - HEADER - FOOTER, 0))

    @property
    def content_height(self) -> float:
        """The height of all lanes together."""
        return self.lane_count * (self.lane_height + SPACING) + SPACING / 2

    def lane(self, index: int) -> QRectF:
        """The box of a lane, which may lie outside the visible region."""
        top = HEADER - self.scroll + index * (self.lane_height + SPACING) + SPACING / 2
        return QRectF(self.left, top, self.right - self.left, self.lane_height)

    def title(self, index: int) -> QRectF:
        """The place of a lane's title and gap."""
        box = self.lane(index)
        return QRectF(EDGE, box.top(), self.title_width, box.height())

    def visible(self) -> range:
        """The lanes that are at least partly visible."""
        step = self.lane_height + SPACING
        first = max(int((self.scroll - SPACING) // step), 0)
        last = int((self.scroll + self.lanes.height()) // step) + 1
        return range(first, min(last, self.lane_count))


def value_y(box: QRectF, value: float) -> float:
    """The pixel of a value on the scale: 0 at the bottom, 100 at the top."""
    return box.bottom() - LANE_PADDING - value / 100 * (box.height() - 2 * LANE_PADDING)
