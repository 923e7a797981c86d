"""The search box of the window: finds everything while words are typed, goes to dates and runs commands."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from models.edits.searches import save_search
from models.find.query import Facet, Query, read_query
from models.queries import saved_searches
from views.document import Document
from views.search.gathering import Gathering
from views.search.popup import SearchPopup
from views.search.results import BoxCommand, Kind, Result
from views.theme import Theme

_PAUSE_MS = 60
_WIDTH_AT_LEAST = 880
_HEIGHT_AT_MOST = 640
_HEIGHT_AT_LEAST = 400
"""So that the facets have room even beside few results."""
_MARGIN = 8


class SearchBox(QLineEdit):
    """What to look for, with the list of what was found under it. What is chosen is told by id."""

    statement_chosen = Signal(str)
    issue_chosen = Signal(str)
    round_chosen = Signal(str)
    party_chosen = Signal(str)
    speaker_chosen = Signal(str)
    event_chosen = Signal(str)
    package_chosen = Signal(str)
    view_chosen = Signal(str)
    """The id of a saved view of the timeline."""
    source_chosen = Signal(str, int)
    """The source, and where in its current text the words stand, NONE where they stand in its name alone."""
    days_chosen = Signal(int, int)
    """The first and the last day of a date that was typed."""
    command_chosen = Signal(str)
    all_chosen = Signal(object)
    """The `Query` whose statements are all to be shown."""

    _STEPS: ClassVar = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
    _CONFIRM: ClassVar = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._theme = document, theme
        self._gathering = Gathering(document)
        self._chosen: frozenset[tuple[Facet, str]] = frozenset()
        self.popup = SearchPopup(document, theme, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.setPlaceholderText("Find, go to or do…")
        self.setAccessibleName("Search")
        self.setTextMargins(4, 0, 4, 0)
        self.setMinimumWidth(180)
        self._by_id = {
            Kind.STATEMENT: self.statement_chosen,
            Kind.ISSUE: self.issue_chosen,
            Kind.ROUND: self.round_chosen,
            Kind.PARTY: self.party_chosen,
            Kind.SPEAKER: self.speaker_chosen,
            Kind.EVENT: self.event_chosen,
            Kind.PACKAGE: self.package_chosen,
            Kind.VIEW: self.view_chosen,
            Kind.COMMAND: self.command_chosen,
        }
        self.textEdited.connect(self._edited)
        self._pause.timeout.connect(self.search)
        self.popup.found.chosen.connect(self._tell)
        self.popup.facets.ticked.connect(self._tick)
        self.popup.facets.cleared.connect(self._clear_facets)
        document.refreshed.connect(self.refresh)
        document.finding.grown.connect(self.refresh)

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.text().strip(), self._chosen)

    def offer(self, commands: Callable[[], Sequence[BoxCommand]]) -> None:
        """List these commands too; they are asked for at each search."""
        self._gathering.commands = commands

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
        """Let the next words typed be searched for, and offer what can be had without any."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.search()

    def search(self) -> None:
        """Look for the words at once and show what is found."""
        self._pause.stop()
        self.popup.show_answer(self._gathering.answer(self.query))
        self._open()
        self._speak()

    def close_results(self) -> None:
        """Put the list away; what it was narrowed down by is forgotten with it, so that it hides nothing unseen."""
        self._pause.stop()
        self._chosen = frozenset()
        self.popup.narrow(on=False)
        self.popup.hide()
        self.setAccessibleDescription("")
        # It goes where the box goes: left to the window, it would outlive the dossier that it shows.
        self.popup.setParent(self)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the list, choose a line, or close it; all other keys are text."""
        key = Qt.Key(event.key())
        if key in self._STEPS:
            self._walk(self._STEPS[key])
        elif key in self._CONFIRM or (key == Qt.Key.Key_Space and self.popup.is_narrowing):
            self._confirm()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """While results are shown, Tab goes to the facets and back."""
        if not self.popup.isVisible():
            return super().focusNextPrevChild(next_one)
        self.popup.narrow(on=not self.popup.is_narrowing)
        self._speak()
        return True

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
        self.popup.fit(width)
        room = min(_HEIGHT_AT_MOST, window.height() - corner.y() - _MARGIN)
        height = max(self.popup.height_of_all(), _HEIGHT_AT_LEAST)
        self.popup.setGeometry(left, corner.y(), width, min(height, room))

    def _walk(self, step: int) -> None:
        if self.popup.isVisible():
            self.popup.walk(step)
            self._speak()
        else:
            self.search()

    def _speak(self) -> None:
        # The lists never have the focus, so the box says for them which line the keys are about.
        self.setAccessibleDescription(self.popup.spoken)

    def _confirm(self) -> None:
        # Who types and confirms at once means what was typed, not what was found before.
        if self._pause.isActive() or not self.popup.isVisible():
            self.search()
        self.popup.choose_current()

    def _leave(self) -> None:
        if self.popup.isVisible():
            self.close_results()
        else:
            self.clear()

    def _edited(self) -> None:
        self.popup.narrow(on=False)
        self._pause.start()

    def _tick(self, facet: Facet, value: str) -> None:
        self._chosen = self.query.toggled(facet, value).chosen
        self.search()

    def _clear_facets(self) -> None:
        self._chosen = frozenset()
        self.search()

    def _tell(self, result: Result) -> None:
        query, stays = self.query, {Kind.SAVE: self._save, Kind.SEARCH: self._take_up}
        if result.kind in stays:
            stays[result.kind](result)
            return
        self.close_results()
        if result.kind is Kind.ALL:
            self.all_chosen.emit(query)
        elif result.kind is Kind.SOURCE:
            self.source_chosen.emit(result.id, result.place)
        elif result.kind is Kind.DATE:
            self.days_chosen.emit(*result.days)
        else:
            if result.kind is Kind.COMMAND:
                self.clear()
            self._by_id[result.kind].emit(result.id)

    def _save(self, result: Result) -> None:
        save_search(self._document.store, result.detail, self.query)

    def _take_up(self, result: Result) -> None:
        kept = next(one for one in saved_searches(self._document.store) if one.id == result.id)
        query = read_query(kept.query)
        self.setText(query.words)
        self._chosen = query.chosen
        self.search()
