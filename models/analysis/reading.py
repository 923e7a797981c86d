"""Readings: the rules by which statements count."""

from dataclasses import dataclass, replace
from datetime import date

from models.errors import UserError
from models.words import Conditionals, Review


@dataclass(frozen=True, slots=True)
class Reading:
    """Which statements count: highest authority number 1–5, worst credibility 1–6, and what else is asked of them.

    `conditionals` says which of those with a condition count (see `analysis.counting`). With `restatements` a
    restatement that carries a range places its party too. `review` is the only state of review that counts, None for
    any. `known` asks what was known at the end of that day: only what was published and recorded by then counts. None
    is now, when everything in the dossier is known.
    """

    name: str
    authority: int = 3
    credibility: int = 4
    conditionals: Conditionals = Conditionals.COUNTED
    restatements: bool = False
    review: Review | None = None
    known: date | None = None

    def as_known(self, day: date | None) -> "Reading":
        """The same rules with what was known on another day."""
        return replace(self, known=day)

    def graded_as(self, other: "Reading") -> "Reading":
        """The same rules with the name and the grades of another reading."""
        return replace(self, name=other.name, authority=other.authority, credibility=other.credibility)

    def has_rules_of(self, other: "Reading") -> bool:
        """Whether the two let the same statements count, whatever they are called and as known on whichever day."""
        return replace(self, name="", known=None) == replace(other, name="", known=None)


ON_RECORD = Reading("on record")
"""The default of DESIGN section 1."""

STRICT = Reading("strict", authority=3, credibility=2)
"""Leaves out unnamed and second-hand statements."""

EVERYTHING = Reading("everything", authority=5, credibility=6)
"""Lets unnamed and second-hand statements in."""

READINGS = {reading.name: reading for reading in (STRICT, ON_RECORD, EVERYTHING)}
"""The readings that are built in, the narrowest first."""


def reading_named(name: str, own: tuple[Reading, ...] = ()) -> Reading:
    """The preset or own reading of that name, whatever its case; raises `UserError` with the names there are."""
    readings = [*READINGS.values(), *own]
    found = next((one for one in readings if one.name.casefold() == name.strip().casefold()), None)
    if found is None:
        names = ", ".join(one.name for one in readings)
        raise UserError(f"There is no reading “{name}”. There are: {names}.")
    return found
