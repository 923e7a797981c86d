"""A date of which a part may be missing, such as “14 March” or “17”, and how it is completed."""

import re
from dataclasses import dataclass, replace
from datetime import date

from models.dates.spans import THIRDS, Span, Third, month, moved, third_of_month
from models.dates.vocabulary import DAYS_AGO, FILLERS, MONTHS
from models.dates.words import MONTH_NAMES, third_words
from models.errors import UserError

_WORDS = re.compile(r"[0-9]+|[^\W\d_]+|[^\s.,]")
_SHAPES = frozenset(["dmy", "mdy", "ymd", "ydm", "my", "ym", "y", "dm", "md", "m", "d", "dy", "tmy", "tm", "ty"])
"""The orders in which d(ay), m(onth), y(ear) and t(hird of a month) may stand; a single `d` is completed in a range."""
_SHORT_YEARS = frozenset({"dmd", "mdd"})

_YEAR_FIRST = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?|[./]([0-9]{1,2})[./]([0-9]{1,2}))")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})\.)?([0-9]{1,2})[./-]([0-9]{4})\.?|([0-9]{1,2})\.([0-9]{1,2})\.?")
_SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")
_YEAR_WORD = re.compile(r"(?<=[0-9]) ?(?:року|рік|р|года|год|г)\.?$")


@dataclass(frozen=True, slots=True)
class Part:
    """What was said of a date; None where it was not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    third: Third | None = None


def read_part(text: str, today: date | None) -> Part | None:
    """The date, or part of one, that a text is; None where it is nothing of the kind."""
    text = _YEAR_WORD.sub("", text)
    return _from_today(text, today) or _in_figures(text) or _in_words(text)


def joined(first: Part, last: Part) -> tuple[Part, Part] | None:
    """Both ends of a range, each with what only the other says; None where they are no ends of one range."""
    low, high = _with(first, last), _with(last, first)
    return None if (low.month is None) != (high.month is None) else (low, high)


def days(part: Part, year: int | None) -> Span:
    """The days that a part names, in the given year where it says none; refused while something is missing."""
    if part.month is None and part.day is not None:
        raise UserError("Write the month and the year too, such as 14 March 2022.")
    if part.month is None and part.third is not None:
        raise UserError("“Early”, “mid” and “late” go with a month. Of a year, write the months: March to May 2022.")
    found = part.year if part.year is not None else year
    if found is None:
        raise UserError(f"Write the year too: “{_named(part)}” can be in any year.")
    if not date.min.year <= found <= date.max.year:
        raise UserError("Years run from 0001 to 9999.")
    return _span(found, part)


def _with(part: Part, other: Part) -> Part:
    number = other.month if part.month is None and part.day is not None else part.month
    return replace(part, month=number, year=other.year if part.year is None else part.year)


def _span(year: int, part: Part) -> Span:
    if part.month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    if not 1 <= part.month <= 12:
        raise UserError(f"There is no month {part.month}.")
    if part.third is not None:
        return third_of_month(year, part.month, part.third)
    whole = month(year, part.month)
    if part.day is None:
        return whole
    if not 1 <= part.day <= whole.last.day:
        raise UserError(f"There is no {_named(part)} {year:04}.")
    return Span(date(year, part.month, part.day), date(year, part.month, part.day))


def _named(part: Part) -> str:
    number = part.month or 0
    name = MONTH_NAMES[number - 1] if 1 <= number <= 12 else f"month {number}"
    if part.third is not None:
        return third_words(part.third, name)
    return name if part.day is None else f"{part.day} {name}"


def _from_today(text: str, today: date | None) -> Part | None:
    ago = DAYS_AGO.get(text)
    if ago is None:
        return None
    if today is None:
        raise UserError(f"“{text.capitalize()}” depends on when it is read. Write the day, such as 29 March 2022.")
    day = moved(today, -ago)
    return Part(day.year, day.month, day.day)


def _in_figures(text: str) -> Part | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _part(found[1], found[2] or found[4], found[3] or found[5])
    if found := _YEAR_LAST.fullmatch(text):
        return _part(found[3], found[2] or found[5], found[1] or found[4])
    if found := _SLASHED.fullmatch(text):
        return _slashed(*(int(figure) for figure in found.groups()))
    if _SHORT_YEAR.fullmatch(text):
        raise UserError("Write the year with four figures, such as 29.03.2022.")
    return None


def _part(year: str | None, number: str | None, day: str | None) -> Part:
    return Part(_figure(year), _figure(number), _figure(day))


def _figure(text: str | None) -> int | None:
    return None if text is None else int(text)


def _slashed(one: int, other: int, year: int) -> Part:
    if one != other and 1 <= one <= 12 and 1 <= other <= 12:
        ways = (f"{day} {MONTH_NAMES[number - 1]} {year:04}" for day, number in ((one, other), (other, one)))
        raise UserError(f"Write {' or '.join(ways)}: the figures can mean either.")
    return Part(year, one, other) if other > 12 >= one else Part(year, other, one)


def _in_words(text: str) -> Part | None:
    said = [word for word in _WORDS.findall(text) if word not in FILLERS]
    shape = "".join(map(_kind, said))
    if shape in _SHORT_YEARS:
        raise UserError("Write the year with four figures, such as 29 March 2022.")
    if shape not in _SHAPES:
        return None
    found = dict(zip(shape, said, strict=True))
    third = next((one for one in THIRDS if one == found.get("t")), None)
    return Part(_figure(found.get("y")), MONTHS.get(found.get("m", "")), _figure(found.get("d")), third)


def _kind(word: str) -> str:
    if word in MONTHS:
        return "m"
    if word in THIRDS:
        return "t"
    return {1: "d", 2: "d", 4: "y"}.get(len(word), "?") if word.isdecimal() else "?"
