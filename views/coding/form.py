"""The form of a new statement: filled in from the passage, saved by Enter, left by Escape without losing a word."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.drafting.draft import Draft, Marked, last_from, suggested
from models.edits.coding import add_statement, missing
from models.excerpts.anchor import excerpt_of
from models.passages import text_of
from views.coding.fields import CodingFields
from views.colouring import set_ground
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.theme import Theme

_QUOTED = 240
_KEYS = "Enter saves and goes on · Tab next field · Alt and a letter goes to its field · Esc leaves"


class CodingForm(QScrollArea):
    """Makes statements one after the other. While it `is_half_typed`, whoever begins another one takes another form."""

    saved = Signal(str)
    """The id of the statement that was just saved."""
    left = Signal()
    """The form is done with, for now."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self.marked: Marked | None = None
        self.last: Draft | None = None
        """What was saved last, after which the next one is filled in."""
        self.fields = CodingFields(document, theme)
        self.save_button, self.leave_button = QPushButton("Save and &go on"), QPushButton("Leave")
        self._title, self._quote = plain_label(bold=True, size=0.88), plain_label()
        self._keys = plain_label(size=0.88)
        self._title.setText("NEW STATEMENT")
        self._keys.setText(_KEYS)
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.leave)
        self._begun: tuple[object, ...] | None = None
        self.set_theme(theme)

    @property
    def is_half_typed(self) -> bool:
        """Whether something stands in the fields that was not filled in for the analyst, and is not saved."""
        return self._begun is not None and self.fields.typed != self._begun

    def sizeHint(self) -> QSize:
        return QSize(384, 700)

    def begin(self, marked: Marked | None) -> None:
        """Start a statement from words that were selected, or from none."""
        self.marked = marked
        words = "" if marked is None else " ".join(marked.words.split())
        self._quote.setText(words if len(words) <= _QUOTED else f"{words[:_QUOTED].rstrip()} …")
        self._quote.setVisible(bool(words))
        if marked is None:
            last = self.last or Draft()
            draft = Draft(source_id=last.source_id, issue_id=last.issue_id, party_id=last.party_id)
            self.fields.show_draft(draft, {})
        else:
            last_one = self.last or last_from(self._document.store, self._document.snapshot, marked.source_id)
            suggestion = suggested(self._document.snapshot, marked, last_one)
            self.fields.show_draft(suggestion.draft, suggestion.origins)
        self._begun = self.fields.typed
        self.verticalScrollBar().setValue(0)
        self.fields.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save the statement and tell of it; what is missing is said beside its field, and nothing is lost."""
        draft = self.fields.draft()
        lacking = missing(draft)
        self.fields.complain(lacking)
        if lacking:
            return
        anchor, text_id = None, ""
        if self.marked is not None:
            text_id = self.marked.text_id
            anchor = excerpt_of(text_of(self._document.store, text_id), self.marked.start, self.marked.end)
        statement_id = add_statement(self._document.store, draft, text_id, anchor, self.fields.near.restated)
        self.last, self._begun = replace(draft, text=""), None
        self.saved.emit(statement_id)

    def leave(self) -> None:
        """Put the form away as it stands: shown again, it says what it said."""
        self.left.emit()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        self.fields.set_theme(theme)
        colour_text(self._title, theme.accent)
        colour_text(self._quote, theme.muted)
        colour_text(self._keys, theme.muted)
        for ground in (self._body, self.viewport()):
            set_ground(ground, theme.surface)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        new_line = isinstance(watched, QPlainTextEdit) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not new_line:
            self.save()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button, 1)
        buttons.addWidget(self.leave_button)
        self._body = QWidget()
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(18, 14, 16, 14)
        layout.setSpacing(8)
        for part in (self._title, self._quote, self.fields):
            layout.addWidget(part)
        layout.addLayout(buttons)
        layout.addWidget(self._keys)
        layout.addStretch(1)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("New statement")
        for field in self._body.findChildren(QWidget):
            if field.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(field, QPushButton):
                field.installEventFilter(self)
