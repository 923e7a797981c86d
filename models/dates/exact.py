"""Days that have to be known exactly, such as those of a round, typed in any form that dates are read in."""

import re
from datetime import date

from models.dates.moment import Moment
from models.dates.reading import read_moment
from models.dates.words import from_to_words
from models.errors import UserError


def read_day_or_open(text: str) -> date | None:
    """An exact day, or None for nothing typed, which is open."""
    if not text.strip():
        return None
    moment = _sure(read_moment(text))
    if moment.first != moment.last or moment.last is None:
        raise UserError("Give one day, such as 29 March 2022, or leave it open.")
    return moment.last


def read_days(text: str) -> tuple[date, date]:
    """The first and the last day of a stretch, both inclusive: “29 March 2022”, “14–17 March 2022”.

    Both have to be typed: “mid-March 2022” says of neither which day it is.
    """
    moment = _sure(read_moment(text))
    figures = {int(figure) for figure in re.findall("[0-9]+", text)}
    if moment.first is None or moment.last is None or not figures >= {moment.first.day, moment.last.day}:
        raise UserError("Give the first and the last day, such as 14–17 March 2022.")
    return moment.first, moment.last


def days_text(first: date, last: date) -> str:
    """A stretch of days as it is typed."""
    return from_to_words(first, last)


def _sure(moment: Moment) -> Moment:
    if moment.approximate or moment.uncertain:
        raise UserError("This has to be exact: leave out “about” and “perhaps”.")
    return moment
