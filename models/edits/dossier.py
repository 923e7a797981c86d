"""What a person can change of the dossier as a whole."""

from models.edits.rows import Seen, set_fields
from models.entry import needed
from models.errors import UserError
from models.store import Store


def set_title(store: Store, title: str, *, seen: Seen | None = None) -> None:
    """Say what the talks are called."""
    _set(store, "Set dossier title", seen, title=needed(title, "A dossier needs a title"))


def set_description(store: Store, description: str, *, seen: Seen | None = None) -> None:
    """Say what the dossier covers, and how it was made."""
    _set(store, "Set dossier description", seen, description=description.strip())


def set_stale_limit(store: Store, days: int, *, seen: Seen | None = None) -> None:
    """Say after how many days without a statement a position counts as stale, from 1."""
    if not 1 <= days <= 36525:
        raise UserError("Positions become stale after at least 1 day, and at most a hundred years.")
    _set(store, "Set stale limit", seen, stale_after_days=days)


def _set(store: Store, label: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Dossier  # SQLModel is imported at the first write, not at the start

    with store.write(label) as writing:
        rows = writing.rows(Dossier)
        # A file that was made empty has no row yet; its name serves as the title until somebody says otherwise.
        row_id = min(row.id for row in rows) if rows else writing.add(Dossier(title=store.path.stem))
        set_fields(store, label, Dossier, row_id, values, seen if rows else None)
