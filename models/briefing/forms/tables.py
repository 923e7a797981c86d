"""The tables of a briefing with numbers as numbers and days as days, for those who calculate with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from models.briefing.content import BriefingData
from models.entry import rounded
from models.snapshot import to_date

Value: TypeAlias = str | int | float | date | None
"""A cell; None for what was not stated, which is no zero."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; `widths` are those of its columns in letters."""

    name: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheets_of(data: BriefingData) -> tuple[Sheet, ...]:
    """The sheets of a briefing: what moved, where each party stood, statements, sources; none without rows."""
    sheets = _movement(data), _standings(data), _statements(data), _sources(data)
    return tuple(sheet for sheet in sheets if sheet.rows)


def _movement(data: BriefingData) -> Sheet:
    columns = (
        "Issue",
        "Party",
        "Before, low",
        "Before, high",
        "After, low",
        "After, high",
        "Change",
        "Gap before",
        "Gap",
    )
    rows = (
        (row.issue, shift.code, *_ends(shift.before), *_ends(shift.after), shift.words, *map(_number, row.gaps))
        for row in data.overview.movement.rows
        for shift in row.shifts
    )
    return Sheet("Movement", columns, (30, 10, 12, 12, 12, 12, 34, 12, 12), tuple(rows))


def _standings(data: BriefingData) -> Sheet:
    overview = data.overview
    rows = tuple((row.issue, *row.places, row.gap.replace("→", "to")) for row in overview.standings)
    widths = (30.0, *(24.0 for _ in overview.parties), 14.0)
    return Sheet("Where each stood", ("Issue", *overview.parties, "Gap"), widths, rows)


def _statements(data: BriefingData) -> Sheet:
    columns = ("Code", "Issue", "Said", "Speaker", "Act", "Low", "High", "What was said", "Remark", "Source")
    return Sheet("Statements", columns, (10, 26, 12, 28, 14, 8, 8, 70, 30, 8), tuple(_statement_rows(data)))


def _statement_rows(data: BriefingData) -> Iterator[tuple[Value, ...]]:
    for group in data.annex:
        for row in group.rows:
            said = row.said if row.day is None else to_date(row.day)
            # What has a place that is no range, such as “not comparable”, keeps its words.
            ends = _ends(row.held) if row.held is not None else (row.place, None)
            yield (
                row.citation.code, group.title, said, row.who, row.act, *ends, row.text, row.remark,
                row.citation.source or None,
            )  # fmt: skip


def _sources(data: BriefingData) -> Sheet:
    columns = ("Number", "Code", "Publisher", "Title", "Published", "Reliability")
    rows = ((one.number, one.code, one.publisher, one.title, one.published, one.reliability) for one in data.sources)
    return Sheet("Sources", columns, (8, 10, 26, 70, 26, 26), tuple(rows))


def _ends(span: tuple[float, float] | None) -> tuple[Value, Value]:
    return (None, None) if span is None else (_number(span[0]), _number(span[1]))


def _number(value: float | None) -> Value:
    """A number as the pages print it, so that nothing differs between the forms."""
    return None if value is None else rounded(value)
