"""Who takes positions and who speaks for them, with other names, memberships and offices over time."""

from sqlmodel import Field

from models.tables.base import Lasting, Row, check, lasting, table_of, within


class Party(Row, table=True):
    """Somebody who takes positions in the talks."""

    __table_args__ = table_of(
        check("colour", "colour = '' OR colour GLOB '#" + "[0-9a-f]" * 6 + "'", "colour ~ '^(#[0-9a-f]{6})?$'"),
    )

    code: str
    name: str
    role: str = ""
    note: str = ""
    colour: str = ""
    """As #rrggbb; empty gives it the colour of its place."""
    marker: str = ""
    """A word of `models.words.PARTY_MARKERS`; empty for none."""


class Membership(Lasting, table=True):
    """A party that belongs to another one, such as a bloc or an organisation, for some time."""

    __table_args__ = table_of(*lasting())

    party_id: str
    group_id: str


class Speaker(Row, table=True):
    """A person or text that speaks for a party, with an authority from 1 (leader) to 5 (unnamed)."""

    __table_args__ = table_of(within("authority", 1, 5))

    code: str
    name: str
    office: str = ""
    party_id: str
    authority: int = Field(ge=1, le=5)


class Office(Lasting, table=True):
    """What a speaker was for some time, for which party, and with which authority from 1 (leader) to 5 (unnamed)."""

    __table_args__ = table_of(*lasting(), within("authority", 1, 5))

    speaker_id: str
    party_id: str
    title: str = ""
    authority: int = Field(ge=1, le=5)


class Alias(Row, table=True):
    """Another name of a party or speaker, by which a passage may mention it."""

    __table_args__ = table_of()

    owner_id: str
    name: str
