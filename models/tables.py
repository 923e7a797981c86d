"""The tables of a dossier: what is true of the talks. Held positions and movement are computed, never stored.

The database checks keys, types and what holds within one unit (see `UNITS`). Copies of a dossier are merged, so
what spans units or rows (unique codes, references to deleted rows) is checked by the application instead.
"""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, MetaData
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from models.file.columns import IsoDate, words
from models.ids import new_id
from models.words import Act

metadata = MetaData(naming_convention={"ck": "%(table_name)s_%(constraint_name)s", "pk": "%(table_name)s_key"})


class Row(SQLModel):
    """What every row has: a time-ordered id, its place in the dossier's order, the last transaction on it."""

    metadata: ClassVar[MetaData] = metadata
    model_config = SQLModelConfig(validate_assignment=True, extra="forbid")

    id: str = Field(default_factory=new_id, primary_key=True, min_length=36, max_length=36)
    sequence: int = Field(default=0)
    version: str = Field(default="")


def _table(*checks: CheckConstraint) -> Any:
    return (*checks, {"sqlite_strict": True})


def _check(name: str, rule: str) -> CheckConstraint:
    return CheckConstraint(rule, name=name)


def _day(column: str) -> CheckConstraint:
    # With a modifier, date() answers in the calendar: plain date('2022-02-30') would give that day back.
    return _check(column, f"{column} IS date({column}, '+0 days') AND {column} >= '0001-01-01'")


def _within(column: str, low: int, high: int) -> CheckConstraint:
    return _check(column, f"{column} BETWEEN {low} AND {high}")


def _range(low: str, high: str, name: str) -> CheckConstraint:
    return _check(name, f"({low} IS NULL) = ({high} IS NULL) AND {low} BETWEEN 0 AND {high} AND {high} <= 100")


class Dossier(Row, table=True):
    """One set of talks. There is one row; its id names the dossier across all its copies."""

    __table_args__ = _table(_check("stale_after_days", "stale_after_days > 0"))

    title: str
    description: str = ""
    stale_after_days: int = 30
    optional_columns: str = ""
    """Optional columns that the dossier's folder had, as `file.column` words, so that export writes them again."""


class Analyst(Row, table=True):
    """A person who writes in this dossier."""

    __table_args__ = _table()

    code: str
    name: str


class Party(Row, table=True):
    """Somebody who takes positions in the talks."""

    __table_args__ = _table()

    code: str
    name: str
    role: str = ""
    note: str = ""


class Speaker(Row, table=True):
    """A person or text that speaks for a party, with an authority from 1 (leader) to 5 (unnamed)."""

    __table_args__ = _table(_within("authority", 1, 5))

    code: str
    name: str
    office: str = ""
    party_id: str
    authority: int = Field(ge=1, le=5)


class Issue(Row, table=True):
    """A question on a scale from 0 (`low_pole`) to 100 (`high_pole`)."""

    __table_args__ = _table(_within("reference_point", 0, 100))

    code: str
    title: str
    question: str = ""
    low_pole: str = ""
    high_pole: str = ""
    reference_point: float | None = Field(default=None, ge=0, le=100)
    reference_note: str = ""


class Option(Row, table=True):
    """A named point on an issue's scale."""

    __table_args__ = _table(_within("value", 0, 100))

    issue_id: str
    value: float = Field(ge=0, le=100)
    label: str
    definition: str = ""


class Round(Row, table=True):
    """One sitting of talks, first to last day inclusive. `heads` maps party codes to heads of delegation (JSON)."""

    __table_args__ = _table(
        _day("start"),
        _check("finish", '"end" IS date("end", \'+0 days\') AND "end" >= \'0001-01-01\''),
        _check("days", 'start <= "end"'),
    )

    number: int
    label: str
    start: dt.date = Field(sa_type=IsoDate)
    end: dt.date = Field(sa_type=IsoDate)
    place: str = ""
    format: str = ""
    level: str = ""
    host: str = ""
    heads: str = "{}"
    outcome: str = ""


