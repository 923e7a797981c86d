"""What moved between two moments: which ones, a sentence, a row per issue, and what the marks mean."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from models.analysis.compared import last_day
from models.analysis.pairs import compared_pairs
from models.queries import last_briefing, statement_texts
from models.snapshot import Snapshot, to_day
from views.charts.frame import ChartFrame
from views.document import Document
from views.filters import Filters
from views.issue_order import ordered_issues
from views.labels import long_day
from views.lettering import lettering
from views.movement.chooser import By, Chooser
from views.movement.comparison import Comparison
from views.movement.headline import headline, legend
from views.movement.ledger_words import total_phrases
from views.movement.missing import NO_BRIEFING, NO_ROUNDS, what_is_missing
from views.movement.rounds_bar import rounds_compared
from views.movement.rows import Row, rows
from views.movement.rows_chart import RowsChart
from views.movement.sentence_label import SentenceLabel
from views.movement.sentences import row_words
from views.movement.spans import DaySpan, RoundSpan, Span
from views.movement.table import MovementTable
from views.selection import Evidence, Selection
from views.theme import Theme

_HEADLINE_ROOM = 300
_TITLE = "Movement"


class BetweenPage(QWidget):
    """What moved between two moments, at first the two selected rounds. Every figure opens its statements."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._filters = document, selection, filters
        self._comparison: Comparison | None = None
        self._rows: tuple[Row, ...] = ()
        self._days_shown = False
        self.chooser = Chooser()
        self.headline, self.ledger = SentenceLabel(theme), SentenceLabel(theme, bold=False)
        self.table = MovementTable(theme, document.party_colour, self._quote)
        self.frame = ChartFrame(_TITLE, selection, theme, margin=0, front=self.table)
        self.legend, self.missing = _wrapping_label(), _wrapping_label()
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName("Movement between two moments")
        self._lay_out()
        self.set_theme(theme)
        self.chooser.rounds.chosen.connect(selection.choose_rounds)
        self.chooser.changed.connect(self.refresh)
        self.headline.opened.connect(self._open)
        self.ledger.opened.connect(self._open)
        self.table.opened.connect(self._open)
        document.refreshed.connect(self._follow)
        filters.changed.connect(self._follow)
        selection.rounds_chosen.connect(self._compare_rounds)

    def refresh(self) -> None:
        """Bring everything in step with the document, the filters and the rounds selected."""
        snapshot = self._document.snapshot
        compared = rounds_compared(snapshot, self._selection)
        if compared is not None and self._selection.later is None:
            # Announced by the selection, which brings us here again.
            self._selection.choose_rounds(*_ids(snapshot, compared))
            return
        self.chooser.rounds.show_rounds(snapshot, compared)
        issues, parties = ordered_issues(self._document.standing, self._filters), self._filters.parties_shown(snapshot)
        span = self._span(compared)
        missing = what_is_missing(snapshot, issues, parties)
        self._comparison, self._rows = None, ()
        if isinstance(span, str):
            missing = missing or span
        elif not missing:
            self._comparison = Comparison(self._document.standing, span)
            self._rows = rows(self._comparison, issues, parties)
            self.table.show_rows(self._comparison, self._rows)
        self._say(issues, parties, missing)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _compare_rounds(self) -> None:
        """Who chooses rounds, here or in another view, wants to see them compared."""
        self.chooser.show_kind(By.ROUNDS)
        self._follow()

    def _span(self, rounds: tuple[int | None, int] | None) -> Span | str:
        """The moments to compare, or why there are none."""
        by = self.chooser.by
        if by is By.DAYS:
            return DaySpan(*self._days(rounds))
        if by is By.BRIEFING:
            return self._since_briefing()
        return NO_ROUNDS if rounds is None else RoundSpan(*rounds)

    def _days(self, rounds: tuple[int | None, int] | None) -> tuple[int, int]:
        """The days in the fields; at first those on which the selected rounds ended."""
        if not self._days_shown:
            last = last_day(self._document.snapshot, self._document.reading)
            first = last - 1
            if rounds is not None:
                sittings = self._document.snapshot.rounds
                last = sittings[rounds[1]].end
                first = sittings[rounds[1]].start - 1 if rounds[0] is None else sittings[rounds[0]].end
            self.chooser.days.show_days(min(first, last - 1), last)
            self._days_shown = True
        return self.chooser.days.days

    def _since_briefing(self) -> Span | str:
        given_out = last_briefing(self._document.store)
        if given_out is None:
            self.chooser.briefing.setText("")
            return NO_BRIEFING
        first = to_day(given_out.made_on)
        last = max(first, last_day(self._document.snapshot, self._document.reading))
        self.chooser.briefing.setText(f"{given_out.title}: {long_day(first)} to {long_day(last)}")
        return DaySpan(first, last, f"the briefing of {long_day(first)}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What is not seen is worked out when it is.
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_headline()

    def event(self, event: QEvent) -> bool:
        """Place the headline anew when what is compared takes more room or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_headline()
        return super().event(event)

    def _place_headline(self) -> None:
        # Beside what is compared there has to be room for the sentence in two lines.
        beside = self.width() >= self.chooser.sizeHint().width() + _HEADLINE_ROOM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._top.direction():
            self._top.setDirection(direction)
            self._top.setSpacing(20 if beside else 6)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        self.table.set_theme(theme)
        self.frame.set_theme(theme)
        self.headline.set_theme(theme)
        self.ledger.set_theme(theme)
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
        self._say_ledger(issues)
        self._show_chart()
        self.legend.setText("" if comparison is None else legend(comparison, self._rows))
        self.setAccessibleDescription(self.summary())

    def _say_ledger(self, issues: tuple[int, ...]) -> None:
        """What each of two sides conceded in all; of several pairs the ledger has a page of its own."""
        comparison, pairs = self._comparison, compared_pairs(self._document.snapshot)
        told = comparison is not None and len(pairs) == 1 and not comparison.span.from_nothing
        found = comparison.ledger(pairs[0]) if told and comparison is not None else None
        snapshot = self._document.snapshot
        self.ledger.show_phrases(() if found is None else total_phrases(snapshot, found, issues))
        self.ledger.setVisible(found is not None)

    def _show_chart(self) -> None:
        """Bring the table of words and what is copied in step with the rows."""
        comparison = self._comparison
        self.frame.tools.setEnabled(comparison is not None)
        if comparison is not None:
            self.frame.set_title(f"{_TITLE}, {comparison.span.words(comparison.snapshot)}")
            chart = RowsChart(comparison, self._rows, self._document.party_colour)
            self.frame.show_chart(chart, self.headline.words())

    def _open(self, what: Evidence | str) -> None:
        if isinstance(what, Evidence):
            self._selection.open_evidence(what.title, what.statements, what.gap_on)
        else:
            self._selection.choose_statement(what)

    def _quote(self, statement: str) -> str:
        found = statement_texts(self._document.records, [statement]).get(statement)
        return "" if found is None else found.text

    def _lay_out(self) -> None:
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(20)
        self._top.addWidget(self.chooser)
        self._top.addWidget(self.headline, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.frame)
        self._stack.addWidget(self.missing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._top)
        column.addLayout(self._stack, 1)
        column.addWidget(self.ledger)
        column.addWidget(self.legend)
        QWidget.setTabOrder(self.chooser.days.last, self.table)


def _wrapping_label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setFont(lettering(label.font()).small)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _ids(snapshot: Snapshot, compared: tuple[int | None, int]) -> tuple[str | None, str]:
    earlier, later = compared
    return None if earlier is None else snapshot.rounds[earlier].id, snapshot.rounds[later].id
