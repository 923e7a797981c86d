"""Backups of the open dossier while somebody works, off the window's thread and only when nothing else runs."""

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.jobs import Jobs
from desktop.places import backups_folder
from models.backups.keeping import EVERY, Backup, back_up, folder_of
from models.progress import Progress
from models.store import Store

_FIRST_MS = 20_000
"""When the first one is made after opening: by then what was asked for first is drawn."""


class BackingUp(QObject):
    """Makes a backup soon after a dossier is opened and every half hour after that, if something was changed."""

    made = Signal()

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self._due = ""
        jobs.ended.connect(self._make_up)
        self._first, self._timer = QTimer(self, singleShot=True), QTimer(self)
        self._first.timeout.connect(lambda: self.make("opening"))
        self._timer.timeout.connect(lambda: self.make("working"))
        self._first.start(_FIRST_MS)
        self._timer.start(int(EVERY.total_seconds() * 1000))

    def make(self, reason: str) -> None:
        """Make one now, or as soon as the work that is running has ended."""
        if self._jobs.current is not None:
            self._due = self._due or reason
            return
        self._due = ""
        self._jobs.run("Backing up", _backing_up(self._store, reason), lambda _made: self.made.emit())

    def stop(self) -> None:
        """Make no more, because the dossier is about to be closed."""
        self._first.stop()
        self._timer.stop()
        self._jobs.ended.disconnect(self._make_up)

    def _make_up(self) -> None:
        if self._due:
            self.make(self._due)


def _backing_up(store: Store, reason: str) -> Generator[Progress, None, Backup | None]:
    yield Progress(0, 1, "Backing up")
    return back_up(store, folder_of(store, backups_folder()), reason)
