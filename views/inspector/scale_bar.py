"""A small scale from pole to pole with where a party stood and where a statement places it."""

from math import isnan

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.entry import number
from models.facts import Issue
from views.plain import tooltip
from views.theme import Theme

_BAR = 8.0


class ScaleBar(QWidget):
    """Shows a range on an issue's scale in a party's colour, and the range held before as a thin line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._issue: Issue | None = None
        self._colour = QColor()
        self._before = self._now = (float("nan"), float("nan"))
        self.setMinimumHeight(52)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        self.update()

    def show_range(self, issue: Issue, colour: QColor, before: tuple[float, float], now: tuple[float, float]) -> None:
        """Show a range and the one before it; NaN in either is not stated and not drawn."""
        self._issue, self._colour, self._before, self._now = issue, colour, before, now
        self.setToolTip(tooltip("\n".join(f"{number(option.value)}  {option.label}" for option in issue.options)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._issue is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.grid)
        painter.drawRoundedRect(QRectF(0, 6, self.width(), _BAR), 4, 4)
        painter.setBrush(self._theme.muted)
        for option in self._issue.options:
            painter.drawRect(QRectF(option.value / 100 * (self.width() - 1), 15, 1, 4))
        self._draw(painter, self._before, 2)
        self._draw(painter, self._now, _BAR)
        self._draw_poles(painter)

    def _draw(self, painter: QPainter, stance: tuple[float, float], height: float) -> None:
        if isnan(stance[0]):
            return
        left, right = (end / 100 * self.width() for end in stance)
        if right - left < _BAR:
            middle = min(max((left + right) / 2, _BAR / 2), self.width() - _BAR / 2)
            left, right = middle - _BAR / 2, middle + _BAR / 2
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(left, 6 + (_BAR - height) / 2, right - left, height), height / 2, height / 2)

    def _draw_poles(self, painter: QPainter) -> None:
        if self._issue is None:
            return
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(font)
        painter.setPen(self._theme.muted)
        metrics, half = QFontMetricsF(font), self.width() / 2 - 6
        names = {option.value: option.label for option in self._issue.options}
        low = metrics.elidedText(names.get(0.0, self._issue.low_pole), Qt.TextElideMode.ElideRight, half)
        high = metrics.elidedText(names.get(100.0, self._issue.high_pole), Qt.TextElideMode.ElideRight, half)
        painter.drawText(QRectF(0, 24, half, 22), Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(QRectF(self.width() - half, 24, half, 22), Qt.AlignmentFlag.AlignRight, high)
