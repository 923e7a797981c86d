"""What people type into fields, read strictly, with a sentence for what cannot be read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from models.errors import UserError
from models.words import CREDIBILITIES, FIRMNESSES

T = TypeVar("T")

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,6})?")
_DASHES = re.compile(r"\s*(?:-|–|—|−|\.\.|…| to )\s*")
_LANGUAGE = re.compile("[a-z]{2,3}")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why something typed cannot be read, as a sentence to stand beside the field."""

    sentence: str


def tried(read: Callable[[str], T], text: str) -> T | Refused:
    """What a reader makes of a text, or why it refuses, for fields that say so while one types."""
    try:
        return read(text)
    except UserError as error:
        return Refused(str(error))


def needed(text: str, why_not: str) -> str:
    """A text without blanks around it; refused for this reason when nothing is left."""
    if not text.strip():
        raise UserError(f"{why_not}.")
    return text.strip()


def read_range(text: str) -> tuple[float, float] | None:
    """A range on the scale from “40–55”, “40-55”, “40 to 55” or “40”; None for nothing typed, which is not stated."""
    cleaned = text.strip()
    if not cleaned:
        return None
    parts = _DASHES.split(cleaned)
    if len(parts) > 2 or not all(_NUMBER.fullmatch(part) for part in parts):
        raise UserError("Type a range from 0 to 100 such as 40–55, or leave it empty.")
    low, high = (float(part.replace(",", ".")) for part in (parts[0], parts[-1]))
    check_range(low, high)
    return low, high


def check_range(low: float, high: float) -> None:
    """Refuse a range that is not within the scale or runs backwards."""
    if not (0 <= low <= 100 and 0 <= high <= 100):
        raise UserError("The scale runs from 0 to 100.")
    if low > high:
        raise UserError(f"The range runs backwards: {number(low)} is above {number(high)}.")


def check_grades(firmness: int | None, credibility: int | None) -> None:
    """Refuse grades that there are not; None is not graded."""
    if firmness is not None and firmness not in FIRMNESSES:
        raise UserError("Firmness runs from 0 to 4.")
    if credibility is not None and credibility not in CREDIBILITIES:
        raise UserError("Credibility runs from 1 to 6.")


def read_day(text: str) -> date:
    """A day from “2022-03-29” or “29.03.2022”; other orders are refused because they can be read in two ways."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise UserError("Type a day as year-month-day, such as 2022-03-29.")
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise UserError(f"There is no such day as {text.strip()}.") from None


def read_language(text: str) -> str:
    """A language by its ISO 639 code, such as uk or en; nothing typed is not known."""
    code = text.strip().lower()
    if code and not _LANGUAGE.fullmatch(code):
        raise UserError("Type the code of a language, such as en, uk or ru, or leave it empty.")
    return code


def number(value: float) -> str:
    """A figure of the scale in its shortest form: 40, 37.5."""
    return f"{value:.10g}"


def range_text(low: float, high: float) -> str:
    """A range as people type and read it: 50–58, or 100 for a point."""
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def rounded(value: float) -> float:
    """A figure to one decimal, halves away from zero, as people round; screen and page show no more.

    It is rounded as `number` writes it, so that 50.05 − 30 is 20.1 to one decimal although it comes to a little less.
    """
    tenths = Decimal(number(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return float(tenths) + 0.0
