"""The sources as a list for Qt: newest first, each with what tells whether to trust it and whether it can be read."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.facts import Source
from models.folding import folded
from models.handling import mark_words
from models.phrases import counted
from models.snapshot import Snapshot
from models.words import RELIABILITIES
from views.focus import paint_focus
from views.labels import published_words
from views.plain import one_line, tooltip
from views.sources.handling import mark_width, paint_mark
from views.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole)

_PADDING = 12.0
_GAP = 8.0
_SHEET = ((-4, -5), (1, -5), (4, -2), (4, 5), (-4, 5), (-4, -5))
_LINES = (((-2, 0), (2, 0)), ((-2, 2.5), (2, 2.5)))


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source and how many statements are known from it."""

    source: Source
    statements: int

    @property
    def title(self) -> str:
        """What it is called, by its code where it has no title."""
        return one_line(self.source.title) or self.source.code

    @property
    def day(self) -> str:
        """When it was published, as it is known, in few words."""
        return published_words(self.source)

    @property
    def spoken(self) -> str:
        """The row as one sentence, for those who hear it."""
        one = self.source
        grade = f"reliability {one.reliability}, {RELIABILITIES[one.reliability]}"
        text = "" if one.text_id else "no text"
        parts = (self.title, one.publisher, self.day, grade, mark_words(one.handling))
        return ", ".join(filter(None, (*parts, counted(self.statements, "statement"), text)))


def source_rows(snapshot: Snapshot, words: str) -> list[SourceRow]:
    """The sources that hold every word in code, title, publisher, author or kind, newest first, undated last."""
    counts = np.bincount(snapshot.statements.source + 1, minlength=len(snapshot.sources) + 1)[1:]
    wanted = folded(words).split()
    found = [
        (at, one)
        for at, one in enumerate(snapshot.sources)
        if not wanted or all(word in _searched(one) for word in wanted)
    ]
    found.sort(key=lambda row: (row[1].published is None, -(row[1].published or 0), row[0]))
    return [SourceRow(one, int(counts[at])) for at, one in found]


def _searched(source: Source) -> str:
    fields = (source.code, source.title, source.publisher, source.author, source.kind, mark_words(source.handling))
    return folded("\n".join(fields))


class SourceRows(QAbstractListModel):
    """The rows that are listed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SourceRow] = []

    def show_rows(self, rows: list[SourceRow]) -> None:
        """List other rows; the same sources in the same order keep what is selected."""
        same = [one.source.id for one in rows] == [one.source.id for one in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many sources are listed."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words and its `SourceRow`."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.ToolTipRole: tooltip(row.spoken),
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            ROW_ROLE: row,
        }
        return answers.get(role)


class SourceDelegate(QStyledItemDelegate):
    """Paints a source in two lines: title and number of statements; publisher, day, grade and mark."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(2 * QFontMetricsF(option.font).height() + 19))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SourceRow = index.data(ROW_ROLE)
        painter.save()
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self.theme.selected)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self.theme.grid)
        painter.setPen(QPen(self.theme.grid))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(_PADDING, 7, -_PADDING, -8)
        half = inside.height() / 2
        self._paint_first(painter, QRectF(inside.left(), inside.top(), inside.width(), half), row, option.font)
        self._paint_second(painter, QRectF(inside.left(), inside.top() + half, inside.width(), half), row, option.font)
        paint_focus(painter, option, self.theme)
        painter.restore()

    def _paint_first(self, painter: QPainter, box: QRectF, row: SourceRow, font: QFont) -> None:
        right = box.right()
        if row.statements:
            right -= self._paint_count(painter, box, f"{row.statements:,}", font) + _GAP
        if row.source.text_id:
            self._paint_sheet(painter, QPointF(right - 5, box.center().y()))
            right -= 10 + _GAP
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        _line(painter, QRectF(box.left(), box.top(), right - box.left(), box.height()), row.title, self.theme.text)

    def _paint_count(self, painter: QPainter, box: QRectF, count: str, font: QFont) -> float:
        """How many statements are known from it, as a badge; tells how wide it came out."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.88)
        metrics = QFontMetricsF(small)
        width = max(metrics.horizontalAdvance(count) + 12, metrics.height() + 4)
        badge = QRectF(box.right() - width, box.center().y() - metrics.height() / 2, width, metrics.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.band)
        painter.drawRoundedRect(badge, metrics.height() / 2, metrics.height() / 2)
        painter.setFont(small)
        painter.setPen(self.theme.text)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, count)
        painter.restore()
        return width

    def _paint_sheet(self, painter: QPainter, centre: QPointF) -> None:
        """A sheet of paper: there is a text to read."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.muted, 1.2))
        for line in (_SHEET, *_LINES):
            painter.drawPolyline(QPolygonF([centre + QPointF(x, y) for x, y in line]))
        painter.restore()

    def _paint_second(self, painter: QPainter, box: QRectF, row: SourceRow, font: QFont) -> None:
        painter.setFont(font)
        handling, grade = row.source.handling, row.source.reliability
        if handling:
            paint_mark(painter, box, handling, font)
        right = box.right() - mark_width(handling, font) - (_GAP if handling else 0)
        tail = " · ".join(filter(None, (row.day, grade)))
        room = right - box.left()
        width = QFontMetricsF(font).horizontalAdvance(f" · {tail}")
        publisher = QFontMetricsF(font).elidedText(
            one_line(row.source.publisher), Qt.TextElideMode.ElideRight, max(room - width, 0)
        )
        words = " · ".join(filter(None, (publisher, tail)))
        _line(painter, QRectF(box.left(), box.top(), room, box.height()), words, self.theme.muted)


def _line(painter: QPainter, box: QRectF, words: str, colour: Any) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(int(box.width()), 0))
    painter.setPen(colour)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, flags, shown)
