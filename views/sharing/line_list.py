"""A list of short lines, each with a quieter one under it; the pages of sharing choose what they show in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from views.colouring import colour_rows
from views.plain import one_line, tooltip
from views.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 10


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says, and what stands under it."""

    words: str
    under: str = ""


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(line.words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(line.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one_line(line.words)}, {one_line(line.under)}" if line.under else one_line(line.words)
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, lines: _Lines) -> None:
        super().__init__()
        self.theme, self._lines = theme, lines

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, 2 * option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box, state = option.rect, option.state
        line = self._lines.lines[index.row()]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self.theme.selected)
            painter.fillRect(box.left(), box.top(), 3, box.height(), self.theme.accent)
        room = box.adjusted(_MARGIN, 5, -_MARGIN, -5)
        for words, colour, size, where in (
            (line.words, self.theme.text, 1.0, Qt.AlignmentFlag.AlignTop),
            (line.under, self.theme.muted, 0.9, Qt.AlignmentFlag.AlignBottom),
        ):
            font = QFont(option.font)
            font.setPointSizeF(font.pointSizeF() * size)
            painter.setFont(font)
            painter.setPen(colour)
            shown = painter.fontMetrics().elidedText(one_line(words), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, where | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class LineList(QListView):
    """Lines to choose one of. `chosen` tells its row, −1 for none; digits go to who shows the list."""

    chosen = Signal(int)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._lines = _Lines()
        self._painter = _Painter(theme, self._lines)
        self.setModel(self._lines)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(now.row()))
        self.set_theme(theme)

    @property
    def row(self) -> int:
        """The row that is chosen, −1 for none."""
        return self.currentIndex().row()

    def show_lines(self, lines: Sequence[Line], row: int) -> None:
        """Show other lines and choose a row of them, or the nearest there is."""
        self._lines.show_lines(lines)
        if lines:
            self.setCurrentIndex(self._lines.index(min(max(row, 0), len(lines) - 1)))
        else:
            self.chosen.emit(-1)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._painter.theme = theme
        colour_rows(self, theme)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit():
            # Qt would look for a line that begins with it.
            event.ignore()
        else:
            super().keyPressEvent(event)
