"""The issues of the dossier: their list in its order, and the words and the scale of the chosen one."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.edits import issues as edits
from models.errors import UserError
from models.facts import NONE
from models.phrases import counted
from views.colouring import Role, set_colours
from views.document import Document
from views.gone import GoneNotice
from views.inspector.properties import colour_text, plain_label
from views.issues.adder import IssueAdder
from views.issues.issue_form import IssueForm
from views.issues.scale_section import ScaleSection
from views.plain import one_line, tooltip
from views.start_page import StartPage
from views.theme import Theme

_WIDEST = 860
"""Beyond, the fields of an issue are not easier to read."""


class IssuesPage(QWidget):
    """Follows the document. What is half typed is committed before another issue is shown."""

    deleted = Signal(str)
    """What was deleted, as a sentence; it was the last step."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.chosen_id = ""
        self._restoring = False
        self.list, self.form, self.section = QListWidget(), IssueForm(document, theme), ScaleSection(document, theme)
        self.adder, self.gone = IssueAdder(document, theme), GoneNotice(document, "issue", theme)
        self.add_button, self.delete_button = QPushButton("&Add issue"), QPushButton("Delete")
        self.up_button, self.down_button = QPushButton("Move up"), QPushButton("Move down")
        self.empty = StartPage(
            "No issues yet",
            "Here belongs every question of the talks, each with a scale between two poles on which positions lie.",
            (("Add issue", self.begin_adding),),
        )
        self._heading, self._count = plain_label(bold=True, size=1.25), plain_label()
        self._inside, self._scroll, self._side = QWidget(), QScrollArea(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def refresh(self) -> None:
        """Show the issues as they are now; the chosen one stays chosen for as long as it is there."""
        issues = self._document.snapshot.issues
        self._list_issues()
        is_gone = self._position() == NONE
        if is_gone and self.chosen_id and (self.form.is_half_typed or self.section.is_revising):
            self.gone.show_gone(self.chosen_id)
        else:
            self.gone.hide()
            if is_gone:
                self.chosen_id = issues[0].id if issues else ""
        self._count.setText(counted(len(issues), "issue"))
        self._select()
        self._show_issue()
        if self._side.currentWidget() is not self.adder:
            self._side.setCurrentWidget(self._scroll if self.chosen_id else self.empty)

    def choose(self, issue_id: str) -> None:
        """Show an issue; where what is half typed on the one before cannot be saved, that one stays."""
        if issue_id != self.chosen_id:
            self._finish_or_go_back()
        self.chosen_id = issue_id
        self._select()
        self._show_issue()
        self._side.setCurrentWidget(self._scroll)

    def begin_adding(self) -> None:
        """Ask for a new issue."""
        self._document.refuse_looking_back()
        self._finish_or_go_back()
        self._side.setCurrentWidget(self.adder)
        self.adder.begin()

    def delete_chosen(self) -> None:
        """Delete the chosen issue; raises `UserError` where something refers to it."""
        position = self._position()
        if position != NONE:
            issue = self._document.snapshot.issues[position]
            edits.delete_issue(self._document.store, issue.id)
            self.deleted.emit(f"{issue.title} was deleted.")

    def move_chosen(self, by: int) -> None:
        """Move the chosen issue up (−1) or down (1) among all."""
        place = self._position() + by
        if self._position() != NONE and 0 <= place < len(self._document.snapshot.issues):
            edits.move_issue(self._document.store, self.chosen_id, place)

    def finish(self) -> None:
        """Commit what is half typed; raises `UserError` when it cannot be, and while a scale is being revised."""
        self.gone.refuse()
        self.form.finish()
        self.section.finish()

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while a new issue has been begun and not been added; it is then shown."""
        if self.adder.is_half_typed:
            self._side.setCurrentWidget(self.adder)
            raise UserError("A new issue has been begun and is not added.")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.gone, self.form, self.section, self.adder, self.empty):
            part.set_theme(theme)
        colour_text(self._count, theme.muted)
        set_colours(self.list, {
            Role.Highlight: theme.selected, Role.HighlightedText: theme.accent, Role.WindowText: theme.border,
        })  # fmt: skip
        set_colours(self._scroll, {Role.WindowText: theme.border})
        for ground in (self._scroll.viewport(), self._inside):
            set_colours(ground, {Role.Window: theme.surface, Role.WindowText: theme.text})

    def _list_issues(self) -> None:
        issues = self._document.snapshot.issues
        self._restoring = True
        while self.list.count() > len(issues):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(issues):
            self.list.addItem(QListWidgetItem())
        for row, issue in enumerate(issues):
            item = self.list.item(row)
            item.setText(one_line(issue.title) or issue.code)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 10))
            item.setToolTip(tooltip(f"{issue.title}\n{issue.question}".strip()))
            item.setData(Qt.ItemDataRole.UserRole, issue.id)
        self._restoring = False

    def _select(self) -> None:
        self._restoring = True
        self.list.setCurrentRow(self._position())
        self._restoring = False
        position, last = self._position(), self.list.count() - 1
        may_change = not self._document.store.looking_back
        self.add_button.setEnabled(may_change)
        self.section.setEnabled(may_change)
        self.delete_button.setEnabled(may_change and position != NONE)
        self.up_button.setEnabled(may_change and position > 0)
        self.down_button.setEnabled(may_change and NONE < position < last)

    def _show_issue(self) -> None:
        position = self._position()
        if position != NONE:
            self.form.show_fact(self.chosen_id, self._document.snapshot.issues[position])
            self.section.show_issue(position)

    def _choose_current(self, row: int) -> None:
        if not self._restoring and row >= 0:
            self.choose(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def _finish_or_go_back(self) -> None:
        finished = False
        try:
            if self.chosen_id:
                self.finish()
            finished = True
        finally:
            if not finished:
                self._select()
                # A click selects what it hit once this has returned.
                QTimer.singleShot(0, self, self._select)

    def _make_room(self, revising: bool) -> None:
        """While a scale is being revised it has all the room."""
        for part in (self.list, self.form):
            part.setVisible(not revising)
        self._scroll.verticalScrollBar().setValue(0)

    def _give_up(self) -> None:
        self.section.give_up()
        self.form.drop()
        self.refresh()

    def _added(self, issue_id: str) -> None:
        self.choose(issue_id)
        self.form.question.setFocus()

    def _leave_adder(self) -> None:
        self._side.setCurrentWidget(self._scroll if self.chosen_id else self.empty)
        self.list.setFocus()

    def _position(self) -> int:
        issues = self._document.snapshot.issues
        return next((at for at, issue in enumerate(issues) if issue.id == self.chosen_id), NONE)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose_current)
        self.list.itemActivated.connect(lambda _item: self.form.focus_first())
        self.add_button.clicked.connect(self.begin_adding)
        self.delete_button.clicked.connect(self.delete_chosen)
        self.up_button.clicked.connect(lambda: self.move_chosen(-1))
        self.down_button.clicked.connect(lambda: self.move_chosen(1))
        self.gone.given_up.connect(self._give_up)
        self.adder.added.connect(self._added)
        self.adder.left.connect(self._leave_adder)
        self.section.revising.connect(self._make_room)
        shortcuts = (
            ("Ins", self.begin_adding), ("Del", self.delete_chosen),
            ("Alt+Up", lambda: self.move_chosen(-1)), ("Alt+Down", lambda: self.move_chosen(1)),
        )  # fmt: skip
        for keys, act in shortcuts:
            QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(act)

    def _lay_out(self) -> None:
        self._dress()
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._heading)
        top.addWidget(self._count)
        top.addStretch(1)
        for button in (self.up_button, self.down_button, self.add_button, self.delete_button):
            top.addWidget(button)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(16, 14, 16, 16)
        inside.setSpacing(16)
        inside.addWidget(self.gone)
        inside.addWidget(self.form)
        inside.addWidget(self.section, 1)
        self._inside.setMaximumWidth(_WIDEST)
        self._scroll.setWidget(self._inside)
        self.adder.setContentsMargins(16, 14, 16, 16)
        self.adder.setMaximumWidth(_WIDEST)
        for page in (self._scroll, self.adder, self.empty):
            self._side.addWidget(page)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.list)
        body.addWidget(self._side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(body, 1)

    def _dress(self) -> None:
        self._heading.setText("Issues")
        for label in (self._heading, self._count):
            label.setWordWrap(False)
        self.list.setAccessibleName("Issues")
        self.list.setFixedWidth(200)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_button.setToolTip("Insert in the list")
        self.delete_button.setToolTip("Del in the list; it can be undone")
        self.delete_button.setAccessibleName("Delete the chosen issue")
        self.up_button.setToolTip("Alt+Up in the list")
        self.down_button.setToolTip("Alt+Down in the list")
        self._scroll.setWidgetResizable(True)
        for frame in (self._scroll, self.list):
            frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
