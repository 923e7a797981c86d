"""Days from a first to a last one, and which of them people call by a name: a month, its middle, a year."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

Third: TypeAlias = Literal["early", "mid", "late"]
"""A part of a month: the 1st to the 10th, the 11th to the 20th, the 21st to the last day."""

THIRDS: tuple[Third, ...] = ("early", "mid", "late")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both inclusive."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last

    @property
    def is_months(self) -> bool:
        """Whether it is one whole month or several."""
        return self.first.day == 1 and self.last == month_end(self.last.year, self.last.month)

    @property
    def is_years(self) -> bool:
        """Whether it is one whole year or several."""
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)

    @property
    def third(self) -> Third | None:
        """Which part of a month it is, if it is one."""
        found = (third_of_month(self.first.year, self.first.month, third) for third in THIRDS)
        return next((third for third, span in zip(THIRDS, found, strict=True) if span == self), None)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def month(year: int, number: int) -> Span:
    """The days of a month."""
    return Span(date(year, number, 1), month_end(year, number))


def third_of_month(year: int, number: int, third: Third) -> Span:
    """The days of a part of a month."""
    first = date(year, number, 1 + 10 * THIRDS.index(third))
    return Span(first, month_end(year, number) if third == "late" else first + timedelta(days=9))


def moved(day: date, days: int) -> date:
    """A day so many days later, but never outside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
