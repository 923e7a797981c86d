"""Messages about what was done, with a button that takes it back as long as that is what undo means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import UserError

if TYPE_CHECKING:
    from models.record.steps import Step
    from views.document import Document
    from views.message_bar import MessageBar


class WayBack:
    """Offers to take back the last step; the message goes when the step is taken back in some other way."""

    def __init__(self, document: Document, messages: MessageBar) -> None:
        self._document, self._messages = document, messages
        self._step: Step | None = None
        self._said = ""
        document.refreshed.connect(self._follow)

    def offer(self, sentence: str) -> None:
        """Say what the last step did."""
        step = self._document.store.steps().undo
        self._step, self._said = step, sentence
        self._messages.show_news(sentence, "Undo", lambda: self._undo(step))

    def _follow(self) -> None:
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
