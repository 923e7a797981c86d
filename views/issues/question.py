"""What is asked, in place, before a point of a scale in use is moved or taken away."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from views.inspector.properties import colour_text, plain_label
from views.issues.frames import Framed
from views.theme import Theme


class Question(Framed):
    """A sentence with three ways on; hidden until something is asked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.words = plain_label()
        self.correct = QPushButton("&Correct its name only")
        self.revise = QPushButton("Rev&ise the scale…")
        self.leave = QPushButton("&Leave it")
        self._revise: Callable[[], None] = self.hide
        self._correct: Callable[[], None] = self.hide
        buttons = QHBoxLayout()
        for button, answer in (
            (self.revise, lambda: self._answer(self._revise)),
            (self.correct, lambda: self._answer(self._correct)),
            (self.leave, self.hide),
        ):
            buttons.addWidget(button)
            button.clicked.connect(answer)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        self.hide()
        self.set_theme(theme)

    def ask(self, words: str, revise: Callable[[], None], correct: Callable[[], None]) -> None:
        """Ask what is meant; what is chosen is done once the question is gone."""
        self.words.setText(words)
        self._revise, self._correct = revise, correct
        self.show()
        self.revise.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Let the question stand out."""
        super().set_theme(theme)
        colour_text(self.words, theme.warning)

    def _answer(self, act: Callable[[], None]) -> None:
        self.hide()
        act()
