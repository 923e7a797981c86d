"""Which rows of equal height are where in a scrolled viewport."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

SPACING = 4.0
"""Between two rows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows below a header that does not scroll; all in pixels."""

    rows: int
    row_height: float
    header: float
    width: float
    scrolled: float = 0.0

    @property
    def pitch(self) -> float:
        """From the top of a row to that of the next."""
        return self.row_height + SPACING

    @property
    def content(self) -> float:
        """The height of all rows."""
        return self.rows * self.pitch

    def area(self, row: int) -> QRectF:
        """Where a row is in the viewport."""
        return QRectF(0, self.header + row * self.pitch - self.scrolled, self.width, self.row_height)

    def row_at(self, y: float) -> int | None:
        """The row at a height of the viewport, None on the header, between rows and below the last one."""
        place, within = divmod(y - self.header + self.scrolled, self.pitch)
        found = int(place)
        return found if y >= self.header and 0 <= found < self.rows and within < self.row_height else None

    def visible(self, top: float, bottom: float) -> range:
        """The rows that reach into this part of the viewport."""
        first = int((max(top, self.header) - self.header + self.scrolled) // self.pitch)
        last = int((bottom - self.header + self.scrolled) // self.pitch)
        return range(max(0, first), min(self.rows, last + 1))

    def scroll_to(self, row: int, visible: float) -> float:
        """How far to scroll so that a row is wholly in a viewport of this height, as little as possible."""
        top = row * self.pitch
        least = top + self.row_height + SPACING - (visible - self.header)
        return max(least, min(self.scrolled, top)) if top >= least else top
