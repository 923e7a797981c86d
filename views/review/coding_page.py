"""Second coding from beginning to end: which statements, each of them blind, and what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.agreement.coders import coded_again_by
from models.agreement.codings import codings_in
from models.agreement.differing import differences
from models.phrases import counted
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.review.blind_page import BlindPage
from views.review.queue_page import QueuePage
from views.review.round import Round
from views.selection import Selection
from views.theme import Theme


class CodingPage(QStackedWidget):
    """Holds the round; `compare_asked` is for where analysts differ, and opens it."""

    compare_asked = Signal()
    round_changed = Signal()
    """A round was begun, gone on with, compared or got through."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self.round = Round(())
        self.queue, self.blind, self.done = QueuePage(document, theme), BlindPage(document, theme), DonePage(theme)
        for page in (self.queue, self.blind, self.done):
            self.addWidget(page)
        self.queue.begin_asked.connect(self.begin)
        self.queue.go_on_asked.connect(self.go_on)
        self.blind.went_on.connect(self._went_on)
        self.blind.left.connect(self.leave)
        self.blind.compare_asked.connect(self.compare)
        self.done.compare.clicked.connect(self.compare)
        self.done.take_up.clicked.connect(self._take_up)
        self.done.another.clicked.connect(self.leave)
        self.refresh()

    def begin(self, going: Round) -> None:
        """Begin a round."""
        self.round = going
        self.go_on()

    def go_on(self) -> None:
        """Code the next statement of the round, with nothing beside it that tells how it was coded."""
        self._selection.clear()
        self.setCurrentWidget(self.blind)
        self.blind.begin(self.round)
        self.round_changed.emit()

    def leave(self) -> None:
        """Back to the choice of statements; the round can be gone on with."""
        self.setCurrentWidget(self.queue)
        self.refresh()
        (self.queue.go_on if self.queue.go_on.isVisible() else self.queue.begin).setFocus()

    def compare(self) -> None:
        """Let other codings be seen from now on."""
        self.round.compared = True
        self.round_changed.emit()
        self.compare_asked.emit()

    def refresh(self) -> None:
        """Follow the dossier: what was coded by now, and what is not there any more."""
        store, there = self._document.store, self._document.snapshot.statements.position
        if self.round.statements:
            self.round.take_stock(coded_again_by(store, store.author.analyst_id), there)
        if self.currentWidget() is self.blind and not self.round.current:
            self.setCurrentWidget(self.done)
        if self.currentWidget() is self.queue:
            self.queue.refresh(self.round)
        elif self.currentWidget() is self.blind:
            self.blind.refresh()
        else:
            self._show_done()

    def take_focus(self) -> None:
        """Let the keys go where something can be done."""
        targets: dict[QWidget | None, QWidget] = {self.blind: self.blind.form.act, self.done: self.done.compare}
        targets.get(self.currentWidget(), self.queue.begin).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        for page in (self.queue, self.blind, self.done):
            page.set_theme(theme)

    def _went_on(self) -> None:
        self._selection.clear()
        if not self.round.current:
            self.setCurrentWidget(self.done)
            self._show_done()
            self.done.compare.setFocus()
        self.round_changed.emit()

    def _take_up(self) -> None:
        self.round.take_up()
        self.go_on()

    def _show_done(self) -> None:
        store = self._document.store
        mine = [one for one in codings_in(store, self.round.done) if one.analyst_id == store.author.analyst_id]
        self.done.show_round(self.round, len(differences(self._document.snapshot, mine)))


class DonePage(QWidget):
    """What came of a round, and where to go from there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title, self._words = plain_label(bold=True, size=1.24), plain_label()
        self.compare, self.take_up = QPushButton("Co&mpare"), QPushButton("Code the &skipped ones")
        self.another = QPushButton("&Another round")
        self._title.setText("You are through")
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.compare, self.take_up, self.another):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._title)
        layout.addWidget(self._words)
        layout.addLayout(buttons)
        layout.addStretch(3)
        self.set_theme(theme)

    def show_round(self, going: Round, differing: int) -> None:
        """Say how many statements were coded and skipped, and how many of those coded differ."""
        coded, left = len(going.done), len(going.statements) - len(going.done)
        alike = (
            "all of them as they were coded first" if not differing else f"{differing:,} of them otherwise than first"
        )
        words = f"{counted(coded, 'statement')} coded" + (f", {alike}" if coded else "")
        self._words.setText(f"{words}. {f'{left:,} skipped.' if left else ''}".strip())
        self.take_up.setVisible(left > 0)
        self.compare.setEnabled(coded > 0)

    def set_theme(self, theme: Theme) -> None:
        """Colour the sentence."""
        colour_text(self._words, theme.muted)
