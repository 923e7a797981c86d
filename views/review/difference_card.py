"""One second coding that differs: both values of each part with who and when, and what is agreed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.agreement.differing import Difference, with_part
from models.edits.second_coding import reopen, settle
from models.edits.statements import set_review
from models.facts import NONE, Issue
from models.words import REVIEWS, Review
from views.document import Document
from views.fields import ChoiceField
from views.inspector.properties import colour_text, plain_label
from views.labels import issue_title, party_name, said_words, speaker_name
from views.review.part_row import PartRow
from views.review.settled_row import SettledRow
from views.review.who import Who
from views.theme import Theme


class DifferenceCard(QWidget):
    """Settles or reopens what it shows; `told` says what was done, in a sentence."""

    told = Signal(str)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self._shown: Difference | None = None
        self._settled = False
        self.rows: list[PartRow] = []
        self._past: list[SettledRow] = []
        self._title, self._who = plain_label(bold=True), plain_label(size=0.94)
        self._note, self._settled_by = plain_label(size=0.94), plain_label(size=0.94)
        self.settle, self.reopen = QPushButton("Se&ttle"), QPushButton("Re&open")
        self.first, self.second = QPushButton("Keep fi&rst (1)"), QPushButton("Keep se&cond (2)")
        self.dispute = QPushButton("Mark dis&puted")
        self.review: ChoiceField[Review] = ChoiceField("Review", [(str(one), one) for one in REVIEWS], self._set_review)
        self._grid = QGridLayout()
        self._headings: list[QLabel] = []
        self._lay_out()
        self.settle.clicked.connect(self.settle_as_chosen)
        self.reopen.clicked.connect(self.open_again)
        self.dispute.clicked.connect(lambda: self._set_review(Review.DISPUTED))
        self.first.clicked.connect(self.keep_first)
        self.second.clicked.connect(self.keep_second)
        self.set_theme(theme)

    def show_difference(self, difference: Difference, *, settled: bool) -> None:
        """Show another one; what was chosen for the same one stays, as long as nobody changed it."""
        self._show_head(difference)
        if difference == self._shown and settled == self._settled and not settled:
            return
        self._shown, self._settled = difference, settled
        self._clear()
        issue = self._issue(difference)
        who = Who(self._document.store, difference.coding, apart=settled)
        for at, part in enumerate(difference.parts):
            row = SettledRow(self._document.snapshot, difference, part) if settled else PartRow(difference, part, issue)
            row.say_who(*who.gave(part))
            row.set_theme(self._theme)
            row.put(self._grid, 2 * at + 1)
            # Qt shows them by itself, but later: until then the card would not know how high it is.
            for widget in row.widgets():
                widget.show()
            self._take_in(row)
        self._headings[-1].setText("The statement says" if settled else "Another")
        self._settled_by.setText(f"Settled by {who.settled()}" if settled else "")
        self._show_buttons()

    def keep_first(self) -> None:
        """Settle it by letting the first coding stand."""
        for row in self.rows:
            row.keep_first()
        self.settle_as_chosen()

    def keep_second(self) -> None:
        """Settle it by letting the second coding stand, as far as it can."""
        for row in self.rows:
            row.keep_second()
        self.settle_as_chosen()

    def settle_as_chosen(self) -> None:
        """Settle it once something was chosen for every part."""
        if self._shown is None or not self.settle.isEnabled():
            return
        coding = self._shown.coding
        agreed = coding.first_now
        for row in self.rows:
            if row.agreed is not None:
                agreed = with_part(agreed, row.part, row.agreed)
        code = self._code(self._shown)
        settle(self._document.store, coding, agreed)
        stands = {coding.first_now: ": the first coding stands", coding.second_now: ": the second coding stands"}
        self.told.emit(f"{code} is settled{stands.get(agreed, '')}.")

    def open_again(self) -> None:
        """Take back that it was settled."""
        if self._shown is not None:
            code = self._code(self._shown)
            reopen(self._document.store, self._shown.coding)
            self.told.emit(f"{code} is open again.")

    def take_focus(self) -> None:
        """Let the keys go to the first value."""
        (self.rows[0].first if self.rows else self.reopen).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        for label in (self._who, self._note, self._settled_by, *self._headings):
            colour_text(label, theme.muted)
        for row in self._all_rows():
            row.set_theme(theme)

    def _take_in(self, row: PartRow | SettledRow) -> None:
        if isinstance(row, PartRow):
            row.chosen.connect(self._show_buttons)
            self.rows.append(row)
        else:
            self._past.append(row)

    def _all_rows(self) -> list[PartRow | SettledRow]:
        return [*self.rows, *self._past]

    def _clear(self) -> None:
        for row in self._all_rows():
            for widget in row.widgets():
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.rows, self._past = [], []

    def _show_head(self, difference: Difference) -> None:
        snapshot, at = self._document.snapshot, difference.statement
        statements = snapshot.statements
        self._title.setText(f"{statements.codes[at]} · {issue_title(snapshot, int(statements.issue[at]))}")
        speaker = speaker_name(snapshot, int(statements.speaker[at]))
        party = party_name(snapshot, int(statements.party[at]))
        self._who.setText(f"{speaker} for {party}, {said_words(statements, at)}")
        note = difference.coding.note
        self._note.setText(f"Note of the second analyst: {note}")
        self._note.setVisible(bool(note))
        review = REVIEWS[statements.review[at]]
        self.review.show_stored(review)
        self.dispute.setEnabled(review != Review.DISPUTED)

    def _show_buttons(self) -> None:
        for button in (self.first, self.second, self.settle, self.dispute):
            button.setVisible(not self._settled)
        for part in (self.reopen, self._settled_by):
            part.setVisible(self._settled)
        self.settle.setEnabled(bool(self.rows) and all(row.agreed is not None for row in self.rows))
        self.second.setEnabled(all(row.second.isEnabled() for row in self.rows))

    def _set_review(self, review: Review) -> None:
        if self._shown is not None:
            set_review(self._document.store, self._shown.coding.statement_id, review)

    def _issue(self, difference: Difference) -> Issue | None:
        snapshot = self._document.snapshot
        at = int(snapshot.statements.issue[difference.statement])
        return None if at == NONE else snapshot.issues[at]

    def _code(self, difference: Difference) -> str:
        return self._document.snapshot.statements.codes[difference.statement]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        review = QLabel("Revie&w")
        review.setBuddy(self.review)
        head.addWidget(self._title, 1)
        head.addWidget(review)
        head.addWidget(self.review)
        for column, words in enumerate(("First coding", "Second coding", "Another"), 1):
            heading = plain_label(size=0.86)
            heading.setText(words)
            self._headings.append(heading)
            self._grid.addWidget(heading, 0, column)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        for column, stretch in enumerate((0, 3, 3, 3)):
            self._grid.setColumnStretch(column, stretch)
        buttons = QHBoxLayout()
        for part in (self.settle, self.first, self.second, self.reopen):
            buttons.addWidget(part)
        buttons.addWidget(self._settled_by, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.dispute)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._who)
        layout.addWidget(self._note)
        layout.addLayout(self._grid)
        layout.addLayout(buttons)
        layout.addStretch(1)
