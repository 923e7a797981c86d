"""The days that a phrase names: a date, a round, or one of several days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.dates.named_rounds import is_a_name, round_days
from models.dates.parts import days, joined, read_part
from models.dates.spans import Span, moved
from models.dates.words import day_words, span_words
from models.errors import UserError
from models.facts import Round

_TO = re.compile(r" (?:–|to|through|по|до) ")
_OR = re.compile(r" (?:or|або|чи|или) ")
_AND = re.compile(r" (?:and|–|і|и|та) ")
_BOTH_ROUNDS = re.compile(r"(?:rounds|раундами) ([0-9]+) (?:and|–|і|и|та) ([0-9]+)")


@dataclass(frozen=True, slots=True)
class Known:
    """What a date may be told by: the rounds, the day on which one types, the year of a date that says none."""

    rounds: Sequence[Round]
    today: date | None
    year: int | None


def named_days(text: str, known: Known) -> Span | None:
    """The days of a date, a round or a range; None where the text is none of them."""
    return _one(text, known) or days_from_to(text, known)


def days_from_to(text: str, known: Known) -> Span | None:
    """The days of “14 – 17 March 2022” or “March to May 2022”."""
    ends = _ends(_TO.split(text), known)
    return None if ends is None else Span(ends[0].first, ends[1].last)


def either_day(text: str, known: Known) -> Span | None:
    """The days of “14 or 15 March 2022”. Not for what is before or after them: of which of the two, nobody says."""
    ends = _ends(_OR.split(text), known)
    if ends is None:
        return None
    if moved(ends[0].last, 1) != ends[1].first:
        raise UserError("There are days between the two. Write between … and … if it can have been any of them.")
    return Span(ends[0].first, ends[1].last)


def days_between(text: str, known: Known) -> Span | None:
    """The days of “14 and 17 March 2022”, both named, or of “Istanbul and round 8”, which leaves the rounds out."""
    halves = _AND.split(text)
    if numbers := _BOTH_ROUNDS.fullmatch(text):
        halves = [f"round {number}" for number in numbers.groups()]
    ends = _ends(halves, known)
    if ends is not None or len(halves) != 2:
        return None if ends is None else Span(ends[0].first, ends[1].last)
    low, high = (_one(half, known) for half in halves)
    if low is None or high is None:
        return None
    first = low.first if read_part(halves[0], known.today) else moved(low.last, 1)
    last = high.last if read_part(halves[1], known.today) else moved(high.first, -1)
    if first > last:
        raise UserError(f"There is no day between {day_words(low.last)} and {day_words(high.first)}.")
    return Span(first, last)


def _one(text: str, known: Known) -> Span | None:
    part = read_part(text, known.today)
    if part is None:
        return round_days(text, known.rounds)
    if is_a_name(text, known.rounds):
        raise UserError("A round is called like that date. Write the number of the round, or the days.")
    return days(part, known.year)


def _ends(halves: Sequence[str], known: Known) -> tuple[Span, Span] | None:
    """The first and the last of two dates, which may leave to each other what they share, such as the year."""
    if len(halves) != 2:
        return None
    first, last = (read_part(half, known.today) for half in halves)
    ends = joined(first, last) if first and last else None
    if ends is None:
        return None
    low, high = (days(end, known.year) for end in ends)
    if low.first > high.first or low.last > high.last:
        raise UserError(f"The dates run backwards, from {span_words(low)} to {span_words(high)}.")
    return low, high
