"""How far others have looked at statements: a state that only a person sets, for one statement or for many."""

from collections.abc import Iterable

from models.store import Store
from models.words import Review

_LABELS = {Review.DRAFT: "Mark as draft", Review.REVIEWED: "Mark reviewed", Review.DISPUTED: "Mark disputed"}


def mark_all(store: Store, statement_ids: Iterable[str], review: Review) -> None:
    """Say of statements how far others have looked at them, as one step."""
    from models.tables import Statement  # SQLModel is imported at the first write, not at the start

    with store.write(_LABELS[review]) as writing:
        writing.set_all(Statement, {one: {"review": review} for one in statement_ids})
