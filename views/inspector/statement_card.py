"""One statement in full: what it comes to, what it moved, how it is known, and its fields to edit."""

from datetime import UTC, datetime

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from models.agreement.who import who_gave
from models.analysis.positions import ranges
from models.facts import NONE
from models.handling import mark_words
from models.merging.conflicts import fields_in_conflict
from models.passages import passages_of
from models.phrases import listed
from models.queries import LastChange, StatementText, first_recorded, last_change, statement_texts
from models.snapshot import ints
from models.words import AUTHORITIES, REVIEWS, Review
from views.document import Document
from views.gone import GoneNotice
from views.inspector.facts import (
    counted_since,
    firmness_words,
    headline,
    move,
    office_words,
    path,
    red_line_words,
    restored_words,
    when_and_where,
    why_it_does_not_count,
)
from views.inspector.links_panel import LinksPanel
from views.inspector.properties import Properties, colour_text, plain_label
from views.inspector.scale_bar import ScaleBar
from views.inspector.sources_panel import SourcesPanel
from views.inspector.statement_form import StatementForm
from views.inspector.statement_list import StatementList
from views.labels import (
    act_label,
    coded_words,
    grade,
    issue_title,
    known_day,
    long_day,
    party_name,
    speaker_name,
    stance_words,
)
from views.plain import beginning
from views.review.words import given_words
from views.theme import Theme


