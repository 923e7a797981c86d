"""The bar over everything: which dossier, search, the reading, and the briefing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from models.store import Store
from views.buttons import make_primary
from views.document import Document
from views.elided_label import ElidedLabel
from views.plain import tooltip
from views.reading_bar import ReadingBar
from views.search.box import SearchBox
from views.theme import Theme


class TopBar(QFrame):
    """The bar of one document."""

    brief_asked = Signal()

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.search = SearchBox(document, theme)
        self._title, self._file = ElidedLabel(bold=True, size=1.12), _label()
        self._reading = ReadingBar(document, theme)
        self._brief = QPushButton("Briefing (PDF)…")
        self._brief.setToolTip("Write the briefing as PDF")
        self._brief.clicked.connect(self.brief_asked)
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(320)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(10)
        layout.addWidget(self._title, 5)
        layout.addWidget(self._file)
        layout.addStretch(1)
        layout.addWidget(self.search, 4)
        layout.addWidget(self._reading)
        layout.addStretch(1)
        layout.addWidget(self._brief)
        document.refreshed.connect(self.refresh)
        self.set_theme(theme)
        self.refresh()

    def refresh(self) -> None:
        """Name the dossier and its file."""
        title = self._document.snapshot.title
        self._title.setText(title)
        self._title.setToolTip(tooltip(title))
        store = self._document.store
        self._file.setText(f"{store.where} · {_state(store)}")

    def set_theme(self, theme: Theme) -> None:
        """Colour the bar anew."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.surface)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        muted = self._file.palette()
        muted.setColor(QPalette.ColorRole.WindowText, theme.muted)
        self._file.setPalette(muted)
        make_primary(self._brief, theme)
        self.search.set_theme(theme)
        self._reading.set_theme(theme)


def _state(store: Store) -> str:
    waiting = store.waiting
    # A file that is away cannot be written either, but nobody has protected it.
    trouble = "not there" if not store.path.exists() else "read-only" if store.is_write_protected else ""
    if store.is_shut_out:
        trouble = trouble or "being saved by somebody else"
    if waiting is None:
        return trouble or "saved"
    if not waiting.steps:
        # All that was changed here is saved, but what others write is not seen.
        return trouble or "not reached"
    return f"{trouble}, {waiting.words}" if trouble else waiting.words


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
