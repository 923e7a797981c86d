"""Editing one cell of the register in its place: Enter stores, Escape leaves, Tab goes on to the next cell."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.bulk.fields import Field
from models.bulk.reading import Near, Value
from models.entry import Refused
from models.snapshot import to_date
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.register.bulk.value_field import LineValue, TextValue
from views.register.cells import FIELDS
from views.register.columns import Column
from views.register.model import RegisterModel
from views.register.table import RegisterTable
from views.theme import Theme

_NARROWEST = 210
_TEXT_WIDTH, _TEXT_HEIGHT = 420, 130
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class CellEditor(QFrame):
    """Stands over a cell while it is edited. What cannot be read or stored stays in it, with the reason under it.

    `commit` stores a value of a statement's field, or raises `UserError`.
    """

    def __init__(
        self,
        document: Document,
        table: RegisterTable,
        model: RegisterModel,
        commit: Callable[[str, Field, Value], None],
        theme: Theme,
    ) -> None:
        super().__init__(table.viewport())
        self._document, self._table, self._model, self._commit, self._theme = document, table, model, commit, theme
        self._statement, self._column, self._before = "", Column.TEXT, ""
        self.field: LineValue | TextValue | None = None
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setAutoFillBackground(True)
        # Else it would have the roles of the table that it stands in, and words the colour of cells.
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(1, 1, 1, 1)
        self.gone = plain_label()
        self.gone.setText("This statement was deleted meanwhile. Copy what you typed; Escape gives it up.")
        self.gone.setContentsMargins(4, 2, 4, 3)
        self._inside.addWidget(self.gone)
        self.hide()
        table.verticalScrollBar().valueChanged.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)
        model.modelReset.connect(self._place)
        self.set_theme(theme)

    @property
    def is_open(self) -> bool:
        """Whether a cell is being edited."""
        return self.field is not None

    def open(self, index: QModelIndex) -> None:
        """Edit a cell; codes are no field that is edited. A cell that was open is stored first."""
        if not index.isValid() or FIELDS[Column(index.column())] is Field.CODE or not self.leave():
            return
        self._statement, self._column = self._model.id_at(index.row()), Column(index.column())
        field = FIELDS[self._column]
        text_field = field is Field.TEXT
        self.field = TextValue(field) if text_field else LineValue(self._document, field, self._near)
        self._before = self._model.written.cell(self._statement, field)
        self.field.show(self._before)
        self.field.set_theme(self._theme)
        self._inside.insertWidget(0, self.field.widget)
        self.gone.hide()
        keys = self._keys_go_to
        keys.installEventFilter(self)
        self.show()
        self._place()
        keys.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.field, LineValue):
            self.field.widget.line.selectAll()
        else:
            self.field.widget.selectAll()

    def leave(self) -> bool:
        """Store what stands in the open cell and close it; False where it cannot be read, so that it stays."""
        if self.field is None:
            return True
        reading = self.field.reading()
        if isinstance(reading, Refused):
            self.field.complain(reading.sentence)
            return False
        if self._is_changed:
            self._commit(self._statement, FIELDS[self._column], reading)
        self.close_cell()
        return True

    def close_cell(self) -> None:
        """Give up what stands in the open cell."""
        if self.field is None:
            return
        gone, self.field = self.field.widget, None
        self.hide()
        self._inside.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self._table.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        set_colours(self, {Role.WindowText: theme.accent, Role.Window: theme.surface})
        colour_text(self.gone, theme.apart)
        if self.field is not None:
            self.field.set_theme(theme)

    def event(self, event: QEvent) -> bool:
        """Grow with the sentence under the line."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.field is not None and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        left = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut
        if left and isinstance(event, QFocusEvent) and event.reason() not in _STAYS:
            self.leave()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_cell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # In a text of several lines, Enter with Shift begins another one.
            if shifted and self._column is Column.TEXT:
                return False
            self.leave()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._go_on(-1 if event.key() == Qt.Key.Key_Backtab or shifted else 1)
        else:
            return False
        return True

    def _go_on(self, step: int) -> None:
        statement, column = self._statement, self._column
        if not self.leave():
            return
        row = self._model.row_of(statement)
        columns = [one for one in self._table.room.shown() if FIELDS[one] is not Field.CODE]
        if row is None or column not in columns:
            return
        place = row * len(columns) + columns.index(column) + step
        row, at = divmod(place, len(columns))
        index = self._model.index(row, columns[at])
        if index.isValid():
            self._table.setCurrentIndex(index)
            self._table.scrollTo(index)
            self.open(index)

    @property
    def _keys_go_to(self) -> QWidget:
        assert self.field is not None  # noqa: S101 - asked for while a cell is open
        return self.field.widget.line if isinstance(self.field, LineValue) else self.field.widget

    @property
    def _is_changed(self) -> bool:
        if isinstance(self.field, LineValue):
            return self.field.widget.line.text() != self._before
        return self.field is not None and self.field.widget.is_half_typed

    def _near(self) -> Near:
        statements = self._document.snapshot.statements
        at = statements.position.get(self._statement)
        if at is None:
            return Near()
        if self._column is Column.RANGE:
            return Near(issue=int(statements.issue[at]))
        return Near(year=to_date(int(statements.published[at])).year)

    def _place(self) -> None:
        row = self._model.row_of(self._statement)
        if self.field is None:
            return
        if row is None:
            self._say_that_it_is_gone()
            return
        cell, room = self._table.visualRect(self._model.index(row, self._column)), self._table.viewport().rect()
        is_text = self._column is Column.TEXT
        width = max(cell.width(), _TEXT_WIDTH if is_text else _NARROWEST)
        height = _TEXT_HEIGHT if is_text else self.sizeHint().height()
        left = max(0, min(cell.left(), room.width() - width))
        top = min(cell.top() - 1, room.height() - height) if cell.top() < room.height() else cell.top()
        self.setGeometry(left, top, min(width, room.width()), height)

    def _say_that_it_is_gone(self) -> None:
        """Keep what was typed for a statement that was deleted meanwhile, which one that is filtered out was not."""
        if self._statement in self._document.snapshot.statements.position:
            return
        if not self._is_changed:
            self.close_cell()
        elif self.gone.isHidden():
            self.gone.show()
            room, height = self._table.viewport().height(), self.height() + self.gone.heightForWidth(self.width())
            self.setGeometry(self.x(), max(0, min(self.y(), room - height)), self.width(), height)
