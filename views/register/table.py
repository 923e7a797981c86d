"""The table of the statements register: rows to choose and to copy, columns to show, move and hide."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget

from views.colouring import colour_rows
from views.copying import table_mime
from views.register.columns import Column
from views.register.model import RegisterModel
from views.register.painting import RegisterHeader
from views.register.quick_painting import QuickDelegate
from views.register.room import ColumnRoom
from views.theme import Theme


class RegisterTable(QTableView):
    """Rows of statements, newest first until they are ordered otherwise."""

    edit_asked = Signal(QModelIndex)
    """A cell is to be edited in its place."""

    def __init__(self, model: RegisterModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.further_actions: list[QAction] = []
        """What else the menu of the rows offers."""
        self._header = RegisterHeader(theme, self)
        self._delegate = QuickDelegate(theme, self, self.first_column, model.look)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.room = ColumnRoom(self._header)
        self._set_up()
        self._set_up_sorting()
        self._set_up_menus()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._header.theme = self._delegate.theme = theme
        colour_rows(self, theme)
        self._header.viewport().update()

    def selected_ids(self) -> tuple[str, ...]:
        """The statements of the selected rows, from top to bottom."""
        return tuple(self._model.id_at(row) for row in self._selected_rows())

    def select_rows(self, rows: Iterable[int], current: int | None) -> None:
        """Select just these rows, and walk on from the current one, if it is given; nothing scrolls."""
        self.setAutoScroll(False)
        chosen = self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        chosen.clearSelection()
        if current is not None:
            index = self._model.index(current, self.first_column())
            chosen.setCurrentIndex(index, flags.Select | flags.Rows)
        selected = QItemSelection()
        for first, last in runs(rows):
            selected.select(self._model.index(first, 0), self._model.index(last, len(Column) - 1))
        chosen.select(selected, flags.Select)
        self.setAutoScroll(True)

    def first_column(self) -> Column:
        """The column at the left."""
        return next(iter(self.room.shown()), Column.CODE)

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard, with the columns that are shown, in their order."""
        rows, columns = self._selected_rows(), self.room.shown()
        if rows:
            cells = [[self._model.copied(row, column) for column in columns] for row in rows]
            QGuiApplication.clipboard().setMimeData(table_mime([column.title for column in columns], cells))

    def columns_menu(self, parent: QWidget) -> QMenu:
        """A menu to show and hide columns; the code always stays, so that a row can be named."""
        menu = QMenu("Columns", parent)
        for column in Column:
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.triggered.connect(lambda shown, column=column: self.room.ask(column, shown))
        menu.addSeparator()
        menu.addAction("Reset columns").triggered.connect(self.room.reset)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy whole rows, where Qt would copy one cell; Enter edits the current one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit_asked.emit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width anew."""
        super().resizeEvent(event)
        self.room.fit()

    def _set_up(self) -> None:
        self.setAccessibleName("Statements")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Tab leaves the table; the arrow keys walk in it.
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 12)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)

    def _set_up_sorting(self) -> None:
        self._header.setSortIndicator(Column.SAID, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def _set_up_menus(self) -> None:
        for widget, opened in ((self._header, self._open_columns_menu), (self, self._open_menu)):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(opened)

    def _open_columns_menu(self, at: QPoint) -> None:
        self._pop_up(self.columns_menu(self), self._header.mapToGlobal(at))

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        copy = menu.addAction("Copy rows")
        copy.setEnabled(bool(self._selected_rows()))
        copy.triggered.connect(self.copy_selected)
        menu.addActions(self.further_actions)
        menu.addMenu(self.columns_menu(menu))
        self._pop_up(menu, self.viewport().mapToGlobal(at))

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last row of each stretch without a gap: Qt takes long to select thousands of rows one by one."""
    ordered = sorted(rows)
    first = 0
    for place, row in enumerate(ordered, start=1):
        if place == len(ordered) or ordered[place] != row + 1:
            yield ordered[first], row
            first = place
