"""What a speaker was for some time; the authority of what they said is that of the office held on the day."""

from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING

from models.edits.days import check_days
from models.edits.rows import Seen, set_fields
from models.edits.speakers import check_authority
from models.edits.speaking_for import keeps_its_statements
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing


def add_office(
    store: Store,
    speaker_id: str,
    title: str,
    *,
    party_id: str,
    authority: int,
    days: tuple[date | None, date | None] = (None, None),
) -> str:
    """Let a speaker hold an office for a party from the first to the last day, None where open; returns its id."""
    from models.tables import Office, Party, Speaker  # SQLModel is imported at the first write, not at the start

    with store.write("Add office") as writing:
        check_days(*days)
        check_authority(authority)
        writing.get(Speaker, speaker_id)
        writing.get(Party, party_id)
        made = Office(speaker_id=speaker_id, party_id=party_id, title=title.strip(), authority=authority)
        made.start, made.end = days
        made.sequence = writing.next_sequence(Office)
        return writing.add(made)


def set_title(store: Store, office_id: str, title: str, *, seen: Seen | None = None) -> None:
    """Say what the office was."""
    _set(store, "Set office", office_id, seen, title=title.strip())


def set_party(store: Store, office_id: str, party_id: str, *, seen: Seen | None = None) -> None:
    """Say for which party the office was held."""
    _set(store, "Set party of office", office_id, seen, party_id=party_id)


def set_authority(store: Store, office_id: str, authority: int, *, seen: Seen | None = None) -> None:
    """Grade the office, 1 (leader) to 5 (unnamed)."""
    check_authority(authority)
    _set(store, "Set authority of office", office_id, seen, authority=authority)


def set_days(store: Store, office_id: str, start: date | None, end: date | None, *, seen: Seen | None = None) -> None:
    """Say from which to which day the office was held; None is open."""
    check_days(start, end)
    _set(store, "Set days of office", office_id, seen, start=start, end=end)


def delete_office(store: Store, office_id: str) -> None:
    """Take an office away, unless something was said that no other one covers."""
    from models.tables import Office

    with store.write("Delete office") as writing, _kept(writing, office_id):
        writing.delete(Office, office_id)


def _set(store: Store, label: str, office_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Office

    with store.write(label) as writing, _kept(writing, office_id):
        set_fields(store, label, Office, office_id, values, seen)


def _kept(writing: "Writing", office_id: str) -> AbstractContextManager[None]:
    from models.tables import Office

    return keeps_its_statements(writing, writing.get(Office, office_id).speaker_id)
