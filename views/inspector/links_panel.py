"""How the shown statement stands to others, with what became of its conditions; links are added and taken away here."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from models.analysis.links import Tie, ties
from models.dates.exact import read_day_or_open
from models.edits.links import add_link, delete_link, restore_retracted, retract, set_standing
from models.errors import UserError
from models.facts import NONE, Link
from models.picking import statement_meant
from models.snapshot import to_date
from models.words import LinkKind, Standing
from views.document import Document
from views.fields import ChoiceField, LineField
from views.inspector.properties import colour_text, plain_label
from views.labels import long_day, party_name, said_words, short_day
from views.theme import Theme

RETRACTS = "retracts"
_KINDS: tuple[tuple[str, LinkKind | None], ...] = (*((kind.label, kind) for kind in LinkKind), (RETRACTS, None))
_STATES: tuple[tuple[str, Standing | None], ...] = (("not said", None), *((str(one), one) for one in Standing))


class LinksPanel(QWidget):
    """Lists the links of one statement from both ends; `opened` names the other one when it is clicked."""

    opened = Signal(str)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self._position = NONE
        self._kind: LinkKind | None = LinkKind.CLARIFIES
        self._editing = False
        self._title = plain_label(bold=True)
        self._title.setText("Links")
        self._listed: list[QWidget] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.kind = ChoiceField("Kind of link", _KINDS, self._take_kind)
        self.other: LineField[int | None] = LineField("Other statement", self._read_other, self._ignore, self._words_of)
        self.add = QPushButton("Add lin&k")
        self._adding = QWidget()
        self._lay_out()
        self.add.clicked.connect(self.add_link)
        self.other.line.returnPressed.connect(self.add_link)

    def show_statement(self, position: int, *, editing: bool) -> None:
        """Show the links of the statement at a position; with `editing` they can be changed."""
        self._position, self._editing = position, editing
        for row in self._listed:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        found = ties(self._document.snapshot, position)
        self._listed = [self._row(tie) for tie in found]
        for row in self._listed:
            self._rows.addWidget(row)
        self._title.setVisible(bool(found) or editing)
        self._adding.setVisible(editing)
        self.setVisible(bool(found) or editing)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        self.other.set_theme(theme)
        if self._position != NONE:
            self.show_statement(self._position, editing=self._editing)

    def add_link(self) -> None:
        """Link the statement to the one that was named."""
        other = self.other.reading
        store, ids = self._document.store, self._document.snapshot.statements.ids
        if not isinstance(other, int) and (self._kind != LinkKind.CONDITIONAL_ON or self.other.line.text().strip()):
            raise UserError("Type the code of the other statement, such as ST106.")
        named = ids[other] if isinstance(other, int) else None
        if self._kind is not None:
            add_link(store, ids[self._position], self._kind, named)
        elif named is not None:
            retract(store, ids[self._position], named)
        self.other.line.clear()
        self.other.finish()

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

    def _row(self, tie: Tie) -> QWidget:
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        head = QHBoxLayout()
        words = plain_label()
        words.setText(f"{tie.words}{'' if tie.other == NONE else ' ' + self._words_of(tie.other)}")
        head.addWidget(words, 1)
        if tie.other != NONE:
            head.addWidget(self._button("›", "Show the other statement", partial(self._open, tie.other)))
        if self._editing and (tie.link is None or tie.link.statement == self._position) and tie.words != "retracted by":
            head.addWidget(self._button("×", f"Take away: {words.text()}", partial(self._take_away, tie)))
        layout.addLayout(head)
        if tie.link is not None and tie.link.kind == LinkKind.CONDITIONAL_ON and tie.link.statement == self._position:
            layout.addWidget(self._standing(tie.link))
        return row

    def _standing(self, link: Link) -> QWidget:
        if not self._editing:
            label = plain_label()
            from_when = "" if link.since is None else f" since {short_day(link.since)}"
            label.setText(f"{link.state or 'nobody has said whether it is met'}{from_when}")
            colour_text(label, self._theme.muted)
            return label
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        state = ChoiceField("What became of it", _STATES, partial(self._set_state, link))
        state.show_stored(link.state)
        since = LineField("Since", read_day_or_open, partial(self._set_since, link))
        since.show_stored("" if link.since is None else long_day(link.since))
        since.line.setPlaceholderText("since")
        # Of what nobody has said there is no day from which on it is so.
        since.setEnabled(link.state is not None)
        since.set_theme(self._theme)
        layout.addWidget(state, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(since, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _button(self, sign: str, name: str, act: partial[None]) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name.replace("<", "‹"))
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _open(self, other: int) -> None:
        self.opened.emit(self._document.snapshot.statements.ids[other])

    def _take_away(self, tie: Tie) -> None:
        if tie.link is not None:
            delete_link(self._document.store, tie.link.id)
        else:
            ids = self._document.snapshot.statements.ids
            restore_retracted(self._document.store, ids[self._position], ids[tie.other])

    def _set_state(self, link: Link, state: Standing | None) -> None:
        set_standing(self._document.store, link.id, state, _since(link), seen=_seen(link))

    def _set_since(self, link: Link, day: date | None) -> None:
        set_standing(self._document.store, link.id, link.state, day, seen=_seen(link))

    def _take_kind(self, kind: LinkKind | None) -> None:
        self._kind = kind
        self.kind.show_stored(kind)

    def _read_other(self, text: str) -> int | None:
        return statement_meant(self._document.snapshot, text)

    def _words_of(self, position: int | None) -> str:
        if position is None:
            return ""
        snapshot, columns = self._document.snapshot, self._document.snapshot.statements
        party = party_name(snapshot, int(columns.party[position]))
        return f"{columns.codes[position]} · {said_words(columns, position, year=False)} · {party}"

    def _ignore(self, _position: int | None) -> None:
        """What is typed counts when the link is added."""


def _since(link: Link) -> date | None:
    return None if link.since is None else to_date(link.since)


def _seen(link: Link) -> dict[str, object]:
    return {"state": link.state, "since": _since(link)}
