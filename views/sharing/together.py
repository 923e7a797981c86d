"""Two versions of a text put together word by word, to be edited until the text is the one that is to stand."""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from models.excerpts.offsets import Offsets
from models.merging.three_way import Agreed, Clash, Piece
from models.phrases import counted
from views.colouring import Role, set_colours, set_frame
from views.flow_layout import FlowLayout
from views.inspector.properties import colour_text, plain_label
from views.plain import one_line
from views.theme import Theme

_SHORT = 24
_LINES = re.compile("\r\n|[\r\u2028\u2029]")
_LOWEST, _HIGHEST = 90, 260


class Together(QWidget):
    """Where both changed the same words both stand as [one | other], and the first such place is marked.

    Either is taken by a button, or by editing the text; as long as such a place is left the text cannot be `kept`.
    """

    kept = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._clashes: list[Clash] = []
        self._writable = True
        self.how = plain_label(size=0.92)
        self.text, self.takes = QPlainTextEdit(), (QPushButton(), QPushButton())
        self.keep = QPushButton("Keep this text")
        self._lay_out()
        self.text.textChanged.connect(self._look)
        self.takes[0].clicked.connect(lambda: self._take(0))
        self.takes[1].clicked.connect(lambda: self._take(1))
        self.keep.clicked.connect(lambda: self.kept.emit(self._shown.strip()))
        self.set_theme(theme)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self.text, *self.takes, self.keep)

    @property
    def is_typed(self) -> bool:
        """Whether somebody has chosen or typed something."""
        return self.isVisible() and self.text.document().isModified()

    def show_pieces(self, pieces: Sequence[Piece], *, writable: bool) -> None:
        """Show another text."""
        self._clashes = [one for one in pieces if isinstance(one, Clash)]
        self._writable = writable
        self.text.setReadOnly(not writable)
        self.text.setPlainText("".join(one.text if isinstance(one, Agreed) else _both(one) for one in pieces))
        self._mark()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours. What is marked is seen where the buttons have the focus, too."""
        colour_text(self.how, theme.muted)
        set_frame(self.text, theme)
        set_colours(self.text, {Role.Highlight: theme.selected, Role.HighlightedText: theme.text})

    @property
    def _shown(self) -> str:
        """The text; Qt's own plain text would have lost its hard blanks."""
        return _in_lines(self.text.document().toRawText())

    def _places(self) -> Iterator[tuple[int, Clash]]:
        """Where both still stand."""
        shown, after = self._shown, 0
        for clash in self._clashes:
            at = shown.find(_both(clash), after)
            if at >= 0:
                after = at + len(_both(clash))
                yield at, clash

    def _look(self) -> None:
        """Say what is left to choose, and offer the words of the first such place."""
        left = [clash for _, clash in self._places()]
        self.how.setText(_told(len(left), clashed=bool(self._clashes)))
        had_focus = any(take.hasFocus() for take in self.takes)
        self.keep.setEnabled(self._writable and not left)
        for take, words in zip(self.takes, (left[0].ours, left[0].theirs) if left else ("", ""), strict=True):
            take.setVisible(bool(left))
            take.setEnabled(self._writable)
            take.setText(f"Take {_short(words)}")
            take.setAccessibleName(f"Take {one_line(words) or 'nothing'}")
        if had_focus and not left:
            self.keep.setFocus()

    def _take(self, side: int) -> None:
        """Put the words of one side where both stand, as one step that the text's own undo takes back."""
        found = next(self._places(), None)
        if found is not None:
            at, clash = found
            self._choose(at, _both(clash)).insertText((clash.ours, clash.theirs)[side])
            self._mark()

    def _mark(self) -> None:
        found = next(self._places(), None)
        if found is not None:
            self.text.setTextCursor(self._choose(found[0], _both(found[1])))
            self.text.ensureCursorVisible()

    def _choose(self, at: int, words: str) -> QTextCursor:
        first, last = Offsets(self._shown).units((at, at + len(words)))
        cursor = self.text.textCursor()
        cursor.setPosition(int(first))
        cursor.setPosition(int(last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _lay_out(self) -> None:
        self.text.setAccessibleName("Both texts put together")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_LOWEST)
        self.text.setMaximumHeight(_HIGHEST)
        # A button says the words that it takes: beside each other they may be wider than the page.
        buttons = FlowLayout()
        for button in (*self.takes, self.keep):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.how)
        layout.addWidget(self.text)
        layout.addLayout(buttons)


def _both(clash: Clash) -> str:
    return _in_lines(f"[{clash.ours} | {clash.theirs}]")


def _in_lines(text: str) -> str:
    """A text with its lines as Qt knows them."""
    return _LINES.sub("\n", text)


def _told(left: int, *, clashed: bool) -> str:
    if left:
        return f"Put together; {counted(left, 'place')} left where both changed the same words. Take one of the two:"
    return "Put together, with all chosen:" if clashed else "Both changes put together:"


def _short(words: str) -> str:
    line = one_line(words)
    shown = line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
    # An ampersand in a text is a character, not a mnemonic.
    return f"“{shown}”".replace("&", "&&") if shown else "nothing"
