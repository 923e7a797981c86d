"""The dossier’s records around its statements: kinds at the left, then the list and the form of each."""

from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from views.document import Document
from views.filters import Filters
from views.issues.page import IssuesPage
from views.records.assessments import ASSESSMENTS
from views.records.disputes import DISPUTES
from views.records.dossier_page import DossierPage
from views.records.events import EVENTS
from views.records.kind_list import KindList
from views.records.outcomes import OUTCOMES
from views.records.page import RecordPage
from views.records.parties import PARTIES
from views.records.rounds import ROUNDS
from views.records.speakers import SPEAKERS
from views.selection import Selection
from views.theme import Theme

KINDS = (PARTIES, SPEAKERS, ROUNDS, EVENTS, ASSESSMENTS, OUTCOMES, DISPUTES)
"""The kinds of records in the order of the list, between the issues and the dossier as a whole."""

TITLES = ("Issues", *(kind.title for kind in KINDS), "Dossier")
"""The pages by their titles, as they are listed."""

Page: TypeAlias = IssuesPage | RecordPage | DossierPage


class RecordsView(QWidget):
    """Shows one kind at a time; the page of a kind is made when it is first shown."""

    deleted = Signal(str)
    """What was deleted, as a sentence; it was the last step."""

    def __init__(self, document: Document, _selection: Selection, _filters: Filters, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self.kinds = KindList(TITLES, self._counts, theme)
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 12, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.kinds)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.kinds)
        self.kinds.currentRowChanged.connect(self._show)
        document.refreshed.connect(self.refresh)
        self.kinds.setCurrentRow(0)

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._page(self.kinds.currentRow())

    @property
    def chosen_key(self) -> tuple[str, str] | None:
        """The table and id of the record that is chosen on the page in front; None for none."""
        page = self.page
        if isinstance(page, DossierPage) or not page.chosen_id:
            return None
        return "issue" if isinstance(page, IssuesPage) else page.kind.noun, page.chosen_id

    def refresh(self) -> None:
        """Follow the document on the page in front; the others follow when they are shown."""
        self.kinds.refresh()
        self.page.refresh()

    def show_record(self, title: str, row_id: str) -> None:
        """Bring a record to the front, by the title of its kind."""
        self.kinds.setCurrentRow(TITLES.index(title))
        if isinstance(self.page, RecordPage):
            self.page.filter_field.clear()
        if not isinstance(self.page, DossierPage):
            self.page.choose(row_id)

    def begin_adding(self) -> None:
        """Ask for a new record of the kind in front."""
        if not isinstance(self.page, DossierPage):
            self.page.begin_adding()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by keyboard, unless what has the focus takes the key itself, as the ruler does."""
        added = QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Shift+A")
        if event.key() == Qt.Key.Key_Insert or added:
            self.begin_adding()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Commit what is half typed; raises `UserError` when it cannot be read or saved."""
        for page in self._pages.values():
            page.finish()

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while something has been begun and not been added."""
        for page in self._pages.values():
            if not isinstance(page, DossierPage):
                page.refuse_unfinished()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.kinds.set_theme(theme)
        for page in self._pages.values():
            page.set_theme(theme)

    def _counts(self) -> list[str]:
        snapshot = self._document.snapshot
        rows = (
            snapshot.issues, snapshot.parties, snapshot.speakers, snapshot.rounds, snapshot.events,
            snapshot.assessments, snapshot.outcomes, snapshot.disputes,
        )  # fmt: skip
        return [f"{len(one):,}" for one in rows]

    def _show(self, row: int) -> None:
        page = self._page(row)
        page.refresh()
        self._stack.setCurrentWidget(page)

    def _page(self, row: int) -> Page:
        title = TITLES[row]
        if title not in self._pages:
            self._pages[title] = made = self._made(row)
            self._stack.addWidget(made)
        return self._pages[title]

    def _made(self, row: int) -> Page:
        if TITLES[row] == "Dossier":
            return DossierPage(self._document, self._theme)
        page: RecordPage | IssuesPage
        if TITLES[row] == "Issues":
            page = IssuesPage(self._document, self._theme)
        else:
            page = RecordPage(KINDS[row - 1], self._document, self._theme)
        page.deleted.connect(self.deleted)
        return page
