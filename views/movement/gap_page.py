"""The gap on each issue over time: its curve, what each side did to it, what it rested on, how firm both sides were."""

from math import isnan

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.analysis.compared import last_day
from models.entry import number, rounded
from views.charts.frame import ChartFrame
from views.charts.gaps import gap_words
from views.document import Document
from views.filters import Filters
from views.issue_order import ordered_issues
from views.labels import issue_title
from views.movement.gap_charts import GapHistory, firmness_curves, gap_curve, split_bars
from views.movement.gap_list import GapList
from views.movement.gap_sentences import overlap_words, silence_words, split_words, zone_phrases
from views.movement.missing import NO_PAIR, what_is_missing
from views.movement.page import Page
from views.movement.pair_chooser import PairChooser
from views.movement.sentence_label import SentenceLabel
from views.selection import Selection
from views.theme import Theme

_SPACING = 10


class GapPage(Page):
    """A list of issues with their gaps and, of the one chosen in it, three charts below each other."""

    def __init__(self, document: Document, selection: Selection, filters: Filters, theme: Theme) -> None:
        super().__init__(document, selection, filters)
        self.pairs, self.issues = PairChooser(whole=True), GapList(theme)
        self.gap, self.split, self.firmness = (
            ChartFrame(title, selection, theme)
            for title in ("Gap by day", "What each side did to the gap, round by round", "Firmness by day")
        )
        self.zone = SentenceLabel(theme)
        self._lay_out()
        self.pairs.box.activated.connect(self.refresh)
        self.issues.currentRowChanged.connect(self._show_issue)
        self.zone.opened.connect(lambda found: selection.open_evidence(found.title, found.statements))
        self.set_theme(theme)

    @property
    def frames(self) -> tuple[ChartFrame, ...]:
        """All three charts."""
        return self.gap, self.split, self.firmness

    def refresh(self) -> None:
        """Show the gaps under the standing of now; the chosen issue stays chosen."""
        snapshot, standing = self._document.snapshot, self._document.standing
        self.pairs.show_pairs(snapshot)
        issues = ordered_issues(standing, self._filters)
        missing = what_is_missing(snapshot, issues, (0,)) or ("" if self.pairs.parties else NO_PAIR)
        self._say_missing(missing)
        if missing:
            return
        self._last = last_day(snapshot, standing.reading)
        self.issues.show_issues(
            [(snapshot.issues[issue].id, issue_title(snapshot, issue), self._gap_now(issue)) for issue in issues]
        )
        self._show_issue()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.zone.set_theme(theme)
        self.issues.set_theme(theme)

    def summary(self) -> str:
        return super().summary() if self.missing.text() else f"{super().summary()}\n{self.zone.words()}"

    def _gap_now(self, issue: int) -> str:
        gaps = self._history(issue).course.gap.tolist()
        known = [gap for gap in gaps if not isnan(gap)]
        if not known:
            return "gap known on no day"
        now = number(rounded(gaps[-1])) if not isnan(gaps[-1]) else "unknown"
        first = number(rounded(known[0]))
        return f"gap {now}" if len(known) == 1 and first == now else f"gap {first} at first, {now} now"

    def _history(self, issue: int) -> GapHistory:
        return GapHistory(self._document.standing, self.pairs.parties, issue, self._last)

    def _show_issue(self) -> None:
        snapshot, ids = self._document.snapshot, [issue.id for issue in self._document.snapshot.issues]
        if self.issues.chosen is None:
            return
        history = self._history(ids.index(self.issues.chosen))
        title = issue_title(snapshot, history.issue)
        curve = gap_curve(history)
        self.gap.set_title(f"Gap on {title} by day")
        self.gap.show_chart(curve, f"{gap_words(curve.courses[0])} {overlap_words(history)}")
        self.split.setVisible(history.pair is not None)
        if history.pair is not None:
            self.split.show_chart(
                split_bars(self._document, history), f"{split_words(history)} {silence_words(history)}"
            )
        self.firmness.show_chart(firmness_curves(self._document, history), "")
        self.zone.show_phrases(zone_phrases(history))

    def _lay_out(self) -> None:
        charts = QWidget()
        column = QVBoxLayout(charts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        for part in (self.zone, *self.frames):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(charts)
        row = QHBoxLayout()
        row.setSpacing(_SPACING)
        row.addWidget(self.issues)
        row.addWidget(scroll, 1)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self.pairs)
        whole.addLayout(row, 1)
        self._set_content(content)
