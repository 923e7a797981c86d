"""What the marks, bands and lines of the timeline mean."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from models.words import Act
from views.theme import Theme
from views.timeline.marks import draw_mark
from views.timeline.trail import paint_trail

_ROW = 21
_MARK, _SAMPLE, _BETWEEN = 24, 34, 16
_ACTS = (
    Act.DEMAND,
    Act.OFFER,
    Act.SIGNAL,
    Act.ACCEPTANCE,
    Act.REJECTION,
    Act.COMMITMENT,
    Act.CLARIFICATION,
    Act.RESTATEMENT,
    Act.THREAT,
)
_LINES = (
    "beyond a red line",
    "held on a condition",
    "held",
    "range of what was said",
    "does not count",
    "day not known exactly",
    "a round",
    "not comparable",
    "how much was said, from far",
)


class Legend(QWidget):
    """The legend, in two columns: marks beside lines, or over them where the lines' words would be cut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Legend")
        self.setAccessibleDescription("; ".join([*(act.label for act in _ACTS), *_LINES]))
        self.setMinimumWidth(_SAMPLE + self._widest(_LINES))
        self.setFixedHeight(self._height())

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._beside(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_beside = self.width() >= self._beside()
        columns = 1 if is_beside else 2
        for place, act in enumerate(_ACTS):
            column, row = divmod(place, -(-len(_ACTS) // columns))
            left = column * self.width() / 2
            at = QPointF(left + 8, (row + 0.5) * _ROW)
            draw_mark(painter, act, at, 4.6, self._theme.text, self._theme.surface)
            self._write(painter, act.label, left + _MARK, row)
        left, first = (_MARK + self._widest_act() + _BETWEEN, 0) if is_beside else (0, -(-len(_ACTS) // 2))
        for row, words in enumerate(_LINES, first):
            self._sample(painter, words, QRectF(left, row * _ROW + 4, _SAMPLE - 8, _ROW - 8))
            self._write(painter, words, left + _SAMPLE, row)

    def _height(self) -> int:
        rows = len(_ACTS) if self.width() >= self._beside() else -(-len(_ACTS) // 2) + len(_LINES)
        return _ROW * rows + 2

    def _beside(self) -> int:
        """How wide it has to be for marks and lines to stand side by side."""
        return _MARK + self._widest_act() + _BETWEEN + _SAMPLE + self._widest(_LINES)

    def _widest_act(self) -> int:
        return self._widest([act.label for act in _ACTS])

    def _widest(self, words: Sequence[str]) -> int:
        return max(self.fontMetrics().horizontalAdvance(one) for one in words)

    def _write(self, painter: QPainter, words: str, left: float, row: int) -> None:
        painter.setPen(self._theme.text)
        painter.drawText(QRectF(left, row * _ROW, self.width() - left, _ROW), Qt.AlignmentFlag.AlignVCenter, words)

    def _sample(self, painter: QPainter, words: str, box: QRectF) -> None:
        theme, colour = self._theme, self._theme.party(0)
        y = box.center().y()
        if words == "beyond a red line":
            painter.fillRect(box, QBrush(theme.red_line, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(theme.red_line, 1.4))
            painter.drawLine(QLineF(box.left(), box.bottom(), box.right(), box.bottom()))
        elif words in ("held on a condition", "held"):
            pen = QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            if words != "held":
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
        elif words in ("range of what was said", "a round"):
            painter.fillRect(box, theme.band if words == "a round" else theme.tint(colour))
        elif words == "day not known exactly":
            paint_trail(painter, box.left(), box.right() - 4, y, colour, box)
            draw_mark(painter, Act.OFFER, QPointF(box.right() - 4, y), 4.0, colour, theme.surface)
        elif words == "not comparable":
            _broken_off(painter, box, theme.tint(colour, 0.45), colour)
        elif words == "how much was said, from far":
            _much_and_little(painter, box, theme, colour)
        else:
            faint = QColor(theme.tint(colour, 0.45))
            draw_mark(painter, Act.DEMAND, QPointF(box.center().x(), y), 4.6, faint, theme.surface)


def _broken_off(painter: QPainter, box: QRectF, faint: QColor, colour: QColor) -> None:
    y = box.center().y()
    painter.setPen(QPen(faint, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(box.left(), y, box.right() - 8, y))
    painter.setPen(QPen(colour, 1.4))
    for left in (box.right() - 9, box.right() - 5):
        painter.drawLine(QLineF(left, y + 5, left + 4, y - 5))


def _much_and_little(painter: QPainter, box: QRectF, theme: Theme, colour: QColor) -> None:
    for at, strength in enumerate((0.25, 0.85, 0.45, 1.0, 0.25)):
        painter.fillRect(QRectF(box.left() + at * 5.2, box.center().y() - 2, 5.2, 4), theme.tint(colour, strength))
