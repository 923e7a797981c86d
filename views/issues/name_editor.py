"""A line that opens in the place of a name."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NameEditor(QLineEdit):
    """Open from `begin` until Enter or Escape, or until it is left; then `ended` tells the name, "" for given up."""

    ended = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.hide()

    def begin(self, place: QRect, name: str, hint: str) -> None:
        """Open with a name that is there already, or with a hint."""
        self.setGeometry(place)
        self.setText(name)
        self.setPlaceholderText(hint)
        self.show()
        self.selectAll()
        self.setFocus()

    def close_with(self, *, keep: bool) -> None:
        """Close, if it is open."""
        if not self.isHidden():
            self.hide()
            self.ended.emit(self.text().strip() if keep else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            parent = self.parentWidget()
            self.close_with(keep=event.key() != Qt.Key.Key_Escape)
            if parent is not None:
                parent.setFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_with(keep=True)
