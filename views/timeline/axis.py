"""The axis of days that all lanes share: what is visible, zooming, panning, and where its marks stand."""

from dataclasses import dataclass
from datetime import date
from math import floor

from models.snapshot import to_date, to_day
from views.labels import MONTHS

_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_NARROWEST = 3.0
_WIDEST = 366.0 * 400
_LABEL_WIDTH = 62
_EARLIEST = to_day(date.min) + 1.0
_LATEST = to_day(date.max) - 1.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: its day and its label."""

    day: int
    label: str


class Axis:
    """Which days are visible between two horizontal pixels. Days are days since 1970; a day spans [day, day + 1)."""

    def __init__(self) -> None:
        self.first = 0.0
        self.span = 60.0
        self.left = 0.0
        self.width = 100.0

    def place(self, left: float, width: float) -> None:
        """Say between which pixels the axis lies."""
        self.left, self.width = left, max(width, 1.0)

    def show(self, first: float, last: float) -> None:
        """Make the days from first to last visible."""
        self.span = min(max(last - first, _NARROWEST), _WIDEST)
        self.start_at(first)

    def start_at(self, first: float) -> None:
        """Let the visible span begin here, or as near as the calendar goes."""
        self.first = min(max(first, _EARLIEST), _LATEST - self.span)

    def stay_near(self, first: float, last: float) -> None:
        """Keep some of the days from first to last in view, and not less than a tenth of the width for them."""
        self.span = min(self.span, max((last - first) * 10, 60.0))
        room = min(self.span, last - first) * 0.1
        self.first = min(max(self.first, first + room - self.span), last - room)

    def x(self, day: float) -> float:
        """The pixel of a moment, in days."""
        return self.left + (day - self.first) / self.span * self.width

    def middle(self, day: float) -> float:
        """The pixel of the middle of a day, where things said on that day are drawn."""
        return self.x(day + 0.5)

    def day(self, x: float) -> float:
        """The moment at a pixel, in days."""
        return self.first + (x - self.left) / self.width * self.span

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show a span `factor` times as long, keeping the day under pixel `x` (or the middle) where it is."""
        anchor = self.day(self.left + self.width / 2 if x is None else x)
        share = (anchor - self.first) / self.span
        self.span = min(max(self.span * factor, _NARROWEST), _WIDEST)
        self.start_at(anchor - share * self.span)

    def pan(self, days: float) -> None:
        """Move later by a number of days, earlier by a negative one."""
        self.start_at(self.first + days)

    def ticks(self) -> list[Tick]:
        """The marks that are in view."""
        per_day = self.width / self.span
        found = ticks(self.first - 0.5, self.first + self.span, per_day)
        return [tick for tick in found if self.first <= tick.day + 0.5 <= self.first + self.span]

    def year_words(self) -> str:
        """The year in which the view begins; "" where the marks are years themselves."""
        return "" if _month_step(self.width / self.span) >= 12 else str(to_date(floor(self.first)).year)


def ticks(first: float, last: float, per_day: float) -> list[Tick]:
    """Marks between two moments that have room for their labels where a day is so many pixels wide.

    The same days are marked wherever the view stands; the first one of each year names it.
    """
    start, end = max(floor(first), int(_EARLIEST)), min(floor(last), int(_LATEST))
    step = _month_step(per_day)
    if step:
        return [Tick(day, _month_label(to_date(day))) for day in _month_starts(to_date(start), to_date(end), step)]
    step = next(step for step in _STEPS if per_day * step >= _LABEL_WIDTH)
    # Weeks begin on the Tuesday on which talks often did: any fixed day will do, as long as it stays.
    begin = start - (start + 2) % step if step >= 7 else start - start % step
    return [Tick(day, _day_label(day, step)) for day in range(max(begin, int(_EARLIEST)), end + 1, step)]


def _month_step(per_day: float) -> int:
    """How many months lie between marks, 0 where days are marked."""
    if per_day * _STEPS[-1] >= _LABEL_WIDTH:
        return 0
    return next((step for step in _MONTH_STEPS if per_day * 30 * step >= _LABEL_WIDTH), _MONTH_STEPS[-1])


def _month_starts(first: date, last: date, step: int) -> list[int]:
    index = (first.year * 12 + first.month - 1) // step * step
    found: list[int] = []
    while index <= last.year * 12 + last.month - 1 and len(found) < 1000:
        year, month = divmod(index, 12)
        if year >= 1:
            found.append(to_day(date(year, month + 1, 1)))
        index += step
    return found


def _month_label(when: date) -> str:
    return str(when.year) if when.month == 1 else MONTHS[when.month - 1]


def _day_label(day: int, step: int) -> str:
    when = to_date(day)
    words = f"{when.day} {MONTHS[when.month - 1]}"
    names_year = when.timetuple().tm_yday <= step
    return f"{words} {when.year}" if names_year else words


def whole_days(first: int, last: int) -> tuple[float, float]:
    """The span that shows all days from first to last with some room at both ends."""
    room = max((last - first) * 0.025, 1.0)
    return first - room, last + 1 + room
