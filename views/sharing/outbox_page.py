"""The outbox: what could not be written where the dossier is yet, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.history.steps import PastStep, steps_of
from models.phrases import counted
from models.telling.when import when_words
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.sharing.line_list import Line, LineList
from views.theme import Theme

_HOW = (
    "While the dossier cannot be written where it is – its drive, share or server is away, the disk is full, the file "
    "is write-protected or somebody else is writing it – what you change waits here, in a working copy on this "
    "computer. It goes there by itself as soon as it can, and nothing of what others wrote is lost by it."
)
_NONE = "Nothing waits: what you change is saved at once."


class OutboxPage(QWidget):
    """`copy_asked` and `give_up_asked` are for the window, which asks where to and whether."""

    copy_asked = Signal()
    give_up_asked = Signal()

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.steps = LineList("What waits in the outbox", theme)
        self.again, self.copy, self.give_up = (
            QPushButton("&Try now"),
            QPushButton("Save a &copy…"),
            QPushButton("&Give up these changes…"),
        )
        self._how, self._said, self._where = plain_label(), plain_label(bold=True), plain_label()
        self._frame = QFrame()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.again.clicked.connect(self._try_now)
        self.copy.clicked.connect(self.copy_asked)
        self.give_up.clicked.connect(self.give_up_asked)
        self.set_theme(theme)

    @property
    def count(self) -> int:
        """How many steps wait."""
        waiting = self._document.store.waiting
        return 0 if waiting is None else len(waiting.steps)

    def refresh(self) -> None:
        """List what waits, and say why and where."""
        store = self._document.store
        waiting = store.waiting
        steps = () if waiting is None else steps_of(store, waiting.steps)
        self.steps.show_lines([_line(step) for step in steps], self.steps.row)
        trouble = "" if store.outbox is None else store.outbox.trouble
        if waiting is None:
            self._said.setText(trouble or _NONE)
            self._where.setText("")
        else:
            count = len(steps)
            waits = (
                f"{counted(count, 'change')} {'waits' if count == 1 else 'wait'}." if steps else "No change waits yet."
            )
            self._said.setText(f"{waits} {waiting.why}".strip())
            self._where.setText(f"It is kept in {waiting.copy}.")
        self._where.setVisible(waiting is not None)
        self._frame.setVisible(bool(steps))
        for button in (self.again, self.copy, self.give_up):
            button.setVisible(waiting is not None)
        # What was on its way to a server or a folder may be there already.
        self.give_up.setVisible(store.outbox is not None and store.outbox.copy is not None)

    def take_focus(self) -> None:
        """Let the keys go to the list where there is one."""
        (self.steps if self._frame.isVisible() else self).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.steps.set_theme(theme)
        colour_text(self._how, theme.muted)
        colour_text(self._where, theme.muted)
        colour_text(self._said, theme.text)
        set_colours(self._frame, {Role.WindowText: theme.border})

    def _try_now(self) -> None:
        store = self._document.store
        try:
            if store.outbox is not None and store.outbox.copy is not None:
                store.outbox.try_now()
            else:
                store.look()
        finally:
            self.refresh()

    def _lay_out(self) -> None:
        self._how.setText(_HOW)
        for label in (self._how, self._said, self._where):
            label.setMaximumWidth(760)
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.steps)
        buttons = QHBoxLayout()
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.give_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self._how, self._said, self._where):
            layout.addWidget(part)
        layout.addWidget(self._frame, 1)
        layout.addLayout(buttons)
        layout.addStretch(0)


def _line(step: PastStep) -> Line:
    what = f": {step.about}" if step.about else f", {counted(step.records, 'record')}" if step.records else ""
    return Line(f"{step.title}{what}", f"{when_words(step.clock)} · {step.analyst}")
