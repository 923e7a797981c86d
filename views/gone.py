"""Over a form whose record was deleted while somebody typed into it: who deleted it, and what can be done.

What was typed stays in the form until the record is back or the typing is given up, so that it can at least be copied.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from models.edits.restoring import restore_row
from models.errors import UserError
from models.queries import last_change
from views.colouring import Role, set_colours, set_ground
from views.document import Document
from views.inspector.properties import plain_label
from views.theme import Theme


class GoneNotice(QFrame):
    """Hidden while the record of the form is there. `given_up`: what was typed may go."""

    given_up = Signal()

    def __init__(self, document: Document, noun: str, theme: Theme) -> None:
        """`noun` is the kind of the record, which is also its table."""
        super().__init__()
        self._document, self._noun, self._row_id = document, noun, ""
        self.words = plain_label()
        self.bring_back, self.give_up = QPushButton(f"Bring the {noun} back"), QPushButton("Give up what I typed")
        self.bring_back.clicked.connect(self._bring_back)
        self.give_up.clicked.connect(self.given_up)
        self.give_up.clicked.connect(document.given_up)
        buttons = QHBoxLayout()
        buttons.addWidget(self.bring_back)
        buttons.addWidget(self.give_up)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        self.set_theme(theme)
        self.hide()

    @property
    def is_shown(self) -> bool:
        """Whether the record is gone and something typed for it is kept."""
        return not self.isHidden()

    def show_gone(self, row_id: str) -> None:
        """Say that a record was deleted, and by whom."""
        self._row_id = row_id
        change, author = last_change(self._document.store, self._noun, row_id), self._document.store.author
        name = "somebody" if change is None or not change.analyst else change.analyst
        who = "you" if name == author.name else name
        self.words.setText(
            f"This {self._noun} was deleted by {who} while you were typing. What you typed is still in the fields "
            "below, and stored nowhere."
        )
        self.show()

    def refuse(self) -> None:
        """Raise `UserError` while something typed would be lost."""
        if self.is_shown:
            raise UserError(
                f"The {self._noun} that you were typing into was deleted, and what you typed is stored nowhere. Bring "
                "it back, or give up what you typed."
            )

    def set_theme(self, theme: Theme) -> None:
        """Colour it anew."""
        self.setAutoFillBackground(True)
        set_ground(self, theme.tint(theme.warning, 0.18))
        set_colours(self.words, {Role.WindowText: theme.text})

    def _bring_back(self) -> None:
        restore_row(self._document.store, (self._noun, self._row_id))
