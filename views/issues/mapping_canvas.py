"""Lines from the points of one upright scale to those of another, which can be dragged at both ends."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from models.scales.maps import ScaleMap, carried, fault_in
from views.issues.layout import EDGE
from views.scale.geometry import Upright
from views.theme import Theme

_REACH = 8.0
_DOT = 3.5


class MappingCanvas(QWidget):
    """Stands between two rulers of its height; `changed` tells the mapping that the pointer made.

    A double click adds a line, or takes the one there away.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mapping: ScaleMap | None = None
        self._held: tuple[int, bool] | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(70, 200)
        self.setAccessibleName("Lines from the present scale to the new one")

    def sizeHint(self) -> QSize:
        return QSize(110, 240)

    def show_mapping(self, mapping: ScaleMap | None) -> None:
        """Show a mapping; None is not comparable."""
        self._mapping = mapping
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._mapping is None:
            painter.setPen(self._theme.muted)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, "not comparable")
            return
        colour = self._theme.apart if fault_in(self._mapping) else self._theme.accent
        for at, line in enumerate(self._lines()):
            held = self._held is not None and self._held[0] == at
            painter.setPen(QPen(colour, 2.4 if held else 1.3))
            painter.drawLine(line)
            painter.setBrush(colour)
            for end in (line.p1(), line.p2()):
                painter.drawEllipse(end, _DOT, _DOT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._end_at(event.position())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or self._mapping is None:
            over = self._mapping is not None and self._end_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeVerCursor if over else Qt.CursorShape.ArrowCursor)
            return
        at, is_new = self._held
        value = self._scale().value_at(event.position().y())
        old, new = self._mapping[at]
        moved = [*self._mapping]
        moved[at] = (old, value) if is_new else (value, new)
        # An old point that is dragged past another one would be that one twice: it stops before it.
        if is_new or value not in {one for other, (one, _) in enumerate(self._mapping) if other != at}:
            self._change(tuple(moved))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._mapping is None:
            return
        self._held = None
        found = self._end_at(event.position())
        if found is not None:
            self._change(tuple(pair for at, pair in enumerate(self._mapping) if at != found[0]))
            return
        old = self._scale().value_at(event.position().y())
        if not fault_in(self._mapping) and old not in {one for one, _ in self._mapping}:
            self._change((*self._mapping, (old, float(np.round(carried(np.array(old), self._mapping))))))

    def _change(self, mapping: ScaleMap) -> None:
        ordered = tuple(sorted(mapping))
        if self._held is not None:
            self._held = (ordered.index(mapping[self._held[0]]), self._held[1])
        self._mapping = ordered
        self.update()
        self.changed.emit(ordered)

    def _scale(self) -> Upright:
        return Upright(EDGE, self.height() - EDGE)

    def _lines(self) -> list[QLineF]:
        scale, right = self._scale(), self.width() - _DOT - 1
        return [QLineF(_DOT + 1, scale.y_of(old), right, scale.y_of(new)) for old, new in self._mapping or ()]

    def _end_at(self, place: QPointF) -> tuple[int, bool] | None:
        """The line there, by its place, and whether it is held by its new end."""
        is_new = place.x() > self.width() / 2
        ends = [line.p2() if is_new else line.p1() for line in self._lines()]
        near = [(abs(end.y() - place.y()), at) for at, end in enumerate(ends)]
        distance, at = min(near, default=(_REACH + 1, 0))
        return (at, is_new) if distance <= _REACH else None
