"""Excerpts that lost their place when the text was corrected, and how to put one back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from models.excerpts.carrying import Fate
from models.phrases import counted
from models.sources.texts import lost_excerpts
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import plain_label
from views.sources.fates import FateList, FateRow, statement_name
from views.theme import Theme


class LostExcerpts(QFrame):
    """Lists what is lost in a source; it takes no room where nothing is."""

    put_back_asked = Signal(str)
    """The id of the excerpt that is to stand on the words selected in the reader."""
    statement_asked = Signal(str)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._has_words, self._count = False, 0
        self._heading = plain_label(bold=True)
        self.list = FateList(theme, "Lost excerpts")
        self.put_back = QPushButton("Put &back")
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.put_back.clicked.connect(self._ask)
        self.set_theme(theme)

    def show_source(self, source_id: str) -> None:
        """List what is lost in a source."""
        lost = lost_excerpts(self._document.store, source_id)
        rows = [FateRow(one, Fate.LOST, "", statement_name(self._document, one.statement_id)) for one in lost]
        self.list.show_rows(rows)
        self._count = len(rows)
        self.setVisible(bool(rows))
        self._show_state()

    def show_selection(self, *, has_words: bool) -> None:
        """Say whether words are selected in the reader, on which an excerpt could stand."""
        self._has_words = has_words
        self._show_state()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        ground = theme.tint(theme.apart, 0.1)
        set_colours(self, {Role.Window: ground, Role.Base: ground, Role.WindowText: theme.text})
        self.list.set_theme(theme)

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self.put_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.list)

    def _choose(self, row: FateRow) -> None:
        self._show_state()
        self.statement_asked.emit(row.excerpt.statement_id)

    def _ask(self) -> None:
        row = self.list.current()
        if row is not None:
            self.put_back_asked.emit(row.excerpt.id)

    def _show_state(self) -> None:
        """Say what is still to be done before the chosen excerpt can be put back."""
        lost = f"{counted(self._count, 'excerpt')} not found in the corrected text."
        if self.list.current() is None:
            todo = "Choose one to put it back."
        elif not self._has_words:
            todo = "Select the words that it stands for now."
        else:
            todo = "Put it back on the words selected."
        self._heading.setText(f"{lost} {todo}")
        self.put_back.setEnabled(self.list.current() is not None and self._has_words)
