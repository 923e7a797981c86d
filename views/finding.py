"""What can be found in the open dossier, read a slice at a time while nobody waits."""

from PySide6.QtCore import QObject, QTimer, Signal

from models.changes import Changes
from models.find.finder import Finder
from models.progress import Progress
from models.records import Records
from models.snapshot import Snapshot
from models.store import Store

_FIRST_MS = 700
"""By then the window has been drawn."""

_BETWEEN_MS = 4
"""Keys that were pressed meanwhile go first."""

_TOLD_EVERY = 40
"""After so many slices it is told that more can be found."""


class Finding(QObject):
    """Owns the finder of one dossier. It is made when it is first asked for, or else soon after the dossier opened."""

    grown = Signal()
    """More has been read: what was found before may not be all. Also emitted when the last has been."""

    def __init__(self, store: Store, snapshot: Snapshot, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._snapshot = store, snapshot
        self._records: Records = store
        self._finder: Finder | None = None
        self._slices = 0
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._read_on)
        self._idle.start(_FIRST_MS)

    @property
    def progress(self) -> Progress:
        """How much can be found by now; everything when `done` is `total`."""
        return self._made().progress

    def finder(self) -> Finder:
        """The finder, when it has read on by a slice: enough for a small dossier, and for any small change."""
        finder = self._made()
        finder.read_some()
        return finder

    def follow(self, snapshot: Snapshot, changes: Changes, records: Records) -> None:
        """Go over to the snapshot after a change, or to another day's, with the records that it is of."""
        self._snapshot, self._records = snapshot, records
        if self._finder is not None:
            self._finder.follow(snapshot, changes, records)
            self._idle.start(_BETWEEN_MS)

    def close(self) -> None:
        """Stop reading; nothing can be found any more."""
        self._idle.stop()
        if self._finder is not None:
            self._finder.close()

    def _made(self) -> Finder:
        if self._finder is None:
            self._finder = Finder(self._records, self._snapshot)
            self._idle.start(_BETWEEN_MS)
        return self._finder

    def _read_on(self) -> None:
        # Nobody asked for this, so it waits for nobody either: a job may be reading the file for long.
        with self._store.without_waiting() as free:
            more = self._made().read_some() if free else True
        if more:
            self._idle.start(_BETWEEN_MS)
        self._slices += 1
        if not more or self._slices % _TOLD_EVERY == 0:
            self.grown.emit()
