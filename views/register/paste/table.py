"""The rows of a pasted table: cells are mended in place, and what is wrong with a row stands in full under it."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models.bulk.fields import Field
from views.colouring import Role, set_colours
from views.register.paste.header import PasteHeader
from views.register.paste.model import PROBLEM_ROLE, PasteModel
from views.theme import Theme

_ROOM = 10
_INSET = 5
_TEXT_HEIGHT = 110
_WIDTHS = {Field.TEXT: 340, Field.CONDITION: 180, Field.ISSUE: 200, Field.SPEAKER: 160, Field.SOURCE: 150}
_USUAL_WIDTH, _FIRST_WIDTH = 124, 108


class PasteDelegate(QStyledItemDelegate):
    """Draws cells in the upper part of their row, tints what cannot be read, and edits long texts as such."""

    def __init__(self, theme: Theme, table: "PasteTable") -> None:
        super().__init__(table)
        self.theme, self._table = theme, table

    def initStyleOption(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole) or self.theme.text
        option.palette.setColor(QPalette.ColorRole.Text, colour)

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the cell in the line that is its own."""
        rect = QRect(option.rect)
        line = QRect(rect.left(), rect.top(), rect.width(), self._table.line_height)
        option.rect = line.adjusted(_INSET, 0, -_INSET, 0)
        if index.column() and index.data(PROBLEM_ROLE):
            painter.fillRect(line.adjusted(1, 2, -1, -2), self.theme.tint(self.theme.apart, 0.16))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if focused:
            painter.save()
            painter.setPen(self.theme.accent)
            painter.drawRect(line.adjusted(0, 0, -1, -1))
            painter.restore()
        option.rect = rect

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        if "\n" in str(index.data(Qt.ItemDataRole.EditRole)):
            return QPlainTextEdit(parent)
        line = QLineEdit(parent)
        names = self._table.names_in(index.column())
        if names:
            completer = QCompleter(names, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        height = _TEXT_HEIGHT if isinstance(editor, QPlainTextEdit) else self._table.line_height
        editor.setGeometry(rect.left(), rect.top(), rect.width(), height)


class PasteTable(QTableView):
    """Rows in which something cannot be read are two lines high: the second says what, over all columns."""

    editing_ended = Signal()
    """A cell that was edited is closed."""

    def __init__(self, model: PasteModel, theme: Theme) -> None:
        super().__init__()
        self._model, self.theme = model, theme
        self.header = PasteHeader(theme, self)
        self._delegate = PasteDelegate(theme, self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._delegate.closeEditor.connect(self.editing_ended)
        self._set_up()
        self.set_theme(theme)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being edited."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def line_height(self) -> int:
        """The height of one line of cells."""
        return self.fontMetrics().height() + _ROOM

    def names_in(self, column: int) -> list[str]:
        """What can be named in a column."""
        pasting = self._model.pasting
        field = None if pasting is None or column == 0 else pasting.fields[column - 1]
        if pasting is None or field is None:
            return []
        return [one.name for one in pasting.row_reader.reader.choices(field)[0]]

    def fit_columns(self) -> None:
        """Make the columns as wide as what they usually hold."""
        pasting = self._model.pasting
        self.setColumnWidth(0, _FIRST_WIDTH)
        for column, field in enumerate(pasting.fields if pasting is not None else ()):
            width = _USUAL_WIDTH if field is None else _WIDTHS.get(field, _USUAL_WIDTH)
            self.setColumnWidth(column + 1, width)

    def fit_row(self, row: int) -> None:
        """Give a row the height that it needs for what is wrong with it."""
        height = self.line_height * (2 if self._model.problem(row) else 1)
        if self.rowHeight(row) != height:
            self.setRowHeight(row, height)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = self._delegate.theme = self.header.theme = self._model.theme = theme
        set_colours(self, {Role.Base: theme.surface, Role.Text: theme.text})
        set_colours(self.header, {Role.Button: theme.surface, Role.Window: theme.surface})
        self.header.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.header.viewport().setAutoFillBackground(True)
        self.viewport().update()
        self.header.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that edit cells, of which the window has its own uses."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell, as F2 does."""
        index = self.currentIndex()
        # The key that ends editing a cell comes here too.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.column() > 0 and not self.is_editing:
            self.edit(index)
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write under each bad row what is wrong with it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        height, width = self.line_height, self.viewport().width()
        row = max(self.rowAt(0), 0)
        while row < self._model.rowCount() and self.rowViewportPosition(row) < self.viewport().height():
            top = self.rowViewportPosition(row)
            problem = self._model.problem(row) if self.rowHeight(row) > height else ""
            if problem:
                place = QRect(_FIRST_WIDTH + 8, top + height - 4, width - _FIRST_WIDTH - 16, height)
                painter.setPen(self.theme.apart)
                words = painter.fontMetrics().elidedText(problem, Qt.TextElideMode.ElideRight, place.width())
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            painter.setPen(self.theme.grid)
            bottom = top + self.rowHeight(row) - 1
            painter.drawLine(0, bottom, width, bottom)
            row += 1

    def _set_up(self) -> None:
        self.setAccessibleName("Pasted rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self.line_height)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
