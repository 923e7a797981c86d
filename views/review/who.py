"""Who coded the parts of a statement first and again, when, and who settled the two."""

from models.agreement.codings import DoubleCoding
from models.agreement.differing import Part
from models.agreement.who import when_made, who_gave
from models.store import Store
from views.review.words import given_words


class Who:
    """Read once for a second coding; with `apart` as both were coded apart, else as they are now."""

    def __init__(self, store: Store, coding: DoubleCoding, *, apart: bool) -> None:
        self._own = store.author.analyst_id
        made = when_made(store, "coding", coding.id) if apart else ""
        self._first = who_gave(store, "statement", coding.statement_id, list(Part), made)
        self._second = who_gave(store, "coding", coding.id, list(Part), made)
        self._settled = who_gave(store, "coding", coding.id, ["settled"]).get("settled")

    def gave(self, part: Part) -> tuple[str, str]:
        """Who gave the first and the second value of a part, and when, in words."""
        return given_words(self._first.get(part), self._own), given_words(self._second.get(part), self._own)

    def settled(self) -> str:
        """Who settled the two, and when."""
        return given_words(self._settled, self._own)
