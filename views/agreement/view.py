"""The agreement view: which parties and day, and one part at a time of what could be agreed between them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.edits.pairs import add_pair, delete_pair
from models.snapshot import Snapshot
from views.agreement.asked import Asked
from views.agreement.baselines_section import BaselinesSection
from views.agreement.conditions_section import ConditionsSection
from views.agreement.day_box import DayBox
from views.agreement.distances_section import DistancesSection
from views.agreement.episodes_section import EpisodesSection
from views.agreement.issues_section import IssuesSection
from views.agreement.look_back_section import LookBackSection
from views.agreement.pair_bar import PairBar
from views.agreement.section import Section
from views.agreement.trades_section import TradesSection
from views.document import Document
from views.filters import Filters
from views.inspector.properties import colour_text, plain_label
from views.issue_order import ordered_issues
from views.part_tabs import PartTabs
from views.selection import Selection
from views.theme import Theme

_SECTIONS: dict[str, Callable[[Document, Selection, Theme], Section]] = {
    "Issues": IssuesSection,
    "Red lines": EpisodesSection,
    "Conditions": ConditionsSection,
    "Trades": TradesSection,
    "Baselines": BaselinesSection,
    "Look-back": LookBackSection,
    "Distances": DistancesSection,
}
"""The parts by name; each is made when it is first shown."""


class AgreementView(QWidget):
    """Every figure opens its statements through the selection. A part is brought in step when it is shown."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._filters, self._theme = document, selection, filters, theme
        self.tabs = PartTabs(_SECTIONS, "What to see of an agreement", theme)
        self.pairs, self.day = PairBar(), DayBox()
        self.missing = plain_label()
        self._sections: dict[str, Section] = {}
        self._in_step: set[str] = set()
        self._stack = QStackedWidget()
        self._lay_out()
        self.set_theme(theme)
        self.tabs.currentChanged.connect(self._bring_in_step)
        self.pairs.changed.connect(self.refresh)
        self.pairs.keep_asked.connect(lambda one, other: add_pair(document.store, one, other))
        self.pairs.drop_asked.connect(lambda pair: delete_pair(document.store, pair))
        self.day.changed.connect(self.refresh)
        document.refreshed.connect(self._follow)
        filters.changed.connect(self._follow)

    @property
    def section(self) -> Section:
        """The part in front."""
        name = list(_SECTIONS)[self.tabs.currentIndex()]
        if name not in self._sections:
            self._sections[name] = _SECTIONS[name](self._document, self._selection, self._theme)
            self._stack.addWidget(self._sections[name])
        return self._sections[name]

    def show_section(self, name: str) -> None:
        """Bring a part to the front."""
        self.tabs.setCurrentIndex(list(_SECTIONS).index(name))

    def refresh(self) -> None:
        """Bring what is shown in step with the document, the filters and what is asked about."""
        self.pairs.show_pairs(self._document.snapshot)
        self.day.show_moments(self._document.standing)
        self._in_step = set()
        self._bring_in_step()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        self._theme = theme
        self.tabs.set_theme(theme)
        colour_text(self.missing, theme.muted)
        for section in self._sections.values():
            section.set_theme(theme)

    def summary(self) -> str:
        """What the part in front says, as text."""
        return self.missing.text() if self._stack.currentWidget() is self.missing else self.section.words()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.section.frame.canvas.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What is not seen is worked out when it is.
        self.refresh()

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _bring_in_step(self) -> None:
        standing, compared = self._document.standing, self.pairs.compared
        issues, name = ordered_issues(standing, self._filters), self.tabs.tabText(self.tabs.currentIndex())
        section = self.section
        self.pairs.setVisible(section.asks_whom)
        self.day.setVisible(section.asks_when)
        self.missing.setText(_missing(standing.snapshot, issues, compared if section.asks_whom else None))
        if self.missing.text():
            self._stack.setCurrentWidget(self.missing)
        else:
            if name not in self._in_step:
                self._in_step.add(name)
                section.show_asked(Asked(standing, compared, issues, self.day.day, self.day.by))
            self._stack.setCurrentWidget(section)
        self.setAccessibleDescription(self.summary())

    def _lay_out(self) -> None:
        self.setAccessibleName("Agreement")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.missing)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        for bar in (self.pairs, self.day):
            asked.addWidget(bar)
        asked.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.tabs)
        column.addLayout(asked)
        column.addWidget(self._stack, 1)


def _missing(snapshot: Snapshot, issues: tuple[int, ...], compared: tuple[int, ...] | None) -> str:
    """What has to be there before anything can be said of an agreement, "" when it is; None asks for no pair."""
    if not snapshot.issues:
        return "No issues yet. Add the issues that are talked about; each gets a row here."
    if not issues:
        return "All issues are hidden. Show some again to see where the parties stand on them."
    if compared is not None and len(compared) < 2:
        return "An agreement takes two. Give two parties the role of principal, or choose another pair above."
    if not len(snapshot.statements):
        return "No statements yet. What the parties hold is read off what they said."
    return ""
