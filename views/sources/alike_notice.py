"""Says that a text is in the dossier already, and what can be done about it; it forbids nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from models.facts import Source
from models.sources.alike import Alike
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import plain_label
from views.theme import Theme

_NAMED = 3


class AlikeNotice(QFrame):
    """Names the sources with the same text, the nearest first; the buttons are about that one."""

    open_asked = Signal(str)
    reprint_asked = Signal(str)
    """The source whose story is repeated."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._source_id = ""
        self._words = plain_label()
        self.open, self.reprint = QPushButton("Open the one that is there"), QPushButton("It repeats that story")
        self.open.clicked.connect(lambda: self.open_asked.emit(self._source_id))
        self.reprint.clicked.connect(lambda: self.reprint_asked.emit(self._source_id))
        self.reprint.setToolTip("Both are kept, and count as one story")
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addWidget(self.reprint)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self._words)
        layout.addLayout(row)
        self.setAutoFillBackground(True)

    def show_alike(self, alike: Sequence[Alike]) -> None:
        """Name these, as far as they are still in the dossier; nothing is said of none."""
        sources = {one.id: one for one in self._document.snapshot.sources}
        found = [(one, sources[one.source_id]) for one in alike if one.source_id in sources]
        self.setVisible(bool(found))
        if found:
            self._source_id = found[0][1].id
            lines = [alike_words(one, source) for one, source in found[:_NAMED]]
            more = [f"And {len(found) - _NAMED} more."] if len(found) > _NAMED else []
            self._words.setText("\n".join([*lines, *more]))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        set_colours(self, {Role.Window: theme.tint(theme.warning, 0.14), Role.WindowText: theme.text})


def alike_words(found: Alike, source: Source) -> str:
    """That a text is there already, in one sentence."""
    named = f"{source.code}, “{source.title or source.publisher}”"
    version = "" if found.is_current else " as a former version"
    if found.is_same:
        return f"The very same text is in the dossier already{version}: {named}."
    # Never 100 %: that would be the very same.
    share = min(int(found.share * 100), 99)
    return f"Nearly the same text is in the dossier already{version} ({share} % of it): {named}."
