"""How a dossier is looked at: readings, views, pairs of parties and briefings that are kept in it."""

import datetime as dt

from sqlmodel import Field

from models.file.columns import IsoDate, words
from models.tables.base import Row, is_day, table_of, within
from models.words import Conditionals, Review


class SavedReading(Row, table=True):
    """Rules by which statements count, beside those that every dossier has (see `models.analysis.reading`)."""

    __tablename__ = "reading"
    __table_args__ = table_of(within("authority", 1, 5), within("credibility", 1, 6))

    title: str
    authority: int = Field(default=3, ge=1, le=5)
    credibility: int = Field(default=4, ge=1, le=6)
    conditionals: Conditionals = Field(default=Conditionals.COUNTED, sa_type=words(Conditionals))
    restatements: bool = False
    """Whether a restatement that carries a range places its party."""
    review: Review | None = Field(default=None, sa_type=words(Review, "review"))
    """The state of review that alone counts; empty for any."""


class SavedView(Row, table=True):
    """How a screen was set up: `screen` is its name, `state` canonical JSON that only that screen reads."""

    __tablename__ = "saved_view"
    __table_args__ = table_of()

    title: str
    screen: str = "timeline"
    state: str = "{}"


class Pair(Row, table=True):
    """Two parties that are looked at against each other, in the order chosen; without any, all pairs of principals."""

    __table_args__ = table_of()

    party_id: str
    other_id: str


class Briefing(Row, table=True):
    """A briefing that was given out: what has moved since is told from its day on."""

    __table_args__ = table_of(is_day("made_on"))

    title: str
    made_on: dt.date = Field(sa_type=IsoDate)
    """The last day that it tells of."""
    specification: str = "{}"
    """What it was asked to hold, as canonical JSON."""
