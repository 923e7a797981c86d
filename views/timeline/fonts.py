"""The sizes of text on the timeline, all from the font of the window."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTransform


class Fonts:
    """Fonts and what is measured in them, each made once."""

    def __init__(self, base: QFont) -> None:
        self.base = base
        self.of = cache(self._of)
        self.metrics = cache(self._metrics)
        self.words = cache(self._words)
        self.width = cache(self._width)

    def _of(self, size: float, bold: bool = False) -> QFont:
        font = QFont(self.base)
        font.setPointSizeF(max(font.pointSizeF() * size, 6.0))
        font.setBold(bold)
        return font

    def _metrics(self, size: float, bold: bool = False) -> QFontMetricsF:
        return QFontMetricsF(self._of(size, bold))

    def _width(self, text: str, size: float, bold: bool = False) -> float:
        return self.metrics(size, bold).horizontalAdvance(text)

    def _words(self, text: str, size: float, bold: bool = False) -> QStaticText:
        """A text that is laid out once and painted often, never taken for markup."""
        words = QStaticText(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.prepare(QTransform(), self._of(size, bold))
        return words
