"""Handling marks as the Traffic Light Protocol has them: TLP:AMBER and the like, in their colour on black."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.handling import mark_words
from views.plain import tooltip
from views.theme import HANDLING_GROUND, HANDLINGS

_PADDING = 6.0


def mark_font(font: QFont) -> QFont:
    """The font of a mark beside text in another font."""
    mark = QFont(font)
    mark.setBold(True)
    mark.setPointSizeF(font.pointSizeF() * 0.85)
    return mark


def mark_width(handling: str, font: QFont) -> float:
    """How much room a mark takes beside text in a font, 0 for none."""
    if not handling:
        return 0.0
    return QFontMetricsF(mark_font(font)).horizontalAdvance(mark_words(handling)) + 2 * _PADDING


def paint_mark(painter: QPainter, box: QRectF, handling: str, font: QFont) -> None:
    """Paint a mark at the right end of a box, in its middle."""
    height = QFontMetricsF(mark_font(font)).height() + 2
    width = mark_width(handling, font)
    place = QRectF(box.right() - width, box.center().y() - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(HANDLING_GROUND)
    painter.drawRoundedRect(place, 3, 3)
    painter.setFont(mark_font(font))
    painter.setPen(HANDLINGS[handling])
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark_words(handling))
    painter.restore()


class HandlingMark(QWidget):
    """The mark of one source, or the narrowest one of several; it takes no room where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._handling = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, handling: str, words: str = "") -> None:
        """Show another mark, "" for none, with what there is to say of it."""
        self._handling = handling
        self.setVisible(bool(handling))
        self.setAccessibleName(words or mark_words(handling))
        self.setToolTip(tooltip(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(mark_font(self.font()))
        return QSize(round(mark_width(self._handling, self.font())), round(metrics.height()) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._handling:
            paint_mark(QPainter(self), QRectF(self.rect()), self._handling, self.font())
