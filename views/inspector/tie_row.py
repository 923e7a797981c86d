"""One link of a statement as it is listed: in words, with what became of it where it is a condition."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from models.analysis.links import Tie
from models.dates.exact import read_day_or_open
from models.edits.links import delete_link, restore_retracted, set_standing
from models.facts import NONE, Link
from models.snapshot import to_date
from models.words import LinkKind, Standing
from views.document import Document
from views.fields import ChoiceField, LineField
from views.inspector.properties import colour_text, plain_label
from views.labels import long_day, party_name, said_words, short_day
from views.plain import tooltip
from views.theme import Theme

_STATES: tuple[tuple[str, Standing | None], ...] = (("not said", None), *((str(one), one) for one in Standing))


def statement_words(document: Document, position: int | None) -> str:
    """A statement as one names it to others: its code, day and party; "" for none."""
    if position is None:
        return ""
    snapshot, columns = document.snapshot, document.snapshot.statements
    party = party_name(snapshot, int(columns.party[position]))
    return f"{columns.codes[position]} · {said_words(columns, position, year=False)} · {party}"


class TieRow(QWidget):
    """Follows one link; what is half typed in it stays while the link is there. `opened` names the other statement."""

    opened = Signal(str)

    def __init__(self, document: Document, theme: Theme, *, editing: bool) -> None:
        super().__init__()
        self._document, self._theme, self._editing = document, theme, editing
        self._tie, self._position = Tie("", NONE), NONE
        self._words, self._answer = plain_label(), plain_label()
        self._lead = self._button("›", "Show the other statement")
        self._remove = self._button("×", "Take this link away")
        self.state: ChoiceField[Standing | None] = ChoiceField("What became of it", _STATES, self._set_state)
        self.since = LineField("Since", read_day_or_open, self._set_since)
        self._answering = QWidget()
        self._lay_out()
        self._lead.clicked.connect(self._open)
        self._remove.clicked.connect(self._take_away)
        self.set_theme(theme)

    def show_tie(self, tie: Tie, position: int) -> None:
        """Show a link of the statement at a position as it is now."""
        self._tie, self._position = tie, position
        named = tie.other != NONE
        words = f"{tie.words} {statement_words(self._document, tie.other)}" if named else tie.words
        self._words.setText(words)
        self._lead.setVisible(named)
        own = tie.link.statement == position if tie.link is not None else tie.words != "retracted by"
        self._remove.setVisible(self._editing and own)
        self._remove.setAccessibleName(f"Take away: {words}")
        self._remove.setToolTip(tooltip(f"Take away: {words}"))
        condition = tie.link if own and tie.link is not None and tie.link.kind == LinkKind.CONDITIONAL_ON else None
        self._answer.setVisible(condition is not None and not self._editing)
        self._answering.setVisible(condition is not None and self._editing)
        if condition is not None:
            self._show_answer(condition)

    def finish(self) -> None:
        """Commit what is half typed."""
        self.since.finish()

    @property
    def cannot_be_read(self) -> bool:
        """Whether something stands here that cannot be read, and so cannot be stored."""
        return self.since.cannot_be_read

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        colour_text(self._answer, theme.muted)
        self.since.set_theme(theme)

    def _show_answer(self, link: Link) -> None:
        when = "" if link.since is None else f" since {short_day(link.since)}"
        self._answer.setText(f"{link.state or 'nobody has said whether it is met'}{when}")
        self.state.show_stored(link.state)
        self.since.show_stored("" if link.since is None else long_day(link.since))
        # Of what nobody has said there is no day from which on it is so.
        self.since.setEnabled(link.state is not None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        for button in (self._lead, self._remove):
            head.addWidget(button)
        self.since.line.setPlaceholderText("since")
        answering = QHBoxLayout(self._answering)
        answering.setContentsMargins(0, 0, 0, 0)
        for field in (self.state, self.since):
            answering.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self._answer)
        layout.addWidget(self._answering)

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _open(self) -> None:
        self.opened.emit(self._document.snapshot.statements.ids[self._tie.other])

    def _take_away(self) -> None:
        store, ids = self._document.store, self._document.snapshot.statements.ids
        if self._tie.link is not None:
            delete_link(store, self._tie.link.id)
        else:
            restore_retracted(store, ids[self._position], ids[self._tie.other])

    def _set_state(self, state: Standing | None) -> None:
        link = self._tie.link
        if link is not None:
            set_standing(self._document.store, link.id, state, _since(link), seen=_seen(link))

    def _set_since(self, day: date | None) -> None:
        link = self._tie.link
        if link is not None:
            set_standing(self._document.store, link.id, link.state, day, seen=_seen(link))


def _since(link: Link) -> date | None:
    return None if link.since is None else to_date(link.since)


def _seen(link: Link) -> dict[str, object]:
    return {"state": link.state, "since": _since(link)}
