"""What the pages of the movement screen have in common."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from views.charts.frame import ChartFrame
from views.document import Document
from views.filters import Filters
from views.inspector.properties import colour_text, plain_label
from views.selection import Selection
from views.theme import Theme


class Page(QWidget):
    """Follows the document and the filters while it is seen; what is not seen is worked out when it is.

    Shows its content, or a sentence about what has to be there before there is any.
    """

    def __init__(self, document: Document, selection: Selection, filters: Filters) -> None:
        super().__init__()
        self._document, self._selection, self._filters = document, selection, filters
        self.missing, self._stack = plain_label(), QStackedLayout(self)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for signal in (document.refreshed, filters.changed):
            signal.connect(self._follow)

    @property
    def frames(self) -> tuple[ChartFrame, ...]:
        """The charts of the page."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        colour_text(self.missing, theme.muted)
        for frame in self.frames:
            frame.set_theme(theme)

    def summary(self) -> str:
        """What the page says, as text."""
        shown = [f"{frame.title.text()}. {frame.summary.text()}" for frame in self.frames]
        return self.missing.text() or "\n".join(shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _set_content(self, content: QWidget) -> None:
        self._stack.addWidget(content)
        self._stack.addWidget(self.missing)

    def _say_missing(self, words: str) -> None:
        """Show a sentence in place of the content; "" shows the content."""
        self.missing.setText(words)
        self._stack.setCurrentIndex(1 if words else 0)
        self.setAccessibleDescription(words)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()
