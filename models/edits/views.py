"""What a person can change of the views that are kept in a dossier: how a screen was set up, to be taken up again."""

from typing import TYPE_CHECKING

from models.edits.deleting import delete_record
from models.edits.rows import Seen, set_fields
from models.entry import needed
from models.errors import UserError
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing

NEEDS_TITLE = "A saved view needs a title"


def save_view(store: Store, title: str, screen: str, state: str) -> str:
    """Keep how a screen stands, as canonical JSON that only that screen reads, and return its id."""
    from models.tables import SavedView  # SQLModel is imported at the first write, not at the start

    with store.write("Save view") as writing:
        kept = SavedView(title=_free_title(writing, title, screen), screen=screen, state=state)
        kept.sequence = writing.next_sequence(SavedView)
        return writing.add(kept)


def replace_view(store: Store, view_id: str, state: str, *, seen: Seen | None = None) -> None:
    """Let a view of that name stand for how its screen stands now."""
    from models.tables import SavedView

    set_fields(store, "Replace view", SavedView, view_id, {"state": state}, seen)


def rename_view(store: Store, view_id: str, title: str, *, seen: Seen | None = None) -> None:
    """Call a saved view otherwise."""
    from models.tables import SavedView

    with store.write("Rename view") as writing:
        screen = writing.get(SavedView, view_id).screen
        values = {"title": _free_title(writing, title, screen, but=view_id)}
        set_fields(store, "Rename view", SavedView, view_id, values, seen)


def delete_view(store: Store, view_id: str) -> None:
    """Keep a view no longer."""
    from models.tables import SavedView

    delete_record(store, "Delete view", SavedView, view_id)


def _free_title(writing: "Writing", title: str, screen: str, but: str = "") -> str:
    from models.tables import SavedView

    wanted = " ".join(needed(title, NEEDS_TITLE).split())
    for row in writing.rows(SavedView):
        if row.id != but and row.screen == screen and row.title.casefold() == wanted.casefold():
            raise UserError(f"There is a saved view “{row.title}” already. Choose another title.")
    return wanted
