"""A line of plain text that ends in an ellipsis where there is no room for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from views.plain import one_line


class ElidedLabel(QLabel):
    """Takes what room there is, up to that of its words."""

    def __init__(self, *, bold: bool = False, size: float = 1.0, grows: bool = True) -> None:
        """One that does not grow takes the room of its words as long as there is enough, and no more."""
        super().__init__()
        font = self.font()
        font.setBold(bold)
        font.setPointSizeF(font.pointSizeF() * size)
        self.setFont(font)
        self.setTextFormat(Qt.TextFormat.PlainText)
        across = QSizePolicy.Policy.Ignored if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(one_line(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
