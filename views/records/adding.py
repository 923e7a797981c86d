"""The small form of a new record: only what it cannot be without; the rest is filled in when it is there."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from views.entries import Entries
from views.fields import ChoiceField, LineField
from views.inspector.properties import colour_text, plain_label
from views.theme import Theme

F = TypeVar("F", bound="LineField[Any] | ChoiceField[Any]")


class Adder(QWidget):
    """Asks for a new record and makes it, as one step. `make` returns its id once all fields can be read."""

    added = Signal(str)
    """The id of the record that was just made."""
    left = Signal()
    """No record is wanted."""

    def __init__(self, title: str, make: Callable[[], str], theme: Theme) -> None:
        super().__init__()
        self._make = make
        self._entries = Entries(self)
        self._first: QWidget | None = None
        self._title, self._keys = plain_label(bold=True, size=1.1), plain_label(size=0.9)
        self.message = plain_label()
        self._title.setText(title)
        self._keys.setText("Enter adds it as one step, Escape leaves. Everything else is filled in afterwards.")
        self.add_button, self.leave_button = QPushButton("Add"), QPushButton("Leave")
        self._fields = QFormLayout()
        self._fields.setVerticalSpacing(7)
        self._lay_out()
        self._say("")
        self._entries.done.connect(self.add)
        self._entries.left.connect(self.left)
        self._entries.lacking.connect(self._say)
        self.add_button.clicked.connect(self.add)
        self.leave_button.clicked.connect(self.left)
        self.set_theme(theme)

    def entry(self, words: str, field: F) -> F:
        """Put a field under the others with its words."""
        label = QLabel(words)
        label.setBuddy(field)
        self._fields.addRow(label, field)
        self._first = self._first or field
        return self._entries.take(field)

    @property
    def is_half_typed(self) -> bool:
        """Whether a record has been begun and not been added; it may have been left since."""
        return self._entries.is_half_typed

    def start_anew(self) -> None:
        """Empty the fields."""
        self._entries.clear()

    def begin(self) -> None:
        """Ask for another record, from the first field on; one that was begun before is gone on with."""
        if not self.is_half_typed:
            self.start_anew()
        self._say("")
        if self._first is not None:
            self._first.setFocus()

    def add(self) -> None:
        """Make the record; what cannot be read is said beside its field."""
        if self._entries.can_be_read():
            made = self._make()
            self.start_anew()
            self.added.emit(made)

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages."""
        self._entries.set_theme(theme)
        colour_text(self.message, theme.apart)
        colour_text(self._keys, theme.muted)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addLayout(self._fields)
        layout.addWidget(self.message)
        layout.addLayout(buttons)
        layout.addWidget(self._keys)
        layout.addStretch(1)
