"""Who else has the open dossier open: told by a file beside it that is renewed now and then."""

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from models.presence import RENEW_SECONDS, Presence, Present
from models.store import Store

_LOOK_MS = 5000


class Company(QObject):
    """Keeps one's own presence beside a dossier, and tells when that of others becomes another one."""

    changed = Signal()
    """Others came, went, or look at something else; see `others`."""

    def __init__(self, store: Store, view: Callable[[], str], parent: QObject | None = None) -> None:
        """`view` says what is in front, in words."""
        super().__init__(parent)
        self.others: list[Present] = []
        self._view = view
        told_there = None if store.place is None else store.place.company
        self._presence = told_there or Presence(store.path, store.author, f"{os.getpid()}-{id(self):x}")
        self._renewing, self._looking = QTimer(self), QTimer(self)
        self._renewing.timeout.connect(self.renew)
        self._looking.timeout.connect(self.look)
        self._renewing.start(RENEW_SECONDS * 1000)
        self._looking.start(_LOOK_MS)
        self.renew()
        self.look()

    def renew(self) -> None:
        """Say that the dossier is open, and what is in front."""
        self._presence.renew(self._view())

    def look(self) -> None:
        """Look who else is there."""
        found = self._presence.others()
        if found != self.others:
            self.others = found
            self.changed.emit()

    def leave(self) -> None:
        """Be gone."""
        self._renewing.stop()
        self._looking.stop()
        self._presence.leave()
