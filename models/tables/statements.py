"""What was said: statements, the passages they are read from, how they hang together, and how others read them."""

import datetime as dt

from sqlalchemy import Index
from sqlmodel import Field

from models.file.columns import IsoDate, words
from models.tables.base import Row, check, is_day, is_range, table_of, within
from models.words import Act, LinkKind, Review, Stance, Standing


class Statement(Row, table=True):
    """What one speaker said on one issue on one day."""

    __table_args__ = table_of(
        is_day("said_on"),
        is_day("published_on"),
        is_day("recorded_on"),
        is_range("low", "high", "range"),
        within("firmness", 0, 4),
        within("credibility", 1, 6),
    )

    code: str
    said_on: dt.date = Field(sa_type=IsoDate)
    said_edtf: str = ""
    """The day as it is known, in EDTF (see `models.dates`), with `said_on` its last possible day; empty: exactly."""
    published_on: dt.date = Field(sa_type=IsoDate)
    published_edtf: str = ""
    recorded_on: dt.date | None = Field(default=None, sa_type=IsoDate)
    """The day we recorded it; empty where it came with an import that does not say."""
    party_id: str
    speaker_id: str
    issue_id: str
    act: Act = Field(sa_type=words(Act))
    low: float | None = Field(default=None, ge=0, le=100)
    high: float | None = Field(default=None, ge=0, le=100)
    scale_id: str | None = None
    """The revised scale that the range is on; empty for the issue's first one."""
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
    review: Review = Field(default=Review.DRAFT, sa_type=words(Review))
    round_id: str | None = None
    """The round it was linked to by hand, whatever its date."""
    retracts_id: str | None = None
    retracted_by_id: str | None = None
    package_id: str | None = None


class Excerpt(Row, table=True):
    """The passage of a source's text that a statement was read from.

    `start` counts code points from the beginning of the text; `before` and `after` are what stands around the quote.
    """

    __table_args__ = table_of(
        check("start", "start >= 0"), Index("excerpt_statement", "statement_id"), Index("excerpt_text", "text_id")
    )

    statement_id: str
    text_id: str
    start: int = Field(ge=0)
    quote: str
    before: str = ""
    after: str = ""


class Link(Row, table=True):
    """How a statement stands to another one. Only what is conditional has a standing, and may name no other one."""

    __table_args__ = table_of(is_day("since"))

    statement_id: str
    kind: LinkKind = Field(sa_type=words(LinkKind, "kind"))
    other_id: str | None = None
    state: Standing | None = Field(default=None, sa_type=words(Standing, "state"))
    """Whether the condition is met; empty where nobody has said."""
    since: dt.date | None = Field(default=None, sa_type=IsoDate)
    note: str = ""


class Package(Row, table=True):
    """Statements that were offered together, to be taken or left as a whole."""

    __table_args__ = table_of()

    title: str
    note: str = ""


class Corroboration(Row, table=True):
    """Another source that bears a statement out or contradicts it."""

    __table_args__ = table_of()

    statement_id: str
    source_id: str
    stance: Stance = Field(sa_type=words(Stance))
    locator: str = ""
    note: str = ""


class Coding(Row, table=True):
    """How a second analyst codes a statement without having seen the first coding; empty fields: no place, no grade."""

    __table_args__ = table_of(is_range("low", "high", "range"), within("firmness", 0, 4), within("credibility", 1, 6))

    statement_id: str
    analyst_id: str
    act: Act = Field(sa_type=words(Act))
    low: float | None = Field(default=None, ge=0, le=100)
    high: float | None = Field(default=None, ge=0, le=100)
    scale_id: str | None = None
    """As in `Statement`."""
    firmness: int | None = Field(default=None, ge=0, le=4)
    credibility: int | None = Field(default=None, ge=1, le=6)
    note: str = ""
    settled: bool = False
    """Whether an analyst has looked at where the two differ and settled it."""
