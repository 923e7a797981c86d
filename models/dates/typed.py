"""What was typed as a date, made ready for reading, and the hostile kinds of it refused."""

import re
import unicodedata

from models.errors import UserError
from models.folding import folded

_LONGEST = 200
_SPOKEN_DASH = re.compile(r"\s+-\s+|\s*(?:[‐‒–—―−]|\.{2,3})\s*")
_BETWEEN_FIGURES = re.compile(r"(?<![0-9-])(?:([0-9]{1,2})-([0-9]{1,2})|([0-9]{4})-([0-9]{4}))(?![0-9-])")
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])")
_WITHIN_A_DAY = re.compile(r"(?<=[0-9])-(?=[^\W\d])|(?<=[^\W\d])-(?=[0-9])")
_ORDINAL = re.compile(r"(?<=[0-9])-?(?:st|nd|rd|th|го|е|и)\b")


def cleaned(text: str) -> str:
    """A text as dates are compared: without case, accents and runs of spaces.

    Refused is what does not look like what it is: marks that cannot be seen or that turn the order of figures round,
    and figures of other scripts; also what is far too long for a date.
    """
    if len(text) > _LONGEST:
        raise UserError("That is too long for a date. Type a date such as 29 March 2022.")
    for mark in text:
        if unicodedata.category(mark) in {"Cc", "Cf", "Cs"} and not mark.isspace():
            raise UserError(f"A mark that cannot be seen (U+{ord(mark):04X}) stands in the date. Type the date anew.")
        if unicodedata.category(mark) in {"Nd", "Nl", "No"} and not mark.isascii():
            raise UserError("Type the figures of a date as 0 to 9.")
    return " ".join(folded(text).split())


def spelled_out(text: str) -> str:
    """A cleaned text with “ – ” between two dates, however they were joined, and no dash within 29-mar or mid-march."""
    text = re.sub(r"\bmid-", "mid ", _ORDINAL.sub("", text))
    text = _SPOKEN_DASH.sub(" – ", text)
    text = _BETWEEN_FIGURES.sub(r"\1\3 – \2\4", text)
    text = _BETWEEN_WORDS.sub(" – ", text)
    return " ".join(_WITHIN_A_DAY.sub(" ", text).split())
