"""All second codings of the open dossier, read when they are first asked for, then only those that changed."""

from models.agreement.codings import DoubleCoding, codings_in, statements_of
from views.document import Document

_MANY = 500
"""When a step touches more statements, reading everything anew is quicker."""


class SecondCodings:
    """Follows the document. Make it before what shows it, so that it hears of changes first."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._read: dict[str, list[DoubleCoding]] | None = None
        self._stale: set[str] = set()
        document.refreshed.connect(self._follow)

    def all(self) -> list[DoubleCoding]:
        """Every second coding, those of one statement in the order in which they were made."""
        if self._read is None or len(self._stale) > _MANY:
            self._read = _by_statement(codings_in(self._document.store))
        elif self._stale:
            anew = _by_statement(codings_in(self._document.store, self._stale))
            self._read = {key: ones for key, ones in self._read.items() if key not in self._stale} | anew
        self._stale = set()
        return [one for ones in self._read.values() for one in ones]

    def _follow(self) -> None:
        changes = self._document.last_change
        if changes is None or self._read is None:
            return
        codings = changes.ids("coding")
        known = (
            {key for key, ones in self._read.items() if any(one.id in codings for one in ones)} if codings else set()
        )
        self._stale |= changes.ids("statement") | known | statements_of(self._document.store, codings)


def _by_statement(codings: list[DoubleCoding]) -> dict[str, list[DoubleCoding]]:
    found: dict[str, list[DoubleCoding]] = {}
    for one in codings:
        found.setdefault(one.statement_id, []).append(one)
    return found
