"""Where statements are known from: sources, and their texts as they were taken in."""

import datetime as dt

from sqlmodel import Field

from models.file.columns import IsoDate
from models.tables.base import Row, check, is_day, table_of


class Source(Row, table=True):
    """Where a statement is known from, with its reliability A to F (Admiralty code)."""

    __table_args__ = table_of(
        is_day("published"),
        is_day("retrieved"),
        check("handling", "handling IN ('', 'CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')"),
        check("reliability", "reliability IN ('A','B','C','D','E','F')"),
    )

    code: str
    publisher: str = ""
    title: str = ""
    author: str = ""
    published: dt.date | None = Field(default=None, sa_type=IsoDate)
    published_edtf: str = ""
    retrieved: dt.date | None = Field(default=None, sa_type=IsoDate)
    address: str = ""
    language: str = ""
    """As an ISO 639 code; empty where it is not known."""
    kind: str = ""
    reliability: str = Field(regex="^[A-F]$")
    handling: str = ""
    """The mark of the Traffic Light Protocol 2.0 without its first word: CLEAR to RED; empty for none."""
    reprints_id: str | None = None
    """The source whose story this one repeats: a wire story counts once."""
    from_seed: bool = False


class SourceText(Row, table=True):
    """A source's text as it was taken in, for good: a corrected text is another row.

    The latest in the dossier's order is the current one. `text_hash` is the SHA-256 of the text in UTF-8, in
    hexadecimal.
    """

    __tablename__ = "source_text"
    __table_args__ = table_of(is_day("added_on"), check("text_hash", "length(text_hash) = 64"))

    source_id: str
    text: str
    text_hash: str
    media_type: str = ""
    file_name: str = ""
    added_on: dt.date | None = Field(default=None, sa_type=IsoDate)
    note: str = ""
