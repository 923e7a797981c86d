"""The dossier itself, who writes in it, its rounds, and the searches that are kept in it."""

import datetime as dt

from sqlmodel import Field

from models.file.columns import IsoDate
from models.tables.base import Row, check, is_day, table_of


class Dossier(Row, table=True):
    """One set of talks. There is one row; its id names the dossier across all its copies."""

    __table_args__ = table_of(check("stale_after_days", "stale_after_days > 0"))

    title: str
    description: str = ""
    stale_after_days: int = 30
    optional_columns: str = ""
    """Optional columns that the dossier's folder had, as `file.column` words, so that export writes them again."""


class Analyst(Row, table=True):
    """A person who writes in this dossier."""

    __table_args__ = table_of()

    code: str
    name: str


class Round(Row, table=True):
    """One sitting of talks, first to last day inclusive. `heads` maps party codes to heads of delegation (JSON)."""

    __table_args__ = table_of(
        is_day("start"),
        is_day('"end"', "finish"),
        check("days", 'start <= "end"'),
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


class SavedSearch(Row, table=True):
    """A search that is kept: `query` is what was asked for, as canonical JSON (see `models.find`)."""

    __tablename__ = "saved_search"
    __table_args__ = table_of()

    title: str
    query: str = "{}"
