"""A list of excerpts and what becomes, or became, of them: carried over, reworded, lost."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.excerpts.carrying import Fate
from models.sources.fates import HeldExcerpt
from views.document import Document
from views.focus import paint_focus
from views.labels import party_name
from views.plain import in_order, one_line, tooltip
from views.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex

FATE_ROLE = int(Qt.ItemDataRole.UserRole)

_PADDING = 10.0
_MOST_ROWS = 5


class FateRow:
    """An excerpt with what became of it; `new` are the words that it has now, "" where they are the same or none."""

    def __init__(self, excerpt: HeldExcerpt, fate: Fate, new: str, statement: str) -> None:
        self.excerpt, self.fate, self.new, self.statement = excerpt, fate, new, statement

    @property
    def words(self) -> str:
        """The row in words."""
        old = f"“{one_line(self.excerpt.anchor.quote)}”"
        return in_order("→", (old, f"“{one_line(self.new)}”")) if self.new else old

    @property
    def spoken(self) -> str:
        """The row as one sentence, for those who hear it."""
        return f"{self.statement}, {self.fate}: {self.words}"


def statement_name(document: Document, statement_id: str) -> str:
    """The statement that an excerpt belongs to, by code and party."""
    snapshot, statements = document.snapshot, document.snapshot.statements
    at = statements.position.get(statement_id)
    if at is None:
        return "deleted statement"
    return f"{statements.codes[at]} {party_name(snapshot, int(statements.party[at]))}"


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FateRow] = []

    def show_rows(self, rows: list[FateRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.words,
            Qt.ItemDataRole.ToolTipRole: tooltip(_in_full(row)),
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            FATE_ROLE: row,
        }
        return answers.get(role)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(QFontMetricsF(option.font).height()) + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FateRow = index.data(FATE_ROLE)
        painter.save()
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self.theme.selected)
        inside = box.adjusted(_PADDING, 0, -_PADDING, 0)
        metrics = QFontMetricsF(option.font)
        first = metrics.horizontalAdvance("reworded") + 18
        second = min(metrics.horizontalAdvance("ST000 United Kingdom") + 14, inside.width() * 0.3)
        bold = QFont(option.font)
        bold.setBold(row.fate is not Fate.CARRIED)
        painter.setFont(bold)
        self._draw(painter, QRectF(inside.left(), inside.top(), first, inside.height()), row.fate, self._ink(row.fate))
        painter.setFont(option.font)
        at = QRectF(inside.left() + first, inside.top(), second - 10, inside.height())
        self._draw(painter, at, row.statement, self.theme.muted)
        rest = inside.adjusted(first + second, 0, 0, 0)
        self._draw(painter, rest, row.words, self.theme.text)
        paint_focus(painter, option, self.theme)
        painter.restore()

    def _ink(self, fate: Fate) -> QColor:
        return {Fate.LOST: self.theme.apart, Fate.REWORDED: self.theme.warning}.get(fate, self.theme.muted)

    def _draw(self, painter: QPainter, box: QRectF, words: str, colour: QColor) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, max(box.width(), 0))
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class FateList(QListView):
    """As high as its rows, up to some; choosing one tells whose it is."""

    chosen = Signal(object)
    """The `FateRow` that was clicked or walked to."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._rows = _Rows()
        self._delegate = _Delegate(theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._choose)

    @property
    def rows(self) -> Sequence[FateRow]:
        """What is listed."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[FateRow]) -> None:
        """List these, with what was chosen before still chosen."""
        before = self.current()
        self._rows.show_rows(list(rows))
        self.setFixedHeight(max(self.sizeHintForRow(0), 0) * min(len(rows), _MOST_ROWS) + 2)
        kept = (at for at, one in enumerate(rows) if before is not None and one.excerpt.id == before.excerpt.id)
        self.setCurrentIndex(self._rows.index(next(kept, -1)))

    def current(self) -> FateRow | None:
        """The row that is chosen."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._rows.rows[index.row()])


def _in_full(row: FateRow) -> str:
    new = f"\n\nNow:\n{row.new}" if row.new else ""
    return f"{row.statement}, {row.fate}\n\n{row.excerpt.anchor.quote}{new}"
