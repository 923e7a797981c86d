"""What `parley check` finds wrong with days that are not known exactly."""

from datetime import date

from models.checking.findings import Columns, Finding, Kind, row_name
from models.dates.columns import last_possible
from models.dates.edtf import read_edtf
from models.errors import UserError

_DAYS = (
    ("statement", "said_edtf", "said_on", "published_on", "day said"),
    ("statement", "published_edtf", "published_on", "NULL", "day of publication"),
    ("source", "published_edtf", "published", "NULL", "day of publication"),
    ("event", "date_edtf", "date", "NULL", "day"),
    ("assessment", "date_edtf", "date", "NULL", "day"),
    ("outcome", "date_edtf", "date", "NULL", "day"),
)
"""Tables with the columns that say how a day is known, the day, when it was published, and what to call it."""


def day_findings(columns: Columns) -> list[Finding]:
    """Days that are not the last possible ones of what is said of them: figures would be wrong by as much."""
    found = []
    for table, edtf, day, published, words in _DAYS:
        rows = columns(
            f"SELECT id, {edtf}, {day}, {published} FROM {table} WHERE {edtf} <> '' ORDER BY sequence, id"  # noqa: S608 - our own names
        )
        for row_id, text, held, limit in rows:
            fault = _fault(text, held, limit)
            if fault:
                sentence = f"The {words} of {row_name(columns, (table, row_id))} {fault}."
                found.append(Finding(Kind.DAY, (table, row_id), sentence))
    return found


def _fault(text: str, day: str | None, published: str | None) -> str:
    try:
        moment = read_edtf(text)
    except UserError as error:
        return f"cannot be read: {' '.join(str(error).split()).removesuffix('.')}"
    last = [last_possible(moment, date.fromisoformat(limit) if limit else None) for limit in (None, published)]
    if day is not None and date.fromisoformat(day) in last:
        return ""
    ending = f"which is {last[-1]}" if last[-1] else "of which there is none"
    return f"is {day or 'empty'}, not the last possible one of {text}, {ending}"
