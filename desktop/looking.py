"""Looks each second whether somebody else has written into the open dossier."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from models.store import Store

_LOOK_MS = 1000
_SOON_MS = 30


class Looking(QObject):
    """`looked` each time it has looked by itself."""

    looked = Signal()

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._timer, self._soon = QTimer(self), QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._timer.timeout.connect(self.looked)
        self._soon.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._soon.stop()

    def _look(self) -> None:
        """See what others wrote; where more of it waits to be taken in, look again before anybody notices."""
        self._store.look()
        place = self._store.place
        if place is not None and place.has_arrived:
            self._soon.start(_SOON_MS)
