"""What may be proposed for a new source: the grade that its publisher usually has, and a code."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from models.folding import folded

UNGRADED = "F"
"""The grade of a source of which nothing is known: reliability cannot be judged."""

_LONGEST = 16
_MOST_INITIALS = 5
_SMALL_WORDS = {
    "the", "a", "an", "of", "and", "for", "with", "from", "to", "in", "on", "la", "le", "les", "el", "il", "der", "die",
    "das", "de", "du", "des", "und", "et", "y",
}  # fmt: skip
"""Words that leave no trace in a code."""


class _Graded(Protocol):
    @property
    def publisher(self) -> str: ...
    @property
    def reliability(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Usual:
    """The grade that sources of a publisher have most often: in `times` of `of` cases."""

    reliability: str
    times: int
    of: int


def usual_reliability(sources: Iterable[_Graded], publisher: str) -> Usual | None:
    """The grade most often given to a publisher, whatever its case and accents; of several the one given last.

    None where no source is of that publisher.
    """
    wanted = _name(publisher)
    grades = [one.reliability for one in sources if wanted and _name(one.publisher) == wanted]
    if not grades:
        return None
    counts = Counter(grades)
    most = max(counts.values())
    grade = next(one for one in reversed(grades) if counts[one] == most)
    return Usual(grade, most, len(grades))


def proposed_code(publisher: str, day: date | None, taken: Collection[str]) -> str:
    """A code that no other source has, such as REUTERS-0329: the publisher in short, and the day of publication."""
    parts = [_short(publisher) or "SOURCE", "" if day is None else f"{day:%m%d}"]
    stem = "-".join(filter(None, parts))
    used = {folded(code) for code in taken}
    codes = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(used) + 2))
    return next(code for code in codes if folded(code) not in used)


def _name(publisher: str) -> str:
    return " ".join(folded(publisher).split())


def _short(publisher: str) -> str:
    spaced = "".join(mark if mark.isalnum() else " " for mark in publisher.replace("'", "").replace("’", ""))
    words = [word for word in spaced.split() if folded(word) not in _SMALL_WORDS]
    if not words:
        return ""
    if len(words) == 1 or (words[0].isupper() and len(words[0]) > 1):
        return folded(words[0]).upper()[:_LONGEST]
    return "".join(folded(word)[:1] for word in words).upper()[:_MOST_INITIALS]
