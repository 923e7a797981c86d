"""Further sources that bear a statement out or contradict it."""

from models.edits.rows import Seen, name_of, set_fields
from models.errors import UserError
from models.store import Store
from models.words import Stance


def add_corroboration(store: Store, statement_id: str, source_id: str, stance: Stance, *, locator: str = "") -> str:
    """Say that a further source bears a statement out or contradicts it, and where; returns the id of the row."""
    from models.tables import Corroboration, Source, Statement  # imported at the first write, not at the start

    label = "Add corroborating source" if stance == Stance.CORROBORATES else "Add contradicting source"
    with store.write(label) as writing:
        statement = writing.get(Statement, statement_id)
        source = writing.get(Source, source_id)
        named = name_of(writing, "source", source.id)
        if statement.source_id == source_id:
            raise UserError(f"{named} is where the statement is known from. Name another source.")
        known = [row for row in writing.rows(Corroboration) if row.statement_id == statement_id]
        if source_id in {row.source_id for row in known}:
            raise UserError(f"{named} is listed already. Change what it says, or name another source.")
        made = Corroboration(statement_id=statement_id, source_id=source_id, stance=stance, locator=locator.strip())
        made.sequence = writing.next_sequence(Corroboration)
        return writing.add(made)


def set_stance(store: Store, corroboration_id: str, stance: Stance, *, seen: Seen | None = None) -> None:
    """Say anew whether the source bears the statement out or contradicts it."""
    _set(store, "Set what the source says", corroboration_id, seen, stance=stance)


def set_locator(store: Store, corroboration_id: str, locator: str, *, seen: Seen | None = None) -> None:
    """Say where in the source it stands."""
    _set(store, "Set place in source", corroboration_id, seen, locator=locator.strip())


def set_note(store: Store, corroboration_id: str, note: str, *, seen: Seen | None = None) -> None:
    """Write down what the source says to it."""
    _set(store, "Set note on source", corroboration_id, seen, note=note.strip())


def delete_corroboration(store: Store, corroboration_id: str) -> None:
    """Take a corroborating or contradicting source away from its statement."""
    from models.tables import Corroboration

    with store.write("Delete corroborating source") as writing:
        writing.delete(Corroboration, corroboration_id)


def _set(store: Store, label: str, corroboration_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Corroboration

    set_fields(store, label, Corroboration, corroboration_id, values, seen)
