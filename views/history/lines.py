"""Lists of two-line rows with headings between them, painted for as many rows as there may be."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from views.colouring import Role, set_colours
from views.plain import one_line, tooltip
from views.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole)

_PADDING = 12.0
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """One row: above what it is, with `lead` before it and a few words at the right; below, muted, the rest.

    A heading has its text alone. `marked` stands out. `tip` is all there is to say, with the lines of texts.
    """

    text: str
    lead: str = ""
    right: str = ""
    detail: str = ""
    tip: str = ""
    heading: bool = False
    marked: bool = False

    @property
    def spoken(self) -> str:
        """The row as one sentence, for those who hear it."""
        first = " ".join(filter(None, (self.lead, self.text)))
        return ", ".join(filter(None, (one_line(first), self.detail, self.right)))


class LinesModel(QAbstractListModel):
    """Rows for a `LineTable`; subclasses say how many there are and what each is."""

    def line(self, row: int) -> Line:
        """What stands in a row."""
        raise NotImplementedError

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's `Line` and words."""
        if not index.isValid():
            return None
        line = self.line(index.row())
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: one_line(line.text),
            Qt.ItemDataRole.ToolTipRole: tooltip(line.tip) or None,
            Qt.ItemDataRole.AccessibleTextRole: line.spoken,
            LINE_ROLE: line,
        }
        return answers.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and self.line(index.row()).heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class LineTable(QTableView):
    """A list of lines, one of which is chosen. What comes in above leaves the place that one looks at where it is."""

    def __init__(self, name: str, model: LinesModel, theme: Theme) -> None:
        super().__init__()
        self._lines = model
        self._anchor = (QPersistentModelIndex(), 0)
        self._delegate = LineDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self._set_up()
        self._fit_all()
        model.modelReset.connect(self._fit_all)
        model.rowsAboutToBeInserted.connect(self._remember_place)
        self.set_theme(theme)

    @property
    def chosen_row(self) -> int:
        """The row that is chosen, −1 for none."""
        return self.currentIndex().row()

    def choose_row(self, row: int) -> None:
        """Choose a row, and show it."""
        index = self._lines.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        set_colours(self, {Role.Base: theme.surface, Role.WindowText: theme.border})

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self._fit(start, end)
        anchor, before = self._anchor
        self._anchor = (QPersistentModelIndex(), 0)
        if anchor.isValid() and anchor.row() > end:
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(anchor).top() - before)

    def _remember_place(self) -> None:
        """What is at the upper edge; nothing at the very top, where one waits for what is new."""
        at_top = self.verticalScrollBar().value() == 0
        anchor = QPersistentModelIndex(QModelIndex() if at_top else self.indexAt(QPoint(0, 0)))
        self._anchor = (anchor, self.visualRect(anchor).top())

    def _set_up(self) -> None:
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        # Tab leaves the list; the arrow keys walk in it.
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(2 * self.fontMetrics().height() + 17))

    def _fit_all(self) -> None:
        self._fit(0, self._lines.rowCount() - 1)

    def _fit(self, start: int, end: int) -> None:
        # Rows that take the place of others have their heights at first.
        rows = self.verticalHeader()
        for row in range(start, end + 1):
            heading = self._lines.line(row).heading
            height = self.fontMetrics().height() + 16 if heading else rows.defaultSectionSize()
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)


class LineDelegate(QStyledItemDelegate):
    """Paints a line, or a heading."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(2 * QFontMetricsF(option.font).height() + 17))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        box = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, box, option, line)
        inside = box.adjusted(_PADDING, 6, -_PADDING, -7)
        if line.heading:
            painter.setFont(_bold(option.font))
            _draw(painter, box.adjusted(_PADDING, 4, -_PADDING, -2), line.text, self.theme.muted)
        else:
            half = inside.height() / 2
            upper = QRectF(inside.left(), inside.top(), inside.width(), half)
            self._paint_first(painter, upper, line, option.font)
            painter.setFont(option.font)
            _draw(painter, upper.translated(0, half), line.detail, self.theme.muted)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, line: Line) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self.theme.selected)
        elif line.heading:
            painter.fillRect(box, self.theme.window)
        elif line.marked:
            painter.fillRect(box, self.theme.tint(self.theme.warning, 0.14))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self.theme.grid)
        if line.marked:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), self.theme.warning)
        painter.setPen(QPen(self.theme.grid))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_first(self, painter: QPainter, box: QRectF, line: Line, font: QFont) -> None:
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(line.right)
        if line.right:
            right = QRectF(box.right() - width, box.top(), width + 1, box.height())
            _draw(painter, right, line.right, self.theme.muted)
            box = box.adjusted(0, 0, -width - _GAP, 0)
        if line.lead:
            painter.setFont(_bold(font))
            used = _draw(painter, box, line.lead, self.theme.text)
            box = box.adjusted(used + 8, 0, 0, 0)
            painter.setFont(font)
        _draw(painter, box, line.text, self.theme.text)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _draw(painter: QPainter, box: QRectF, text: str, colour: QColor) -> float:
    """Draw one line of plain text, elided to the room there is, and tell how wide it came out."""
    metrics = QFontMetricsF(painter.font())
    words = metrics.elidedText(one_line(text[:400]), Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
    return metrics.horizontalAdvance(words)
