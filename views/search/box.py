"""The search box of the window: finds rounds, issues, people, parties and statements while words are typed."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from views.document import Document
from views.search.popup import SearchPopup
from views.search.results import Kind, Result, results
from views.statement_words import StatementWords
from views.theme import Theme

_PAUSE_MS = 80
_WIDTH_AT_LEAST = 560
_HEIGHT_AT_MOST = 560
_MARGIN = 8


class SearchBox(QLineEdit):
    """Words to look for, with the list of what was found under it. What is chosen is told by id."""

    statement_chosen = Signal(str)
    issue_chosen = Signal(str)
    round_chosen = Signal(str)
    party_chosen = Signal(str)
    speaker_chosen = Signal(str)
    all_chosen = Signal(str)
    """The words whose statements are all to be shown."""

    _STEPS: ClassVar = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._theme = document, theme
        self._words = StatementWords(document)
        self.popup = SearchPopup(theme, self._party_colour, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.setPlaceholderText("Search statements, people, rounds…")
        self.setAccessibleName("Search")
        self.setTextMargins(4, 0, 4, 0)
        self.setMinimumWidth(180)
        self._signals = {
            Kind.STATEMENT: self.statement_chosen,
            Kind.ISSUE: self.issue_chosen,
            Kind.ROUND: self.round_chosen,
            Kind.PARTY: self.party_chosen,
            Kind.SPEAKER: self.speaker_chosen,
        }
        self.textEdited.connect(self._pause.start)
        self.textChanged.connect(self._close_on_nothing)
        self._pause.timeout.connect(self.search)
        self.popup.chosen.connect(self._tell)
        document.refreshed.connect(self.refresh)

    def refresh(self) -> None:
        """Search anew if results are shown."""
        if self.popup.isVisible():
            self.search()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.popup.set_theme(theme)
        self.update()

    def focus_search(self) -> None:
        """Let the next words typed be searched for."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def search(self) -> None:
        """Look for the words at once and show what is found."""
        self._pause.stop()
        lines = results(self._document, self._words, self.text())
        if lines:
            self.popup.show_results(lines)
            self._open()
        else:
            self.close_results()

    def close_results(self) -> None:
        """Put the list away."""
        self._pause.stop()
        self.popup.hide()
        # It goes where the box goes: left to the window, it would outlive the dossier that it shows.
        self.popup.setParent(self)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the results, confirm one, or close them; all other keys are text."""
        key = Qt.Key(event.key())
        if key in self._STEPS:
            self._walk(self._STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._confirm()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Results go with the focus."""
        super().focusOutEvent(event)
        self.close_results()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shortcut at the right while nothing is typed."""
        super().paintEvent(event)
        hint = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(self.placeholderText() + hint) + 40
        if not self.text() and self.width() >= room:
            painter = QPainter(self)
            painter.setPen(self._theme.muted)
            painter.drawText(
                self.rect().adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint
            )
            painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While results are shown: a press elsewhere closes them, a window of another size moves them."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if watched is not self and watched is not self.popup and not self.popup.isAncestorOf(watched):
                self.close_results()
        elif event.type() == QEvent.Type.Resize and watched is self.window():
            self._place()
        return False

    def _open(self) -> None:
        # A child of the window, not a window: it needs no grab, and no platform takes the focus for it.
        if self.popup.parentWidget() is not self.window():
            self.popup.setParent(self.window())
        self._place()
        self.popup.show()
        self.popup.raise_()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _place(self) -> None:
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        width = min(max(self.width(), _WIDTH_AT_LEAST), window.width() - 2 * _MARGIN)
        left = max(_MARGIN, min(corner.x(), window.width() - width - _MARGIN))
        room = min(_HEIGHT_AT_MOST, window.height() - corner.y() - _MARGIN)
        self.popup.setGeometry(left, corner.y(), width, min(self.popup.height_of_all(), room))

    def _walk(self, step: int) -> None:
        if self.popup.isVisible():
            self.popup.walk(step)
        else:
            self.search()

    def _confirm(self) -> None:
        # Who types and confirms at once means what was typed, not what was found before.
        if self._pause.isActive() or not self.popup.isVisible():
            self.search()
        if self.popup.isVisible():
            self.popup.choose_current()

    def _leave(self) -> None:
        if self.popup.isVisible():
            self.close_results()
        else:
            self.clear()

    def _close_on_nothing(self, text: str) -> None:
        if not text.strip():
            self.close_results()

    def _tell(self, result: Result) -> None:
        self.close_results()
        if result.kind is Kind.ALL:
            self.all_chosen.emit(self.text().strip())
        elif result.kind in self._signals:
            self._signals[result.kind].emit(result.id)

    def _party_colour(self, party: int) -> QColor:
        return self._theme.party(self._document.party_place(party))
