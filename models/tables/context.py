"""What stands around statements: events, judgements of others, and claims that are disputed."""

import datetime as dt

from sqlmodel import Field

from models.file.columns import IsoDate, words
from models.tables.base import Row, is_day, is_range, table_of, within
from models.words import Judgement


class Event(Row, table=True):
    """Something that happened around the talks."""

    __table_args__ = table_of(is_day("date"), within("credibility", 1, 6))

    code: str
    date: dt.date = Field(sa_type=IsoDate)
    date_edtf: str = ""
    kind: str = ""
    place: str = ""
    title: str = ""
    text: str = ""
    source_id: str | None = None
    credibility: int | None = Field(default=None, ge=1, le=6)
    from_seed: bool = False
    note: str = ""


class Assessment(Row, table=True):
    """Somebody's judgement: how likely something is, in per cent, or where a party stands behind what it says.

    Reservation and aspiration are ranges on the issue's scale, salience and capability run from 0 to 100. Empty
    where only words were given.
    """

    __table_args__ = table_of(
        is_day("date"),
        is_range("probability_low", "probability_high", "probability"),
        is_range("value_low", "value_high", "value"),
        within("credibility", 1, 6),
        is_day("resolved_on"),
    )

    code: str
    date: dt.date = Field(sa_type=IsoDate)
    date_edtf: str = ""
    kind: Judgement = Field(default=Judgement.LIKELIHOOD, sa_type=words(Judgement, "kind"))
    assessor: str = ""
    party_id: str | None = None
    issue_id: str | None = None
    about: str = ""
    probability_low: float | None = Field(default=None, ge=0, le=100)
    probability_high: float | None = Field(default=None, ge=0, le=100)
    value_low: float | None = Field(default=None, ge=0, le=100)
    value_high: float | None = Field(default=None, ge=0, le=100)
    scale_id: str | None = None
    """The revised scale that a range on the issue's scale is on; empty for the issue's first one."""
    wording: str = ""
    source_id: str | None = None
    credibility: int | None = Field(default=None, ge=1, le=6)
    from_seed: bool = False
    note: str = ""
    came_true: bool | None = None
    """Whether what was judged likely or unlikely came about; empty while nobody can say."""
    resolved_on: dt.date | None = Field(default=None, sa_type=IsoDate)
    """The day since which that is known."""


class Outcome(Row, table=True):
    """What was agreed on an issue, as a range on its scale: what baselines and judgements are looked back at from."""

    __table_args__ = table_of(is_day("date"), is_range("value_low", "value_high", "value"))

    code: str
    date: dt.date = Field(sa_type=IsoDate)
    date_edtf: str = ""
    issue_id: str
    value_low: float | None = Field(default=None, ge=0, le=100)
    value_high: float | None = Field(default=None, ge=0, le=100)
    scale_id: str | None = None
    """The revised scale that the range is on; empty for the issue's first one."""
    text: str = ""
    source_id: str | None = None
    from_seed: bool = False
    note: str = ""


class Dispute(Row, table=True):
    """A claim and what contradicts it."""

    __table_args__ = table_of()

    code: str
    topic: str = ""
    claim: str = ""
    claimed_by: str = ""
    source_claim_id: str | None = None
    counter_claim: str = ""
    countered_by: str = ""
    source_counter_id: str | None = None
    from_seed: bool = False
