"""Paints a ruler."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from models.entry import number
from views.issues.layout import HANDLE, Row, RulerLayout
from views.theme import Theme

_ROOMY = 340.0
"""From this width of the names on, definitions stand behind them."""


@dataclass(frozen=True)
class RulerPainter:
    """Paints one ruler with one theme; `chosen` is the id of the chosen point, `moving` says that it is on its way."""

    painter: QPainter
    theme: Theme
    layout: RulerLayout
    font: QFont
    chosen: str = ""
    moving: bool = False
    focused: bool = False

    def paint(self, reference: float | None) -> None:
        """Paint everything."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ticks()
        self._axis()
        if reference is not None:
            self._reference(reference)
        for row in self.layout.rows:
            self._row(row)

    def _ticks(self) -> None:
        colour = QColor(self.theme.muted)
        colour.setAlphaF(0.55)
        self.painter.setPen(QPen(colour, 2))
        for value in self.layout.ends:
            self.painter.drawLine(QLineF(*self.layout.tick(value)))

    def _axis(self) -> None:
        scale, axis = self.layout.scale, self.layout.axis
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.border)
        self.painter.drawRoundedRect(QRectF(axis - 3, scale.top, 6, scale.bottom - scale.top), 3, 3)
        self.painter.setPen(QPen(self.theme.border, 1))
        for tens in range(0, 101, 10):
            y = scale.y_of(tens)
            self.painter.drawLine(QLineF(axis - 6, y, axis + 6, y))

    def _reference(self, point: float) -> None:
        y, out = self.layout.scale.y_of(point), 1 if self.layout.mirrored else -1
        tip = self.layout.axis + out * 4
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.warning)
        self.painter.drawPolygon(
            QPolygonF([QPointF(tip, y), QPointF(tip + out * 8, y - 5), QPointF(tip + out * 8, y + 5)])
        )

    def _row(self, row: Row) -> None:
        if not row.option.id:
            self._words(row)
            return
        is_chosen, layout = row.option.id == self.chosen, self.layout
        if is_chosen:
            self.painter.setPen(QPen(self.theme.accent, 1) if self.focused else Qt.PenStyle.NoPen)
            self.painter.setBrush(self.theme.selected)
            self.painter.drawRoundedRect(row.place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        inner = row.place.right() if layout.mirrored else row.place.left()
        self.painter.setPen(QPen(self.theme.muted if is_chosen else self.theme.border, 1))
        self.painter.drawLine(QLineF(row.handle, QPointF(inner, row.place.center().y())))
        self.painter.setPen(QPen(self.theme.accent, 2))
        hollow = is_chosen and self.moving
        self.painter.setBrush(self.theme.surface if hollow or not is_chosen else self.theme.accent)
        self.painter.drawEllipse(row.handle, HANDLE - 1, HANDLE - 1)
        self._words(row)

    def _words(self, row: Row) -> None:
        painter, layout = self.painter, self.layout
        figures = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(self.font)
        painter.setPen(self.theme.muted)
        painter.drawText(layout.figure(row), figures, number(row.option.value))
        font = QFont(self.font)
        font.setBold(bool(row.option.id))
        metrics, place = QFontMetricsF(font), layout.name(row)
        side = Qt.AlignmentFlag.AlignRight if layout.mirrored else Qt.AlignmentFlag.AlignLeft
        name = metrics.elidedText(row.option.label, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(self.theme.text if row.option.id else self.theme.muted)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, name)
        rest = place.adjusted(metrics.horizontalAdvance(name) + 12, 0, -4, 0)
        if row.option.definition and place.width() > _ROOMY and rest.width() > 60:
            painter.setFont(self.font)
            painter.setPen(self.theme.muted)
            words = " ".join(row.option.definition.split())
            shown = QFontMetricsF(self.font).elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
