"""A field for one of several named things: a few letters are enough, the arrow down lists them all."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from models.errors import UserError
from models.picking import Choice, matching, pick
from views.fields import LineField

_LISTED = 30


class PickField(LineField[Choice | None]):
    """Reads what is typed as one of the choices and says under the field which it is.

    `needed` says why the field may not be left empty; without it, it may.
    """

    def __init__(
        self,
        name: str,
        noun: str,
        choices: Callable[[], Sequence[Choice]],
        commit: Callable[[Choice | None], None],
        needed: str = "",
    ) -> None:
        def read(text: str) -> Choice | None:
            if needed and not text.strip():
                raise UserError(needed)
            return pick(choices(), text, noun)

        super().__init__(name, read, commit, _said_back)
        self._choices = choices
        self.menu = QMenu(self)
        self.menu.setAccessibleName(f"{name}: choices")

    @property
    def chosen_id(self) -> str:
        """The id of what the text means, "" where that is nothing or not plain."""
        found = self.reading
        return found.id if isinstance(found, Choice) else ""

    def show_id(self, choice_id: str) -> None:
        """Show the choice of an id as what is stored; "" shows nothing."""
        self.show_stored(next((one.name for one in self._choices() if one.id == choice_id), ""))
        self.line.setCursorPosition(0)

    def finish(self) -> None:
        """Commit what the text means, and let the field say it in full."""
        super().finish()
        found = self.reading
        if isinstance(found, Choice) and self.line.text() == self._stored != found.name:
            self.show_stored(found.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.list_choices()
            return True
        return super().eventFilter(watched, event)

    def list_choices(self) -> None:
        """Open the list of what the text can mean, or of everything."""
        self.menu.clear()
        found = matching(self._choices(), "" if self.chosen_id else self.line.text())
        for one in found[:_LISTED]:
            # An ampersand in a name is a character, not a mnemonic.
            self.menu.addAction(one.name.replace("&", "&&"), partial(self._take, one))
        if len(found) > _LISTED:
            self.menu.addAction(f"{len(found) - _LISTED} more: type some letters").setEnabled(False)
        if not found:
            self.menu.addAction("Nothing to choose from").setEnabled(False)
        self.menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))

    def _take(self, chosen: Choice) -> None:
        self.line.setText(chosen.name)
        self.line.textEdited.emit(chosen.name)
        self.finish()
        self.line.setFocus()


def _said_back(choice: Choice | None) -> str:
    return "" if choice is None else choice.name
