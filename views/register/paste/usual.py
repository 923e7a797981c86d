"""What all new statements of a pasted table have where no column gives it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.bulk.fields import Field
from models.bulk.reading import Near
from models.entry import Refused
from models.facts import NONE
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.register.bulk.value_field import LineValue
from views.theme import Theme

_MNEMONICS = {
    Field.SAID: "Sa&id", Field.SPEAKER: "Spea&ker", Field.ISSUE: "Iss&ue", Field.ACT: "&Act", Field.GRADE: "&Grade",
    Field.SOURCE: "&Source",
}  # fmt: skip


_BESIDE = 3
"""So many lines stand beside each other."""


class UsualValues(QWidget):
    """A line for each field that new statements need and the table does not have."""

    typed = Signal(object, str)
    """A field, and what all new statements are to say in it, as it was typed."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._title = plain_label()
        self._title.setText("What no column gives is the same in every new statement:")
        self.inputs: dict[Field, LineValue] = {}
        self._labels: dict[Field, QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addLayout(self._grid)
        for field, words in _MNEMONICS.items():
            made = LineValue(document, field, lambda: Near(issue=NONE))
            label = QLabel(words, self)
            made.widget.setParent(self)
            label.setBuddy(made.widget)
            label.setFixedHeight(made.widget.line.sizeHint().height())
            made.widget.line.editingFinished.connect(lambda field=field: self._tell(field))
            self.inputs[field], self._labels[field] = made, label
        self.set_theme(theme)

    def forget(self) -> None:
        """Say nothing of new statements."""
        for made in self.inputs.values():
            made.show("")

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Ask for these fields."""
        for field, made in self.inputs.items():
            for part in (self._labels[field], made.widget):
                self._grid.removeWidget(part)
                part.setVisible(field in fields)
        for place, field in enumerate(one for one in self.inputs if one in fields):
            row, column = divmod(place, _BESIDE)
            self._grid.addWidget(self._labels[field], row, 2 * column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self.inputs[field].widget, row, 2 * column + 1)
        self.setVisible(bool(fields))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        colour_text(self._title, theme.muted)
        for made in self.inputs.values():
            made.set_theme(theme)

    def _tell(self, field: Field) -> None:
        text = self.inputs[field].widget.line.text()
        if not isinstance(self.inputs[field].reading(), Refused) or not text:
            self.typed.emit(field, text)
