"""The first columns of a wide table, which stay in sight while the others are scrolled away under them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from views.colouring import colour_rows
from views.register.painting import RegisterDelegate, RegisterHeader
from views.theme import Theme


class NamesBeside(QTableView):
    """Lies over the left edge of a table of the same model, and is seen only while that is scrolled sideways."""

    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._table, self._count = table, 1
        self._header, self._delegate = RegisterHeader(theme, self), RegisterDelegate(theme, self, lambda: 0)
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(self._delegate)
        self._header.setSectionsClickable(False)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(self.place)
        table.horizontalHeader().sectionResized.connect(self.place)
        self.hide()

    def show_columns(self, count: int) -> None:
        """Keep so many columns in sight."""
        self._count = count
        self.place()

    def place(self) -> None:
        """Lie where the columns would be if the table were not scrolled sideways."""
        columns = range(self._table.model().columnCount())
        for column in columns:
            self.setColumnHidden(column, column >= self._count)
            if column < self._count:
                self.setColumnWidth(column, self._table.columnWidth(column))
        wide = sum(self._table.columnWidth(column) for column in columns[: self._count])
        seen = self._table.viewport().geometry()
        # In a narrow table the names would leave no room for what they name.
        shown = self._table.horizontalScrollBar().value() > 0 and wide < seen.width() / 2
        self.setGeometry(QRect(seen.left(), 0, wide, seen.bottom() + 1))
        self.setVisible(shown)
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(self._header.theme.border)
        painter.drawLine(self.viewport().rect().topRight(), self.viewport().rect().bottomRight())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._header.theme = self._delegate.theme = theme
        colour_rows(self, theme)
