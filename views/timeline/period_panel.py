"""The summary of the period that was selected on the timeline; every figure opens its statements."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from models.analysis.period import Period, summed_up
from models.phrases import counted
from models.snapshot import Ints
from views.buttons import look_like_a_link
from views.document import Document
from views.figure_table import Cell, FigureTable
from views.filters import Filters
from views.flow_layout import FlowLayout
from views.inspector.properties import colour_text
from views.issue_order import ordered_issues
from views.plain import tooltip
from views.selection import Selection
from views.theme import Theme
from views.timeline.period_figures import (
    MOVEMENT_HEADS,
    Figure,
    act_cells,
    figures,
    headline,
    movement_cells,
    rounds_words,
)

_NOTHING_MOVED = "No position changed in this period, and none was stated again."
_NOTHING_SAID = "Nothing was said in this period."


class PeriodPanel(QFrame):
    """Follows the document and the filters while a period is selected."""

    closed = Signal()
    """The period is let go of."""

    def __init__(self, document: Document, selection: Selection, filters: Filters, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._filters, self._theme = document, selection, filters, theme
        self.days: tuple[int, int] | None = None
        self.period: Period | None = None
        self.title, self.rounds, self.restricted = _label(bold=True), _label(), _label()
        self.acts, self.moves = FigureTable("Statements by act and party"), FigureTable("Movement in the period")
        self.no_acts, self.no_moves = _label(), _label()
        self._figures: list[Figure] = []
        self._buttons: list[QPushButton] = []
        self._lay_out()
        for table in (self.acts, self.moves):
            table.opened.connect(self._open)
        document.refreshed.connect(self.refresh)
        filters.changed.connect(self.refresh)
        self.setAccessibleName("Summary of the period")
        self.set_theme(theme)

    def show_period(self, days: tuple[int, int] | None) -> None:
        """Sum up the days from the first to the last, both inclusive; None lets go of them."""
        if days != self.days:
            self.days = days
            self.refresh()

    def refresh(self) -> None:
        """Sum up the period anew, if it is seen."""
        if self.days is None or not self.isVisible():
            self.period = None
            return
        snapshot = self._document.snapshot
        shown = self._filters.statements_shown(snapshot)
        self.period = summed_up(snapshot, self._document.reading, *self.days, shown)
        self.title.setText(headline(self.period))
        self.rounds.setText(rounds_words(snapshot, self.period))
        self._show_figures(figures(snapshot, self.period))
        self._show_tables(self.period)
        self._say_what_is_left_out()
        self.setAccessibleDescription(self.summary())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.surface)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        for table in (self.acts, self.moves):
            table.set_theme(theme)
        for button in self._buttons:
            look_like_a_link(button, theme)
        for label in (self.rounds, self.restricted, self.no_acts, self.no_moves):
            colour_text(label, theme.muted)
        self.refresh()

    def summary(self) -> str:
        """All of it in words."""
        heads = (self.title.text(), self.rounds.text(), self.restricted.text(), *(one.words for one in self._figures))
        return "\n".join(filter(None, (*heads, self.acts.text(), self.moves.text())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_tables(self, period: Period) -> None:
        snapshot = self._document.snapshot
        parties = self._filters.parties_shown(snapshot)
        issues = ordered_issues(self._document.standing, self._filters)
        heads, rows = act_cells(self._document, self._theme, period, parties)
        self._show_table(self.acts, self.no_acts, heads, rows, "" if rows else _NOTHING_SAID)
        moved = movement_cells(self._document, self._theme, period, issues, parties)
        self._show_table(self.moves, self.no_moves, MOVEMENT_HEADS, moved, "" if moved else _NOTHING_MOVED)

    @staticmethod
    def _show_table(
        table: FigureTable, instead: QLabel, heads: list[str] | tuple[str, ...], rows: list[list[Cell]], missing: str
    ) -> None:
        table.show_cells(heads, rows, stretched=0)
        table.setVisible(not missing)
        instead.setText(missing)
        instead.setVisible(bool(missing))

    def _show_figures(self, found: list[Figure]) -> None:
        self._figures = found
        while len(self._buttons) < len(found):
            self._add_button()
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(found))
            if place < len(found):
                button.setText(found[place].words.replace("&", "&&"))
                button.setToolTip(tooltip(found[place].title))
                button.setEnabled(len(found[place].behind) > 0)

    def _add_button(self) -> None:
        button, place = QPushButton(), len(self._buttons)
        look_like_a_link(button, self._theme)
        button.clicked.connect(lambda: self._open(self._figures[place].title, self._figures[place].behind))
        self._flow.addWidget(button)
        self._buttons.append(button)

    def _say_what_is_left_out(self) -> None:
        snapshot = self._document.snapshot
        hidden = len(snapshot.issues) - len(self._filters.issues_shown(snapshot))
        found = [f"without {counted(hidden, 'hidden issue')}"] if hidden else []
        if self._filters.parties is not None:
            found.append("of the parties shown")
        self.restricted.setText(", ".join(found))

    def _open(self, title: str, behind: Ints) -> None:
        ids = self._document.snapshot.statements.ids
        self._selection.open_evidence(title, tuple(ids[position] for position in behind.tolist()))

    def _lay_out(self) -> None:
        close = _closing()
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.rounds)
        head.addWidget(self.restricted)
        head.addStretch(1)
        head.addWidget(close)
        self._flow = FlowLayout()
        tables = QHBoxLayout()
        tables.setSpacing(18)
        for table, instead, share in ((self.acts, self.no_acts, 2), (self.moves, self.no_moves, 3)):
            instead.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            tables.addWidget(table, share)
            tables.addWidget(instead, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._flow)
        column.addLayout(tables, 1)
        self.setMinimumHeight(120)


def _closing() -> QToolButton:
    button = QToolButton()
    button.setText("✕")
    button.setAutoRaise(True)
    button.setToolTip("Let go of the period (Esc)")
    button.setAccessibleName("Let go of the period")
    return button


def _label(*, bold: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setBold(bold)
    label.setFont(font)
    return label
