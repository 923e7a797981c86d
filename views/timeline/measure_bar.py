"""The line that says how far apart a mark and what is chosen are; it opens the two statements."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from models.analysis.measuring import Item, Measure
from models.facts import NONE
from models.snapshot import Snapshot
from views.buttons import look_like_a_link
from views.document import Document
from views.elided_label import ElidedLabel
from views.inspector.properties import colour_text
from views.plain import tooltip
from views.selection import Selection
from views.theme import Theme
from views.timeline.measure_words import item_words, measure_words

_HINT = "Choose or point at a statement to measure to it."


class MeasureBar(QFrame):
    """Hidden while nothing is measured."""

    closed = Signal()
    """Nothing is to be measured any more."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self._measure: Measure | None = None
        self.words, self.ends, self.open = ElidedLabel(bold=True), ElidedLabel(), QPushButton("Open both")
        self.open.clicked.connect(self._open)
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setToolTip("Stop measuring; the mark stays (Esc)")
        close.setAccessibleName("Stop measuring")
        close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.ends, 1)
        row.addWidget(self.open)
        row.addWidget(close)
        self.setAccessibleName("Measure")
        self.set_theme(theme)
        self.hide()

    def show_measure(self, start: Item | None, measure: Measure | None) -> None:
        """Say how far it is from a mark; without a measure, what to do to get one; without a mark, nothing."""
        self.setVisible(start is not None)
        self._measure = measure
        if start is None:
            return
        snapshot = self._document.snapshot
        self.words.setText(measure_words(snapshot, measure) if measure else _HINT)
        self.ends.setText(_ends(snapshot, start, measure))
        for label in (self.words, self.ends):
            label.setToolTip(tooltip(label.text()))
        self.open.setVisible(bool(self._statements()))
        self.open.setText("Open both" if len(self._statements()) == 2 else "Open")
        self.setAccessibleDescription(f"{self.words.text()}\n{self.ends.text()}")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.selected)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        for label in (self.words, self.ends):
            colour_text(label, theme.text)
        look_like_a_link(self.open, theme)

    def _statements(self) -> list[int]:
        if self._measure is None:
            return []
        found = (self._measure.earlier.statement, self._measure.later.statement)
        return [one for one in dict.fromkeys(found) if one != NONE]

    def _open(self) -> None:
        ids = self._document.snapshot.statements.ids
        self._selection.open_evidence(self.words.text(), tuple(ids[one] for one in self._statements()))


def _ends(snapshot: Snapshot, start: Item, measure: Measure | None) -> str:
    if measure is None:
        return f"From {item_words(snapshot, start)}"
    return f"From {item_words(snapshot, measure.earlier)} to {item_words(snapshot, measure.later)}"