class Source(Row, table=True):
    """Where a statement is known from, with its reliability A to F (Admiralty code)."""

    __table_args__ = _table(_day("published"), _check("reliability", "reliability IN ('A','B','C','D','E','F')"))

    code: str
    publisher: str = ""
    title: str = ""
    published: dt.date | None = Field(default=None, sa_type=IsoDate)
    kind: str = ""
    reliability: str = Field(regex="^[A-F]$")
    from_seed: bool = False


class Statement(Row, table=True):
    """What one speaker said on one issue on one day."""

    __table_args__ = _table(
        _day("said_on"),
        _day("published_on"),
        _day("recorded_on"),
        _range("low", "high", "range"),
        _within("firmness", 0, 4),
        _within("credibility", 1, 6),
    )

    code: str
    said_on: dt.date = Field(sa_type=IsoDate)
    published_on: dt.date = Field(sa_type=IsoDate)
    recorded_on: dt.date | None = Field(default=None, sa_type=IsoDate)
    """The day we recorded it; empty where it came with an import that does not say."""
    party_id: str
    speaker_id: str
    issue_id: str
    act: Act = Field(sa_type=words(Act))
    low: float | None = Field(default=None, ge=0, le=100)
    high: float | None = Field(default=None, ge=0, le=100)
    firmness: int | None = Field(default=None, ge=0, le=4)
    record: str = ""
    """How it is on record: interview, readout, document, background …"""
    condition: str = ""
    depends_on_id: str | None = None
    """The issue that the condition hangs on."""
    text: str = ""
    source_id: str
    locator: str = ""
    credibility: int = Field(ge=1, le=6)
    from_seed: bool = False
    note: str = ""
    round_id: str | None = None
    """The round it was linked to by hand, whatever its date."""
    retracts_id: str | None = None
    retracted_by_id: str | None = None


class Event(Row, table=True):
    """Something that happened around the talks."""

    __table_args__ = _table(_day("date"), _within("credibility", 1, 6))

    code: str
    date: dt.date = Field(sa_type=IsoDate)
    kind: str = ""
    place: str = ""
    title: str = ""
    text: str = ""
    source_id: str | None = None
    credibility: int | None = Field(default=None, ge=1, le=6)
    from_seed: bool = False
    note: str = ""


class Assessment(Row, table=True):
    """Somebody's judgement of how likely something is, in per cent; empty where only words were given."""

    __table_args__ = _table(
        _day("date"),
        _range("probability_low", "probability_high", "probability"),
        _within("credibility", 1, 6),
    )

    code: str
    date: dt.date = Field(sa_type=IsoDate)
    assessor: str = ""
    party_id: str | None = None
    about: str = ""
    probability_low: float | None = Field(default=None, ge=0, le=100)
    probability_high: float | None = Field(default=None, ge=0, le=100)
    wording: str = ""
    source_id: str | None = None
    credibility: int | None = Field(default=None, ge=1, le=6)
    from_seed: bool = False
    note: str = ""


class Dispute(Row, table=True):
    """A claim and what contradicts it."""

    __table_args__ = _table()

    code: str
    topic: str = ""
    claim: str = ""
    claimed_by: str = ""
    source_claim_id: str | None = None
    counter_claim: str = ""
    countered_by: str = ""
    source_counter_id: str | None = None
    from_seed: bool = False


FACTS: tuple[type[Row], ...] = (
    Dossier, Analyst, Party, Speaker, Issue, Option, Round, Source, Statement, Event, Assessment, Dispute,
)  # fmt: skip
"""The tables that follow from the change record, in the order in which references can be followed."""

UNITS: dict[str, tuple[str, ...]] = {
    "range": ("low", "high"),
    "days": ("start", "end"),
    "probability": ("probability_low", "probability_high"),
}
"""Fields that only make sense together and so change, merge and conflict as one. Every other field is a unit."""
