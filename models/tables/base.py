"""What all tables of facts share: their base class, and the checks that the database itself makes."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ColumnElement, Index, MetaData
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from models.file.columns import IsoDate
from models.ids import new_id

metadata = MetaData(naming_convention={"ck": "%(table_name)s_%(constraint_name)s", "pk": "%(table_name)s_key"})


class Row(SQLModel):
    """What every row has: a time-ordered id, its place in the dossier's order, the last transaction on it."""

    metadata: ClassVar[MetaData] = metadata
    model_config = SQLModelConfig(validate_assignment=True, extra="forbid")

    id: str = Field(default_factory=new_id, primary_key=True, min_length=36, max_length=36)
    sequence: int = Field(default=0)
    version: str = Field(default="")


class Lasting(Row):
    """A row that holds from `start` to `end`, both inclusive; an empty end is open."""

    start: dt.date | None = Field(default=None, sa_type=IsoDate)
    end: dt.date | None = Field(default=None, sa_type=IsoDate)


def table_of(*parts: CheckConstraint | Index) -> Any:
    """The arguments of a STRICT table with these checks and indexes."""
    return (*parts, {"sqlite_strict": True})


class _Rule(ColumnElement[bool]):
    """A rule for which a file has other words than a server."""

    inherit_cache = False

    def __init__(self, file: str, server: str) -> None:
        self.file, self.server = file, server


@compiles(_Rule, "sqlite")
def _in_a_file(rule: _Rule, _compiler: Any, **_: Any) -> str:
    return rule.file


@compiles(_Rule, "postgresql")
def _on_a_server(rule: _Rule, _compiler: Any, **_: Any) -> str:
    return rule.server


def check(name: str, rule: str, server: str = "") -> CheckConstraint:
    """A check by the name that a complaint will carry; `server` says it for PostgreSQL where that has other words."""
    return CheckConstraint(_Rule(rule, server) if server else rule, name=name)


def is_day(column: str, name: str = "") -> CheckConstraint:
    """A column that holds a day of the calendar as ISO text, or nothing."""
    # With a modifier, date() answers in the calendar: plain date('2022-02-30') would give that day back.
    in_file = f"{column} IS date({column}, '+0 days') AND {column} >= '0001-01-01'"
    parts = ", ".join(f"substr({column}, {start}, {length})::int" for start, length in ((1, 4), (6, 2), (9, 2)))
    shaped = f"{column} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$'"
    on_server = f"CASE WHEN {shaped} THEN make_date({parts}) IS NOT NULL ELSE {column} IS NULL END"
    return check(name or column, in_file, on_server)


def within(column: str, low: int, high: int) -> CheckConstraint:
    """A column that holds a number between two bounds, both included, or nothing."""
    return check(column, f"{column} BETWEEN {low} AND {high}")


def is_range(low: str, high: str, name: str) -> CheckConstraint:
    """Two columns that hold a range on a scale from 0 to 100, or both nothing."""
    return check(name, f"({low} IS NULL) = ({high} IS NULL) AND {low} BETWEEN 0 AND {high} AND {high} <= 100")


def lasting() -> tuple[CheckConstraint, ...]:
    """The checks of a row that holds from a first to a last day."""
    return (
        is_day("start"),
        is_day('"end"', "finish"),
        check("days", 'start <= "end"'),
    )
