"""What statements have in each column of a table, in words that are read back as the same."""

from collections.abc import Callable
from datetime import date
from math import isnan

from models.bulk.fields import KEPT, Field
from models.bulk.reading import Grade, Named, Value
from models.dates.columns import from_text
from models.dates.words import said
from models.entry import number, range_text
from models.errors import UserError
from models.scales.points import Range
from models.snapshot import Snapshot
from models.stored import Stored


class CellWriter:
    """Writes cells for the statements of one snapshot; "" is not stated."""

    def __init__(self, snapshot: Snapshot, named: Named) -> None:
        self._columns = snapshot.statements
        self._letters = {one.id: one.reliability for one in snapshot.sources}
        parties = {one.id: one.name for one in snapshot.parties}
        speakers = {one.id: one.name for one in named.speakers}
        issues = {one.id: one.title for one in snapshot.issues}
        sources = {one.id: one.code for one in snapshot.sources}
        rounds = {one.id: str(one.number) for one in snapshot.rounds}
        self._writers: dict[Field, Callable[[Stored], str]] = {
            Field.SAID: lambda one: _day(one.said_on, one.said_edtf),
            Field.PUBLISHED: lambda one: _day(one.published_on, one.published_edtf),
            Field.PARTY: lambda one: parties.get(one.party_id or "", "deleted party"),
            Field.SPEAKER: lambda one: speakers.get(one.speaker_id or "", "deleted speaker"),
            Field.ISSUE: lambda one: issues.get(one.issue_id or "", "deleted issue"),
            Field.ACT: lambda one: one.act.label,
            Field.FIRMNESS: lambda one: "" if one.firmness is None else str(one.firmness),
            Field.GRADE: lambda one: f"{self._letters.get(one.source_id or '', '?')}{one.credibility}",
            Field.SOURCE: lambda one: sources.get(one.source_id or "", "deleted source"),
            Field.CONDITION: lambda one: one.condition,
            Field.DEPENDS_ON: lambda one: issues.get(one.depends_on_id or "", ""),
            Field.TEXT: lambda one: one.text,
            Field.RECORD: lambda one: one.record,
            Field.LOCATOR: lambda one: one.locator,
            Field.ROUND: lambda one: rounds.get(one.round_id or "", ""),
            Field.NOTE: lambda one: one.note,
            Field.REVIEW: lambda one: str(one.review),
        }

    def cell(self, at: int, statement: Stored, field: Field) -> str:
        """What the statement at a position has in a column; ranges are on the present scales, as they are shown."""
        if field is Field.CODE:
            return self._columns.codes[at]
        return self._range(at, field) if field in _RANGES else self._writers[field](statement)

    def _range(self, at: int, field: Field) -> str:
        low, high = float(self._columns.low[at]), float(self._columns.high[at])
        if isnan(low) or isnan(high):
            return "not comparable" if field is Field.RANGE and self._columns.ranged[at] else ""
        return range_text(low, high) if field is Field.RANGE else number(low if field is Field.LOW else high)


def _day(day: date, edtf: str) -> str:
    return said(from_text(edtf, day))


def value_of(snapshot: Snapshot, at: int, statement: Stored, field: Field) -> Value:
    """What the statement at a position says in a field, as it is set on others; `UserError` where that cannot be."""
    if field in (Field.SAID, Field.PUBLISHED):
        return from_text(getattr(statement, f"{field.removesuffix('_on')}_edtf"), getattr(statement, field))
    if field is Field.RANGE:
        return _present_range(snapshot, at)
    if field is Field.GRADE:
        return Grade("", statement.credibility)
    stated = getattr(statement, f"{field}_id" if field in _IDS else str(field))
    if stated is None and field in KEPT:
        raise UserError(f"The {field.noun} of the top statement has been deleted, so that it cannot go down.")
    found: Value = stated
    return found


def _present_range(snapshot: Snapshot, at: int) -> Range | None:
    low, high = float(snapshot.statements.low[at]), float(snapshot.statements.high[at])
    if not isnan(low) and not isnan(high):
        return low, high
    if snapshot.statements.ranged[at]:
        raise UserError("The range of the top statement has no place on the present scale, so that it cannot go down.")
    return None


_RANGES = frozenset({Field.RANGE, Field.LOW, Field.HIGH})
_IDS = frozenset({Field.PARTY, Field.SPEAKER, Field.ISSUE, Field.SOURCE, Field.DEPENDS_ON, Field.ROUND})
