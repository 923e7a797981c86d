"""The lists of doubts: contested, stale and silent positions, each line leading to its statements."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTabWidget, QToolButton, QVBoxLayout

from models.facts import NONE
from models.snapshot import Ints, to_day
from views.document import Document
from views.figure_table import FigureTable
from views.filters import Filters
from views.inspector.properties import colour_text
from views.labels import long_day
from views.selection import Selection
from views.theme import Theme
from views.timeline.keys import key_of
from views.timeline.lanes import last_day
from views.timeline.list_figures import CONTESTED_HEADS, SILENT_HEADS, STALE_HEADS, ListFigures

_NAMES = ("Contested", "Stale", "Silent")
_HEADS = (CONTESTED_HEADS, STALE_HEADS, SILENT_HEADS)


class ListsPanel(QFrame):
    """As of the last day of the selected period, else of all that is known. C and Shift+C go from line to line."""

    closed = Signal()

    def __init__(self, document: Document, selection: Selection, filters: Filters, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._filters, self._theme = document, selection, filters, theme
        self._asked: int | None = None
        self.title, self.tabs = QLabel(), QTabWidget()
        self.tables = [FigureTable(name, by_row=True) for name in _NAMES]
        for table, name in zip(self.tables, _NAMES, strict=True):
            self.tabs.addTab(table, name)
            table.opened.connect(self._open)
        self._lay_out()
        document.refreshed.connect(self.refresh)
        filters.changed.connect(self.refresh)
        self.setAccessibleName("Contested, stale and silent positions")
        self.set_theme(theme)

    def show_as_of(self, day: int | None) -> None:
        """List what is so at the end of a day; None for the end of the dossier, or the known day before it."""
        if day != self._asked:
            self._asked = day
            self.refresh()

    def refresh(self) -> None:
        """List it anew, if it is seen."""
        if not self.isVisible():
            return
        day, whose = self._day()
        found = ListFigures(self._document, self._filters, self._theme, day)
        rows = (found.contested, found.stale, found.silent)
        self.title.setText(f"Contested, stale and silent as of {long_day(day)}{whose}")
        for place, (table, name, heads) in enumerate(zip(self.tables, _NAMES, _HEADS, strict=True)):
            table.show_cells(heads, rows[place], stretched=2)
            self.tabs.setTabText(place, f"{name} ({len(rows[place]):,})")
        # Last, so that an empty list gives way to one that has lines.
        for place, lines in enumerate(rows):
            self.tabs.setTabEnabled(place, bool(lines))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def step(self, direction: int) -> None:
        """Open the next (1) or previous (−1) line, going on in the next list where one ends."""
        table, place = self.tables[self.tabs.currentIndex()], self.tabs.currentIndex()
        current = table.currentIndex()
        row = current.row() + direction if current.isValid() else (0 if direction > 0 else table.count - 1)
        for _ in self.tables:
            if 0 <= row < table.count:
                self.tabs.setCurrentIndex(place)
                table.open_row(row)
                return
            place = (place + direction) % len(self.tables)
            table = self.tables[place]
            row = 0 if direction > 0 else table.count - 1

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.surface)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        for table in self.tables:
            table.set_theme(theme)
        colour_text(self.title, theme.text)
        self.refresh()

    def summary(self) -> str:
        """All of it in words."""
        return "\n".join([self.title.text(), *(table.text() for table in self.tables)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key_of(event) == Qt.Key.Key_C:
            self.step(-1 if shift else 1)
        else:
            super().keyPressEvent(event)

    def _day(self) -> tuple[int, str]:
        known, last = self._document.reading.known, last_day(self._document.snapshot)
        if self._asked is not None:
            return self._asked, ", the last day of the period"
        if known is not None and (last == NONE or to_day(known) < last):
            return to_day(known), ", the day that is known"
        return max(last, 0), ", the last day of the dossier" if last != NONE else ""

    def _open(self, title: str, behind: Ints) -> None:
        ids = self._document.snapshot.statements.ids
        self._selection.open_evidence(title, tuple(ids[position] for position in behind.tolist()))

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setToolTip("Put the lists away (Esc)")
        close.setAccessibleName("Put the lists away")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        self.tabs.setDocumentMode(True)
        self.setMinimumHeight(120)
