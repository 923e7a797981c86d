"""What a person can change of a party."""

from typing import Literal

from models.codes import party_code
from models.colours import read_colour
from models.edits.deleting import delete_record
from models.edits.naming import free_code, taken_codes
from models.edits.rows import Seen, set_fields
from models.entry import needed
from models.errors import UserError
from models.heads import heads_of, heads_text
from models.store import Store
from models.words import PARTY_MARKERS

NEEDS_NAME = "A party needs a name"


def add_party(store: Store, name: str, *, code: str = "", role: str = "") -> str:
    """Add a party and return its id; without a code it gets one from its name."""
    from models.tables import Party  # SQLModel is imported at the first write, not at the start

    named = needed(name, NEEDS_NAME)
    with store.write("Add party") as writing:
        wanted = free_code(writing, Party, code.strip() or party_code(named, taken_codes(writing, Party)))
        last = writing.next_sequence(Party)
        return writing.add(Party(code=wanted, name=named, role=role.strip(), sequence=last))


def set_name(store: Store, party_id: str, name: str, *, seen: Seen | None = None) -> None:
    """Give a party another name."""
    _set(store, "Set party name", party_id, seen, name=needed(name, NEEDS_NAME))


def set_code(store: Store, party_id: str, code: str, *, seen: Seen | None = None) -> None:
    """Give a party another code; heads of delegation and hosts of rounds, which go by codes, follow."""
    from models.tables import Party, Round

    label = "Set party code"
    with store.write(label) as writing:
        before = writing.get(Party, party_id).code
        wanted = free_code(writing, Party, code, but=party_id)
        set_fields(store, label, Party, party_id, {"code": wanted}, seen)
        for sitting in writing.rows(Round):
            heads = heads_of(sitting.heads)
            if before in heads:
                heads[wanted] = heads.pop(before)
                writing.set(Round, sitting.id, heads=heads_text(heads))
            if sitting.host == before:
                writing.set(Round, sitting.id, host=wanted)


def set_words(
    store: Store, party_id: str, field: Literal["role", "note"], text: str, *, seen: Seen | None = None
) -> None:
    """Write down what a party is in the talks, or a note on it."""
    _set(store, f"Set party {field}", party_id, seen, **{field: text.strip()})


def set_colour(store: Store, party_id: str, colour: str, *, seen: Seen | None = None) -> None:
    """Draw a party in a colour of its own, #rrggbb; empty gives it the colour of its place."""
    _set(store, "Set party colour", party_id, seen, colour=read_colour(colour))


def set_marker(store: Store, party_id: str, marker: str, *, seen: Seen | None = None) -> None:
    """Let a shape stand beside a party's name; empty for the usual one."""
    if marker and marker not in PARTY_MARKERS:
        raise UserError(f"Choose one of {', '.join(PARTY_MARKERS)}.")
    _set(store, "Set party marker", party_id, seen, marker=marker)


def delete_party(store: Store, party_id: str) -> None:
    """Delete a party that nothing refers to, with its other names and memberships."""
    from models.tables import Party, Round

    with store.write("Delete party") as writing:
        code = writing.get(Party, party_id).code
        heads = sum(bool(heads_of(sitting.heads).get(code)) for sitting in writing.rows(Round))
        nouns = ("head of delegation", "heads of delegation")
        delete_record(store, "Delete party", Party, party_id, {nouns: heads})


def _set(store: Store, label: str, party_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Party

    set_fields(store, label, Party, party_id, values, seen)
