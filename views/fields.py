"""Small inputs that commit when editing is finished and say beside the field what they cannot read."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from models.entry import Refused, tried
from models.errors import UserError
from views.colouring import Role, set_colours, set_frame
from views.plain import beginning
from views.theme import Theme

T = TypeVar("T")

_LONGEST = 32_767
"""How much a line of Qt holds in UTF-16 units; it leaves out the rest without a word."""

_BEGINNING = 1_000

_MOST = 100_000
"""Characters that a field of several lines takes."""


def is_undo(event: QEvent) -> bool:
    """Whether a field claims the keys of undo or redo: a clean field leaves them to the dossier."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class LineField(QWidget, Generic[T]):
    """One line of text read by `read`; `commit` gets what was read, once, when it is new and can be read.

    What cannot be read stays in the field to be mended. Escape brings the stored text back. `said_back` puts into words
    how a text is read, which is then shown under the field wherever it says more than the text itself.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[str], T],
        commit: Callable[[T], None],
        said_back: Callable[[T], str] | None = None,
    ) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.message = QLabel()
        self._read, self._commit, self._said_back, self._stored = read, commit, said_back, ""
        self._colours: tuple[QColor, QColor] | None = None
        self._wrong = False
        self._too_long = 0
        self._on_its_way: str | None = None
        self.line.setAccessibleName(name)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.message)
        self.setFocusProxy(self.line)
        # Qt stops here for its line, but gives no place in the order of Tab to what says that it takes no focus.
        self.setFocusPolicy(self.line.focusPolicy())
        self.line.textEdited.connect(self._check)
        self.line.editingFinished.connect(self.finish)
        self.line.installEventFilter(self)

    def show_stored(self, text: str) -> None:
        """Show what is stored, unless something else is half typed here."""
        half_typed = self.line.text() not in (self._stored, self._on_its_way)
        overtaken = half_typed and text not in (self._stored, self.line.text())
        self._too_long = 0 if _fits(text) else len(text)
        self._stored = f"{text[:_BEGINNING]}…" if self._too_long else text
        if not half_typed:
            self.drop()
        elif overtaken:
            self._say(f"Meanwhile set to {self._stored or 'nothing'}. Enter stores yours, Escape shows that.")

    def finish(self) -> None:
        """Commit what was typed, if it is new and can be read."""
        text = self.line.text()
        if text == self._stored:
            return
        found = tried(self._read, text)
        if isinstance(found, Refused):
            return
        self._on_its_way = text
        try:
            self._commit(found)
        finally:
            # What could not be saved counts as half typed, so that it is neither lost nor shown as if it were stored.
            self._on_its_way = None
        if self.line.text() == text:
            self._stored, self._too_long = text, 0
            self._check(text)

    @property
    def is_half_typed(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.line.text() != self._stored

    @property
    def cannot_be_read(self) -> bool:
        """Whether something was typed that cannot be read, and so cannot be stored."""
        return self.is_half_typed and isinstance(tried(self._read, self.line.text()), Refused)

    @property
    def reading(self) -> T | Refused:
        """How what stands in the field is read, or why it cannot be."""
        return tried(self._read, self.line.text())

    def complain(self, sentence: str) -> None:
        """Say beside the field what is wrong with it, until something else is typed."""
        self._say(sentence)

    def hint(self, words: str) -> None:
        """Say beside the field where its value is from, as long as it stands as it is."""
        if words and not self._wrong and self.line.text() == self._stored:
            self._say(words, wrong=False)

    def suggest(self, words: Sequence[str]) -> None:
        """Complete what is typed by these words; any others will do as well."""
        completer = QCompleter(list(words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.line.setCompleter(completer)

    def drop(self) -> None:
        """Give up what is half typed."""
        if self.line.text() != self._stored:
            self.line.setText(self._stored)
        # Of what is longer than a line holds only the beginning is there, which must not be stored in its place.
        self.line.setReadOnly(self._too_long > 0)
        self._check(self._stored)

    def set_theme(self, theme: Theme) -> None:
        """Colour the message: what is wrong stands out, what is merely read back does not."""
        self._colours = (theme.apart, theme.muted)
        set_frame(self.line, theme)
        self._colour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.line.text() == self._stored and is_undo(event):
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.drop()
            return True
        return super().eventFilter(watched, event)

    def _check(self, text: str) -> None:
        found = tried(self._read, text) if text != self._stored or self._said_back is not None else None
        if isinstance(found, Refused):
            self._say(found.sentence if text != self._stored else "")
        else:
            back = self._said_back(found) if self._said_back is not None and found is not None else ""
            self._say("" if back == text else back, wrong=False)
        if self.line.isReadOnly():
            self._say(f"Too long to be edited here: {self._too_long:,} characters, of which this is the beginning.")
        elif not _fits(f"{text} "):
            self._say(f"No more than {_LONGEST:,} characters fit here.")

    def _say(self, sentence: str, *, wrong: bool = True) -> None:
        self._wrong = wrong
        self._colour()
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        self._make_room()

    def _make_room(self) -> None:
        # A form asks a field for its height before it knows how wide it is, and cuts off what is longer then.
        width = (self.message.parentWidget() or self).width()
        self.message.setMinimumHeight(self.message.heightForWidth(width) if self.message.text() else 0)

    def _colour(self) -> None:
        if self._colours is not None:
            set_colours(self.message, {Role.WindowText: self._colours[0 if self._wrong else 1]})


class TextField(QPlainTextEdit):
    """Several lines of plain text, committed when the field is left.

    Qt shows some characters, such as no-break spaces, as others: only what differs from what was shown was typed.
    """

    def __init__(self, name: str, commit: Callable[[str], None]) -> None:
        super().__init__()
        self._commit, self._stored, self._shown = commit, "", ""
        self._on_its_way: str | None = None
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def show_stored(self, text: str) -> None:
        """Show what is stored, unless something else is half typed here."""
        half_typed = self.toPlainText() not in (self._shown, self._on_its_way)
        changed = text != self._stored
        self._stored = text
        if not half_typed and (changed or self._on_its_way is not None):
            self.drop()

    def drop(self) -> None:
        """Give up what is half typed."""
        # Of what would take minutes to be laid out only the beginning is there, which must not be stored in its place.
        self.setReadOnly(len(self._stored) > _MOST)
        self.setPlainText(beginning(self._stored) if self.isReadOnly() else self._stored)
        self._shown = self.toPlainText()

    def finish(self) -> None:
        """Commit what was typed, if it is new."""
        text = self.toPlainText()
        if text == self._shown:
            return
        self._on_its_way = text
        try:
            self._commit(text)
        finally:
            self._on_its_way = None
        if self.toPlainText() == text:
            self._stored = self._shown = text

    def set_theme(self, theme: Theme) -> None:
        """Colour the frame."""
        set_frame(self, theme)

    @property
    def is_half_typed(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.toPlainText() != self._shown

    @property
    def cannot_be_read(self) -> bool:
        """Any text can be kept."""
        return False

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the dossier while nothing is half typed."""
        if self.toPlainText() == self._shown and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped; raises `UserError` where that is a whole book."""
        replaced = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        length = len(self.toPlainText()) - replaced + len(source.text())
        if length > _MOST:
            raise UserError(
                f"That makes a text of {length:,} characters, too long for this field. Take whole texts in under "
                "Sources."
            )
        super().insertFromMimeData(source)


class ChoiceField(QComboBox, Generic[T]):
    """One of several values, committed when another is chosen."""

    def __init__(self, name: str, choices: Sequence[tuple[str, T]], commit: Callable[[T], None]) -> None:
        super().__init__()
        self._values = [value for _, value in choices]
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.addItems([words for words, _ in choices])
        self._commit, self._stored = commit, self.currentIndex()
        self.activated.connect(self._choose)

    def show_stored(self, value: T) -> None:
        """Show what is stored."""
        self._stored = self._values.index(value)
        self.setCurrentIndex(self._stored)

    @property
    def value(self) -> T:
        """The value that is shown."""
        return self._values[self._stored]

    def _choose(self, index: int) -> None:
        # What is chosen is shown once it is stored, so that a refused edit leaves no wrong grade on the screen.
        self.setCurrentIndex(self._stored)
        self._commit(self._values[index])

    def wheelEvent(self, event: QEvent) -> None:
        # Scrolling past a closed list must never change a grade.
        event.ignore()


def _fits(text: str) -> bool:
    """Whether a line holds all of a text."""
    return len(text) + sum(character > "\uffff" for character in text) <= _LONGEST
