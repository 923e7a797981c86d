"""Find and replace in a field: what would change is listed before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.bulk.fields import WORDS, Field
from models.bulk.replacing import Replacing
from models.facts import NONE
from models.phrases import counted
from views.buttons import make_primary
from views.colouring import Role, colour_rows, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.register.painting import RegisterHeader
from views.register.replace.list import ChangeList
from views.register.replace.looking import Looking, Wanted
from views.register.replace.painting import ChangeDelegate
from views.statement_words import StatementWords
from views.theme import Theme

_PAUSE_MS = 180
"""So long after the last key the texts are looked through."""


class ReplacePage(QWidget):
    """Looks through the words of statements, and asks for what is ticked to be replaced."""

    replace_asked = Signal(object, str, dict)
    """The field, what was looked for, and the changes by statement."""
    left = Signal()

    def __init__(self, document: Document, words: StatementWords, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._selected: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self.find_line, self.by_line = QLineEdit(), QLineEdit()
        self.field_box, self.scope_box = QComboBox(), QComboBox()
        self.same_case, self.whole_words = QCheckBox("Match &case"), QCheckBox("&Whole words")
        self.replace_button, self.cancel_button = QPushButton(), QPushButton("Cancel")
        self.changes, self.list = ChangeList(self._code_of, self), QTableView()
        self.count_label = plain_label()
        self._heading, self._frame = plain_label(bold=True, size=1.25), QFrame()
        self._delegate, self._header = ChangeDelegate(theme, self.list), RegisterHeader(theme, self.list)
        self._looking = Looking(words.of)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._dress()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def begin(self, selected: Sequence[str], shown: Sequence[str], field: Field) -> None:
        """Look through the selected statements if they are several, else through all that are shown."""
        self._selected, self._shown = tuple(selected), tuple(shown)
        self.scope_box.clear()
        if len(selected) > 1:
            self.scope_box.addItem(f"in {len(selected):,} selected", self._selected)
        self.scope_box.addItem(f"in all {counted(len(shown), 'statement')} shown", self._shown)
        if field in WORDS:
            self.field_box.setCurrentIndex(WORDS.index(field))
        self.find_line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.find_line.selectAll()
        self.look()

    def refresh(self) -> None:
        """Look again: texts may say something else by now."""
        if self.isVisible():
            there = self._document.snapshot.statements.position
            for at in range(self.scope_box.count()):
                self.scope_box.setItemData(at, tuple(one for one in self.scope_box.itemData(at) if one in there))
            self.look()

    @property
    def field(self) -> Field:
        """The field that is looked through."""
        return Field(self.field_box.currentData())

    def look(self) -> None:
        """Look through the texts anew."""
        self._pause.stop()
        self.changes.clear()
        wanted = Replacing(
            self.find_line.text(), self.by_line.text(), same_case=self.same_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )  # fmt: skip
        statements = tuple(self.scope_box.currentData() or ()) if wanted.find else ()
        self._looking.begin(Wanted(wanted, self.field, statements))

    def replace(self) -> None:
        """Ask for what is ticked to be replaced."""
        if self.replace_button.isEnabled():
            self.replace_asked.emit(self.field, self.find_line.text(), self.changes.chosen())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = self._header.theme = theme
        colour_text(self.count_label, theme.muted)
        make_primary(self.replace_button, theme)
        colour_rows(self.list, theme)
        set_colours(self._frame, {Role.WindowText: theme.border})
        self.list.viewport().update()
        self._header.viewport().update()

    def _dress(self) -> None:
        self._heading.setText("Find and replace")
        for line, name in ((self.find_line, "Find"), (self.by_line, "Replace by")):
            line.setAccessibleName(name)
            line.setMinimumWidth(170)
        self.by_line.setPlaceholderText("nothing")
        for field in WORDS:
            self.field_box.addItem(field.heading, field)
        self.field_box.setAccessibleName("Field")
        self.scope_box.setAccessibleName("Where")
        self.list.setModel(self.changes)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName("What would change")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setShowGrid(False)
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.list.setHorizontalHeader(self._header)
        self._header.setStretchLastSection(True)
        self.list.setColumnWidth(0, 110)
        self.list.setColumnWidth(1, 64)
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(8)
        named: tuple[tuple[str, QWidget, int], ...] = (
            ("F&ind", self.find_line, 2), ("Re&place by", self.by_line, 2), ("I&n", self.field_box, 0),
        )  # fmt: skip
        for words, part, stretch in named:
            label = QLabel(words)
            label.setBuddy(part)
            fields.addWidget(label)
            fields.addWidget(part, stretch)
        fields.addWidget(self.scope_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addLayout(fields)
        self._lay_out_below(layout)

    def _lay_out_below(self, layout: QVBoxLayout) -> None:
        how = QHBoxLayout()
        how.setSpacing(16)
        how.addWidget(self.same_case)
        how.addWidget(self.whole_words)
        how.addStretch(1)
        end = QHBoxLayout()
        end.addWidget(self.count_label, 1)
        end.addWidget(self.cancel_button)
        end.addWidget(self.replace_button)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        layout.addLayout(how)
        layout.addWidget(self._frame, 1)
        layout.addLayout(end)

    def _connect(self) -> None:
        for line in (self.find_line, self.by_line):
            line.textEdited.connect(self._pause.start)
            line.returnPressed.connect(self.look)
        self._pause.timeout.connect(self.look)
        for box in (self.field_box, self.scope_box):
            box.activated.connect(self.look)
        for check in (self.same_case, self.whole_words):
            check.toggled.connect(self.look)
        self._looking.found.connect(self.changes.add)
        self._looking.found.connect(self._say_count)
        self._looking.ended.connect(self._say_count)
        self.changes.ticked.connect(self._say_count)
        self.replace_button.clicked.connect(self.replace)
        self.cancel_button.clicked.connect(self.left)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def _say_count(self) -> None:
        chosen = len(self.changes.chosen())
        self.count_label.setText(self._count_words(chosen))
        self.replace_button.setText(f"Replace in {counted(chosen, 'statement')}" if chosen else "Replace")
        self.replace_button.setEnabled(bool(chosen) and not self._looking.is_looking)

    def _count_words(self, chosen: int) -> str:
        if not self.find_line.text():
            return "Words are looked for as they are typed, not as a pattern."
        if self._looking.is_looking:
            return f"{self.changes.rowCount():,} found so far…"
        if not self.changes.rowCount():
            return f"“{self.find_line.text()}” stands in none of them, or nothing would change."
        return f"{counted(self.changes.places(), 'place')} in {counted(chosen, 'statement')}"

    def _code_of(self, statement: str) -> str:
        statements = self._document.snapshot.statements
        at = statements.position.get(statement, NONE)
        return "" if at == NONE else statements.codes[at]
