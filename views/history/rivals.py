"""Both values of what two people set, and what may become of them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout

from models.edits.restoring import put_value, restore_row
from models.errors import YOU, OvertakenError, Side
from models.history.changes import WHOLE
from models.telling.differing import where_they_differ
from models.telling.fields import field_name
from models.telling.when import when_words
from views.colouring import Role, set_colours, set_ground
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.plain import one_line, tooltip
from views.theme import Theme

_SHORT = 60


class RivalsPanel(QFrame):
    """Shows theirs and mine with who and when, and a button for each. `why` tells the reason to record.

    `settled` once one of them was chosen, whichever it was.
    """

    settled = Signal(object)
    """The `OvertakenError` that was settled."""

    def __init__(self, document: Document, why: Callable[[], str], theme: Theme) -> None:
        super().__init__()
        self._document, self._why = document, why
        self.error: OvertakenError | None = None
        self._title = plain_label(bold=True)
        self._sides = [(plain_label(bold=True), plain_label(), QPushButton()) for _ in range(3)]
        self.keep, self.put_mine, self.go_back = (button for _, _, button in self._sides)
        self.keep.clicked.connect(self._keep)
        self.put_mine.clicked.connect(self._put_mine)
        self.go_back.clicked.connect(self._go_back)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    def show_rivals(self, error: OvertakenError | None, title: str = "") -> None:
        """Show what stands against each other in the record of this title; None for nothing any more."""
        self.error = error
        self.setVisible(error is not None)
        if error is None:
            return
        deleted = error.unit == WHOLE
        what = title if deleted else f"{field_name(error.key[0], error.unit)} of {title}"
        self._title.setText(f"{what}: which of them is to stand?")
        theirs, mine = where_they_differ(error.theirs.words, error.mine.words)
        before = "" if error.before is None else where_they_differ(error.theirs.words, error.before.words)[1]
        keep, put = _asked(error)
        self._show_side(0, error.theirs, theirs, keep)
        self._show_side(1, error.mine, mine, "Bring it back" if deleted else put)
        self._show_side(2, None if deleted else error.before, before, "Go back to this")
        writable = not self._document.store.is_read_only
        self.put_mine.setEnabled(writable and (deleted or not error.mine.is_deletion))
        self.go_back.setEnabled(writable)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        set_ground(self, theme.tint(theme.warning, 0.14))
        set_colours(self, {Role.WindowText: theme.border})
        colour_text(self._title, theme.text)
        for value, who, _ in self._sides:
            colour_text(value, theme.text)
            colour_text(who, theme.muted)

    def _lay_out(self) -> None:
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, (value, who, button) in enumerate(self._sides):
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(value)
            words.addWidget(who)
            grid.addLayout(words, row, 0)
            grid.addWidget(button, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(grid)

    def _show_side(self, row: int, side: Side | None, words: str, button: str) -> None:
        for part in self._sides[row]:
            part.setVisible(side is not None)
        if side is None:
            return
        value, who, choose = self._sides[row]
        line = one_line(words)
        value.setText(line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…")
        value.setToolTip(tooltip(side.words))
        by = side.who[:1].upper() + side.who[1:]
        who.setText(f"{by}, {when_words(side.clock)}" if side.clock else f"{by}, not stored")
        choose.setText(button)
        choose.setAccessibleName(f"{button}: {one_line(side.words)}")

    def _keep(self) -> None:
        self._settle()

    def _put_mine(self) -> None:
        if self.error is not None and self.error.unit == WHOLE:
            restore_row(self._document.store, self.error.key, self._why())
            self._settle()
        elif self.error is not None:
            self._put(self.error, self.error.mine)

    def _go_back(self) -> None:
        if self.error is not None and self.error.before is not None:
            self._put(self.error, self.error.before)

    def _put(self, error: OvertakenError, side: Side) -> None:
        put_value(self._document.store, error.key, error.unit, side.value, error.theirs.change, self._why())
        self._settle()

    def _settle(self) -> None:
        error = self.error
        self.show_rivals(None)
        if error is not None:
            self.settled.emit(error)


def _asked(error: OvertakenError) -> tuple[str, str]:
    """The words of the buttons for what stands and for what does not; of two others neither is called mine."""
    both = error.mine.who == YOU and error.theirs.who != YOU
    return ("Keep theirs", "Put mine back") if both else ("Keep this", "Put this back")
