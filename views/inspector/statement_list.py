"""A short list of statements: day, who, act, range. Choosing one chooses it everywhere."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.snapshot import Ints, ints
from views.document import Document
from views.focus import paint_focus
from views.labels import (
    NOT_COMPARABLE,
    NOT_STATED,
    act_label,
    party_name,
    said_words,
    speaker_name,
    stance_words,
)
from views.plain import tooltip
from views.theme import Theme

_SIGNS = {NOT_STATED: "–", NOT_COMPARABLE: "≠"}
"""What stands for words that the narrow column of ranges has no room for."""


def row_height(font: QFont) -> int:
    """The height of one row of the list."""
    return int(QFontMetricsF(font).height()) + 9


class _Rows(QAbstractListModel):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.positions: Ints = ints([])

    def show(self, positions: Ints) -> None:
        self.beginResetModel()
        self.positions = positions
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.positions)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(party_name(self._document.snapshot, self.party(index.row())))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "  ".join(self.words(index.row()))
        return None

    def words(self, row: int) -> tuple[str, str, str, str]:
        snapshot, position = self._document.snapshot, int(self.positions[row])
        statements = snapshot.statements
        condition = ", conditional" if statements.on_condition[position] else ""
        return (
            said_words(statements, position, year=False),
            speaker_name(snapshot, int(statements.speaker[position])),
            act_label(int(statements.act[position])) + condition,
            _SIGNS.get(stance := stance_words(statements, position), stance),
        )

    def party(self, row: int) -> int:
        return int(self._document.snapshot.statements.party[self.positions[row]])


class _Delegate(QStyledItemDelegate):
    """Paints one row in four columns."""

    def __init__(self, rows: _Rows, document: Document, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._document, self.theme = rows, document, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self.theme.selected)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self.theme.grid)
        day, who, act, stance = self._rows.words(index.row())
        party = self._rows.party(index.row())
        colour = self._document.party_colour(self.theme, party)
        width = box.width() - 12
        places = (0.0, 0.18, 0.53, 0.86, 1.0)
        columns = ((day, self.theme.muted, False), (who, self.theme.text, False), (act, self.theme.muted, False))
        for number, (words, ink, _) in enumerate((*columns, (stance, colour, True))):
            left, right = box.left() + 6 + places[number] * width, box.left() + 6 + places[number + 1] * width
            font = QFont(option.font)
            font.setBold(number == 3)
            painter.setFont(font)
            painter.setPen(ink)
            align = Qt.AlignmentFlag.AlignRight if number == 3 else Qt.AlignmentFlag.AlignLeft
            place = QRectF(left, box.top(), right - left - (0 if number == 3 else 6), box.height())
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, shown)
        paint_focus(painter, option, self.theme)
        painter.restore()


class StatementList(QListView):
    """A list of statements that is as high as its rows, up to a limit."""

    opened = Signal(str)
    """The id of the statement that was clicked or entered."""

    def __init__(self, document: Document, theme: Theme, name: str) -> None:
        super().__init__()
        self._document = document
        self._rows = _Rows(document)
        self._delegate = _Delegate(self._rows, document, theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_statements(self, positions: Ints, chosen: int = -1, most_rows: int = 7) -> None:
        """List the statements at these positions; `chosen` is marked."""
        self._rows.show(positions)
        self.setFixedHeight(row_height(self.font()) * min(len(positions), most_rows) + 2)
        row = positions.tolist().index(chosen) if chosen in positions else -1
        if row >= 0:
            self.setCurrentIndex(self._rows.index(row))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._delegate.theme = theme
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._document.snapshot.statements.ids[self._rows.positions[index.row()]])
