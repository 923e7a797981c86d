"""An input for one field of a statement, whatever it is; nothing is stored from here."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from models.bulk.fields import KEPT, Field
from models.bulk.reading import Grade, Near, Reader, Value, lacking, meaning
from models.entry import Refused
from models.picking import Choice
from models.words import ACTS, CREDIBILITIES, FIRMNESSES, REVIEWS
from views.choices import named
from views.document import Document
from views.fields import ChoiceField, LineField, TextField
from views.pick_field import PickField
from views.theme import Theme

_PLACEHOLDERS = {
    Field.RANGE: "not stated",
    Field.FIRMNESS: "not graded",
    Field.CONDITION: "unconditional",
    Field.DEPENDS_ON: "no single issue",
    Field.ROUND: "by its day",
}


def read_by(document: Document) -> Reader:
    """What is typed by hand, read against the dossier as it is now: beginnings of names will do."""
    today = date.today()  # noqa: DTZ011 - the day where the analyst sits
    return Reader(document.snapshot, named(document.snapshot), today)


class LineValue:
    """A line that reads a field; names are listed by the arrow down."""

    def __init__(self, document: Document, field: Field, near: Callable[[], Near]) -> None:
        self._field = field

        def choices() -> list[Choice]:
            return list(read_by(document).choices(field)[0])

        _, noun = read_by(document).choices(field)
        self.widget: LineField[Choice | None] | LineField[Value]
        if noun:
            needed = lacking(field) if field in KEPT else ""
            self.widget = PickField(field.heading, noun, choices, _nothing, needed)
        else:
            self.widget = LineField(
                field.heading, lambda text: read_by(document).read(field, text, near()), _nothing,
                lambda value: read_by(document).said_back(field, value),
            )  # fmt: skip
        self.widget.line.setPlaceholderText(_PLACEHOLDERS.get(field, ""))

    def reading(self) -> Value | Refused:
        """What the line says, or why that cannot be read."""
        found = self.widget.reading
        return meaning(self._field, found) if isinstance(found, Choice) else found

    def show(self, text: str) -> None:
        """Begin with a text."""
        self.widget.show_stored(text)
        self.widget.drop()

    def complain(self, sentence: str) -> None:
        """Say why it cannot be taken, and go there."""
        self.widget.complain(sentence)
        self.widget.line.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.widget.set_theme(theme)


class ListValue:
    """A list of a few words to choose from."""

    def __init__(self, field: Field) -> None:
        self._field, self._values = field, _LISTED[field]
        self._chosen: Value = self._values[0][1]
        self.widget: QWidget = ChoiceField(field.heading, self._values, self._take)

    def reading(self) -> Value | Refused:
        """What is chosen."""
        return self._chosen

    def complain(self, sentence: str) -> None:
        """What can be chosen can be taken."""

    def set_theme(self, theme: Theme) -> None:
        """It has the colours of all lists."""

    def _take(self, value: Value) -> None:
        self._chosen = value
        assert isinstance(self.widget, ChoiceField)  # noqa: S101 - as it was made
        self.widget.show_stored(value)


class TextValue:
    """Several lines of words."""

    def __init__(self, field: Field) -> None:
        self.widget = TextField(field.heading, _nothing)

    def reading(self) -> Value | Refused:
        """What was written."""
        return self.widget.toPlainText()

    def show(self, text: str) -> None:
        """Begin with a text."""
        self.widget.show_stored(text)
        self.widget.drop()

    def complain(self, sentence: str) -> None:
        """Any text can be kept."""

    def set_theme(self, theme: Theme) -> None:
        """It has the colours of all fields."""


_LISTED: dict[Field, list[tuple[str, Value]]] = {
    Field.ACT: [(act.label, act) for act in ACTS],
    Field.FIRMNESS: [("not graded", None), *((f"{grade}  {words}", grade) for grade, words in FIRMNESSES.items())],
    Field.GRADE: [(f"{grade}  {words}", Grade("", grade)) for grade, words in CREDIBILITIES.items()],
    Field.REVIEW: [(str(one), one) for one in REVIEWS],
}


def value_field(document: Document, field: Field, near: Callable[[], Near]) -> LineValue | ListValue:
    """The input that the form of a single statement has for a field, by itself."""
    return ListValue(field) if field in _LISTED else LineValue(document, field, near)


def _nothing(_value: object) -> None:
    """What a field stores when it is left: nothing; it is read when its value is taken."""
