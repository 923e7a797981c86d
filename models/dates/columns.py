"""A date in the database: a column with a day, and beside it the text that says what is known of it."""

from datetime import date

from models.dates.edtf import read_edtf
from models.dates.moment import Moment, exactly
from models.dates.words import day_words, words
from models.errors import UserError


def from_text(edtf: str, day: date) -> Moment:
    """The moment of a pair of columns; an empty text says that the day is exact."""
    return read_edtf(edtf) if edtf else exactly(day)


def to_columns(moment: Moment, published: date | None = None) -> tuple[date, str]:
    """The day and the text to store for a moment.

    The day is the last possible one, so that nothing is held before it was surely said. What has been published has
    been said: of an uncertain date no day after publication is possible, and an open end is closed by it. Without
    either, the moment is refused with a sentence that asks for a last day.
    """
    if moment.is_exact and moment.last is not None:
        return moment.last, ""
    latest = last_possible(moment, published)
    if latest is None:
        raise UserError(_no_end(moment, published))
    return latest, moment.edtf


def last_possible(moment: Moment, published: date | None = None) -> date | None:
    """The last day that it can have been, none of them after publication where that can be; None while it is open."""
    earliest, latest = moment.earliest, moment.latest
    if published is not None and (earliest is None or earliest <= published):
        return published if latest is None else min(latest, published)
    return latest


def _no_end(moment: Moment, published: date | None) -> str:
    if published is None:
        return f"“{words(moment)}” has no last day. Write between … and …, with the last day it can have been."
    return f"It was published on {day_words(published)}, and so cannot have been said {words(moment)}."
