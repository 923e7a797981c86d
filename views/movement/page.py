"""What the pages of the movement screen have in common."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from views.document import Document
from views.filters import Filters
from views.selection import Evidence, Selection
from views.theme import Theme


class Page(QWidget):
    """Follows the document and the filters while it is seen; what is not seen is worked out when it is."""

    def __init__(self, document: Document, selection: Selection, filters: Filters) -> None:
        super().__init__()
        self._document, self._selection, self._filters = document, selection, filters
        for signal in (document.refreshed, filters.changed):
            signal.connect(self._follow)

    def refresh(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        raise NotImplementedError

    def summary(self) -> str:
        """What the page says, as text."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _open(self, evidence: Evidence) -> None:
        self._selection.open_evidence(evidence.title, evidence.statements, evidence.gap_on)
