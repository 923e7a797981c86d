"""What waits to go where the dossier is: looked at each second, told of when it lasts and when it is over."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.phrases import counted

if TYPE_CHECKING:
    from models.place import Waiting
    from models.store import Store
    from views.message_bar import MessageBar

_TOLD_AFTER = 1.5
"""Seconds after which it is told: somebody else who is just saving is no news."""


class Outgoing(QObject):
    """Follows what waits; `changed` when it has become another number, or waits for another reason."""

    changed = Signal()
    look_asked = Signal()
    """Somebody wants to see what waits."""

    def __init__(self, store: Store, messages: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._messages = store, messages
        self.waiting: Waiting | None = None
        self._since = 0.0
        self._told = 0
        self.look()

    def look(self) -> None:
        """See what waits now."""
        before, self.waiting = self.waiting, self._store.waiting
        if self.waiting is None:
            self._tell_of_end(before)
        elif before is None:
            self._since = time.monotonic()
        if self.waiting is not None and time.monotonic() - self._since > _TOLD_AFTER:
            self._tell_of(self.waiting)
        if self.waiting != before:
            self.changed.emit()

    def _tell_of(self, waiting: Waiting) -> None:
        if waiting.steps and not self._told:
            outbox = self._store.outbox
            where = "" if outbox is None or outbox.copy is None else " in the outbox"
            sentence = f"{waiting.why} What you change waits{where} and goes there by itself."
            self._messages.show_error(sentence, "Look at it", self.look_asked.emit)
        self._told = max(self._told, len(waiting.steps))

    def _tell_of_end(self, before: Waiting | None) -> None:
        if before is not None and self._told:
            self._messages.show_news(f"{counted(self._told, 'change')} that waited went to {self._store.where}.")
        self._told = 0
