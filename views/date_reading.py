"""How fields read the dates of a dossier: by its rounds, from today, and in the year of what is being read."""

from datetime import date

from models.dates.columns import to_columns
from models.dates.moment import Moment
from models.dates.reading import read_moment
from models.errors import UserError
from views.document import Document


def read_date(document: Document, text: str, near: date | None = None) -> Moment | None:
    """What a text means, None for no text; a day without a year is of the year of the day that is `near`."""
    if not text.strip():
        return None
    today = date.today()  # noqa: DTZ011 - the day where the analyst sits
    year = None if near is None else near.year
    return read_moment(text, rounds=document.snapshot.rounds, today=today, year=year)


def read_said(document: Document, text: str, published: date | None) -> Moment | None:
    """As `read_date`, for when something was said: refused where it has no last possible day."""
    moment = read_date(document, text, published)
    if moment is not None:
        to_columns(moment, published)
    return moment


def needed(moment: Moment | None, sentence: str) -> Moment:
    """The moment; refused with the sentence where nothing was typed."""
    if moment is None:
        raise UserError(sentence)
    return moment
