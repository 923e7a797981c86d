"""One kind of record: its list, and beside or below it the form of the chosen one or of a new one."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.errors import UserError
from models.phrases import counted
from views.colouring import Role, set_colours, set_ground
from views.document import Document
from views.gone import GoneNotice
from views.inspector.properties import colour_text, plain_label
from views.records.kind import Kind
from views.records.listing import RecordModel, RecordTable
from views.start_page import StartPage
from views.theme import Theme

_WIDE = 900
"""From this width on the form stands beside the list."""


class RecordPage(QWidget):
    """Follows the document. What is half typed in the form is committed before another record is shown."""

    deleted = Signal(str)
    """What was deleted, as a sentence; it was the last step."""

    def __init__(self, kind: Kind, document: Document, theme: Theme) -> None:
        super().__init__()
        self.kind, self._document = kind, document
        self.model = RecordModel(kind, document, theme)
        self.table = RecordTable(self.model, kind, theme)
        self.form, self.adder = kind.form(document, theme), kind.adder(document, theme)
        self.gone = GoneNotice(document, kind.noun, theme)
        self.filter_field = QLineEdit()
        self.add_button, self.delete_button = QPushButton(f"&Add {kind.noun}"), QPushButton("Delete")
        self.empty = StartPage(f"No {kind.title.lower()} yet", kind.belongs, ((f"Add {kind.noun}", self.begin_adding),))
        self._heading, self._count, self._hint = plain_label(bold=True, size=1.25), plain_label(), plain_label()
        self._list, self._side = QStackedWidget(), QWidget()
        self._wide: bool | None = None
        self._list_frame, self._side_frame, self._splitter = QFrame(), QScrollArea(), QSplitter()
        self.chosen_id = ""
        self._restoring = False
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def refresh(self) -> None:
        """Show the records as they are now; the chosen one stays chosen for as long as it is there."""
        self.model.refresh()
        self._show_state()
        record = self.model.find(self.chosen_id)
        if record is not None:
            self.gone.hide()
            self.form.show_fact(record.id, record.fact)
        elif self.chosen_id and self.form.is_half_typed:
            self.gone.show_gone(self.chosen_id)
        else:
            self.gone.hide()
            self.chosen_id = self.form.record_id = ""
        self._restore_selection()
        if self.adder.isHidden():
            self._show_side()

    def choose(self, row_id: str) -> None:
        """Show a record in the form; where the one before cannot be saved, that one stays."""
        record = self.model.find(row_id)
        if record is None:
            return
        if row_id != self.chosen_id:
            self._finish_or_go_back()
        self.chosen_id = row_id
        record = self.model.find(row_id) or record
        self.form.show_fact(record.id, record.fact)
        self._restore_selection()
        self._show_side()

    def begin_adding(self) -> None:
        """Ask for a new record."""
        self._document.refuse_looking_back()
        self._finish_or_go_back()
        self._put_aside(self.adder)
        self._side_frame.verticalScrollBar().setValue(0)
        self.adder.begin()

    def delete_chosen(self) -> None:
        """Delete the chosen record, and choose the next one; raises `UserError` where something refers to it."""
        record, row = self.model.find(self.chosen_id), self.model.row_of(self.chosen_id)
        if record is None:
            return
        self.kind.delete(self._document.store, record.id)
        following = self.model.record_at(min(row or 0, self.model.rowCount() - 1))
        if following is not None:
            self.choose(following.id)
        self.deleted.emit(f"{record.name} was deleted.")

    def finish(self) -> None:
        """Commit what is half typed; raises `UserError` when it cannot be read or saved."""
        self.gone.refuse()
        self.form.finish()

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while something has been begun and not been added; a new record is then shown."""
        if self.adder.is_half_typed:
            self._put_aside(self.adder)
            raise UserError(f"A new {self.kind.noun} has been begun and is not added.")
        self.form.refuse_unfinished()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.model, self.table, self.gone, self.form, self.adder, self.empty):
            part.set_theme(theme)
        for label in (self._count, self._hint):
            colour_text(label, theme.muted)
        for frame in (self._list_frame, self._side_frame):
            set_colours(frame, {Role.WindowText: theme.border})
        for ground in (self._list, self._side, self._side_frame.viewport()):
            set_ground(ground, theme.surface)
            set_colours(ground, {Role.WindowText: theme.text})
        self._restore_selection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        if wide != self._wide:
            self._wide = wide
            self._splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
            self._splitter.setSizes([530, 470] if wide else [380, 620])

    def _lay_out(self) -> None:
        self._dress()
        self._fill_frames()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(self._top())
        layout.addWidget(self._splitter, 1)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(10)
        for part in (self._heading, self._count):
            part.setWordWrap(False)
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.filter_field, 3)
        for button in (self.add_button, self.delete_button):
            top.addWidget(button)
        return top

    def _fill_frames(self) -> None:
        inside = QVBoxLayout(self._list_frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._list)
        for shown in (self.table, self.empty):
            self._list.addWidget(shown)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(16, 14, 16, 14)
        beside.addWidget(self.gone)
        for page in (self._hint, self.form, self.adder):
            beside.addWidget(page)
        self._put_aside(self._hint)
        self._side_frame.setWidget(self._side)
        self._splitter.addWidget(self._list_frame)
        self._splitter.addWidget(self._side_frame)

    def _dress(self) -> None:
        self._heading.setText(self.kind.title)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.filter_field.setPlaceholderText(f"Filter {self.kind.title.lower()}…")
        self.filter_field.setAccessibleName(f"Filter {self.kind.title.lower()}")
        self.filter_field.setClearButtonEnabled(True)
        self.filter_field.setMaximumWidth(320)
        self.add_button.setToolTip("Insert, or Ctrl+Shift+A")
        self.delete_button.setToolTip("Del in the list; it can be undone")
        self.delete_button.setAccessibleName(f"Delete the chosen {self.kind.noun}")
        self._list_frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self._side_frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self._side_frame.setWidgetResizable(True)
        self._side_frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(12)

    def _connect(self) -> None:
        self.filter_field.textChanged.connect(self._filter)
        self.add_button.clicked.connect(self.begin_adding)
        self.delete_button.clicked.connect(self.delete_chosen)
        self.gone.given_up.connect(self._give_up)
        self.adder.added.connect(self._added)
        self.adder.left.connect(self._leave_adder)
        self.table.opened.connect(self.form.focus_first)
        self.table.selectionModel().currentRowChanged.connect(self._choose_current)
        self.model.modelReset.connect(self._restore_selection)
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.delete_chosen)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.filter_field, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.table.setFocus)

    def _filter(self, words: str) -> None:
        self.model.filter_words(words)
        self._show_state()

    def _added(self, row_id: str) -> None:
        if self.model.row_of(row_id) is None:
            self.filter_field.clear()
        self._put_aside(self.form)
        self.choose(row_id)
        self.form.focus_first()

    def _leave_adder(self) -> None:
        self._show_side()
        self.table.setFocus()

    def _choose_current(self) -> None:
        record = self.model.record_at(self.table.currentIndex().row())
        if record is not None and not self._restoring:
            self.choose(record.id)

    def _finish_or_go_back(self) -> None:
        """Commit what is half typed; where that fails its record stays chosen, so that nothing is lost."""
        finished = False
        try:
            self.finish()
            self.form.refuse_unfinished()
            finished = True
        finally:
            if not finished:
                self._restore_selection()
                # A click selects what it hit once this has returned.
                QTimer.singleShot(0, self, self._restore_selection)

    def _restore_selection(self) -> None:
        row = self.model.row_of(self.chosen_id)
        self._restoring = True
        if row is None:
            self.table.clearSelection()
        else:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
        self._restoring = False

    def _give_up(self) -> None:
        self.form.drop()
        self.refresh()

    def _show_state(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        all_of_them = counted(total, self.kind.noun, self.kind.title.lower())
        self._count.setText(all_of_them if shown == total else f"{shown:,} of {all_of_them}")
        self._list.setCurrentWidget(self.table if total else self.empty)
        may_change = not self._document.store.looking_back
        self.add_button.setEnabled(may_change)
        self.delete_button.setEnabled(may_change and bool(self.chosen_id) and not self.gone.is_shown)

    def _show_side(self) -> None:
        article = "an" if self.kind.noun[0] in "aeiou" else "a"
        self._hint.setText(f"Choose {article} {self.kind.noun} to edit it." if self.model.total else "")
        self._put_aside(self.form if self.chosen_id else self._hint)
        self._show_state()

    def _put_aside(self, page: QWidget) -> None:
        """Show one page beside the list; it takes only the room that it needs itself."""
        for one in (self._hint, self.form, self.adder):
            one.setVisible(one is page)
