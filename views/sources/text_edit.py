"""A text of a source to be altered, without losing what the editor cannot show."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from models.gathering.cleaning import clean


class TextEdit(QPlainTextEdit):
    """Holds a text. Untouched it is given back as it came, to the last code point; altered it is cleaned."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shown = self._looks = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        # Files and pages that are dropped are read by whoever holds this field.
        self.setAcceptDrops(False)

    def show_text(self, text: str) -> None:
        """Show another text from its beginning."""
        self._shown = text
        self.setPlainText(text)
        self._looks = self.toPlainText()

    @property
    def text(self) -> str:
        """The text that stands here."""
        # The plain text that Qt gives has common spaces in place of no-break ones.
        if self.toPlainText() == self._looks:
            return self._shown
        return clean(self.document().toRawText().replace("\u2029", "\n")).text

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text())
