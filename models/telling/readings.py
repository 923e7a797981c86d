"""Readings in plain words, for the bar and the command line."""

from collections.abc import Iterator

from models.analysis.reading import Reading
from models.dates.words import day_words
from models.words import Conditionals

_SHORT = {
    Conditionals.COUNTED: "conditional ones count",
    Conditionals.MET: "conditional ones count when met",
    Conditionals.NEVER: "conditional ones left out",
}


def rules_in_short(reading: Reading) -> str:
    """The rules in one line, without name and day."""
    return ", ".join(_rules(reading))


def _rules(reading: Reading) -> Iterator[str]:
    yield f"authority up to {reading.authority}"
    yield f"credibility up to {reading.credibility}"
    yield _SHORT[reading.conditionals]
    if reading.restatements:
        yield "restatements with a range count"
    if reading.review is not None:
        yield f"{reading.review} ones only"


def heading(reading: Reading) -> str:
    """Name, rules and day in one line, for the head of a table."""
    day = "" if reading.known is None else f"; as known on {day_words(reading.known)}"
    return f"Reading: {reading.name} ({rules_in_short(reading)}){day}"
