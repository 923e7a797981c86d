"""Dates in plain English, as people say them. What is said here can be typed, and is read as the same moment."""

from datetime import date

from models.dates.moment import Moment
from models.dates.spans import Span, Third, moved

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def words(moment: Moment) -> str:
    """A moment in words: “29 March 2022”, “before 29 March 2022”, “mid-March 2022 (11–20 March)”.

    In brackets stand the possible days, wherever they are our reading of what was said.
    """
    possible = _possible(moment)
    return said(moment) + (f" ({possible})" if possible else "")


def said(moment: Moment) -> str:
    """A moment in words without our reading of it, as people would type it: mid-March 2022."""
    about = "about " if moment.approximate else ""
    days = _open_words(moment, about) if moment.span is None else _span_words(moment.span, about)
    return ("perhaps " if moment.uncertain else "") + days


def day_words(day: date, *, year: bool = True) -> str:
    """A day with its month in full: 29 March 2022, or 29 March."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}" + (f" {day.year:04}" if year else "")


def third_words(third: Third, month: str) -> str:
    """A part of a month: early March, mid-March."""
    return f"{third}{'-' if third == 'mid' else ' '}{month}"


def from_to_words(first: date, last: date, *, year: bool = True) -> str:
    """The first and the last day of several: 14–17 March 2022, 28 March – 3 April; a single day by itself."""
    if first == last:
        return day_words(last, year=year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last, year=year)}"
    return f"{day_words(first, year=year and first.year != last.year)} – {day_words(last, year=year)}"


def span_words(span: Span) -> str:
    """A span in words: 29 March 2022, March 2022, between 14 and 17 March 2022."""
    return _span_words(span, "")


def _open_words(moment: Moment, about: str) -> str:
    if moment.last is not None:
        if moment.last == date.max:
            return f"by {about}{day_words(moment.last)}"
        return f"before {about}{day_words(moved(moment.last, 1))}"
    first = moment.first or date.min
    return f"from {about}{day_words(first)}" if first == date.min else f"after {about}{day_words(moved(first, -1))}"


def _span_words(span: Span, about: str) -> str:
    if span.is_day:
        return about + day_words(span.last)
    if span.third is not None:
        return about + third_words(span.third, _month_words(span.last))
    if span.is_months:
        return about + _months_words(span)
    start, end = _pair(span)
    if moved(span.first, 1) == span.last:
        return f"{about}{start} or {end}"
    return f"between {about}{start} and {end}"


def _months_words(span: Span) -> str:
    first, last = span.first, span.last
    if span.is_years:
        return f"{last.year:04}" if first.year == last.year else f"{first.year:04} to {last.year:04}"
    if first.year != last.year:
        return f"{_month_words(first)} to {_month_words(last)}"
    start = "" if first.month == last.month else f"{MONTH_NAMES[first.month - 1]} to "
    return start + _month_words(last)


def _month_words(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year:04}"


def _pair(span: Span) -> tuple[str, str]:
    first, last = span.first, span.last
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day), day_words(last)
    return day_words(first, year=first.year != last.year), day_words(last)


def _possible(moment: Moment) -> str:
    span = moment.span
    if not moment.approximate and (span is None or span.third is None):
        return ""
    named = {day.year for day in (moment.first, moment.last) if day is not None}
    possible = [day for day in (moment.earliest, moment.latest) if day is not None]
    year = len(named.union(day.year for day in possible)) > 1
    if span is None:
        return f"{day_words(possible[0], year=year)} at the {'earliest' if moment.last is None else 'latest'}"
    return from_to_words(*possible, year=year)
