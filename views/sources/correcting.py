"""Where a source gets its text, or a corrected one: what is typed, and what becomes of its excerpts by it."""

from collections import Counter
from collections.abc import Callable, Generator, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.edits.source_texts import NewText
from models.excerpts.carrying import Fate
from models.facts import Source
from models.passages import text_of
from models.phrases import counted
from models.progress import Progress, ended
from models.sources.correcting import comparing, correcting
from models.sources.fates import Moved
from models.sources.intake import TakenIn
from views.buttons import make_primary
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.sources.alike_notice import alike_words
from views.sources.fates import FateList, FateRow, statement_name
from views.sources.text_edit import TextEdit
from views.theme import Theme

Run = Callable[[str, Generator[Progress, None, Any], Callable[[Any], None]], object]
"""Runs long work of some name off the window's thread, and hands its result to what is to be done then."""

_AT_ONCE = 50_000
"""Texts up to this many characters are compared while one types; longer ones take too long for that."""

_HOW = "Excerpts follow their words to the corrected text. What becomes of each will stand here."

_WORDS = {Fate.LOST: "lost", Fate.REWORDED: "reworded", Fate.CARRIED: "carried over"}


class TextCorrection(QWidget):
    """Holds the text of one source while it is altered. Nothing is stored before it is saved as another version."""

    saved = Signal(str, object)
    """The source that got the text, and how many of its excerpts met which fate."""
    left = Signal()
    file_asked = Signal(str)
    """A file is to be chosen whose text stands here then; with the id of the source."""

    def __init__(self, document: Document, theme: Theme, run: Run) -> None:
        super().__init__()
        self._document, self._run = document, run
        self._source: Source | None = None
        self._stored, self._from = "", NewText("")
        self._foreseen_for: str | None = None
        self._heading, self._notes = plain_label(bold=True, size=1.24), plain_label(size=0.94)
        self.text, self._why, self.note = TextEdit("Corrected text"), QLabel("&Why"), QLineEdit()
        self._fates_words, self.fates = plain_label(), FateList(theme, "What becomes of the excerpts")
        self.compare = QPushButton("See what becomes of the excerpts")
        self.file_button = QPushButton("From file…")
        self.save_button, self.cancel_button = QPushButton("Save as new version"), QPushButton("Cancel")
        self._pause = QTimer(self, singleShot=True, interval=300)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    @property
    def source_id(self) -> str:
        """The source whose text is altered, "" for none."""
        return "" if self._source is None else self._source.id

    @property
    def is_half_typed(self) -> bool:
        """Whether something stands here that is not stored."""
        return self._source is not None and self.text.text != self._stored

    @property
    def typed(self) -> tuple[str, str]:
        """The code of the source, and the text as it stands here."""
        return "" if self._source is None else self._source.code, self.text.text

    def begin(self, source: Source) -> None:
        """Show the current text of a source to be corrected."""
        self._source = source
        self._stored = text_of(self._document.store, source.text_id) if source.text_id else ""
        self._from, self._foreseen_for = NewText(""), None
        self._heading.setText(f"{'Correct the' if source.text_id else 'Add a'} text of {source.code}")
        self.save_button.setText("Save as new version" if source.text_id else "Add text")
        self.note.clear()
        for part in (self._why, self.note):
            part.setVisible(bool(source.text_id))
        self.say("")
        self.text.show_text(self._stored)
        self._look()
        self.text.setFocus()

    def take(self, taken: TakenIn) -> None:
        """Put a text that was dropped, pasted or read from a file in place of what stands here."""
        self.say("\n".join(filter(None, (taken.refusal, *taken.gathered.notes, *self._elsewhere(taken)))))
        if taken.gathered.text:
            file = taken.offered.file
            self._from = NewText("", taken.gathered.media_type, "" if file is None else file.name)
            self.text.show_text(taken.gathered.text)
            self._look()

    def say(self, sentence: str) -> None:
        """Say something about the text above it; "" takes it away."""
        self._notes.setText(sentence)
        self._notes.setVisible(bool(sentence))

    def save(self) -> None:
        """Store what stands here as the text of the source; it stays here when that is refused."""
        source = self._source
        if source is not None:
            new = NewText(self.text.text, self._from.media_type, self._from.file_name, self.note.text())
            work = correcting(self._document.store, source.id, new, source.text_id)
            self._do("Saving the text", work, self._saved)

    def leave(self) -> None:
        """Give up what was typed."""
        self._source = None
        self.stop_looking()
        self.left.emit()

    def look(self) -> None:
        """Compare the text with the stored one and say what would become of the excerpts."""
        text, source = self.text.text, self._source
        if source is not None and text.strip():
            work = comparing(self._document.store, source.id, text)
            self._do("Comparing the texts", work, lambda fates: self._show_fates(text, fates))

    def stop_looking(self) -> None:
        """Compare nothing any more: the dossier is about to be closed."""
        self._pause.stop()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.fates.set_theme(theme)
        make_primary(self.save_button, theme)
        colour_text(self._notes, theme.muted)

    def _do(self, label: str, work: Generator[Progress, None, Any], done: Callable[[Any], None]) -> None:
        if len(self.text.text) > _AT_ONCE:
            self._run(label, work, done)
            return
        done(ended(work))

    def _elsewhere(self, taken: TakenIn) -> list[str]:
        """Which other sources have the same text, or nearly."""
        sources = {one.id: one for one in self._document.snapshot.sources if one.id != self.source_id}
        return [alike_words(one, sources[one.source_id]) for one in taken.alike if one.source_id in sources]

    def _saved(self, counts: Counter[Fate]) -> None:
        source_id, self._source = self.source_id, None
        self.stop_looking()
        self.saved.emit(source_id, counts)

    def _look(self) -> None:
        """Say what is known of the excerpts now; short texts are compared at once."""
        text = self.text.text
        changed = text != self._stored
        self.save_button.setEnabled(changed and bool(text.strip()))
        has_text = self._source is not None and bool(self._source.text_id)
        if not changed or not has_text or not text.strip():
            self._show_words(_HOW if has_text else "", [])
        elif len(text) <= _AT_ONCE:
            self.look()
        elif self._foreseen_for != text:
            self._show_words("", [])
        self.compare.setVisible(has_text and changed and len(text) > _AT_ONCE and self._foreseen_for != text)

    def _show_fates(self, text: str, fates: Sequence[Moved]) -> None:
        self._foreseen_for = text
        order = list(_WORDS)
        rows = [
            FateRow(
                one.excerpt, one.carried.fate,
                one.carried.new.quote if one.carried.new and one.carried.fate is Fate.REWORDED else "",
                statement_name(self._document, one.excerpt.statement_id),
            )
            for one in fates
        ]  # fmt: skip
        rows.sort(key=lambda row: order.index(row.fate))
        self._show_words(fate_words(Counter(row.fate for row in rows)), rows)
        self.compare.hide()

    def _show_words(self, words: str, rows: list[FateRow]) -> None:
        self._fates_words.setText(words)
        self._fates_words.setVisible(bool(words))
        self.fates.show_rows(rows)
        self.fates.setVisible(bool(rows))

    def _lay_out(self) -> None:
        why = QHBoxLayout()
        self._why.setBuddy(self.note)
        why.addWidget(self._why)
        why.addWidget(self.note, 1)
        self.note.setAccessibleName("Why the text is corrected")
        self.note.setPlaceholderText("Why it is corrected, for those who look at the versions later")
        buttons = QHBoxLayout()
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.compare)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(9)
        for part in (self._heading, self._notes):
            layout.addWidget(part)
        layout.addWidget(self.text, 1)
        layout.addLayout(why)
        layout.addWidget(self._fates_words)
        layout.addWidget(self.fates)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._look)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save_button.click)
        self.compare.clicked.connect(self.look)
        self.file_button.clicked.connect(lambda: self.file_asked.emit(self.source_id))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.leave)


def fate_words(counts: Counter[Fate]) -> str:
    """How many excerpts meet which fate: 3 excerpts: 1 lost, 2 carried over."""
    if not counts.total():
        return "No excerpts stand on this text."
    parts = [f"{counts[fate]:,} {words}" for fate, words in _WORDS.items() if counts[fate]]
    return f"{counted(counts.total(), 'excerpt')}: {', '.join(parts)}."
