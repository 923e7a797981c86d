"""The reader of one source: its text, and which of its words are coded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.drafting.draft import Marked
from models.drafting.marking import marked
from models.facts import Source
from models.passages import Passage, passages_in, passages_of, text_of
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.labels import act_label, issue_title, party_name, stance_words
from views.reader.text import Coded, ReaderText
from views.selection import Selection
from views.theme import Theme

_KEYS = "N next sentence · Space and Backspace more, less · Enter code · . and , next, previous coded passage"


class ReaderPane(QWidget):
    """Shows one source at a time; the chosen statement's passage stands out, and a passage chooses its statement."""

    code_asked = Signal(object)
    """The `Marked` words that are to be coded."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._theme = document, selection, theme
        self.source_id = self.text_id = ""
        self._passages: list[Passage] = []
        self.text = ReaderText(theme)
        self.code = QPushButton("&Code…")
        self.code.setToolTip("Code the words selected (Enter)")
        self._keys, self._empty = plain_label(size=0.9), plain_label()
        self._keys.setText(_KEYS)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._lay_out()
        self.text.code_asked.connect(self.ask_to_code)
        self.code.clicked.connect(self.ask_to_code)
        self.text.coded_chosen.connect(selection.choose_statement)
        self.text.selectionChanged.connect(self._show_state)
        selection.chosen.connect(self._show_passages)
        document.refreshed.connect(self.refresh)
        self.set_theme(theme)
        self.refresh()

    def show_source(self, source_id: str, text_id: str = "") -> None:
        """Show a source's current text, or a certain version of it."""
        if (source_id, text_id) != (self.source_id, self.text_id):
            self.source_id, self.text_id = source_id, text_id
            self.refresh()

    def show_statement(self, statement_id: str) -> bool:
        """Show the passage that a statement was read from; False where it was read from none."""
        found = passages_of(self._document.records, statement_id)
        if not found:
            return False
        source = self._source(found[0].source_id)
        current = source is not None and source.text_id == found[0].text_id
        self.show_source(found[0].source_id, "" if current else found[0].text_id)
        self.text.mark(found[0].start, found[0].end)
        return True

    def refresh(self) -> None:
        """Show the source, its text and its passages as they are now."""
        source = self._source(self.source_id)
        text_id = self._shown_text(source)
        self.text.show_text(text_of(self._document.records, text_id) if text_id else "")
        self._passages = passages_in(self._document.records, text_id) if text_id else []
        self._empty.setText(_what_to_do(source))
        self._pages.setCurrentIndex(0 if text_id else 1)
        self._show_passages()
        self._show_state()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        self.text.set_theme(theme)
        for label in (self._keys, self._empty):
            colour_text(label, theme.muted)
        self._show_passages()

    def marked_words(self) -> Marked | None:
        """The words that are selected, None for none."""
        place, text_id = self.text.marked, self._shown_text(self._source(self.source_id))
        if place[0] >= place[1]:
            return None
        return marked(self._document.snapshot, self.source_id, text_id, text_of(self._document.records, text_id), place)

    def ask_to_code(self) -> None:
        """Ask for the words selected to be coded, if there are any."""
        words = self.marked_words()
        if words is not None:
            self.code_asked.emit(words)

    def go_on(self, end: int) -> None:
        """Take the focus with the cursor after a passage, ready for the next one."""
        self.text.mark(end, end)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._keys, 1)
        foot.addWidget(self.code)
        self._pages.addWidget(self.text)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)

    def _source(self, source_id: str) -> Source | None:
        return next((one for one in self._document.snapshot.sources if one.id == source_id), None)

    def _shown_text(self, source: Source | None) -> str:
        return self.text_id or ("" if source is None else source.text_id)

    def _show_state(self) -> None:
        has_text = self._pages.currentIndex() == 0
        self._keys.setVisible(has_text)
        self.code.setVisible(has_text)
        self.code.setEnabled(self.text.textCursor().hasSelection())

    def _show_passages(self) -> None:
        at = self._document.snapshot.statements.position
        coded = [self._coded(one, at[one.statement_id]) for one in self._passages if one.statement_id in at]
        self.text.show_coded(coded, self._selection.statement_id or "")

    def _coded(self, passage: Passage, position: int) -> Coded:
        snapshot, statements = self._document.snapshot, self._document.snapshot.statements
        party, act = int(statements.party[position]), act_label(int(statements.act[position]))
        issue = int(statements.issue[position])
        words = f"{statements.codes[position]} · {act} · {party_name(snapshot, party)}"
        words = f"{words}\n{issue_title(snapshot, issue)}: {stance_words(statements, position)}"
        return Coded(passage.statement_id, passage.start, passage.end, self._colour(party), words)

    def _colour(self, party: int) -> QColor:
        return self._document.party_colour(self._theme, party)


def _what_to_do(source: Source | None) -> str:
    if source is None:
        return "Choose a source to read it here, or paste or drop one."
    return "No text was taken in for this source.\nPaste it or drop it here to code statements from it."
