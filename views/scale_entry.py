"""An input for a range on an issue's scale: drawn upright, placed by dragging, by keys or by typing."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from models.entry import Refused, range_text, tried
from models.facts import Issue
from models.scales.points import Point, Range, named_points, read_place
from views.colouring import Role, set_colours
from views.plain import tooltip
from views.scale.steps import after_key
from views.scale.track import ScaleTrack
from views.scale.words import place_words
from views.theme import Theme

_HELP = (
    "Type a range (40–55) or the beginning of a named point.\n"
    "Up, Down: move by 1. Page Up, Page Down: to the next named point.\n"
    "With Shift they widen the range on that side, with Ctrl and Shift they narrow it from the other."
)

_FIRST_LINE = 4
"""How far the words stand lower than the line beside them, so that both stand on one line."""


class ScaleEntry(QWidget):
    """A range being placed; `edited` tells each change a person makes to it, None for not stated.

    The keys go to `line` and work from there. While that holds what cannot be read, `stance` is the last one that
    could be.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scale_shown: tuple[str, int] | None = None
        self._points: tuple[Point, ...] = ()
        self._stance: Range | None = None
        self.line = QLineEdit()
        self._track = ScaleTrack(theme)
        self._words = QLabel()
        self.line.setAccessibleName("Range")
        self.line.setPlaceholderText("not stated")
        self.line.setToolTip(tooltip(_HELP))
        self.line.setFixedWidth(92)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        font = self._words.font()
        font.setPointSizeF(font.pointSizeF() * 0.92)
        self._words.setFont(font)
        # Room for three lines, so that the scale keeps its height whatever the words are.
        self._words.setMinimumHeight(3 * self._words.fontMetrics().height() + _FIRST_LINE)
        self._words.setContentsMargins(0, _FIRST_LINE, 0, 0)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._read)
        self.line.installEventFilter(self)
        self._track.placed.connect(self._take_from_track)
        self._lay_out()
        self._say_place()

    def sizeHint(self) -> QSize:
        return QSize(300, 220)

    @property
    def stance(self) -> Range | None:
        """The range, None for not stated."""
        return self._stance

    def set_stance(self, stance: Range | None) -> None:
        """Show another range without telling anybody."""
        self._stance = stance
        self.line.setText(range_text(*stance) if stance is not None else "")
        self._track.show_stance(stance)
        self._say_place()

    @property
    def cannot_be_read(self) -> bool:
        """Whether something was typed that is no range, so that `stance` is not what stands in `line`."""
        return isinstance(self._tried(), Refused)

    def show_issue(self, issue: Issue | None, colour: QColor) -> None:
        """Show the present scale of an issue; where that is another scale than before, nothing is stated on it yet."""
        shown = None if issue is None else (issue.id, len(issue.scales))
        self._points = () if issue is None else named_points(issue)
        self._track.show_scale(self._points, colour)
        if shown != self._scale_shown:
            self._scale_shown = shown
            self.set_stance(None)
        elif not self.cannot_be_read:
            self._say_place()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        self._track.set_theme(theme)
        self._show_words()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.cannot_be_read:
            self.set_stance(self._stance)
            return True
        moved = after_key(event, self._stance, [value for value, _ in self._points])
        if moved is None:
            return False
        self._take(moved)
        return True

    def _take_from_track(self, low: float, high: float) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take((low, high))

    def _take(self, stance: Range) -> None:
        changed = stance != self._stance
        self.set_stance(stance)
        # So that figures typed next take its place.
        self.line.selectAll()
        if changed:
            self.edited.emit(stance)

    def _tried(self) -> Range | Refused | None:
        return tried(lambda text: read_place(text, self._points), self.line.text())

    def _read(self) -> None:
        found = self._tried()
        if isinstance(found, Refused):
            self._say(found.sentence, wrong=True)
        elif found != self._stance:
            self._stance = found
            self._track.show_stance(found)
            self._say_place()
            self.edited.emit(found)
        else:
            self._say_place()

    def _say_place(self) -> None:
        self._say(place_words(self._points, self._stance), wrong=False)

    def _say(self, words: str, *, wrong: bool) -> None:
        self._words.setText(words)
        self.line.setAccessibleDescription(words)
        colour = self._theme.apart if wrong else self._theme.text if self._stance is not None else self._theme.muted
        set_colours(self._words, {Role.WindowText: colour})

    def _show_words(self) -> None:
        self._say(self._words.text(), wrong=self.cannot_be_read)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.line, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._track, 1)
        layout.addLayout(below)
