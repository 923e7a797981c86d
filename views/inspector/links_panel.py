"""How the shown statement stands to others, with what became of its conditions; links are added and taken away here."""

from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.analysis.links import Tie, ties
from models.edits.links import add_link, retract
from models.errors import UserError
from models.facts import NONE
from models.picking import statement_meant
from models.words import LinkKind
from views.document import Document
from views.fields import ChoiceField, LineField
from views.focus import tab_through
from views.inspector.properties import plain_label
from views.inspector.tie_row import TieRow, statement_words
from views.theme import Theme

RETRACTS = "retracts"
_KINDS: tuple[tuple[str, LinkKind | None], ...] = (*((kind.label, kind) for kind in LinkKind), (RETRACTS, None))

_Key: TypeAlias = tuple[str, str, bool]


class LinksPanel(QWidget):
    """Lists the links of one statement from both ends; `opened` names the other one when it is clicked."""

    opened = Signal(str)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self._position, self._statement_id = NONE, ""
        self._kind: LinkKind | None = LinkKind.CLARIFIES
        self._editing = False
        self._title = plain_label(bold=True)
        self._title.setText("Links")
        self._listed: dict[_Key, TieRow] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.kind = ChoiceField("Kind of link", _KINDS, self._take_kind)
        self.other: LineField[int | None] = LineField(
            "Other statement", self._read_other, _unstored, lambda place: statement_words(document, place)
        )
        self.add = QPushButton("Add link")
        self._adding = QWidget()
        self._lay_out()
        self.add.clicked.connect(self.add_link)
        self.other.line.returnPressed.connect(self.add_link)

    def show_statement(self, position: int, *, editing: bool) -> None:
        """Show the links of the statement at a position; with `editing` they can be changed.

        What is half typed stays as long as the same statement is shown.
        """
        statement_id = self._document.snapshot.statements.ids[position]
        if statement_id != self._statement_id:
            self._empty_other()
            self._let_go(set())
        self._position, self._statement_id, self._editing = position, statement_id, editing
        found = {self._key(tie): tie for tie in ties(self._document.snapshot, position)}
        self._let_go(set(found))
        for place, (key, tie) in enumerate(found.items()):
            if key not in self._listed:
                self._listed[key] = row = TieRow(self._document, self._theme, editing=editing)
                row.opened.connect(self.opened)
            if self._rows.indexOf(self._listed[key]) != place:
                self._rows.insertWidget(place, self._listed[key])
            self._listed[key].show_tie(tie, position)
        tab_through([self._listed[key] for key in found], self._adding)
        self._title.setVisible(bool(found) or editing)
        self._adding.setVisible(editing)
        self.setVisible(bool(found) or editing)

    def finish(self) -> None:
        """Commit what is half typed of links that are there; raises `UserError` when it cannot be read or saved."""
        for row in list(self._listed.values()):
            row.finish()
        if any(row.cannot_be_read for row in self._listed.values()):
            raise UserError("What you typed cannot be read; the field says why. Mend it, or press Escape there.")

    @property
    def is_half_typed(self) -> bool:
        """Whether a link has been begun and not been added."""
        return self._editing and bool(self.other.line.text().strip())

    def drop(self) -> None:
        """Give up a link that has been begun."""
        self._empty_other()

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while a link has been begun and not been added."""
        if self.is_half_typed:
            raise UserError("A link has been begun and is not added. Press Enter there to add it, or empty the field.")

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        self.other.set_theme(theme)
        for row in self._listed.values():
            row.set_theme(theme)

    def add_link(self) -> None:
        """Link the statement to the one that was named."""
        other = self.other.reading
        store, ids = self._document.store, self._document.snapshot.statements.ids
        if not isinstance(other, int) and (self._kind != LinkKind.CONDITIONAL_ON or self.other.line.text().strip()):
            raise UserError("Type the code of the other statement, such as ST106.")
        named = ids[other] if isinstance(other, int) else None
        if self._kind is not None:
            add_link(store, self._statement_id, self._kind, named)
        elif named is not None:
            retract(store, self._statement_id, named)
        self._empty_other()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._adding)
        row.setContentsMargins(0, 0, 0, 0)
        self.other.line.setPlaceholderText("ST106")
        row.addWidget(self.kind, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.other, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addLayout(self._rows)
        layout.addWidget(self._adding)
        self.kind.show_stored(self._kind)

    def _key(self, tie: Tie) -> _Key:
        """By what a row follows its link: a link has an id, a retraction has none."""
        ids = self._document.snapshot.statements.ids
        known_by = tie.link.id if tie.link is not None else "" if tie.other == NONE else ids[tie.other]
        return tie.words, known_by, self._editing

    def _let_go(self, kept: set[_Key]) -> None:
        for key in set(self._listed) - kept:
            row = self._listed.pop(key)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _empty_other(self) -> None:
        self.other.show_stored("")
        self.other.drop()

    def _take_kind(self, kind: LinkKind | None) -> None:
        self._kind = kind
        self.kind.show_stored(kind)

    def _read_other(self, text: str) -> int | None:
        return statement_meant(self._document.snapshot, text)


def _unstored(_position: int | None) -> None:
    """What is typed counts when the link is added."""
