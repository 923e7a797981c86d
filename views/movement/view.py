"""The movement screen: what moved between two moments, over all rounds, and what follows from it; a page for each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from views.document import Document
from views.filters import Filters
from views.movement.between import BetweenPage
from views.movement.gap_page import GapPage
from views.movement.matrix_pages import FirmnessPage, LedgerPage, RoundsPage
from views.movement.page import Page
from views.part_tabs import PartTabs
from views.selection import Selection
from views.theme import Theme

BETWEEN = "Between two"

_Maker = Callable[[Document, Selection, Filters, Theme], Page]

_PAGES: dict[str, _Maker] = {
    "All rounds": RoundsPage,
    "Ledger": LedgerPage,
    "Gap curves": GapPage,
    "Firmness": FirmnessPage,
}
"""The pages after the first, by name; each is made when it is first shown."""


class MovementView(QWidget):
    """One page at a time. Every figure opens its statements through the selection."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shared, self._theme = (document, selection, filters), theme
        self.tabs = PartTabs((BETWEEN, *_PAGES), "What to see of movement", theme)
        self._stack = QStackedWidget()
        self.between = BetweenPage(*self._shared, theme)
        self._pages: dict[str, BetweenPage | Page] = {BETWEEN: self.between}
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_tab)

    @property
    def page(self) -> BetweenPage | Page:
        """The page in front."""
        return self._pages[self._name()]

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex([BETWEEN, *_PAGES].index(name))

    def refresh(self) -> None:
        """Bring the page in front in step with everything."""
        self.page.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        self._theme = theme
        self.tabs.set_theme(theme)
        for page in self._pages.values():
            page.set_theme(theme)

    def summary(self) -> str:
        """What the page in front says, as text."""
        return self.page.summary()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.page.setFocus()

    def _show_tab(self) -> None:
        name = self._name()
        if name not in self._pages:
            self._pages[name] = _PAGES[name](*self._shared, self._theme)
            self._stack.addWidget(self._pages[name])
        self._stack.setCurrentWidget(self._pages[name])
        self.between.frame.tools.setVisible(name == BETWEEN)

    def _name(self) -> str:
        return [BETWEEN, *_PAGES][self.tabs.currentIndex()]

    def _lay_out(self) -> None:
        self.setAccessibleName("Movement")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack.addWidget(self.between)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 10)
        column.setSpacing(6)
        # The other pages have theirs above their charts.
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch(1)
        top.addWidget(self.between.frame.tools)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
