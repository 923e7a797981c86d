"""Dates as people type them, read strictly: what can be read in two ways is refused with a sentence."""

from collections.abc import Sequence
from datetime import date

from models.dates.bounds import read_bounds
from models.dates.edtf import is_edtf, read_edtf
from models.dates.moment import Moment
from models.dates.named_days import Known
from models.dates.typed import cleaned, spelled_out
from models.dates.vocabulary import AFTER, BEFORE, BETWEEN, ON, after
from models.dates.words import words
from models.errors import UserError
from models.facts import Round


def read_moment(
    text: str, *, rounds: Sequence[Round] = (), today: date | None = None, year: int | None = None
) -> Moment:
    """The moment that a text means, in English, Ukrainian or Russian; refused with a sentence where that is not plain.

    Read are days, months and years in figures or words; early, mid- and late March; 14–17 March; between, before,
    after, by, from, about, perhaps; and the same with the number or name of one of the `rounds`. `today` is what
    “yesterday” is counted from, `year` the year of a date that says none; without them such dates are refused. What
    `words` and `Moment.edtf` say is always read, and as the same moment.
    """
    typed = cleaned(text)
    if is_edtf(typed):
        return read_edtf(typed)
    known = Known(rounds, today, year)
    found = read_bounds(spelled_out(typed), known) or _read_with_brackets(typed, known)
    if found is None:
        raise UserError(_refusal(typed, rounds))
    return found


def _refusal(typed: str, rounds: Sequence[Round]) -> str:
    if rounds and any(after(phrases, typed) for phrases in (BEFORE, AFTER, BETWEEN, ON)):
        named = f"round {rounds[-1].number} or {rounds[-1].label}"
        return f"That is neither a date, such as 29 March 2022, nor a round of this dossier, such as {named}."
    return "Type a date such as 29 March 2022, mid-March 2022, between 14 and 17 March 2022 or after 6 April 2022."


def _read_with_brackets(typed: str, known: Known) -> Moment | None:
    """What stands before brackets; in them may stand only what `words` says there, since it is not read."""
    said, opened, possible = typed.partition(" (")
    found = read_bounds(spelled_out(said), known) if opened else None
    if found is not None and spelled_out(possible) != spelled_out(cleaned(words(found)).partition(" (")[2]):
        raise UserError(f"The brackets do not fit: without them it is {words(found)}.")
    return found
