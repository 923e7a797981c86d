"""What words such as “before”, “after” and “between” make of the days that follow them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.dates.moment import Moment
from models.dates.named_days import Known, days_between, days_from_to, either_day, named_days
from models.dates.spans import moved
from models.dates.vocabulary import (
    ABOUT,
    AFTER,
    BEFORE,
    BETWEEN,
    BY,
    FROM,
    NO_LATER,
    ON,
    PERHAPS,
    STRETCHES,
    UNTIL,
    Phrases,
    after,
)
from models.dates.words import day_words
from models.errors import UserError


def read_bounds(text: str, known: Known) -> Moment | None:
    """The moment that a phrase means; None where it is none."""
    rest, about, perhaps = _marks(text)
    ways: tuple[tuple[Phrases, Callable[[str, Known], Moment | None]], ...] = (
        (BETWEEN, _between), (BEFORE, _before), (AFTER, _after), (BY, _by), (NO_LATER, _no_later), (FROM, _from),
        (UNTIL, _until), (ON, _on),
    )  # fmt: skip
    for phrases, way in ways:
        days = after(phrases, rest)
        if days is not None:
            days, about_days, perhaps_days = _marks(days)
            return _marked(way(days, known), about=about or about_days, perhaps=perhaps or perhaps_days)
    return _marked(_on(rest, known), about=about, perhaps=perhaps)


def _marks(text: str) -> tuple[str, bool, bool]:
    """A text without words and signs that make it approximate or uncertain, and whether there were any of each."""
    plain = text.removesuffix("?").rstrip()
    rest = after(PERHAPS, plain)
    perhaps = rest is not None or plain != text
    plain = plain if rest is None else rest
    rest = after(ABOUT, plain)
    about = rest is not None or plain.endswith("~")
    return (plain if rest is None else rest).removesuffix("~").rstrip(), about, perhaps


def _marked(found: Moment | None, *, about: bool, perhaps: bool) -> Moment | None:
    return None if found is None else replace(found, approximate=about, uncertain=perhaps)


def _on(text: str, known: Known) -> Moment | None:
    for third, phrases in STRETCHES.items():
        month = after(phrases, text)
        text = text if month is None else f"{third} {month}"
    span = named_days(text, known) or either_day(text, known)
    return None if span is None else Moment(span.first, span.last)


def _before(text: str, known: Known) -> Moment | None:
    span = named_days(text, known)
    if span is not None and span.first == date.min:
        raise UserError(f"No day is before {day_words(date.min)}.")
    return None if span is None else Moment(None, moved(span.first, -1))


def _after(text: str, known: Known) -> Moment | None:
    span = named_days(text, known)
    if span is not None and span.last == date.max:
        raise UserError(f"No day is after {day_words(date.max)}.")
    return None if span is None else Moment(moved(span.last, 1), None)


def _by(text: str, known: Known) -> Moment | None:
    span = named_days(text, known)
    if span is not None and not span.is_day:
        raise UserError(f"Write before {day_words(span.first)}, or by {day_words(span.last)}: “by” can mean either.")
    return None if span is None else Moment(None, span.last)


def _no_later(text: str, known: Known) -> Moment | None:
    span = named_days(text, known)
    return None if span is None else Moment(None, span.last)


def _until(text: str, known: Known) -> Moment | None:
    span = named_days(text, known)
    if span is None:
        return None
    first, last = day_words(span.first), day_words(span.last)
    raise UserError(f"Write before {first}, or by {last}, which takes that day in.")


def _from(text: str, known: Known) -> Moment | None:
    span = days_from_to(text, known)
    if span is not None:
        return Moment(span.first, span.last)
    span = named_days(re.sub(r" on(?:wards?)?$", "", text), known)
    return None if span is None else Moment(span.first, None)


def _between(text: str, known: Known) -> Moment | None:
    span = days_between(text, known)
    return None if span is None else Moment(span.first, span.last)
