"""The bar under the register while several rows are selected: a field, a value, and a button that sets it on all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from models.bulk.fields import SETTABLE, Field
from models.bulk.reading import Near
from models.entry import Refused
from models.facts import NONE
from models.phrases import counted
from views.buttons import make_primary
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.register.bulk.value_field import LineValue, ListValue, value_field
from views.theme import Theme

_FIELDS = tuple(field for field in SETTABLE if field is not Field.TEXT)
"""What is set on several statements at once; one text for all would only lose the others."""

_FIRST = Field.ACT

_NOTES = {
    Field.SPEAKER: "The party follows: that of the speaker’s office on the day.",
    Field.ISSUE: "Ranges on another issue’s scale are taken off, since they say nothing there.",
}


class BulkBar(QFrame):
    """Stands there while at least two statements are selected; what is asked for is done elsewhere."""

    set_asked = Signal(object, object)
    """A field, and its value for all selected statements."""
    fill_asked = Signal()
    replace_asked = Signal()

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self._selected: tuple[str, ...] = ()
        self._inputs: dict[Field, LineValue | ListValue] = {}
        self._count, self._note, self._label = plain_label(bold=True), plain_label(size=0.92), QLabel("&Set")
        self.field_box, self._values = QComboBox(), QStackedWidget()
        self.set_button = QPushButton()
        self.fill_button, self.replace_button = QPushButton("Fill &down"), QPushButton("&Replace…")
        self._lay_out()
        self.field_box.currentIndexChanged.connect(self._show_input)
        self.set_button.clicked.connect(self.set_value)
        self.fill_button.clicked.connect(self.fill_asked)
        self.replace_button.clicked.connect(self.replace_asked)
        self._show_input()
        self.set_theme(theme)
        self.hide()

    @property
    def field(self) -> Field:
        """The field that would be set."""
        return Field(self.field_box.currentData())

    @property
    def input(self) -> LineValue | ListValue:
        """The input of that field."""
        if self.field not in self._inputs:
            made = value_field(self._document, self.field, self._near)
            made.set_theme(self._theme)
            self._inputs[self.field] = made
            self._values.addWidget(made.widget)
            if isinstance(made, LineValue):
                made.widget.line.returnPressed.connect(self.set_value)
                made.widget.line.textEdited.connect(self._say_note)
        return self._inputs[self.field]

    def show_selected(self, statements: Sequence[str], column: Field) -> None:
        """Be there for these statements, if they are several; `column` is the field that can be filled down."""
        self._selected = tuple(statements)
        several = len(statements) > 1
        if several:
            self._count.setText(f"{len(statements):,} selected")
            self.set_button.setText(f"Set for {counted(len(statements), 'statement')}")
            fills = column is not Field.CODE
            self.fill_button.setText(f"Fill {column.noun} &down" if fills else "Fill &down")
            self.fill_button.setEnabled(fills)
            self._say_note()
        self.setVisible(several and not self._document.store.looking_back)

    def set_value(self) -> None:
        """Ask for the value to be set; what cannot be read is said beside it."""
        reading = self.input.reading()
        if isinstance(reading, Refused):
            self.input.complain(reading.sentence)
        else:
            self.set_asked.emit(self.field, reading)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        set_colours(self, {Role.Window: theme.selected, Role.WindowText: theme.text})
        colour_text(self._note, theme.warning)
        make_primary(self.set_button, theme)
        for made in self._inputs.values():
            made.set_theme(theme)

    def _lay_out(self) -> None:
        for field in _FIELDS:
            self.field_box.addItem(field.heading, field)
        self.field_box.setCurrentIndex(_FIELDS.index(_FIRST))
        self.field_box.setAccessibleName("Field to set")
        self._label.setBuddy(self.field_box)
        self._values.setMinimumWidth(190)
        self._values.setMaximumWidth(300)
        self._count.setWordWrap(False)
        for label in (self._count, self._label):
            label.setFixedHeight(self.field_box.sizeHint().height())
        self._note.hide()
        self.fill_button.setToolTip("Give all selected rows what the top one says in the current column (Ctrl+D)")
        self.setAutoFillBackground(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        for part, stretch in (
            (self._count, 0), (self._label, 0), (self.field_box, 0), (self._values, 2), (self.set_button, 0),
        ):  # fmt: skip
            row.addWidget(part, stretch, Qt.AlignmentFlag(0) if part is self._values else top)
        row.addStretch(1)
        row.addWidget(self.fill_button, 0, top)
        row.addWidget(self.replace_button, 0, top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._note)

    def _show_input(self) -> None:
        self._values.setCurrentWidget(self.input.widget)
        self._say_note()

    def _say_note(self) -> None:
        note = _NOTES.get(self.field, "")
        if self.field is Field.RANGE and len(issues := self._issues()) > 1:
            note = f"The selected statements are on {len(issues)} issues, each with a scale of its own."
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _issues(self) -> set[int]:
        statements = self._document.snapshot.statements
        return {int(statements.issue[statements.position[one]]) for one in self._selected if one in statements.position}

    def _near(self) -> Near:
        issues = self._issues() if self.field is Field.RANGE else set()
        return Near(issue=issues.pop() if len(issues) == 1 else NONE)
