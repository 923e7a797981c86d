"""Whom a speaker speaks for on a day, which no edit of speakers and offices may leave open for what was said."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from models.edits.rows import name_of
from models.errors import UserError
from models.phrases import counted

if TYPE_CHECKING:
    from models.record.writing import Writing


@contextmanager
def keeps_its_statements(writing: "Writing", speaker_id: str) -> Iterator[None]:
    """Refuse what is done inside if statements of the speaker are then by nobody of their party."""
    before = set(_foreign(writing, speaker_id))
    yield
    parties = [party for row, party in _foreign(writing, speaker_id).items() if row not in before]
    if parties:
        party, name = name_of(writing, "party", parties[0]), name_of(writing, "speaker", speaker_id)
        raise UserError(
            f"{counted(len(parties), 'statement')} of {name} would be left without an office for {party} on the day. "
            "Add an office that covers them first, or move the statements."
        )


def speaks_for(writing: "Writing", speaker_id: str, party_id: str) -> None:
    """Refuse a speaker who is not the party's, in any office."""
    from models.tables import Office, Speaker

    parties = {one.party_id for one in writing.rows(Office) if one.speaker_id == speaker_id}
    if party_id not in {writing.get(Speaker, speaker_id).party_id, *parties}:
        raise UserError("This speaker is of another party. Choose one of the party’s own, or change the party.")


def _foreign(writing: "Writing", speaker_id: str) -> dict[str, str]:
    """The party of each statement that the speaker, or an office on the day, does not speak for."""
    from sqlalchemy import select

    from models.record.shape import columns
    from models.tables import Office, Speaker, Statement

    said = columns(Statement)
    query = select(said["id"], said["party_id"], said["said_on"]).where(said["speaker_id"] == speaker_id)
    own = {one.party_id for one in writing.rows(Speaker) if one.id == speaker_id}
    held = [
        (one.party_id, one.start or date.min, one.end or date.max)
        for one in writing.rows(Office)
        if one.speaker_id == speaker_id
    ]
    return {
        row: party
        for row, party, day in writing.connection.execute(query)
        if party not in own and not any(one == party and start <= day <= end for one, start, end in held)
    }
