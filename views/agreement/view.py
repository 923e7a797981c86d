"""The agreement view: which parties and day, and one part at a time of what could be agreed between them."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.edits.pairs import add_pair, delete_pair
from models.snapshot import Snapshot
from views.agreement.asked import Asked
from views.agreement.baselines_section import BaselinesSection
from views.agreement.conditions_section import ConditionsSection
from views.agreement.day_box import DayBox
from views.agreement.distances_section import DistancesSection
from views.agreement.issues_section import IssuesSection
from views.agreement.look_back_section import LookBackSection
from views.agreement.pair_bar import PairBar
from views.agreement.section import Section
from views.agreement.trades_section import TradesSection
from views.colouring import Role, set_colours
from views.document import Document
from views.filters import Filters
from views.inspector.properties import colour_text, plain_label
from views.issue_order import ordered_issues
from views.selection import Selection
from views.theme import Theme

_SECTIONS: tuple[tuple[str, Callable[[Document, Selection, Theme], Section]], ...] = (
    ("Issues", IssuesSection),
    ("Conditions", ConditionsSection),
    ("Trades", TradesSection),
    ("Baselines", BaselinesSection),
    ("Look-back", LookBackSection),
    ("Distances", DistancesSection),
)


class AgreementView(QWidget):
    """Every figure opens its statements through the selection. A part is brought in step when it is shown."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._filters, self._theme = document, filters, theme
        self.pairs, self.day = PairBar(), DayBox()
        self.sections = {name: make(document, selection, theme) for name, make in _SECTIONS}
        self.buttons = {name: QPushButton(name) for name in self.sections}
        self.missing = plain_label()
        self._stack = QStackedWidget()
        self._stale = set(self.sections)
        self._shown = _SECTIONS[0][0]
        self.setAccessibleName("Agreement")
        self._lay_out()
        self.set_theme(theme)
        self.pairs.changed.connect(self.refresh)
        self.pairs.keep_asked.connect(lambda one, other: add_pair(document.store, one, other))
        self.pairs.drop_asked.connect(lambda pair: delete_pair(document.store, pair))
        self.day.changed.connect(self.refresh)
        document.refreshed.connect(self.refresh)
        filters.changed.connect(self.refresh)
        self.refresh()

    @property
    def section(self) -> Section:
        """The part that is shown."""
        return self.sections[self._shown]

    def show_section(self, name: str) -> None:
        """Show a part by its name."""
        self._shown = name
        self._dress_buttons()
        self._bring_in_step()

    def refresh(self) -> None:
        """Bring what is shown in step with the document, the filters and what is asked about."""
        self.pairs.show_pairs(self._document.snapshot)
        self.day.show_moments(self._document.standing)
        self._stale = set(self.sections)
        self._bring_in_step()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        self._theme = theme
        colour_text(self.missing, theme.muted)
        for section in self.sections.values():
            section.set_theme(theme)
        self._dress_buttons()

    def summary(self) -> str:
        """What is shown, in words."""
        return self.missing.text() if self._stack.currentWidget() is self.missing else self.section.words()

    def _bring_in_step(self) -> None:
        compared, day = self.pairs.compared, self.day.day
        issues = ordered_issues(self._document.standing, self._filters)
        missing = _missing(self._document.snapshot, issues, compared)
        self.missing.setText(missing)
        self._stack.setCurrentWidget(self.missing if missing or day is None else self.section)
        if not missing and day is not None and self._shown in self._stale:
            self._stale.discard(self._shown)
            self.section.show_asked(Asked(self._document.standing, compared, issues, day))
        self.setAccessibleDescription(self.summary())

    def _dress_buttons(self) -> None:
        theme = self._theme
        for name, button in self.buttons.items():
            shown = name == self._shown
            button.setChecked(shown)
            ground, words = (theme.selected, theme.accent) if shown else (theme.raised, theme.text)
            set_colours(button, {Role.Button: ground, Role.ButtonText: words})

    def _lay_out(self) -> None:
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        group = QButtonGroup(self)
        asked, parts = QHBoxLayout(), QHBoxLayout()
        asked.setSpacing(12)
        parts.setSpacing(4)
        for bar in (self.pairs, self.day):
            asked.addWidget(bar)
        asked.addStretch(1)
        for name, button in self.buttons.items():
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(lambda _checked, name=name: self.show_section(name))
            parts.addWidget(button)
        parts.addStretch(1)
        for widget in (*self.sections.values(), self.missing):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(asked)
        column.addLayout(parts)
        column.addWidget(self._stack, 1)
        stops = (
            self.pairs.pairs,
            self.pairs.one,
            self.pairs.other,
            self.pairs.keep,
            self.day.box,
            *self.buttons.values(),
        )
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)


def _missing(snapshot: Snapshot, issues: tuple[int, ...], compared: tuple[int, ...]) -> str:
    """What has to be there before anything can be said of an agreement, "" when it is."""
    if not snapshot.issues:
        return "No issues yet. Add the issues that are talked about; each gets a row here."
    if not issues:
        return "All issues are hidden. Show some again to see where the parties stand on them."
    if len(compared) < 2:
        return "An agreement takes two. Give two parties the role of principal, or choose another pair above."
    if not len(snapshot.statements):
        return "No statements yet. What the parties hold is read off what they said."
    return ""
