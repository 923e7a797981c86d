"""A date as it is known: between which days it lies, and how sure that is."""

from dataclasses import dataclass
from datetime import date

from models.dates.spans import Span, moved

_ABOUT_A_DAY, _ABOUT_A_MONTH, _ABOUT_A_YEAR = 3, 15, 183
"""By how many days “about” may miss. Nobody says how wide it is, so this is ours, and always shown in words."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One day somewhere from `first` to `last`, both inclusive; None where that end is open, which is never both.

    `approximate`: it is only about so. `uncertain`: whoever says so is not sure of it.
    """

    first: date | None
    last: date | None
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a moment that is open at both ends says nothing")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"a moment cannot run backwards from {self.first} to {self.last}")

    @property
    def span(self) -> Span | None:
        """The days that it names; None while an end is open."""
        return None if self.first is None or self.last is None else Span(self.first, self.last)

    @property
    def is_exact(self) -> bool:
        """Whether it is one day that nobody doubts."""
        return self.first == self.last and not self.approximate and not self.uncertain

    @property
    def earliest(self) -> date | None:
        """The first possible day; None while that end is open."""
        return None if self.first is None else moved(self.first, -self._margin)

    @property
    def latest(self) -> date | None:
        """The last possible day; None while that end is open."""
        return None if self.last is None else moved(self.last, self._margin)

    @property
    def edtf(self) -> str:
        """Its one canonical text in the subset of EDTF that `models.dates.edtf` describes."""
        mark = ("", "~", "?", "%")[self.approximate + 2 * self.uncertain]
        name = _named(self.span)
        if name:
            return name + mark
        return "/".join(".." if end is None else f"{end.isoformat()}{mark}" for end in (self.first, self.last))

    @property
    def _margin(self) -> int:
        if not self.approximate:
            return 0
        span = self.span
        if span is not None and span.is_years:
            return _ABOUT_A_YEAR
        return _ABOUT_A_MONTH if span is not None and span.is_months else _ABOUT_A_DAY


def exactly(day: date) -> Moment:
    """A day that is known."""
    return Moment(day, day)


def _named(span: Span | None) -> str:
    if span is None:
        return ""
    text = span.first.isoformat()
    if span.is_day:
        return text
    if span.is_years and span.first.year == span.last.year:
        return text[:4]
    return text[:7] if span.is_months and text[:7] == span.last.isoformat()[:7] else ""
