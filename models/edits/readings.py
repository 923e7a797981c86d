"""What a person can change of the readings that are kept in a dossier beside those that are built in."""

from typing import TYPE_CHECKING, Any

from models.analysis.reading import READINGS, Reading
from models.edits.deleting import delete_record
from models.edits.rows import Seen, set_fields
from models.entry import needed
from models.errors import UserError
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing

NEEDS_TITLE = "A reading needs a name"


def save_reading(store: Store, title: str, reading: Reading) -> str:
    """Keep the rules of a reading under a title and return its id; the known day is no part of them."""
    from models.tables import SavedReading  # SQLModel is imported at the first write, not at the start

    with store.write("Save reading") as writing:
        kept = SavedReading(title=_free_title(writing, title), **_rules(reading))
        kept.sequence = writing.next_sequence(SavedReading)
        return writing.add(kept)


def set_rules(store: Store, reading_id: str, reading: Reading, *, seen: Reading | None = None) -> None:
    """Give a kept reading other rules; `seen` are those that it had when the new ones were chosen."""
    from models.tables import SavedReading

    known = None if seen is None else _rules(seen)
    set_fields(store, "Change reading", SavedReading, reading_id, _rules(reading), known)


def rename_reading(store: Store, reading_id: str, title: str, *, seen: Seen | None = None) -> None:
    """Call a kept reading otherwise."""
    from models.tables import SavedReading

    with store.write("Rename reading") as writing:
        values = {"title": _free_title(writing, title, but=reading_id)}
        set_fields(store, "Rename reading", SavedReading, reading_id, values, seen)


def delete_reading(store: Store, reading_id: str) -> None:
    """Keep a reading no longer."""
    from models.tables import SavedReading

    delete_record(store, "Delete reading", SavedReading, reading_id)


def _rules(reading: Reading) -> dict[str, Any]:
    return {
        "authority": reading.authority,
        "credibility": reading.credibility,
        "conditionals": reading.conditionals,
        "restatements": reading.restatements,
        "review": reading.review,
    }


def _free_title(writing: "Writing", title: str, but: str = "") -> str:
    from models.tables import SavedReading

    wanted = " ".join(needed(title, NEEDS_TITLE).split())
    if wanted.casefold() in READINGS:
        raise UserError(f"The reading “{wanted}” is built in. Choose another name.")
    for row in writing.rows(SavedReading):
        if row.id != but and row.title.casefold() == wanted.casefold():
            raise UserError(f"There is a reading “{row.title}” already. Choose another name.")
    return wanted
