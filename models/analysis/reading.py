"""Readings: the rules by which statements count."""

from dataclasses import dataclass, replace
from datetime import date

from models.errors import UserError


@dataclass(frozen=True, slots=True)
class Reading:
    """Which statements count: highest authority number 1–5, worst credibility 1–6, whether conditional ones do.

    `known` asks what was known at the end of that day: only what was published and recorded by then counts.
    None is now, when everything in the dossier is known.
    """

    name: str
    authority: int = 3
    credibility: int = 4
    conditional: bool = True
    known: date | None = None

    def as_known(self, day: date | None) -> "Reading":
        """The same rules with what was known on another day."""
        return replace(self, known=day)


ON_RECORD = Reading("on record")
"""The default of DESIGN section 1."""

STRICT = Reading("strict", authority=3, credibility=2)
"""Leaves out unnamed and second-hand statements."""

EVERYTHING = Reading("everything", authority=5, credibility=6)
"""Lets unnamed and second-hand statements in."""

READINGS = {reading.name: reading for reading in (ON_RECORD, STRICT, EVERYTHING)}


def reading_named(name: str) -> Reading:
    """The preset of that name, whatever its case; raises `UserError` with the names there are."""
    try:
        return READINGS[name.casefold()]
    except KeyError:
        raise UserError(f"There is no reading “{name}”. There are: {', '.join(READINGS)}.") from None
