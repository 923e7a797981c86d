"""A sentence that stands over the timeline for a while: why a key led nowhere, or what else there would be."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from views.theme import Theme

_SHOWN_MS = 5000
_LIFT = 96


class Hint(QLabel):
    """Lies over its parent and lets the pointer through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMargin(8)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._until = QTimer(self)
        self._until.setSingleShot(True)
        self._until.setInterval(_SHOWN_MS)
        self._until.timeout.connect(self.hide)
        self.set_theme(theme)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while, at the foot of the lanes."""
        parent = self._over
        self.setText(sentence)
        widest = parent.width() - 24
        width = min(self.fontMetrics().horizontalAdvance(sentence) + 18, widest)
        height = self.heightForWidth(width)
        self.setGeometry((parent.width() - width) // 2, max(parent.height() - _LIFT - height, 4), width, height)
        self.show()
        self.raise_()
        self._until.start()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.text)
        palette.setColor(QPalette.ColorRole.WindowText, theme.window)
        self.setPalette(palette)
