"""A field for the title of something that is kept, shown only while it is asked for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from models.entry import needed
from views.fields import LineField

_WIDTH = 190


class TitleField(LineField[str]):
    """Enter, and leaving it, commit; Escape leaves the title as it was."""

    put_away = Signal(bool)
    """The field is hidden again; whether by Escape, after which whoever asked takes the focus back."""

    def __init__(self, name: str, why_not: str, commit: Callable[[str], None]) -> None:
        """`why_not` says that there has to be a title."""
        super().__init__(name, lambda text: needed(text, why_not), commit)
        self.line.setPlaceholderText(name)
        self.setFixedWidth(_WIDTH)
        self.hide()
        self.line.editingFinished.connect(lambda: self._put_away(by_escape=False))

    def ask(self, title: str) -> None:
        """Show a title to be changed."""
        self.show_stored(title)
        self.drop()
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.drop()
            self._put_away(by_escape=True)
            return True
        return super().eventFilter(watched, event)

    def _put_away(self, *, by_escape: bool) -> None:
        if not self.cannot_be_read and self.isVisible():
            self.hide()
            self.put_away.emit(by_escape)
