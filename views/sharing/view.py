"""Sharing: copies to be merged, conflicts, the team folder, what waits in the outbox, backups, edits from outside."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from views.document import Document
from views.part_tabs import PartTabs
from views.selection import Selection
from views.sharing.backups_page import BackupsPage
from views.sharing.conflict_page import ConflictPage
from views.sharing.copies_page import CopiesPage
from views.sharing.outbox_page import OutboxPage
from views.sharing.outside_page import OutsidePage
from views.sharing.team_page import TeamPage
from views.sources.correcting import Run
from views.theme import Theme

COPIES, CONFLICTS, TEAM, OUTBOX, BACKUPS, OUTSIDE = range(6)
_NAMES = ("Merge copies", "Conflicts", "Team folder", "Outbox", "Backups", "Outside edits")


class SharingView(QWidget):
    """Six parts. `told` says what was done that undo takes back, `merged` what each copy brought."""

    told = Signal(str)
    merged = Signal(list)

    def __init__(
        self, document: Document, selection: Selection, theme: Theme, run: Run, backups: Callable[[], Path]
    ) -> None:
        super().__init__()
        self.tabs, self._pages = PartTabs(_NAMES, "Parts of sharing", theme), QStackedWidget()
        self.copies = CopiesPage(document, theme, run, backups)
        self.conflicts = ConflictPage(document, selection, theme)
        self.team = TeamPage(document, theme)
        self.outbox = OutboxPage(document, theme)
        self.backups = BackupsPage(document, theme, backups)
        self.outside = OutsidePage(document, theme, run)
        self._parts = (self.copies, self.conflicts, self.team, self.outbox, self.backups, self.outside)
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_part)
        for page in (self.conflicts, self.backups, self.outside):
            page.told.connect(self._tell)
        self.copies.merged.connect(self.merged)
        document.refreshed.connect(self.refresh)
        self.set_theme(theme)

    def show_part(self, part: int) -> None:
        """Bring one of the parts to the front."""
        self.tabs.setCurrentIndex(part)
        self._show_part()

    def show_conflicts(self) -> None:
        """Bring what is to be settled to the front."""
        self.show_part(CONFLICTS)

    def show_outbox(self) -> None:
        """Bring what waits to the front."""
        self.show_part(OUTBOX)

    def show_backups(self) -> None:
        """Bring the backups to the front."""
        self.show_part(BACKUPS)

    def show_team(self) -> None:
        """Bring the team folder to the front."""
        self.show_part(TEAM)

    def show_outside(self) -> None:
        """Bring what another program wrote into the file to the front, and look for it."""
        self.show_part(OUTSIDE)
        self.outside.look_now()

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show what copies would bring."""
        self.show_part(COPIES)
        self.copies.look_at(paths)

    def refresh(self) -> None:
        """Show what is in front as it is now; what is not seen is found out when it is."""
        if self.isVisible():
            self._front.refresh()
            for part, count in ((CONFLICTS, self.conflicts.open), (OUTBOX, self.outbox.count)):
                self.tabs.setTabText(part, f"{_NAMES[part]} ({count:,})" if count else _NAMES[part])

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.tabs, *self._parts):
            part.set_theme(theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._front.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_part()

    @property
    def _front(self) -> CopiesPage | ConflictPage | TeamPage | OutboxPage | BackupsPage | OutsidePage:
        return self._parts[self.tabs.currentIndex()]

    def _show_part(self) -> None:
        self._pages.setCurrentWidget(self._front)
        self.refresh()
        self._front.take_focus()

    def _tell(self, sentence: str) -> None:
        # What had the focus may have gone with what was settled.
        self._front.take_focus()
        self.told.emit(sentence)

    def _lay_out(self) -> None:
        self.tabs.setToolTip("Ctrl+Page Down, Ctrl+Page Up: next part, part before")
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, by))
        for page in self._parts:
            self._pages.addWidget(page)
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)

    def _step(self, by: int) -> None:
        self.show_part((self.tabs.currentIndex() + by) % self.tabs.count())
