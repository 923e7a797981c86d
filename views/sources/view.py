"""The sources of the dossier: their list, and beside it one to read, some to add, or a text to correct."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.errors import UserError
from models.excerpts.carrying import Fate
from models.passages import passages_of
from models.phrases import counted
from models.sources.intake import Offered, TakenIn, take_in
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import plain_label
from views.selection import Selection
from views.sources.correcting import Run, TextCorrection, fate_words
from views.sources.drop_zone import DropPlace
from views.sources.intake_panel import IntakePanel
from views.sources.offering import offered_by
from views.sources.page import SourcePage
from views.sources.source_list import SourceList
from views.start_page import StartPage
from views.theme import Theme

_ADD = "Add as sources"


class SourcesView(QWidget):
    """Lists the sources and shows the chosen one. `run` runs long work off the window's thread."""

    files_asked = Signal(str)
    """Files are to be chosen and then offered: as the text of the source of that id, or as new ones where it is ""."""
    told = Signal(str)
    """What was done, which undo can take back."""

    def __init__(self, document: Document, selection: Selection, theme: Theme, run: Run) -> None:
        super().__init__()
        self._document, self._run = document, run
        self.list = SourceList(document, theme)
        self.page = SourcePage(document, selection, theme)
        self.intake = IntakePanel(document, theme)
        self.correction = TextCorrection(document, theme, run)
        self.empty = StartPage(
            "No sources yet",
            "Drop a file, a page or a passage here, or paste what you copied. Texts are kept as they were taken in.",
            (("Add files…", lambda: self.files_asked.emit("")), ("Add from clipboard", self.paste)),
        )
        self._stack, self._frame = QStackedWidget(), QFrame()
        self._unfinished, self._unfinished_words = QFrame(), plain_label()
        self.go_on = QPushButton("Go on")
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.refresh()

    @property
    def source_id(self) -> str:
        """The source that is chosen, "" for none."""
        return self.page.source_id

    def refresh(self) -> None:
        """Show the chosen source, or another one when it is gone; what is being added or corrected stays in front."""
        sources = self._document.snapshot.sources
        if self.page.source is None and not self.page.keeps_what_is_gone() and sources:
            first = self.list.rows.rows[0].source if self.list.rows.rows else sources[0]
            self.page.show_source(first.id)
            self.list.show_source(first.id)
        if self._stack.currentWidget() in (self.page, self.empty):
            self._show(self.page if sources or self.page.gone.is_shown else self.empty)
        self._show_unfinished()

    def show_source(self, source_id: str) -> None:
        """Show a source; what is half typed of another one is stored first."""
        self._choose(source_id)
        self._show(self.page)

    def show_statement(self, statement_id: str) -> bool:
        """Show the passage that a statement was read from; False where it was read from none."""
        found = passages_of(self._document.records, statement_id)
        if not found:
            return False
        self.show_source(found[0].source_id)
        self.page.show_statement(statement_id)
        return True

    def offer(self, offered: Sequence[Offered], text_of: str = "") -> None:
        """Read what is offered, and show it to be added; as the text of one source where its id is given."""
        if not offered:
            raise UserError("There is nothing that could become a source.")
        if text_of and self.correction.is_half_typed and self.correction.source_id != text_of:
            raise UserError("Another text is being corrected. Save or cancel that one first.")
        work = take_in(self._document.store, offered)
        self._run("Reading sources", work, partial(self._take, text_of=text_of))

    def offer_data(self, data: QMimeData, text_of: str = "") -> None:
        """Read what was dropped or copied."""
        self.offer(offered_by(data), text_of)

    def paste(self) -> None:
        """Read what is on the clipboard: for the source that is shown if it has no text, else as a new one."""
        # Where nothing was ever copied, some platforms have nothing at all.
        self.offer_data(QGuiApplication.clipboard().mimeData() or QMimeData(), self._wants_text())

    def drop_places(self, window: QWidget) -> list[DropPlace]:
        """Where things can be dropped while this view is in front: on the list as new sources, else as a text."""
        source = self.page.source
        whole = _box(self, window)
        if self.correction.source_id and self._stack.currentWidget() is self.correction:
            what, target = "Put in place of the text", self.correction.source_id
        elif source is not None and self._stack.currentWidget() is self.page:
            what = f"Use as {'a corrected text' if source.text_id else 'the text'} of {source.code}"
            target = source.id
        else:
            wanting = self.intake.isVisible() and self.intake.wants_text
            return [DropPlace(whole, "Use as the text of this source" if wanting else _ADD, self.offer_data)]
        middle = _box(self._frame, window).left()
        left = QRect(whole.left(), whole.top(), middle - whole.left(), whole.height())
        right = QRect(middle, whole.top(), whole.right() - middle, whole.height())
        return [
            DropPlace(left, _ADD, self.offer_data),
            DropPlace(right, what, partial(self.offer_data, text_of=target)),
        ]

    def finish(self) -> None:
        """Commit what is half typed; raises `UserError` when it cannot be saved."""
        self.page.finish()

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while something was taken in or corrected that is not saved."""
        words = self._unfinished_sentence()
        if words:
            raise UserError(words)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.list, self.page, self.intake, self.correction, self.empty):
            part.set_theme(theme)
        set_colours(self._frame, {Role.WindowText: theme.border})
        set_colours(self._stack, {Role.Window: theme.surface, Role.WindowText: theme.text})
        self._stack.setAutoFillBackground(True)
        set_colours(self._unfinished, {Role.Window: theme.selected})
        set_colours(self._unfinished_words, {Role.WindowText: theme.text})

    def _take(self, found: list[TakenIn], *, text_of: str) -> None:
        source = next((one for one in self._document.snapshot.sources if one.id == text_of), None)
        if source is None:
            self.intake.take(found)
            self._show(self.intake)
            return
        if self.correction.source_id != source.id:
            self.correction.begin(source)
        self.correction.take(found[0])
        if found[1:]:
            self.intake.take(found[1:])
        self._show(self.correction)

    def _wants_text(self) -> str:
        source = self.page.source
        if self.correction.source_id and self._stack.currentWidget() is self.correction:
            return self.correction.source_id
        focused = QApplication.focusWidget()
        on_page = focused is not None and (focused is self.page or self.page.isAncestorOf(focused))
        wanted = source is not None and not source.text_id and on_page
        return source.id if source is not None and wanted else ""

    def _correct(self) -> None:
        source = self.page.source
        if source is None:
            return
        if not self.correction.is_half_typed:
            self.correction.begin(source)
        elif self.correction.source_id != source.id:
            self.correction.say("Save or cancel this text before you correct another one.")
        self._show(self.correction)

    def _saved(self, source_id: str, counts: Counter[Fate]) -> None:
        self.show_source(source_id)
        self.told.emit(f"The text is saved. {fate_words(counts)}" if counts.total() else "The text is saved.")

    def _added(self, source_id: str) -> None:
        source = next(one for one in self._document.snapshot.sources if one.id == source_id)
        self.told.emit(f"{source.code} was added.")
        self._choose(source_id)

    def _choose(self, source_id: str) -> None:
        if self.page.source_id != source_id:
            self._finish_typing()
        self.page.show_source(source_id)
        self.list.show_source(source_id)

    def _give_up(self) -> None:
        self.page.details.fields.drop()
        self.refresh()

    def _finish_typing(self) -> None:
        """Store what is half typed; where that fails its source stays the chosen one, so that nothing is lost."""
        finished = False
        try:
            self.page.finish()
            finished = True
        finally:
            if not finished:
                self.list.show_source(self.page.source_id)

    def _back(self) -> None:
        sources = self._document.snapshot.sources
        self._show(self.page if sources else self.empty)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self._show_unfinished()

    def _go_on(self) -> None:
        self._show(self.intake if self.intake.is_open else self.correction)

    def _show_unfinished(self) -> None:
        front = self._stack.currentWidget()
        words = "" if front in (self.intake, self.correction) else self._unfinished_sentence()
        self._unfinished_words.setText(words)
        self._unfinished.setVisible(bool(words))

    def _unfinished_sentence(self) -> str:
        if self.intake.is_unfinished:
            return f"{counted(self.intake.left, 'source')} taken in and not added yet."
        return "A text was altered and is not saved yet." if self.correction.is_half_typed else ""

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self._unfinished)
        bar.setContentsMargins(18, 6, 18, 6)
        bar.addWidget(self._unfinished_words, 1)
        bar.addWidget(self.go_on)
        self._unfinished.setAutoFillBackground(True)
        for page in (self.page, self.intake, self.correction, self.empty):
            self._stack.addWidget(page)
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._unfinished)
        inside.addWidget(self._stack, 1)
        right = QWidget()
        # What some page needs must not push the list to and fro.
        right.setMinimumWidth(420)
        around = QVBoxLayout(right)
        around.setContentsMargins(0, 12, 16, 16)
        around.addWidget(self._frame)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setHandleWidth(12)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(right)
        parts.setStretchFactor(0, 0)
        parts.setStretchFactor(1, 1)
        parts.setSizes([300, 900])
        self.list.setMinimumWidth(240)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_source)
        self.list.files_asked.connect(lambda: self.files_asked.emit(""))
        self.correction.file_asked.connect(self.files_asked)
        self.list.paste_asked.connect(self.paste)
        self.list.new_asked.connect(self._begin)
        self.page.correct_asked.connect(self._correct)
        self.page.gone.given_up.connect(self._give_up)
        self.page.deleted.connect(lambda code: self.told.emit(f"{code} was deleted."))
        self.intake.added.connect(self._added)
        self.intake.emptied.connect(self._back)
        self.intake.open_asked.connect(self.show_source)
        self.correction.saved.connect(self._saved)
        self.correction.left.connect(self._back)
        self.go_on.clicked.connect(self._go_on)
        shortcut = QShortcut(QKeySequence.StandardKey.Paste, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste)
        self.setFocusProxy(self.list.list)
        self._document.refreshed.connect(self.refresh)

    def _begin(self) -> None:
        self.intake.begin()
        self._show(self.intake)


def _box(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
