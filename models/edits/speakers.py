"""What a person can change of a speaker."""

from models.codes import speaker_code
from models.edits.deleting import delete_record
from models.edits.naming import free_code, taken_codes
from models.edits.rows import Seen, set_fields
from models.edits.speaking_for import keeps_its_statements
from models.entry import needed
from models.errors import UserError
from models.store import Store
from models.words import AUTHORITIES

NEEDS_NAME = "A speaker needs a name"


def add_speaker(store: Store, name: str, party_id: str, authority: int, *, code: str = "", office: str = "") -> str:
    """Add a speaker and return the id; without a code it gets one from its name."""
    from models.tables import Party, Speaker  # SQLModel is imported at the first write, not at the start

    named = needed(name, NEEDS_NAME)
    check_authority(authority)
    with store.write("Add speaker") as writing:
        writing.get(Party, party_id)
        wanted = free_code(writing, Speaker, code.strip() or speaker_code(named, taken_codes(writing, Speaker)))
        made = Speaker(code=wanted, name=named, office=office.strip(), party_id=party_id, authority=authority)
        made.sequence = writing.next_sequence(Speaker)
        return writing.add(made)


def set_name(store: Store, speaker_id: str, name: str, *, seen: Seen | None = None) -> None:
    """Give a speaker another name."""
    _set(store, "Set speaker name", speaker_id, seen, name=needed(name, NEEDS_NAME))


def set_code(store: Store, speaker_id: str, code: str, *, seen: Seen | None = None) -> None:
    """Give a speaker another code."""
    from models.tables import Speaker

    with store.write("Set speaker code") as writing:
        _set(store, "Set speaker code", speaker_id, seen, code=free_code(writing, Speaker, code, but=speaker_id))


def set_office(store: Store, speaker_id: str, office: str, *, seen: Seen | None = None) -> None:
    """Say what a speaker is on all days for which no dated office is known."""
    _set(store, "Set speaker office", speaker_id, seen, office=office.strip())


def set_party(store: Store, speaker_id: str, party_id: str, *, seen: Seen | None = None) -> None:
    """Let a speaker speak for another party; statements made for the one before need an office that covers them."""
    from models.tables import Party

    with store.write("Set speaker party") as writing, keeps_its_statements(writing, speaker_id):
        writing.get(Party, party_id)
        _set(store, "Set speaker party", speaker_id, seen, party_id=party_id)


def set_authority(store: Store, speaker_id: str, authority: int, *, seen: Seen | None = None) -> None:
    """Grade a speaker on all days for which no dated office is known, 1 (leader) to 5 (unnamed)."""
    check_authority(authority)
    _set(store, "Set speaker authority", speaker_id, seen, authority=authority)


def delete_speaker(store: Store, speaker_id: str) -> None:
    """Delete a speaker of whom no statement is left, with offices and other names."""
    from models.tables import Speaker

    delete_record(store, "Delete speaker", Speaker, speaker_id)


def check_authority(authority: int) -> None:
    """Refuse what is not on the scale of authorities."""
    if authority not in AUTHORITIES:
        raise UserError("Authority runs from 1 (leader) to 5 (unnamed).")


def _set(store: Store, label: str, speaker_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Speaker

    set_fields(store, label, Speaker, speaker_id, values, seen)
