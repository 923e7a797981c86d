"""Columns by name and kind of cell, and the kinds of cells that name a row."""

from dataclasses import replace

from models.exchange.cells import ROUND_NUMBER, Kind, code_of, first_part, numbered_of
from models.exchange.sheet import Column
from models.tables import Analyst, Issue, Package, Party, Round, Row, Scale, Source, SourceText, Speaker, Statement

_FIELDS = {"id": "code", "stance_low": "low", "stance_high": "high", "sha256": "text_hash"}

PARTY = code_of(Party, "a party")
SPEAKER = code_of(Speaker, "a speaker")
ISSUE = code_of(Issue, "an issue")
SOURCE = code_of(Source, "a source")
STATEMENT = code_of(Statement, "a statement")
ROUND = replace(ROUND_NUMBER, accepted="the number of a round", refers=Round)
SCALE = numbered_of(Scale, "a revised scale", "an issue")
SOURCE_TEXT = numbered_of(SourceText, "one of its texts", "a source")
PACKAGE = replace(code_of(Package, "a package"), accepted="the title of a package")
ANALYST = Kind("the code of an analyst", str, first_part, refers=Analyst)


def columns(**kinds: Kind) -> tuple[Column, ...]:
    """Columns that a file always has; a field bears the column's name, or that with `_id` if it names a row."""
    return tuple(Column(name, _field(name, kind), kind) for name, kind in kinds.items())


def if_said(**kinds: Kind) -> tuple[Column, ...]:
    """Columns that are written if any row says something there."""
    return tuple(replace(column, optional=True) for column in columns(**kinds))


def spelled(name: str, field: str, kind: Kind, table: type[Row]) -> tuple[Column, ...]:
    """A column with the last part of the name of the row that a field names (see `Column.spells`)."""
    return (Column(name, field, kind, spells=table),)


def _field(name: str, kind: Kind) -> str:
    return f"{name}_id" if kind.refers else _FIELDS.get(name, name)
