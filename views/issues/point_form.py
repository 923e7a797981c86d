"""The chosen point of a scale as fields: its value, name and definition."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from models.edits import scales as edits
from models.entry import number
from models.errors import UserError
from models.facts import Option
from models.scales.points import read_point
from views.document import Document
from views.fields import LineField
from views.theme import Theme


class PointForm(QWidget):
    """Edits the point that was shown last; `move` is asked for another value."""

    def __init__(self, document: Document, move: Callable[[str, float], None]) -> None:
        super().__init__()
        self._document, self._move = document, move
        self._option: Option | None = None
        self.value = LineField("Value of the point", _read_value, self._set_value)
        self.label = LineField("Name of the point", str, self._set_label)
        self.definition = LineField("Definition of the point", str, self._set_definition)
        self.definition.line.setPlaceholderText("what it means exactly")
        self._fields: tuple[LineField[Any], ...] = (self.value, self.label, self.definition)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(7)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Val&ue", self.value), ("Na&me", self.label), ("&Definition", self.definition),
        )  # fmt: skip
        for words, field in rows:
            label = QLabel(words)
            label.setBuddy(field)
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("Reference"))
            layout.addRow(label, field)

    def show_option(self, option: Option | None) -> None:
        """Show a point, or nothing where none is chosen."""
        if (option and option.id) != (self._option and self._option.id):
            self.finish()
            for field in self._fields:
                field.drop()
        self._option = option
        self.setVisible(option is not None)
        if option is not None:
            self.value.show_stored(number(option.value))
            self.label.show_stored(option.label)
            self.definition.show_stored(option.definition)

    def finish(self) -> None:
        """Commit what was typed but not yet left; raises `UserError` when something cannot be read or saved."""
        if self._option is None:
            return
        for field in self._fields:
            field.finish()
        if any(field.cannot_be_read for field in self._fields):
            raise UserError("What you typed cannot be read; the field says why. Mend it, or press Escape there.")

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages beside the fields."""
        for field in self._fields:
            field.set_theme(theme)

    def _set_value(self, value: float) -> None:
        if self._option is not None:
            self._move(self._option.id, value)

    def _set_label(self, label: str) -> None:
        if self._option is not None:
            edits.set_label(self._document.store, self._option.id, label, seen={"label": self._option.label})

    def _set_definition(self, words: str) -> None:
        if self._option is not None:
            seen = {"definition": self._option.definition}
            edits.set_definition(self._document.store, self._option.id, words, seen=seen)


def _read_value(text: str) -> float:
    point = read_point(text, ())
    if point is None:
        raise UserError("A named point stands somewhere on the scale, from 0 to 100.")
    return point
