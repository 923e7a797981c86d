"""Readings in plain words, for the bar, the command line and the briefing."""

from collections.abc import Iterator

from models.analysis.reading import Reading
from models.dates.words import day_words
from models.words import AUTHORITIES, CREDIBILITIES, Conditionals

_SHORT = {
    Conditionals.COUNTED: "conditional ones count",
    Conditionals.MET: "conditional ones count when met",
    Conditionals.NEVER: "conditional ones left out",
}

_LONG = {
    Conditionals.COUNTED: "Conditional statements count too and are drawn dashed.",
    Conditionals.MET: (
        "A conditional statement counts only from the day on which its condition is said to be met; it is drawn dashed."
    ),
    Conditionals.NEVER: "Conditional statements do not count.",
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


def rules_at_length(reading: Reading) -> str:
    """The rules as sentences."""
    known = (
        "Everything in the dossier is taken as known."
        if reading.known is None
        else f"Only what was published and recorded by {day_words(reading.known)} is taken as known, "
        "as the dossier had it on that day."
    )
    return (
        f"This briefing follows the reading “{reading.name}”: a statement counts if its speaker has an authority of "
        f"{reading.authority} ({AUTHORITIES[reading.authority]}) or better and its report a credibility of "
        f"{reading.credibility} ({CREDIBILITIES[reading.credibility]}) or better. {' '.join(_further(reading))} {known}"
    )


def _further(reading: Reading) -> Iterator[str]:
    yield _LONG[reading.conditionals]
    if reading.restatements:
        yield "A restatement that carries a range places its party too."
    if reading.review is not None:
        yield f"Only statements whose coding is {reading.review} count."
