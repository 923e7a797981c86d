"""Other names of parties and speakers, by which passages mention them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.edits.rows import Seen, name_of, set_fields
from models.entry import needed
from models.errors import UserError
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing

NEEDS_NAME = "Another name needs at least one letter"


def add_alias(store: Store, owner_id: str, name: str) -> str:
    """Give a party or speaker another name and return the id of the alias."""
    from models.tables import Alias  # SQLModel is imported at the first write, not at the start

    with store.write("Add other name") as writing:
        wanted = _new_to(writing, owner_id, name)
        return writing.add(Alias(owner_id=owner_id, name=wanted, sequence=writing.next_sequence(Alias)))


def set_alias(store: Store, alias_id: str, name: str, *, seen: Seen | None = None) -> None:
    """Write another name otherwise."""
    from models.tables import Alias

    label = "Set other name"
    with store.write(label) as writing:
        wanted = _new_to(writing, writing.get(Alias, alias_id).owner_id, name, but=alias_id)
        set_fields(store, label, Alias, alias_id, {"name": wanted}, seen)


def delete_alias(store: Store, alias_id: str) -> None:
    """Take another name away."""
    from models.tables import Alias

    with store.write("Delete other name") as writing:
        writing.delete(Alias, alias_id)


def _new_to(writing: "Writing", owner_id: str, name: str, but: str = "") -> str:
    """The name, if its owner does not go by it yet; that others do is nothing unusual, such as “the Kremlin”."""
    from models.tables import Alias, Party, Speaker

    owners = (row for table in (Party, Speaker) for row in writing.rows(table))
    if all(row.id != owner_id for row in owners):
        raise UserError("Whose name this is has been deleted in the meantime.")
    known_as = {alias.name for alias in writing.rows(Alias) if alias.owner_id == owner_id and alias.id != but}
    known_as |= {name_of(writing, table, owner_id) for table in ("party", "speaker")} - {owner_id}
    return read_alias(name, known_as)


def read_alias(text: str, known_as: Iterable[str]) -> str:
    """Another name, which may be none of those that its owner has already, whatever the capitals."""
    wanted = needed(text, NEEDS_NAME)
    if wanted.casefold() in {one.casefold() for one in known_as}:
        raise UserError(f"“{wanted}” is one of its names already.")
    return wanted