class StatementCard(QWidget):
    """Shows the statement at a position; `opened` names another one that was asked for."""

    opened = Signal(str)
    given_up = Signal()
    """What was typed for a statement that is gone may go, too."""
    passage_asked = Signal()
    """The passage that the statement was read from is to be shown."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self._position = NONE
        self._kind = plain_label(bold=True, size=0.88)
        self._title = plain_label(bold=True, size=1.24)
        self._who = plain_label(size=0.96)
        self._scale = ScaleBar(theme)
        self._move = plain_label(bold=True)
        self._text = plain_label()
        self._doubt, self._conflict = plain_label(), plain_label()
        self._properties = Properties(theme)
        self.form, self.gone = StatementForm(document), GoneNotice(document, "statement", theme)
        self.sources, self.links = SourcesPanel(document, theme), LinksPanel(document, theme)
        self.edit, self.passage = QToolButton(), QToolButton()
        self._path_title = plain_label(bold=True)
        self._path = StatementList(document, theme, "How the party got here")
        self._path.opened.connect(self.opened)
        self.links.opened.connect(self.opened)
        self.gone.given_up.connect(self._give_up)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.passage.setText("In the text")
        self.passage.setToolTip("Read it where it was said (Ctrl+T)")
        self.passage.clicked.connect(self.passage_asked)
        self.edit.setText("Edit")
        self.edit.setCheckable(True)
        self.edit.toggled.connect(self._toggle)
        self._lay_out()
        self._toggle(editing=False)
        self.set_theme(theme)

    def show_statement(self, position: int) -> None:
        """Show a statement of the current snapshot."""
        self.gone.hide()
        statement_id = self._document.snapshot.statements.ids[position]
        words = statement_texts(self._document.records, [statement_id])[statement_id]
        self._show_head(position)
        self.passage.setVisible(bool(passages_of(self._document.records, statement_id)))
        self._show_standing(position)
        self._show_conflict(statement_id)
        self._text.setText(beginning(words.text))
        self._text.setVisible(bool(words.text))
        self._properties.show_rows(self._rows(position, words))
        self.form.show_statement(position, words)
        self._position = position
        self._show_whether_editable()
        for panel in (self.sources, self.links):
            panel.show_statement(position, editing=self.edit.isChecked())
        self._show_path(position)

    def keeps_what_is_gone(self, statement_id: str) -> bool:
        """Whether a statement that is gone was being typed into: its fields then stay, and it is said that it is."""
        parts = (self.form, self.sources, self.links)
        if statement_id != self.form.statement_id or not any(part.is_half_typed for part in parts):
            self.gone.hide()
            return False
        self._position = NONE
        self.gone.show_gone(statement_id)
        return True

    def finish(self) -> None:
        """Commit what was typed but not yet left; raises `UserError` when something cannot be read or saved."""
        self.gone.refuse()
        self.form.finish()
        self.sources.finish()
        self.links.finish()

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while something has been begun at the statement and not been added."""
        self.sources.refuse_unfinished()
        self.links.refuse_unfinished()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        for part in (self.gone, self._scale, self._properties, self.form, self.sources, self.links, self._path):
            part.set_theme(theme)
        colour_text(self._who, theme.muted)
        for label in (self._doubt, self._conflict):
            colour_text(label, theme.warning)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._kind, 1)
        head.addWidget(self.passage, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        layout.addWidget(self.gone)
        layout.addLayout(head)
        for part in (self._title, self._who, self._scale, self._move, self._doubt, self._conflict, self._text):
            layout.addWidget(part)
        layout.addWidget(self._properties)
        layout.addWidget(self.form)
        layout.addWidget(self.sources)
        layout.addWidget(self.links)
        layout.addWidget(rule())
        layout.addWidget(self._path_title)
        layout.addWidget(self._path)

    def _give_up(self) -> None:
        for part in (self.form, self.sources, self.links):
            part.drop()
        self.given_up.emit()

    def _toggle(self, editing: bool) -> None:
        if not editing and self.form.isVisible():
            self._finish_typing()
        self.edit.setText("Done" if editing else "Edit")
        self.form.setVisible(editing)
        self._properties.setVisible(not editing)
        if self._position != NONE:
            for panel in (self.sources, self.links):
                panel.show_statement(self._position, editing=editing)
        if editing:
            self.form.stance.setFocus()
            self.form.stance.line.selectAll()

    def _finish_typing(self) -> None:
        finished = False
        try:
            self.finish()
            self.refuse_unfinished()
            finished = True
        finally:
            if not finished:
                # The fields stay open with what could not be stored.
                self.edit.blockSignals(True)  # noqa: FBT003
                self.edit.setChecked(True)
                self.edit.blockSignals(False)  # noqa: FBT003

    def _show_whether_editable(self) -> None:
        why_not = self._document.store.looking_back
        self.edit.setEnabled(not why_not)
        self.edit.setToolTip(why_not or "Edit this statement (F2)")
        if why_not:
            self.edit.setChecked(False)

    def _show_head(self, position: int) -> None:
        snapshot, statements = self._document.snapshot, self._document.snapshot.statements
        party, issue = int(statements.party[position]), int(statements.issue[position])
        act, name = act_label(int(statements.act[position])), party_name(snapshot, party)
        self._kind.setText(f"{act} · {name} · {issue_title(snapshot, issue)}".upper())
        colour = self._document.party_colour(self._theme, party)
        colour_text(self._kind, colour)
        self._title.setText(headline(self._document, position))
        who = speaker_name(snapshot, int(statements.speaker[position]))
        self._who.setText(f"{who} · {when_and_where(self._document, position)}")
        if issue != NONE:
            now = (float(statements.low[position]), float(statements.high[position]))
            self._scale.show_range(snapshot.issues[issue], colour, self._held_before(position), now)
        self._scale.setVisible(issue != NONE)

    def _held_before(self, position: int) -> tuple[float, float]:
        standing, statements = self._document.standing, self._document.snapshot.statements
        party, issue = int(statements.party[position]), int(statements.issue[position])
        if party == NONE:
            return float("nan"), float("nan")
        low, high = ranges(statements, standing.held.at(party, issue, int(statements.said[position]) - 1))
        return float(low), float(high)

    def _show_standing(self, position: int) -> None:
        standing = self._document.standing
        moved, doubt = move(standing, position), why_it_does_not_count(standing, position)
        self._move.setText(moved.words if moved else "")
        self._move.setVisible(moved is not None)
        if moved is not None:
            colours = {1: self._theme.nearer, -1: self._theme.apart}
            colour_text(self._move, colours.get(moved.toward, self._theme.text))
        self._doubt.setText(doubt)
        self._doubt.setVisible(bool(doubt))

    def _show_conflict(self, statement_id: str) -> None:
        document = self._document
        fields = fields_in_conflict(document.records.columns, ("statement", statement_id))
        where = "Not settled by then" if document.until else "Not settled"
        found = "" if document.until else " All values are in Sharing, Conflicts."
        self._conflict.setText(f"{where}: {listed(fields)}.{found}")
        self._conflict.setVisible(bool(fields))

    def _rows(self, position: int, words: StatementText) -> list[tuple[str, str]]:
        snapshot, statements = self._document.snapshot, self._document.snapshot.statements
        source, depends_on = int(statements.source[position]), int(statements.depends_on[position])
        authority = int(statements.authority[position])
        cited = "deleted source" if source == NONE else snapshot.sources[source].title or snapshot.sources[source].code
        published = int(statements.published[position])
        at_once = published == int(statements.said[position]) and words.published_edtf == words.said_edtf
        rows = [
            ("Range", stance_words(statements, position)),
            ("Coded as", coded_words(snapshot, position).removeprefix("coded as ")),
            ("Condition", words.condition),
            ("Counts", counted_since(self._document.standing, position)),
            ("Depends on", "" if depends_on == NONE else issue_title(snapshot, depends_on)),
            ("Firmness", firmness_words(int(statements.firmness[position]))),
            ("Office", office_words(snapshot, position)),
            (
                "Authority",
                "not known" if statements.speaker[position] == NONE else f"{authority} {AUTHORITIES[authority]}",
            ),
            ("On record", words.record),
            ("Source", ", ".join(filter(None, (cited, words.locator)))),
            ("Handling", "" if source == NONE else mark_words(snapshot.sources[source].handling)),
            ("Grade", grade(snapshot, source, int(statements.credibility[position]))),
            ("Published", "" if at_once else known_day(published, words.published_edtf)),
            ("Red line", red_line_words(self._document.standing, position)),
            ("Retraction", restored_words(self._document.standing, position)),
            ("Note", words.note),
            ("Review", self._reviewed(position)),
            *self._by_whom(statements.ids[position]),
            ("Statement", statements.codes[position]),
        ]
        return [(name, value) for name, value in rows if value]

    def _reviewed(self, position: int) -> str:
        statements, store = self._document.snapshot.statements, self._document.store
        review = REVIEWS[statements.review[position]]
        if review == Review.DRAFT:
            return str(review)
        gave = who_gave(store, "statement", statements.ids[position], ["review"], self._document.until)
        given = gave.get("review")
        return str(review) if given is None else f"{review}, {given_words(given, store.author.analyst_id)}"

    def _by_whom(self, statement_id: str) -> list[tuple[str, str]]:
        """Who coded a statement, and who changed it last if it was."""
        store, until = self._document.store, self._document.until
        first, last = first_recorded(store, statement_id, until), last_change(store, "statement", statement_id, until)
        return [
            ("Coded by", self._who_and_when(first)),
            ("Changed by", "" if first == last else self._who_and_when(last)),
        ]

    def _who_and_when(self, change: LastChange | None) -> str:
        if change is None:
            return ""
        when = datetime.fromisoformat(change.clock).astimezone(UTC).astimezone()
        who = "you" if change.analyst == self._document.store.author.name else change.analyst
        return f"{who}, {long_day(when.date())}, {when:%H:%M}"

    def _show_path(self, position: int) -> None:
        snapshot = self._document.snapshot
        led_here = path(self._document.standing, position)
        if position not in led_here:
            led_here = ints(np.concatenate(([position], led_here)))
        self._path_title.setText(f"How {party_name(snapshot, int(snapshot.statements.party[position]))} got here")
        self._path.show_statements(led_here, position)


def rule() -> QFrame:
    """A thin line between two parts of a page."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line
