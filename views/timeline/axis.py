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
        """Marks that have room for their labels. The first visible one and each first of a year name the year."""
        days = self._marked_days()
        found: list[Tick] = []
        year = None
        for day in days:
            if self.first <= day + 0.5 <= self.first + self.span:
                when = to_date(day)
                found.append(Tick(day, _label(when, names_year=when.year != year, by_month=self._by_month())))
                year = when.year
        return found

    def _by_month(self) -> bool:
        return self.width / self.span * _STEPS[-1] < _LABEL_WIDTH

    def _marked_days(self) -> list[int]:
        per_day = self.width / self.span
        first, last = floor(self.first), floor(self.first + self.span)
        if not self._by_month():
            step = next(step for step in _STEPS if per_day * step >= _LABEL_WIDTH)
            # Weeks begin on the Tuesday on which talks often did: any fixed day will do, as long as it stays.
            start = first - (first + 2) % step if step >= 7 else first - first % step
            return list(range(start, last + 1, step))
        months = next((step for step in _MONTH_STEPS if per_day * 30 * step >= _LABEL_WIDTH), _MONTH_STEPS[-1])
        return _month_starts(to_date(first), to_date(last), months)


def _month_starts(first: date, last: date, step: int) -> list[int]:
    index = (first.year * 12 + first.month - 1) // step * step
    found: list[int] = []
    while index <= last.year * 12 + last.month - 1 and len(found) < 1000:
        year, month = divmod(index, 12)
        if year >= 1:
            found.append(to_day(date(year, month + 1, 1)))
        index += step
    return found


def _label(when: date, *, names_year: bool, by_month: bool) -> str:
    month = MONTHS[when.month - 1]
    if by_month:
        return str(when.year) if when.month == 1 else f"{month} {when.year}" if names_year else month
    return f"{when.day} {month} {when.year}" if names_year else f"{when.day} {month}"


def whole_days(first: int, last: int) -> tuple[float, float]:
    """The span that shows all days from first to last with some room at both ends."""
    room = max((last - first) * 0.025, 1.0)
    return first - room, last + 1 + room
