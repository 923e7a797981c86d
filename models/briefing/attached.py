"""The tables that a PDF carries beside its pages, as CSV: what is printed, for those who calculate with it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.briefing.content import BriefingData
from models.briefing.forms.tables import Value, sheets_of

_TAKEN_FOR_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Attached:
    """One table: the name under which the PDF carries it, what it is called, and its bytes (UTF-8 with commas)."""

    name: str
    title: str
    content: bytes


def attached(data: BriefingData) -> Iterator[Attached]:
    """The tables of a briefing that have rows. What is left out of the pages is in none of them."""
    for sheet in sheets_of(data):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(sheet.columns)
        writer.writerows([_cell(value) for value in row] for row in sheet.rows)
        yield Attached(f"{sheet.file}.csv", sheet.name, text.getvalue().encode(errors="replace"))


def _cell(value: Value) -> str:
    if isinstance(value, str):
        # A spreadsheet would reckon what begins like a formula.
        return f"'{value}" if value.startswith(_TAKEN_FOR_FORMULAS) else value
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
