"""What stands in place of views that have nothing to show yet: what belongs there, and the ways to get it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from views.colouring import Role, set_colours
from views.theme import Theme


class StartPage(QWidget):
    """A heading, a sentence, and a button for each way forward."""

    def __init__(self, heading: str, sentence: str, ways: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self._heading, self._sentence = QLabel(heading), QLabel(sentence)
        font = self._heading.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self._heading.setFont(font)
        self.buttons = tuple(QPushButton(words) for words, _ in ways)
        row = QHBoxLayout()
        row.addStretch(1)
        for button, (_, way) in zip(self.buttons, ways, strict=True):
            button.clicked.connect(lambda _checked=False, take=way: take())
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for label in (self._heading, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addLayout(row)
        layout.addStretch(3)

    def set_theme(self, theme: Theme) -> None:
        """Colour the sentence."""
        set_colours(self._sentence, {Role.WindowText: theme.muted})
