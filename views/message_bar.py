"""Messages without dialogs: a line under the bar that goes by itself, with a button where something can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QToolButton

from views.colouring import Role, set_colours, set_ground
from views.theme import Theme

_SECONDS, _STILL = 8, 1
"""How long news is shown, and how long the pointer must have rested before it goes."""

_HIGHEST = 120


class MessageBar(QFrame):
    """Shows the last message. Errors, and news that asks for something, stay until closed; other news goes by itself.

    A long one, such as all that is wrong with a folder, is scrolled instead of pushing the views out of the window.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._error = False
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._room = QScrollArea()
        self._room.setWidget(self._words)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (self._words, self._room.viewport()):
            ground.setAutoFillBackground(False)
        self._button = QPushButton()
        self._close = QToolButton()
        self._close.setText("×")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName("Close this message")
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)
        self._pointer = QCursor.pos()
        self._close.clicked.connect(self.hide)
        self._button.clicked.connect(self._run)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        for part in (self._room, self._button, self._close):
            layout.addWidget(part)
        self.hide()

    @property
    def text(self) -> str:
        """The message that is shown, "" when none is."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def is_error(self) -> bool:
        """Whether what is shown is an error, which stays."""
        return self._error and not self.isHidden()

    def show_error(self, sentence: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what went wrong, until it is closed or something else is said, with a button to do something about it."""
        self._show(sentence, button, act, error=True)

    def settle(self) -> None:
        """Take an error away because what was tried has been done since."""
        if self._error:
            self.hide()

    def show_news(
        self, sentence: str, button: str = "", act: Callable[[], object] | None = None, *, stays: bool = False
    ) -> None:
        """Say what was done, with a button to do something about it; what somebody has to see `stays`."""
        self._show(sentence, button, act, error=False)
        if not stays:
            self._timer.start(_SECONDS * 1000)

    def set_theme(self, theme: Theme) -> None:
        """Colour the bar anew."""
        self._theme = theme
        set_ground(self, theme.tint(theme.apart, 0.16) if self._error else theme.selected)
        set_colours(self, {Role.WindowText: theme.apart if self._error else theme.text})

    def _show(self, sentence: str, button: str, act: Callable[[], object] | None, *, error: bool) -> None:
        self._error, self._act, self._pointer = error, act, QCursor.pos()
        self._timer.stop()
        self._words.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(sentence)
        self.set_theme(self._theme)
        self.show()
        self._room.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _go(self) -> None:
        """Go, but move nothing under a hand that is about to press something."""
        before, self._pointer = self._pointer, QCursor.pos()
        if before == self._pointer:
            self.hide()
        else:
            self._timer.start(_STILL * 1000)

    def _fit(self) -> None:
        wanted = self._words.heightForWidth(self._room.viewport().width())
        self._room.setFixedHeight(min(max(wanted, 0), _HIGHEST))

    def _run(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
