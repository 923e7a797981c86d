"""The results as a list: groups of lines, drawn as plain text whatever the dossier holds."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from views.document import Document
from views.plain import tooltip
from views.search.lettering import draw_marked, draw_words
from views.search.results import Kind, Result
from views.theme import Theme

Index = QModelIndex | QPersistentModelIndex

RESULT_ROLE = int(Qt.ItemDataRole.UserRole)

_PADDING = 10
_GAP = 10
_SPACE = 12
"""Above and below the words of a line, together."""


class SearchResults(QAbstractListModel):
    """The lines of the list; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Result] = []

    def show_lines(self, lines: list[Result]) -> None:
        """List other results."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many lines there are, headings and all."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line's words, its `Result`, and what is said of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: line.title,
            Qt.ItemDataRole.ToolTipRole: tooltip(line.title) if line.can_be_chosen else None,
            Qt.ItemDataRole.AccessibleTextRole: line.spoken,
            RESULT_ROLE: line,
        }
        return answers.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be chosen."""
        if index.isValid() and self.lines[index.row()].can_be_chosen:
            return super().flags(index)
        return Qt.ItemFlag.NoItemFlags


class _ResultDelegate(QStyledItemDelegate):
    def __init__(self, document: Document, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._document = theme, document
        self.shows_current = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = QFontMetrics(option.font).height()
        return QSize(100, height * (2 if index.data(RESULT_ROLE).marks else 1) + _SPACE)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        line: Result = index.data(RESULT_ROLE)
        painter.save()
        painter.setFont(option.font)
        if self.shows_current and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.selected)
        rect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        if line.kind is Kind.STATEMENT:
            self._paint_statement(painter, rect, line)
        elif line.kind is Kind.HEADING:
            self._paint_heading(painter, option.rect, rect, line)
        elif line.marks:
            self._paint_quote(painter, rect, line)
        else:
            self._paint_name(painter, rect, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, whole: QRect, rect: QRect, line: Result) -> None:
        painter.setPen(self.theme.grid)
        if whole.top() > 0:
            painter.drawLine(whole.topLeft(), whole.topRight())
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        used = draw_words(painter, rect, line.title, self.theme.muted)
        font.setBold(False)
        painter.setFont(font)
        draw_words(painter, rect.adjusted(used + _GAP, 0, 0, 0), line.detail, self.theme.muted)

    def _paint_name(self, painter: QPainter, rect: QRect, line: Result) -> None:
        leads_on = line.kind in {Kind.ALL, Kind.SAVE}
        colour = self.theme.accent if leads_on else self.theme.text if line.can_be_chosen else self.theme.muted
        keys = draw_words(painter, rect, line.keys, self.theme.muted, at_right=True) if line.keys else -_GAP
        room = rect.adjusted(0, 0, -keys - _GAP, 0)
        used = draw_words(painter, room, line.title, colour)
        draw_words(painter, room.adjusted(used + _GAP, 0, 0, 0), line.detail, self.theme.muted)

    def _paint_quote(self, painter: QPainter, rect: QRect, line: Result) -> None:
        upper = QRect(rect.left(), rect.top() + _SPACE // 2, rect.width(), painter.fontMetrics().height())
        draw_words(painter, upper, line.title, self.theme.text)
        lower = upper.translated(0, upper.height())
        draw_marked(painter, lower, line.detail, line.marks, (self.theme.muted, self.theme.text))

    def _paint_statement(self, painter: QPainter, rect: QRect, line: Result) -> None:
        metrics = painter.fontMetrics()
        left = QRect(rect)
        for text, sample, colour in (
            (line.day, "29 May 2022", self.theme.muted),
            (line.party_name, "United Kingd", self._party(line.party)),
        ):
            left.setWidth(metrics.horizontalAdvance(sample))
            draw_words(painter, left, text, colour)
            left.moveLeft(left.right() + _GAP)
        figure = metrics.horizontalAdvance(max(line.stated, "100–100", key=len)) + 2
        stated = self.theme.text if line.stated[:1].isdigit() else self.theme.muted
        draw_words(painter, rect.adjusted(rect.width() - figure, 0, 0, 0), line.stated, stated, at_right=True)
        left.setRight(rect.right() - figure - _GAP)
        draw_words(painter, left, line.title, self.theme.text)

    def _party(self, party: int) -> QColor:
        return self._document.party_colour(self.theme, party)


class ResultList(QListView):
    """The list itself. It never takes the focus: the keys go to the search box."""

    chosen = Signal(object)
    """The `Result` that was clicked or confirmed."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.results = SearchResults(self)
        self._delegate = _ResultDelegate(document, theme, self)
        self.setModel(self.results)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Search results")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameStyle(QFrame.Shape.NoFrame)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_current(self, *, shown: bool) -> None:
        """Whether it is told by colour which line the keys are about."""
        self._delegate.shows_current = shown
        self.viewport().update()

    def show_results(self, lines: list[Result]) -> None:
        """List results, with the first one ready to be confirmed."""
        self.results.show_lines(lines)
        self._make_current(self._next(-1, 1))
        self.scrollToTop()

    def height_of_all(self) -> int:
        """How high the list would have to be to show every line."""
        return sum(self.sizeHintForRow(row) for row in range(len(self.results.lines)))

    def walk(self, step: int) -> None:
        """Go to the next line up (−1) or down (1) that can be chosen, from the end to the start."""
        current = self.currentIndex().row() if self.currentIndex().isValid() else -1
        self._make_current(self._next(current, step))

    def choose_current(self) -> None:
        """Confirm the current line, if there is one."""
        current = self.currentIndex()
        if current.isValid() and self.results.lines[current.row()].can_be_chosen:
            self.chosen.emit(self.results.lines[current.row()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line under the pointer is the current one."""
        self._make_current(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click confirms."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(self.results.lines[index.row()])

    def _next(self, row: int, step: int) -> QModelIndex:
        count = len(self.results.lines)
        places = ((row + step * distance) % count for distance in range(1, count + 1))
        found = (place for place in places if self.results.lines[place].can_be_chosen)
        return self.results.index(next(found, -1))

    def _make_current(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.setCurrentIndex(index)
