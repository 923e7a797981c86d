"""The text that a date is kept as: a subset of the Extended Date/Time Format (ISO 8601-2, EDTF levels 0 and 1).

| text                                          | what it says                                    |
| --------------------------------------------- | ----------------------------------------------- |
| `2022-03-29`, `2022-03`, `2022`               | that day, a day of that month, of that year     |
| `2022-03-14/2022-03-17`                       | one day from the first to the last, inclusive   |
| `../2022-03-28`                               | on that day or before                           |
| `2022-03-30/..`                               | on that day or after                            |
| `~`, `?`, `%` after each date that stands     | approximate, uncertain, both                    |

Years have four digits and run from 0001 to 9999. Where EDTF means an interval as a stretch of time, a date of ours is a
single day within it. Left out: times, seasons, years beyond four digits, digits not known (`2022-XX`), ends not known
(`2022-03-30/`), marks that differ between the two ends.

One moment has one canonical text (`Moment.edtf`): a whole month or year by its name, all else by its days. Reading also
takes months and years as ends, such as `2022-03/2022-05`.
"""

import re
from datetime import date

from models.dates.moment import Moment
from models.dates.spans import Span, month
from models.errors import UserError

_DATE = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_END = rf"(?:{_DATE}[~?%]?|\.\.)"
_TEXT = re.compile(rf"{_END}/{_END}|{_DATE}[~?%]?")
_MARKS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}


def is_edtf(text: str) -> bool:
    """Whether a text has the form of the subset, whatever its figures."""
    return _TEXT.fullmatch(text) is not None


def read_edtf(text: str) -> Moment:
    """The moment that a text of the subset stands for; anything else is refused with a sentence."""
    if not is_edtf(text):
        raise UserError(f"“{text[:40]}” is no date as dossiers keep it, such as 2022-03 or 2022-03-14/2022-03-17.")
    ends = [end for end in text.split("/") if end != ".."]
    marks = {end.lstrip("0123456789-") for end in ends}
    if not ends:
        raise UserError("A date that is open at both ends says nothing: give at least one day.")
    if len(marks) > 1:
        raise UserError(f"The two ends of “{text}” are marked differently: mark both or none.")
    spans = [_span(end.rstrip("~?%")) for end in ends]
    first = None if text.startswith("..") else spans[0].first
    last = None if text.endswith("..") else spans[-1].last
    if first is not None and last is not None and first > last:
        raise UserError(f"The date runs backwards: {first} is after {last}.")
    return Moment(first, last, *_MARKS[marks.pop()])


def _span(text: str) -> Span:
    year, number, day = (int(figure) for figure in [*text.split("-"), "1", "1"][:3])
    try:
        named = date(year, number, day)
    except ValueError:
        raise UserError(f"There is no such date as {text}.") from None
    if len(text) == 10:
        return Span(named, named)
    return month(year, number) if len(text) == 7 else Span(named, date(year, 12, 31))
