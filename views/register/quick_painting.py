"""Paints the cells of the statements register without asking the style, which takes longer than all else together."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QTableView

from views.register.looks import Look
from views.register.painting import PADDING, RegisterDelegate
from views.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_SWATCH = 9
_BESIDE_SWATCH = 6
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_ONE_LINE = Qt.TextFlag.TextSingleLine.value
_MOST_FITTED = 10_000
_NARROWEST = 2
"""Pixels that no letter is narrower than, so that no more letters need be measured than these fill a cell."""


class QuickDelegate(RegisterDelegate):
    """Cells as `RegisterDelegate` paints them; what they show is asked for once, not role by role."""

    def __init__(
        self, theme: Theme, table: QTableView, first_column: Callable[[], int], look: Callable[[int, int], Look]
    ) -> None:
        super().__init__(theme, table, first_column)
        self._look = look
        self._fitted: dict[tuple[str, int, str], str] = {}
        """Words as they fit into so many pixels; most cells have words that others have too."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw the cell, and the range if it has one."""
        rect, state = option.rect, option.state.value
        look = self._look(index.row(), index.column())
        if state & _SELECTED:
            painter.fillRect(rect, self.theme.selected)
        self._paint_words(painter, rect, look, option)
        left, bottom = rect.left(), rect.bottom()
        painter.setPen(self.theme.grid)
        painter.drawLine(left, bottom, rect.right(), bottom)
        if look.mark is not None:
            painter.save()
            self._paint_range(painter, rect, option.fontMetrics, look.mark)
            painter.restore()
        if state & (_SELECTED | _FOCUSED):
            self._paint_state(painter, option, index)

    def _paint_words(self, painter: QPainter, rect: QRect, look: Look, option: Any) -> None:
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        if look.swatch is not None:
            look.swatch.paint(painter, room.left(), room.top(), _SWATCH, room.height())
            room.setLeft(room.left() + _SWATCH + _BESIDE_SWATCH)
        painter.setFont(option.font if look.font is None else look.font)
        painter.setPen(self.theme.text if look.colour is None else look.colour)
        painter.drawText(room, look.alignment | _ONE_LINE, self._fit(look, room.width(), painter))

    def _fit(self, look: Look, width: int, painter: QPainter) -> str:
        key = (look.words, width, painter.font().key())
        found = self._fitted.get(key)
        if found is None:
            if len(self._fitted) >= _MOST_FITTED:
                self._fitted.clear()
            words = look.words[: width // _NARROWEST + 1]
            found = self._fitted[key] = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
        return found
