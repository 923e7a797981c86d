"""What a person can change of the searches that are kept in a dossier."""

from typing import TYPE_CHECKING

from models.edits.deleting import delete_record
from models.edits.rows import Seen, set_fields
from models.entry import needed
from models.errors import UserError
from models.find.query import Query
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing

NEEDS_TITLE = "A saved search needs a title"


def save_search(store: Store, title: str, query: Query) -> str:
    """Keep a search under a title and return its id; refused for one of everything, which needs no search."""
    from models.tables import SavedSearch  # SQLModel is imported at the first write, not at the start

    if query.is_empty:
        raise UserError("There is nothing to save: type words or narrow down what is listed first.")
    with store.write("Save search") as writing:
        kept = SavedSearch(title=_free_title(writing, title), query=query.as_json())
        kept.sequence = writing.next_sequence(SavedSearch)
        return writing.add(kept)


def rename_search(store: Store, search_id: str, title: str, *, seen: Seen | None = None) -> None:
    """Call a saved search otherwise."""
    from models.tables import SavedSearch

    with store.write("Rename search") as writing:
        values = {"title": _free_title(writing, title, but=search_id)}
        set_fields(store, "Rename search", SavedSearch, search_id, values, seen)


def delete_search(store: Store, search_id: str) -> None:
    """Keep a search no longer."""
    from models.tables import SavedSearch

    delete_record(store, "Delete search", SavedSearch, search_id)


def _free_title(writing: "Writing", title: str, but: str = "") -> str:
    from models.tables import SavedSearch

    wanted = " ".join(needed(title, NEEDS_TITLE).split())
    for row in writing.rows(SavedSearch):
        if row.id != but and row.title.casefold() == wanted.casefold():
            raise UserError(f"There is a saved search “{row.title}” already. Choose another title.")
    return wanted
