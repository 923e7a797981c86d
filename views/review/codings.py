"""All second codings of the open dossier: read when they are first asked for, a slice at a time, then what changed."""

from PySide6.QtCore import QObject, QTimer, Signal

from models.agreement.codings import DoubleCoding, coded_twice, codings_in, statements_of
from views.document import Document

_SLICE = 500
"""So many statements are read at once; few enough that nobody who types has to wait."""

_BETWEEN_MS = 4
"""Keys that were pressed meanwhile go first."""


class SecondCodings(QObject):
    """Follows the document. Make it before what shows it, so that it hears of changes first."""

    arrived = Signal()
    """Everything has been read."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._read: dict[str, list[DoubleCoding]] = {}
        self._waiting: list[str] | None = None
        self._stale: set[str] = set()
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._read_on)
        document.refreshed.connect(self._follow)

    @property
    def are_read(self) -> bool:
        """Whether `all` has everything at hand; asking begins to read it, and few are read at once."""
        if self._waiting is None:
            self._waiting = coded_twice(self._document.store)
            self._read_slice()
            if self._waiting:
                self._idle.start(_BETWEEN_MS)
        return not self._waiting

    def all(self) -> list[DoubleCoding]:
        """Every second coding, those of one statement in the order in which they were made."""
        while not self.are_read:
            self._read_slice()
        if self._stale:
            self._take(self._stale)
            self._stale = set()
        return [one for ones in self._read.values() for one in ones]

    def stop(self) -> None:
        """Read no more by itself."""
        self._idle.stop()

    def _read_on(self) -> None:
        self._read_slice()
        if self._waiting:
            self._idle.start(_BETWEEN_MS)
        else:
            self.arrived.emit()

    def _read_slice(self) -> None:
        if self._waiting:
            self._take(self._waiting[:_SLICE])
            self._waiting = self._waiting[_SLICE:]

    def _take(self, statements: list[str] | set[str]) -> None:
        for one in statements:
            self._read.pop(one, None)
        for coding in codings_in(self._document.store, statements):
            self._read.setdefault(coding.statement_id, []).append(coding)

    def _follow(self) -> None:
        changes = self._document.last_change
        if changes is None or self._waiting is None:
            return
        codings = changes.ids("coding")
        known = (
            {key for key, ones in self._read.items() if any(one.id in codings for one in ones)} if codings else set()
        )
        self._stale |= changes.ids("statement") | known | statements_of(self._document.store, codings)
