"""Messages about what was done, with a button that takes it back as long as that is what undo means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import UserError
from models.merging.conflicts import count_conflicts
from models.phrases import counted

if TYPE_CHECKING:
    from models.changes import Changes
    from models.record.steps import Step
    from views.document import Document
    from views.message_bar import MessageBar


_SAYS_ITSELF = ("Settle", "Take back")
"""How the labels begin of steps that are told of with the conflicts that they settle."""


class WayBack:
    """Offers to take back the last step; the message goes when the step is taken back in some other way."""

    def __init__(self, document: Document, messages: MessageBar) -> None:
        self._document, self._messages = document, messages
        self._step: Step | None = None
        self._said = self._settled = ""
        self._open = self._count()
        document.refreshed.connect(self._follow)

    def offer(self, sentence: str) -> None:
        """Say what the last step did, and which conflicts it settled without being meant to."""
        step = self._document.store.steps().undo
        sentence = " ".join(filter(None, (sentence, self._settled)))
        self._step, self._said = step, sentence
        self._messages.show_news(sentence, "Undo", lambda: self._undo(step))

    def _follow(self) -> None:
        self._hide_what_was_taken_back()
        now, change = self._count(), self._document.last_change
        settled, self._open, self._settled = self._open - now, now, ""
        if settled > 0 and change is not None and _is_plain(change):
            conflicts = counted(settled, "conflict")
            self._settled = f"That settled {conflicts}; what else was said is kept in History."
            self.offer("")

    def _count(self) -> int:
        return count_conflicts(self._document.store.columns)

    def _hide_what_was_taken_back(self) -> None:
        if self._step is None or self._messages.text != self._said:
            return
        change = self._document.last_change
        if change is not None and change.kind == "undo" and self._document.store.steps().undo != self._step:
            self._step = None
            self._messages.hide()

    def _undo(self, step: Step | None) -> None:
        store = self._document.store
        if store.steps().undo != step:
            raise UserError("Something else was changed since. Undo in the menu Edit takes the steps back one by one.")
        store.undo()


def _is_plain(change: Changes) -> bool:
    """Whether somebody changed something here, and nothing else was meant by it."""
    theirs = change.kind in ("elsewhere", "merge", "undo", "redo", "unmerge")
    return not theirs and not change.label.startswith(_SAYS_ITSELF)
