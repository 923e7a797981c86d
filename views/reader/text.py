"""The text of a source, to be read and marked by keyboard or mouse. All places are counted in code points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTextBoundaryFinder, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip

from models.excerpts.offsets import Offsets
from views.colouring import Role, set_colours
from views.plain import tooltip
from views.theme import Theme


@dataclass(frozen=True, slots=True)
class Coded:
    """A passage that a statement was read from, with the colour of its party and what is said of it."""

    statement_id: str
    start: int
    end: int
    colour: QColor
    words: str


class ReaderText(QPlainTextEdit):
    """Shows a text as it is, never as markup, with coded passages tinted. It is never edited here."""

    code_asked = Signal()
    """The words selected are to be coded."""
    coded_chosen = Signal(str)
    """The statement of the passage that was clicked or entered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._offsets = Offsets("")
        self._coded: tuple[Coded, ...] = ()
        self._chosen = ""
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setAccessibleName("Text of the source")
        self.setUndoRedoEnabled(False)
        # What is dropped here is for the window, which takes it in as a text.
        self.setAcceptDrops(False)
        self.setMouseTracking(True)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.12)
        self.setFont(font)
        self.document().setDocumentMargin(18)
        self._keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_N: self.select_next_sentence,
            Qt.Key.Key_Space: self.extend_by_sentence,
            Qt.Key.Key_Backspace: self.shrink_by_sentence,
            Qt.Key.Key_Period: lambda: self.step(1),
            Qt.Key.Key_Comma: lambda: self.step(-1),
        }
        self.set_theme(theme)

    def show_text(self, text: str) -> None:
        """Show another text from its beginning; the same one keeps its place."""
        if text == self._text:
            return
        self._text, self._offsets, self._coded, self._chosen = text, Offsets(text), (), ""
        # Qt makes one character of a carriage return and a line feed, which would shift all places after it.
        self.setPlainText(text.replace("\r", " "))
        self._paint_passages()

    def show_coded(self, coded: Sequence[Coded], chosen: str = "") -> None:
        """Tint these passages; that of the chosen statement stands out."""
        self._coded, self._chosen = tuple(coded), chosen
        self._paint_passages()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        set_colours(self, {Role.Base: theme.surface, Role.Text: theme.text})
        self._paint_passages()

    @property
    def marked(self) -> tuple[int, int]:
        """The first and the after-last code point of the words selected, without blanks at the ends."""
        cursor = self.textCursor()
        start, end = (int(at) for at in self._offsets.points([cursor.selectionStart(), cursor.selectionEnd()]))
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        return start, start + len(words.strip())

    def mark(self, start: int, end: int) -> None:
        """Select words and bring them into view."""
        first, last = (int(at) for at in self._offsets.units([start, end]))
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.centerCursor()

    def unmark(self) -> None:
        """Let go of the selection; the cursor stays at its end."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def select_next_sentence(self) -> None:
        """Select the sentence after the selection, or the one that the cursor is in."""
        start = self._not_blank(self.textCursor().selectionEnd())
        if not self.textCursor().hasSelection():
            start = self._not_blank(self._sentence_start(start))
        self._select(start, self._sentence_end(start))

    def extend_by_sentence(self) -> None:
        """Take the next sentence into the selection as well."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            self.select_next_sentence()
            return
        self._select(cursor.selectionStart(), self._sentence_end(self._not_blank(cursor.selectionEnd())))

    def shrink_by_sentence(self) -> None:
        """Leave the last sentence out of the selection again, down to the first one."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        first = self._sentence_end(start)
        shorter, at = first, first
        while at < end:
            shorter, at = at, self._sentence_end(self._not_blank(at))
        self._select(start, max(first, min(shorter, end)))

    def step(self, direction: int) -> None:
        """Choose the next coded passage after the cursor (1) or the one before it (−1)."""
        here = int(self._offsets.points(self.textCursor().position()))
        now = next((one for one in self._coded if one.statement_id == self._chosen), None)
        if now is not None:
            here = now.start
        beyond = [one for one in self._coded if (one.start - here) * direction > 0]
        if beyond:
            found = beyond[0] if direction > 0 else beyond[-1]
            self.mark(found.start, found.start)
            self.coded_chosen.emit(found.statement_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in self._keys:
            self._keys[key]()
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            found = self._coded_at(int(self._offsets.points(self.cursorForPosition(event.pos()).position())))
            if found is not None:
                self.coded_chosen.emit(found.statement_id)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._coded_at(int(self._offsets.points(self.cursorForPosition(event.pos()).position())))
            if found is not None:
                QToolTip.showText(event.globalPos(), tooltip(found.words), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _enter(self) -> None:
        if self.textCursor().hasSelection():
            self.code_asked.emit()
            return
        found = self._coded_at(int(self._offsets.points(self.textCursor().position())))
        if found is not None:
            self.coded_chosen.emit(found.statement_id)

    def _coded_at(self, place: int) -> Coded | None:
        inside = [one for one in self._coded if one.start <= place < one.end]
        # Of passages within each other the shortest is meant.
        return min(inside, key=lambda one: one.end - one.start, default=None)

    def _paint_passages(self) -> None:
        ends = self._offsets.units([(one.start, one.end) for one in self._coded] or [(0, 0)])
        shown = []
        for one, (first, last) in zip(self._coded, ends.tolist(), strict=False):
            tint = QTextEdit.ExtraSelection()
            tint.cursor = QTextCursor(self.document())
            tint.cursor.setPosition(first)
            tint.cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            chosen = one.statement_id == self._chosen
            tint.format.setBackground(self._theme.tint(one.colour, 0.38 if chosen else 0.18))
            tint.format.setForeground(self._theme.text)
            if chosen:
                tint.format.setFontUnderline(True)
                tint.format.setUnderlineColor(one.colour)
            shown.append(tint)
        self.setExtraSelections(shown)

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _not_blank(self, place: int) -> int:
        point = int(self._offsets.points(place))
        while point < len(self._text) and self._text[point].isspace():
            point += 1
        return int(self._offsets.units(point))

    def _sentence_start(self, place: int) -> int:
        block = self.document().findBlock(place)
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, block.text())
        finder.setPosition(min(place - block.position() + 1, block.length() - 1))
        return block.position() + max(0, finder.toPreviousBoundary())

    def _sentence_end(self, place: int) -> int:
        block = self.document().findBlock(place)
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, block.text())
        finder.setPosition(max(0, place - block.position()))
        after = finder.toNextBoundary()
        end = block.position() + (block.length() - 1 if after < 0 else after)
        point, first = int(self._offsets.points(end)), int(self._offsets.points(place))
        while point > first and self._text[point - 1].isspace():
            point -= 1
        return int(self._offsets.units(point))
