"""The tables of a briefing with numbers as numbers and days as days, for those who calculate with them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from models.briefing.content import BriefingData, SourceEntry
from models.briefing.scripts import without_isolates
from models.briefing.wording.words import Words, words_in
from models.entry import rounded
from models.snapshot import to_date

Value: TypeAlias = str | int | float | date | None
"""A cell; None for what was not stated, which is no zero."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; `file` is its name for programs, the same in all languages, `widths` those of its columns in letters."""

    file: str
    name: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheets_of(data: BriefingData) -> tuple[Sheet, ...]:
    """The sheets of a briefing: what moved, where each party stood, statements, sources; none without rows."""
    words = words_in(data.language)
    sheets = (make(words, data) for make in (_movement, _standings, _statements, _sources))
    return tuple(replace(sheet, rows=tuple(map(_plain, sheet.rows))) for sheet in sheets if sheet.rows)


def _plain(row: tuple[Value, ...]) -> tuple[Value, ...]:
    """A row without the marks of direction that only a sentence needs."""
    return tuple(without_isolates(value) if isinstance(value, str) else value for value in row)


def _movement(words: Words, data: BriefingData) -> Sheet:
    columns = words.listing("sheet.movement_columns")
    rows = (
        (row.issue, shift.code, *_ends(shift.before), *_ends(shift.after), shift.words, *map(_number, row.gaps))
        for row in data.overview.movement.rows
        for shift in row.shifts
    )
    return Sheet("Movement", words.say("sheet.movement"), columns, (30, 10, 12, 12, 12, 12, 34, 12, 12), tuple(rows))


def _standings(words: Words, data: BriefingData) -> Sheet:
    overview, arrow = data.overview, words.say("gap.arrow")
    on_condition = words.say("chart.conditional")
    rows = tuple(
        (
            row.issue,
            *(
                f"{place}, {on_condition}" if one else place
                for place, one in zip(row.places, row.conditional, strict=True)
            ),
            row.gap.replace("→", arrow),
        )
        for row in overview.standings
    )
    widths = (30.0, *(24.0 for _ in overview.parties), 14.0)
    columns = words.say("page.issue"), *overview.parties, overview.gap_title
    return Sheet("Where each stood", words.say("sheet.standings"), columns, widths, rows)


def _statements(words: Words, data: BriefingData) -> Sheet:
    columns = words.listing("sheet.statement_columns")
    return Sheet(
        "Statements",
        words.say("sheet.statements"),
        columns,
        (10, 26, 12, 28, 14, 8, 8, 70, 30, 8),
        tuple(_statement_rows(data)),
    )


def _statement_rows(data: BriefingData) -> Iterator[tuple[Value, ...]]:
    for group in data.annex:
        for row in group.rows:
            said = row.said if row.day is None else to_date(row.day)
            # What has a place that is no range, such as “other scale”, keeps its words.
            ends = _ends(row.held) if row.held is not None else (row.place, None)
            yield (
                row.citation.code, group.title, said, row.who, row.act, *ends,
                f"{row.text} {row.condition}".strip(), row.remark,
                row.citation.source or None,
            )  # fmt: skip


def _sources(words: Words, data: BriefingData) -> Sheet:
    columns = words.listing("sheet.source_columns")
    rows = ((one.number, one.code, one.publisher, one.title, _published(one), one.reliability) for one in data.sources)
    return Sheet("Sources", words.say("sheet.sources"), columns, (8, 10, 26, 70, 26, 26), tuple(rows))


def _published(entry: SourceEntry) -> Value:
    """The day alone, since the head of the column says what happened on it, or words where it is not known exactly."""
    return entry.published if entry.day is None else to_date(entry.day)


def _ends(span: tuple[float, float] | None) -> tuple[Value, Value]:
    return (None, None) if span is None else (_number(span[0]), _number(span[1]))


def _number(value: float | None) -> Value:
    """A number as the pages print it, so that nothing differs between the forms."""
    return None if value is None else rounded(value)
