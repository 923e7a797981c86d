"""Fields of something that is not there yet: nothing is stored before all of them can be read."""

from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.entry import Refused
from models.errors import UserError
from views.fields import ChoiceField, LineField
from views.theme import Theme

T = TypeVar("T")
F = TypeVar("F", bound="LineField[Any] | ChoiceField[Any]")


class Entries(QObject):
    """A group of fields with the keys that end them: Enter is `done`, Escape is `left`."""

    done = Signal()
    left = Signal()
    lacking = Signal(str)
    """A list from which nothing was chosen yet, by what it says of that, or "" once there is none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._fields: list[LineField[Any] | ChoiceField[Any]] = []
        self._touched: set[LineField[Any]] = set()

    def take(self, field: F) -> F:
        """Take a field into the group."""
        self._fields.append(field)
        if isinstance(field, LineField):
            field.line.textEdited.connect(lambda _text: self._touched.add(field))
        _line_of(field).installEventFilter(self)
        return field

    def has(self, field: object) -> bool:
        """Whether a field is one of the group."""
        return field in self._fields

    @property
    def is_half_typed(self) -> bool:
        """Whether something stands here that somebody typed; what was filled in for them does not count."""
        return bool(self.typed)

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What somebody typed that stands here, by the names of the fields."""
        lines = (field.line for field in self._fields if isinstance(field, LineField) and field in self._touched)
        return [(line.accessibleName(), line.text()) for line in lines if line.text().strip()]

    def can_be_read(self) -> bool:
        """Whether all fields can be read; the first that cannot says why and has the focus."""
        self.lacking.emit("")
        for field in self._fields:
            sentence = _why_not(field)
            if sentence and isinstance(field, LineField):
                field.complain(sentence)
            elif sentence:
                self.lacking.emit(sentence)
            if sentence:
                field.setFocus()
                return False
        return True

    def clear(self) -> None:
        """Empty the lines; what was chosen from lists stays, since the next one is often like the last."""
        for field in self._fields:
            if isinstance(field, LineField):
                field.show_stored("")
                field.drop()
        self._touched.clear()

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages."""
        for field in self._fields:
            if isinstance(field, LineField):
                field.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)


def unstored(_value: object) -> None:
    """What a field of something new stores when it is left: nothing."""


def read(field: LineField[T]) -> T:
    """What stands in a field; raises `UserError` where it cannot be read."""
    found = field.reading
    if isinstance(found, Refused):
        raise UserError(found.sentence)
    return found


def chooser(name: str, offered: list[tuple[str, Any]]) -> ChoiceField[Any]:
    """A list whose value is whatever was chosen last."""

    def take(value: Any) -> None:
        field.show_stored(value)

    field: ChoiceField[Any] = ChoiceField(name, offered, take)
    return field


def _why_not(field: LineField[Any] | ChoiceField[Any]) -> str:
    """Why a field does not do as it is, "" where it does."""
    if isinstance(field, ChoiceField):
        return f"Choose the {field.accessibleName().lower()}." if field.value is None else ""
    reading = field.reading
    return reading.sentence if isinstance(reading, Refused) else ""


def _line_of(field: LineField[Any] | ChoiceField[Any]) -> QWidget:
    return field.line if isinstance(field, LineField) else field
