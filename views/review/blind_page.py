"""Coding blind, by keyboard: a passage with the fields beside it, and nothing of what others coded."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.agreement.answer import Answer, own_coding
from models.agreement.unseen import unseen
from models.edits.second_coding import delete_coding, save_coding
from models.facts import NONE, Issue
from models.phrases import counted
from views.coding.act_keys import ActKeys
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.review.answer_form import AnswerForm
from views.review.passage import PassageView
from views.review.round import Round
from views.theme import Theme

_KEYS = "Enter saves and goes on · S skips · Tab next field · Alt and a letter goes to its field · Esc leaves"
_FORM_WIDTH = 368


class BlindPage(QWidget):
    """Shows the current statement of a round until it is through. An answer that was begun waits for its statement."""

    went_on = Signal()
    """Something was coded or skipped, or another statement is shown."""
    left = Signal()
    compare_asked = Signal()

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self.round = Round(())
        self._shown = ""
        self._own_id = ""
        self._own, self._begun = Answer(), dict[str, Answer]()
        self.passage, self.form = PassageView(theme), AnswerForm(theme)
        self.save_button, self.skip_button = QPushButton("Save and &go on"), QPushButton("&Skip")
        self.back_button, self.delete_button = QPushButton("&Back"), QPushButton("Ta&ke back")
        self.compare_button, self.leave_button = QPushButton("Co&mpare"), QPushButton("&Leave")
        self._place, self._keys = plain_label(bold=True, size=0.88), plain_label(size=0.88)
        self._keys.setText(_KEYS)
        for button in (self.save_button, self.skip_button, self.back_button, self.delete_button):
            button.setAutoDefault(True)
        self._connect()
        self._lay_out()
        self.set_theme(theme)

    def begin(self, going: Round) -> None:
        """Go through a round, from where it stands."""
        if going is not self.round:
            self.round, self._shown, self._begun = going, "", {}
        self.refresh()
        self.form.act.setFocus()

    def refresh(self) -> None:
        """Show where the round stands; what is filled in for a statement stays until another one is shown."""
        current = self.round.current
        if not current:
            return
        total = len(self.round.statements)
        skipped = f", {len(self.round.skipped)} skipped" if self.round.skipped else ""
        coded = f"{counted(len(self.round.done), 'statement')} coded{skipped}"
        self._place.setText(f"{self.round.place} OF {total} · {coded.upper()}")
        found = unseen(self._document.store, self._document.snapshot, current)
        self.passage.show_unseen(self._document.snapshot, found)
        issue = None if found.issue == NONE else self._document.snapshot.issues[found.issue]
        if current != self._shown:
            self._shown = current
            self._show_own(issue)
        else:
            self.form.show_scale(issue)
        self.back_button.setEnabled(not self.round.is_first)
        self.delete_button.setVisible(current in self.round.done)
        self.compare_button.setEnabled(bool(self.round.done))

    @property
    def is_begun(self) -> bool:
        """Whether something is filled in that is not saved."""
        if not self.round.current:
            return False
        return self.form.scale.cannot_be_read or self.form.answer() != self._own

    def save(self) -> None:
        """Save the answer and go on to the next statement; without an act nothing is saved, and nothing is lost."""
        answer = self.form.answer()
        if answer.act is None:
            self.form.complain("Say what the speaker did by saying it.")
            return
        # The dossier announces it before this returns, so the round has gone on by then.
        going, coded = self.round, self.round.current
        save_coding(self._document.store, coded, answer)
        going.go_on_from(coded)
        self._shown = ""
        self._go()

    def skip(self) -> None:
        """Leave this statement out."""
        self._keep_begun()
        self.round.skip()
        self._go()

    def go_back(self) -> None:
        """Show the statement before, with one's own answer if it has one."""
        self._keep_begun()
        self.round.go_back()
        self._go()

    def take_back(self) -> None:
        """Take one's own coding of this statement back."""
        delete_coding(self._document.store, self._own_id)
        self._shown = ""
        self._go()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        self.passage.set_theme(theme)
        self.form.set_theme(theme)
        colour_text(self._place, theme.accent)
        colour_text(self._keys, theme.muted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
            return True
        if event.key() == Qt.Key.Key_Escape and not self.form.scale.cannot_be_read:
            self.left.emit()
            return True
        # Where nothing is typed a letter is enough.
        plain = not event.modifiers() and (isinstance(watched, ActKeys) or watched is self.passage.text)
        if event.key() == Qt.Key.Key_S and plain:
            self.skip()
            return True
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        self.went_on.emit()
        self.refresh()
        if self.round.current:
            self.form.act.setFocus()

    def _show_own(self, issue: Issue | None) -> None:
        own = own_coding(self._document.store, self.round.current, self._document.store.author.analyst_id)
        self._own_id = "" if own is None else own.id
        self._own = Answer() if own is None else own.on(issue)
        self.form.show_answer(issue, self._begun.pop(self.round.current, self._own))

    def _keep_begun(self) -> None:
        if self.is_begun and not self.form.scale.cannot_be_read:
            self._begun[self._shown] = self.form.answer()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.skip_button.clicked.connect(self.skip)
        self.back_button.clicked.connect(self.go_back)
        self.delete_button.clicked.connect(self.take_back)
        self.compare_button.clicked.connect(self.compare_asked)
        self.leave_button.clicked.connect(self.left)
        for part in (self.form, self.passage):
            for field in part.findChildren(QWidget):
                if field.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    field.installEventFilter(self)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._place, 1)
        top.addWidget(self.compare_button)
        top.addWidget(self.leave_button)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button, 1)
        for button in (self.skip_button, self.back_button, self.delete_button):
            buttons.addWidget(button)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(side)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(_FORM_WIDTH)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addWidget(self.passage, 1)
        both.addWidget(scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(both, 1)
        layout.addWidget(self._keys)
