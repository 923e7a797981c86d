"""How the fields of records read what is typed into them, each with a sentence for what it cannot take."""

from collections.abc import Callable, Iterable
from typing import Any

from models.codes import read_code
from models.dates.moment import Moment
from models.entry import needed
from models.errors import UserError
from views import date_reading
from views.document import Document


def name(why_not: str) -> Callable[[str], str]:
    """Reads a name that may not be empty, for this reason."""
    return lambda text: needed(text, why_not)


def code(noun: str, facts: Callable[[], Iterable[Any]], own: Callable[[], str] = str) -> Callable[[str], str]:
    """Reads a code that no other of these rows of the snapshot has; `own` is the id of the one that may have it."""

    def read(text: str) -> str:
        return read_code(text, noun, [(one.code, _called(one)) for one in facts() if one.id != own()])

    return read


def code_or_proposed(noun: str, facts: Callable[[], Iterable[Any]]) -> Callable[[str], str]:
    """Reads the code of something new; nothing typed is the one that is proposed."""
    read = code(noun, facts)
    return lambda text: read(text) if text.strip() else ""


def moment(document: Document) -> Callable[[str], Moment]:
    """Reads a date as it is known, told by rounds too, as long as it has a last possible day."""

    def read(text: str) -> Moment:
        found = date_reading.read_said(document, text, None)
        return date_reading.needed(found, "Say when it was, such as 29 March 2022 or mid-March 2022.")

    return read


def whole_number(text: str) -> int:
    """A whole number."""
    if not (text.strip().isascii() and text.strip().isdigit() and len(text.strip()) <= 9):
        raise UserError("Type a whole number, such as 7.")
    return int(text.strip())


def _called(fact: Any) -> str:
    return next(filter(None, (getattr(fact, name, "") for name in ("name", "title", "topic"))), "")
