"""The review: coding again what others coded, how far analysts agree, and what is to be settled."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.errors import UserError
from views.document import Document
from views.filters import Filters
from views.part_tabs import PartTabs
from views.review.agreement_page import AgreementPage
from views.review.coding_page import CodingPage
from views.review.codings import SecondCodings
from views.review.difference_page import DifferencePage
from views.selection import Selection
from views.start_page import StartPage
from views.theme import Theme

CODING, AGREEMENT, DIFFERENCES = range(3)
_NAMES = ("Second coding", "Agreement", "Disagreements")


class ReviewView(QWidget):
    """Three parts. While a round of second coding is open the other two stay covered, so that it remains blind.

    `told` says what was done that can be taken back.
    """

    told = Signal(str)

    def __init__(self, document: Document, selection: Selection, _filters: Filters, theme: Theme) -> None:
        super().__init__()
        # Made first, so that it hears of changes before the pages ask it.
        self._codings = codings = SecondCodings(document)
        self.tabs = PartTabs(_NAMES, "Parts of the review", theme)
        self.coding = CodingPage(document, selection, theme)
        self.agreement = AgreementPage(document, selection, codings, theme)
        self.differences = DifferencePage(document, selection, codings, theme)
        self.cover = StartPage(
            "You are coding blind",
            "How others coded is shown when you are through with the round, or now if you ask for it.",
            (("Go on coding", self._go_on), ("Compare now", self._compare)),
        )
        self._reading = StartPage("Second codings are being read", "There are many of them; this takes a moment.", ())
        self._pages = QStackedWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_part)
        self.coding.compare_asked.connect(lambda: self.show_part(DIFFERENCES))
        self.coding.round_changed.connect(self._name_tabs)
        self.agreement.code_asked.connect(lambda: self.show_part(CODING))
        self.differences.told.connect(self.told)
        codings.arrived.connect(self._arrive)
        document.refreshed.connect(self.refresh)
        self.set_theme(theme)

    def show_part(self, part: int) -> None:
        """Bring one of the three parts to the front."""
        self.tabs.setCurrentIndex(part)
        self._show_part()

    def refresh(self) -> None:
        """Show what is in front as it is now; what is not seen is computed when it is."""
        if not self.isVisible():
            return
        front = self._pages.currentWidget()
        if isinstance(front, CodingPage | AgreementPage | DifferencePage):
            front.refresh()
        self._name_tabs()

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while an answer has been begun and not been saved."""
        if self.coding.blind.is_begun:
            raise UserError("A second coding has been begun and is not saved.")

    def stop(self) -> None:
        """Read no more, because the dossier is about to be closed."""
        self._codings.stop()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        for part in (self.tabs, self.coding, self.agreement, self.differences, self.cover, self._reading):
            part.set_theme(theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pass_on_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_part()

    def _show_part(self) -> None:
        self._pages.setCurrentWidget(self._front())
        self.refresh()
        self._pass_on_focus()

    def _front(self) -> QWidget:
        if self.tabs.currentIndex() == CODING:
            return self.coding
        if self.coding.round.is_open:
            return self.cover
        if not self._codings.are_read:
            return self._reading
        return self.agreement if self.tabs.currentIndex() == AGREEMENT else self.differences

    def _arrive(self) -> None:
        # Who codes meanwhile keeps the keys.
        if self._pages.currentWidget() is self._reading:
            self._show_part()

    def _pass_on_focus(self) -> None:
        front = self._pages.currentWidget()
        if isinstance(front, CodingPage | AgreementPage | DifferencePage):
            front.take_focus()
        elif front is self.cover:
            self.cover.buttons[0].setFocus()

    def _step(self, by: int) -> None:
        self.show_part((self.tabs.currentIndex() + by) % self.tabs.count())

    def _name_tabs(self) -> None:
        # While a round is open, how the count changes would tell whether the last coding was like the first one.
        shown = self.tabs.currentIndex() == DIFFERENCES and not self.coding.round.is_open
        counted = f" ({self.differences.open:,})" if shown and self.differences.open else ""
        self.tabs.setTabText(DIFFERENCES, f"{_NAMES[DIFFERENCES]}{counted}")

    def _go_on(self) -> None:
        self.show_part(CODING)
        self.coding.go_on()

    def _compare(self) -> None:
        part = self.tabs.currentIndex()
        self.coding.round.compared = True
        self.show_part(part)

    def _lay_out(self) -> None:
        self.tabs.setToolTip("Ctrl+Page Down, Ctrl+Page Up: next part, part before")
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, by))
        for page in (self.coding, self.agreement, self.differences, self.cover, self._reading):
            self._pages.addWidget(page)
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)
