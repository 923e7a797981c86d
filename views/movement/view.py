"""The movement view: which rounds, what moved in a sentence, a row per issue, and what the marks mean."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from models.queries import statement_texts
from models.snapshot import Snapshot
from views.document import Document
from views.filters import Filters
from views.issue_order import ordered_issues
from views.movement.comparison import Comparison
from views.movement.headline import headline, legend
from views.movement.lettering import lettering
from views.movement.rounds_bar import RoundsBar, rounds_compared
from views.movement.rows import Row, rows
from views.movement.sentence_label import SentenceLabel
from views.movement.sentences import row_words
from views.movement.table import MovementTable
from views.selection import Evidence, Selection
from views.theme import Theme

_HEADLINE_ROOM = 300


class MovementView(QWidget):
    """What moved between the two selected rounds. Every figure opens its statements through the selection."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._filters = document, selection, filters
        self._comparison: Comparison | None = None
        self._rows: tuple[Row, ...] = ()
        self.rounds = RoundsBar()
        self.headline = SentenceLabel(theme)
        self.table = MovementTable(theme, document.party_colour, self._quote)
        self.legend, self.missing = _wrapping_label(), _wrapping_label()
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName("Movement")
        self._lay_out()
        self.set_theme(theme)
        self.rounds.chosen.connect(selection.choose_rounds)
        self.headline.opened.connect(self._open)
        self.table.opened.connect(self._open)
        document.refreshed.connect(self.refresh)
        filters.changed.connect(self.refresh)
        selection.rounds_chosen.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Bring everything in step with the document, the filters and the rounds selected."""
        snapshot = self._document.snapshot
        compared = rounds_compared(snapshot, self._selection)
        if compared is not None and self._selection.later is None:
            # Announced by the selection, which brings us here again.
            self._selection.choose_rounds(*_ids(snapshot, compared))
            return
        self.rounds.show_rounds(snapshot, compared)
        issues, parties = ordered_issues(self._document.standing, self._filters), self._filters.parties_shown(snapshot)
        missing = _missing(snapshot, issues, parties)
        self._comparison, self._rows = None, ()
        if compared is not None and not missing:
            self._comparison = Comparison(self._document.standing, *compared)
            self._rows = rows(self._comparison, issues, parties)
            self.table.show_rows(self._comparison, self._rows)
        self._say(issues, parties, missing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Beside the rounds there has to be room for the sentence in two lines.
        beside = self.width() >= self.rounds.sizeHint().width() + _HEADLINE_ROOM
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(20 if beside else 6)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        self.table.set_theme(theme)
        self.headline.set_theme(theme)
        palette = theme.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.muted)
        for label in (self.legend, self.missing):
            label.setPalette(palette)

    def summary(self) -> str:
        """The headline and all rows as text, one line each."""
        if self._comparison is None:
            return self.missing.text()
        return "\n".join([self.headline.words(), *(row_words(self._comparison, row) for row in self._rows)])

    def _say(self, issues: tuple[int, ...], parties: tuple[int, ...], missing: str) -> None:
        comparison = self._comparison
        self.missing.setText(missing)
        self._stack.setCurrentIndex(1 if comparison is None else 0)
        self.headline.show_phrases(() if comparison is None else headline(comparison, issues, parties))
        self.legend.setText("" if comparison is None else legend(comparison, self._rows))
        self.setAccessibleDescription(self.summary())

    def _open(self, what: Evidence | str) -> None:
        if isinstance(what, Evidence):
            self._selection.open_evidence(what.title, what.statements, what.gap_on)
        else:
            self._selection.choose_statement(what)

    def _quote(self, statement: str) -> str:
        found = statement_texts(self._document.store, [statement]).get(statement)
        return "" if found is None else found.text

    def _lay_out(self) -> None:
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(20)
        self._top.addWidget(self.rounds)
        self._top.addWidget(self.headline, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.missing)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(self._top)
        column.addLayout(self._stack, 1)
        column.addWidget(self.legend)
        QWidget.setTabOrder(self.rounds.later, self.table)


def _wrapping_label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setFont(lettering(label.font()).small)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _ids(snapshot: Snapshot, compared: tuple[int | None, int]) -> tuple[str | None, str]:
    earlier, later = compared
    return None if earlier is None else snapshot.rounds[earlier].id, snapshot.rounds[later].id


def _missing(snapshot: Snapshot, issues: tuple[int, ...], parties: tuple[int, ...]) -> str:
    """What has to be there before movement can be seen, "" when it is."""
    if not snapshot.rounds:
        return "No rounds yet. Movement is what changed from one round to another: add the rounds of the talks first."
    if not snapshot.issues:
        return "No issues yet. Add the issues that are talked about; each gets a row here."
    if not issues:
        return "All issues are hidden. Show some again to see what moved on them."
    if not parties:
        if snapshot.principals:
            return "No party is shown. Choose at least one."
        return "No party is a principal. Give the parties whose agreement is sought that role, or choose whom to show."
    return ""
