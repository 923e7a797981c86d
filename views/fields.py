"""Small inputs that commit when editing is finished and say beside the field what they cannot read."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from models.entry import Refused, tried
from views.theme import Theme

T = TypeVar("T")


class LineField(QWidget, Generic[T]):
    """One line of text read by `read`; `commit` gets what was read, once, when it is new and can be read.

    What cannot be read stays in the field to be mended. Escape brings the stored text back.
    """

    def __init__(self, name: str, read: Callable[[str], T], commit: Callable[[T], None]) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.message = QLabel()
        self._read, self._commit, self._stored = read, commit, ""
        self.line.setAccessibleName(name)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.message)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._check)
        self.line.editingFinished.connect(self._finish)
        self.line.installEventFilter(self)

    def show_stored(self, text: str) -> None:
        """Show what is stored, unless something else is half typed here."""
        if self.line.hasFocus() and self.line.text() != self._stored:
            return
        self._stored = text
        if self.line.text() != text:
            self.line.setText(text)
        self._check(text)

    def drop(self) -> None:
        """Give up what is half typed."""
        self.line.setText(self._stored)
        self._check(self._stored)

    def set_theme(self, theme: Theme) -> None:
        """Colour the message."""
        palette = self.message.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.apart)
        self.message.setPalette(palette)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.drop()
            return True
        return super().eventFilter(watched, event)

    def _check(self, text: str) -> None:
        found = tried(self._read, text) if text != self._stored else None
        self.message.setText(found.sentence if isinstance(found, Refused) else "")
        self.message.setVisible(isinstance(found, Refused))

    def _finish(self) -> None:
        text = self.line.text()
        if text == self._stored:
            return
        found = tried(self._read, text)
        if not isinstance(found, Refused):
            self._stored = text
            self._commit(found)


class TextField(QPlainTextEdit):
    """Several lines of plain text, committed when the field is left."""

    def __init__(self, name: str, commit: Callable[[str], None]) -> None:
        super().__init__()
        self._commit, self._stored = commit, ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def show_stored(self, text: str) -> None:
        """Show what is stored, unless something else is half typed here."""
        if self.hasFocus() and self.toPlainText() != self._stored:
            return
        self._stored = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def finish(self) -> None:
        """Commit what was typed, if it is new."""
        text = self.toPlainText()
        if text != self._stored:
            self._stored = text
            self._commit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()


class ChoiceField(QComboBox, Generic[T]):
    """One of several values, committed when another is chosen."""

    def __init__(self, name: str, choices: Sequence[tuple[str, T]], commit: Callable[[T], None]) -> None:
        super().__init__()
        self._values = [value for _, value in choices]
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.addItems([words for words, _ in choices])
        self.activated.connect(lambda index: commit(self._values[index]))

    def show_stored(self, value: T) -> None:
        """Show what is stored."""
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QEvent) -> None:
        # Scrolling past a closed list must never change a grade.
        event.ignore()
