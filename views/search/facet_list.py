"""The facets beside what was found: values to tick, with counts. The same list stands in the box and the register."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.find.facets import Value
from models.find.query import Facet
from views.colouring import Role, set_colours
from views.document import Document
from views.plain import one_line, tooltip
from views.search.facet_lines import AT_FIRST, Does, FacetLine, facet_lines
from views.search.lettering import draw_words
from views.theme import Theme

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole)

FACETS_WIDTH = 216
"""How wide the list stands beside others."""

_OPEN = ((0, -2), (8, -2), (4, 3))
_CLOSED = ((2, -4), (7, 0), (2, 4))
_TICK = ((3, 6), (5, 9), (10, 3))
_PADDING = 10
_BOX = 12
_GAP = 8


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[FacetLine] = []

    def show_lines(self, lines: list[FacetLine]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: line.words,
            Qt.ItemDataRole.ToolTipRole: tooltip(line.words) if line.does is Does.TICK else None,
            Qt.ItemDataRole.AccessibleTextRole: line.spoken,
            LINE_ROLE: line,
        }
        return answers.get(role)


class _FacetDelegate(QStyledItemDelegate):
    def __init__(self, document: Document, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.theme, self._document, self._list = theme, document, parent
        self.shows_current = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, QFontMetrics(option.font).height() + 8)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        line: FacetLine = index.data(LINE_ROLE)
        painter.save()
        painter.setFont(option.font)
        if self.shows_current and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.selected)
        rect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        paint = {Does.TICK: self._paint_value, Does.OPEN: self._paint_heading}.get(line.does, self._paint_other)
        paint(painter, rect, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: FacetLine) -> None:
        if rect.top() > 0:
            painter.setPen(self.theme.grid)
            painter.drawLine(rect.left() - _PADDING, rect.top(), rect.right() + _PADDING, rect.top())
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        draw_words(painter, rect, line.words, self.theme.muted)
        if line.count is not None:
            painter.setFont(self._list.font())
            draw_words(painter, rect.adjusted(0, 0, -_BOX - 4, 0), f"{line.count:,}", self.theme.muted, at_right=True)
        arrow = QPolygon([QPoint(x, y) for x, y in (_OPEN if line.is_on else _CLOSED)])
        arrow.translate(rect.right() - 8, rect.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.muted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolygon(arrow)

    def _paint_value(self, painter: QPainter, rect: QRect, line: FacetLine) -> None:
        box = QRect(rect.left(), rect.center().y() - _BOX // 2, _BOX, _BOX)
        self._paint_tick(painter, box, is_on=line.is_on)
        count = draw_words(painter, rect, f"{line.count:,}", self.theme.muted, at_right=True)
        words = rect.adjusted(_BOX + _GAP, 0, -count - _GAP, 0)
        draw_words(painter, words, one_line(line.words), self._colour(line))

    def _paint_tick(self, painter: QPainter, box: QRect, *, is_on: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.accent if is_on else self.theme.muted, 1))
        painter.setBrush(self.theme.accent if is_on else self.theme.surface)
        painter.drawRoundedRect(box, 2, 2)
        if is_on:
            painter.setPen(QPen(self.theme.on_accent, 2))
            painter.drawPolyline(QPolygon([box.topLeft() + QPoint(x, y) for x, y in _TICK]))

    def _paint_other(self, painter: QPainter, rect: QRect, line: FacetLine) -> None:
        indent = 0 if line.does is Does.CLEAR else _BOX + _GAP
        draw_words(painter, rect.adjusted(indent, 0, 0, 0), line.words, self.theme.accent)

    def _colour(self, line: FacetLine) -> QColor:
        parties = self._document.snapshot.parties if line.facet is Facet.PARTY else ()
        at = next((at for at, party in enumerate(parties) if party.id == line.value), None)
        return self.theme.text if at is None else self._document.party_colour(self.theme, at)


class FacetList(QListView):
    """The list itself. It works by its own keys where it may have the focus, else by those that its owner passes on."""

    ticked = Signal(object, str)
    """A value of a facet is to be chosen, or to be chosen no longer."""
    cleared = Signal()
    """Nothing is to be chosen in any facet."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Lines(self)
        self._delegate = _FacetDelegate(document, theme, self)
        self._facets: Mapping[Facet, tuple[Value, ...]] = {}
        self._opened = dict(AT_FIRST)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Narrow down")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameStyle(QFrame.Shape.NoFrame)
        self.set_theme(theme)

    @property
    def lines(self) -> list[FacetLine]:
        """What is listed."""
        return self._model.lines

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        set_colours(self, {Role.Base: theme.window})

    def show_facets(self, facets: Mapping[Facet, tuple[Value, ...]]) -> None:
        """List these facets; the line that was current stays so, if it is still there."""
        self._facets = facets
        before, scrolled = self._current(), self.verticalScrollBar().value()
        self._model.show_lines(facet_lines(facets, self._opened))
        same = (row for row, line in enumerate(self.lines) if before is not None and _key(line) == _key(before))
        self.setCurrentIndex(self._model.index(next(same, 0), 0))
        self.verticalScrollBar().setValue(scrolled)

    def show_current(self, *, shown: bool) -> None:
        """Whether it is told by colour which line the keys are about."""
        self._delegate.shows_current = shown
        self.viewport().update()

    def walk(self, step: int) -> None:
        """Go to the next line up (−1) or down (1), from the end to the start."""
        if self.lines:
            self.setCurrentIndex(self._model.index((self.currentIndex().row() + step) % len(self.lines), 0))

    def choose_current(self) -> None:
        """Do what the current line does: tick a value, open or close a facet, list all its values."""
        line = self._current()
        if line is None:
            return
        if line.does is Does.TICK:
            self.ticked.emit(line.facet, line.value)
        elif line.does is Does.CLEAR:
            self.cleared.emit()
        elif line.facet is not None:
            self._open(line.facet, whole=line.does is Does.ALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where there is nothing to narrow down."""
        super().paintEvent(event)
        if not self.lines:
            painter = QPainter(self.viewport())
            rect = self.viewport().rect().adjusted(_PADDING, 0, -_PADDING, 0)
            rect.setHeight(painter.fontMetrics().height() + 8)
            draw_words(painter, rect, "Nothing to narrow down", self._delegate.theme.muted)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter choose; the arrows walk as in any list."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.choose_current()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.setCurrentIndex(index)
            self.choose_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_current(shown=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_current(shown=False)

    def _open(self, facet: Facet, *, whole: bool) -> None:
        if facet in self._opened and not whole:
            del self._opened[facet]
        else:
            self._opened[facet] = whole
        self.show_facets(self._facets)

    def _current(self) -> FacetLine | None:
        row = self.currentIndex().row()
        return self.lines[row] if 0 <= row < len(self.lines) else None


def _key(line: FacetLine) -> tuple[object, ...]:
    return line.does, line.facet, line.value
