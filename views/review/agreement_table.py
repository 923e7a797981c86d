"""The table of agreement: figures to walk through by the arrow keys; Enter or a click opens what is behind one."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QStyledItemDelegate, QTableView, QWidget

from views.colouring import Role, set_colours
from views.focus import paint_focus
from views.register.painting import PADDING, RegisterHeader
from views.review.agreement_model import SMALL_ROLE, AgreementModel, Index
from views.theme import Theme

_LINES = 2.6


class AgreementTable(QTableView):
    """`opened` carries the place of the figure that was chosen."""

    opened = Signal(object)

    def __init__(self, model: AgreementModel, theme: Theme) -> None:
        super().__init__()
        self._header, self._delegate = RegisterHeader(theme, self), _Delegate(theme, self)
        self._header.setSectionsMovable(False)
        self._header.setSectionsClickable(False)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Agreement by issue and field")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * _LINES))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._open)
        self.set_theme(theme)

    def fit(self) -> None:
        """Share out the width: as much as figures need, the rest for the names of issues."""
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.model().columnCount()):
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance("99.9 % of 10,00") + 2 * PADDING)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._header.theme = self._delegate.theme = theme
        set_colours(self, {Role.Base: theme.surface, Role.Text: theme.text})
        self._header.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if index.isValid() and index.column():
            self.opened.emit(index)


class _Delegate(QStyledItemDelegate):
    """The figure over what it rests on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: Any, _index: Index) -> QSize:
        return QSize(80, round(QFontMetrics(option.font).height() * _LINES))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        rect, small = QRect(option.rect), index.data(SMALL_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.selected)
        elif index.column() and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.theme.grid)
        painter.setPen(self.theme.border if not index.row() else self.theme.grid)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(PADDING, 4, -PADDING, -4)
        font = QFont(option.font)
        font.setBold(bool(index.column()) or not index.row())
        self._write(painter, inside if not small else _upper(inside), font, self.theme.text, index)
        if small:
            font.setBold(False)
            font.setPointSizeF(font.pointSizeF() * 0.88)
            painter.setFont(font)
            painter.setPen(self.theme.muted)
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, small)
        paint_focus(painter, option, self.theme)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, font: QFont, colour: Any, index: Index) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        words = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side, words)


def _upper(rect: QRect) -> QRect:
    return rect.adjusted(0, 0, 0, -rect.height() // 2)
