"""Paints the statements register: a flat header, quiet rows, and the stated range drawn beside its figure."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from views.register.looks import RangeMark
from views.register.model import MARK_ROLE
from views.theme import Theme

Index = QModelIndex | QPersistentModelIndex

PADDING = 8
_INSET = 5
"""What Qt leaves free at the sides of a cell's words lacks this much of `PADDING`."""

_ARROW = 7.0
_FIGURE = "100–100"


class RegisterHeader(QHeaderView):
    """Titles in muted words over one line, with an arrow at the column that orders the rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(self.fontMetrics().height() + 14)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw one title and what parts it from the next."""
        painter.save()
        painter.fillRect(rect, self.theme.surface)
        painter.setPen(self.theme.border)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self.theme.grid)
        painter.drawLine(rect.right(), rect.top() + 7, rect.right(), rect.bottom() - 7)
        self._paint_title(painter, rect.adjusted(PADDING, 0, -PADDING, 0), logicalIndex)
        painter.restore()

    def _paint_title(self, painter: QPainter, rect: QRect, column: int) -> None:
        model = self.model()
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        alignment = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        ordered = self.isSortIndicatorShown() and self.sortIndicatorSection() == column
        room = rect.adjusted(0, 0, -round(_ARROW) - 3, 0) if ordered else rect
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.theme.text if ordered else self.theme.muted)
        painter.drawText(room, alignment, words)
        if ordered:
            at_right = bool(alignment & Qt.AlignmentFlag.AlignRight)
            left = room.right() + 4 if at_right else room.left() + metrics.horizontalAdvance(words) + 4
            self._paint_arrow(painter, QPointF(left, rect.center().y() + 0.5))

    def _paint_arrow(self, painter: QPainter, left: QPointF) -> None:
        up = -1 if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.text)
        base, tip = left.y() - up * 2, left.y() + up * 2.5
        painter.drawPolygon(QPolygonF([
            QPointF(left.x(), base), QPointF(left.x() + _ARROW, base), QPointF(left.x() + _ARROW / 2, tip)
        ]))  # fmt: skip


class RegisterDelegate(QStyledItemDelegate):
    """Cells with a hairline under them; the row that the inspector shows carries a bar at its left."""

    def __init__(self, theme: Theme, table: QTableView, first_column: Callable[[], int]) -> None:
        super().__init__(table)
        self.theme = theme
        self._table, self._first_column = table, first_column

    def initStyleOption(self, option: Any, index: Index) -> None:
        """Keep the words' colour in selected rows, and leave out the style's own frame around the current cell."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        colour = index.data(Qt.ItemDataRole.ForegroundRole) or self.theme.text
        option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)
        option.palette.setColor(QPalette.ColorRole.Highlight, self.theme.selected)
        option.decorationSize = QSize(9, 9)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw the cell, and the range if it has one."""
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.selected)
        option.rect = rect.adjusted(_INSET, 0, -_INSET, 0)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(self.theme.grid)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        mark = index.data(MARK_ROLE)
        if isinstance(mark, RangeMark):
            self._paint_range(painter, rect, QFontMetrics(option.font), mark)
        option.rect = rect
        self._paint_state(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the words and the space around them."""
        return super().sizeHint(option, index) + QSize(2 * PADDING, 0)

    def _paint_state(self, painter: QPainter, option: Any, index: Index) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_HasFocus:
            # The cell that is edited, and whose column is filled down.
            painter.setPen(self.theme.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        if self._is_chosen(option, index):
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self.theme.accent)

    def _is_chosen(self, option: Any, index: Index) -> bool:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        return selected and index.column() == self._first_column() and index.row() == self._table.currentIndex().row()

    def _paint_range(self, painter: QPainter, rect: QRect, metrics: QFontMetrics, mark: RangeMark) -> None:
        room = rect.width() - metrics.horizontalAdvance(_FIGURE) - 2 * PADDING - 4
        if room < 24:
            return
        track = QRectF(rect.left() + PADDING, rect.center().y() - 2.5, room, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.tint(self.theme.muted, 0.22))
        painter.drawRoundedRect(track, 3, 3)
        # A point would vanish if it were drawn as wide as it is.
        width = max(6.0, (mark.high - mark.low) / 100 * room)
        left = min(track.left() + mark.low / 100 * room, track.right() - width)
        pen, brush = _ink(mark, self.theme)
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawRoundedRect(QRectF(left, track.top(), width, track.height()), 3, 3)


def _ink(mark: RangeMark, theme: Theme) -> tuple[QPen, QBrush]:
    """Hollow where the statement hangs on a condition."""
    if not mark.conditional:
        return QPen(Qt.PenStyle.NoPen), QBrush(mark.colour)
    return QPen(mark.colour, 1.5), QBrush(QColor(theme.surface))
