"""The scale of one issue: its ruler, the chosen point, its revision in place, and the versions before."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.edits import scales as edits
from models.entry import number
from models.errors import UserError
from models.facts import Issue, Option
from models.phrases import counted
from models.scales.points import Range
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.issues.draft import Draft
from views.issues.point_form import PointForm
from views.issues.question import Question
from views.issues.revision_panel import RevisionPanel
from views.issues.ruler import Ruler
from views.issues.usage import ends_of, ranges_on, version_lines
from views.theme import Theme

_HINT = (
    "Drag a point, or move the chosen one by the arrow keys (with Shift by 5); Enter puts it there. Page keys choose, "
    "F2 renames, a double click or Insert adds, Delete takes away. The strokes at the left stand for ranges that begin "
    "or end there."
)


class ScaleSection(QWidget):
    """Edits the scale of the issue that was shown last."""

    revising = Signal(bool)
    """A revision was begun, or is over."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self._issue: Issue | None = None
        self._ranges: Counter[Range] = Counter()
        self._title, self._used = plain_label(bold=True, size=1.12), plain_label()
        self.ruler = Ruler(theme, "Scale")
        self.question, self.panel = Question(theme), RevisionPanel(theme)
        self.point = PointForm(document, self._move)
        self.add_point, self.revise = QPushButton("Add &point"), QPushButton("Revi&se scale…")
        self._hint, self._versions = plain_label(size=0.92), plain_label(size=0.92)
        self._plain = QWidget()
        self._lay_out()
        self._connect()
        self.panel.hide()
        self.set_theme(theme)

    def show_issue(self, position: int) -> None:
        """Show the present scale of the issue at a position; a revision of it that was begun goes on."""
        snapshot = self._document.snapshot
        issue = snapshot.issues[position]
        if self._issue is None or issue.id != self._issue.id:
            self.question.hide()
            self._leave_panel()
        self._issue, self._ranges = issue, ranges_on(snapshot.statements, position)
        self._used.setText(f"{counted(sum(self._ranges.values()), 'range')} on it")
        self.ruler.show_scale(issue.scales[-1], ends_of(self._ranges))
        self._show_point()
        lines = version_lines(snapshot.statements, issue, position)
        self._versions.setText("\n".join(lines))
        self._versions.setVisible(bool(lines))

    @property
    def is_revising(self) -> bool:
        """Whether a revision was begun and is not over."""
        return not self.panel.isHidden()

    def give_up(self) -> None:
        """Leave a revision that was begun."""
        self._leave_panel()

    def finish(self) -> None:
        """Commit what is half typed; raises `UserError` when it cannot be, and while a revision is under way."""
        if self.is_revising:
            raise UserError("The scale is being revised. Press “Revise scale” or “Cancel” first.")
        self.ruler.finish()
        self.point.finish()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        for part in (self.ruler, self.question, self.panel, self.point):
            part.set_theme(theme)
        for label in (self._used, self._hint, self._versions):
            colour_text(label, theme.muted)

    def _move(self, option_id: str, value: float) -> None:
        option = self._option(option_id)
        if option is None or not self._ranges:
            edits.move_option(self._document.store, option_id, value)
            return
        instead = f"With “{option.label}” at {number(value)} instead of {number(option.value)}"
        self._ask(f"{instead}, they would say something else.", option, lambda draft: draft.move(option_id, value))
        self._show_point()

    def _delete(self, option_id: str) -> None:
        option = self._option(option_id)
        if option is None or not self._ranges:
            edits.delete_option(self._document.store, option_id)
            return
        words = f"Without “{option.label}” at {number(option.value)}, they would say something else."
        self._ask(words, option, lambda draft: draft.delete(option_id))

    def _ask(self, words: str, option: Option, change: Callable[[Draft], Draft]) -> None:
        used = counted(sum(self._ranges.values()), "range is", "ranges are")
        self.ruler.choose(option.id)
        self.question.ask(
            f"{used} on this scale. {words}",
            lambda: self._begin_revision(change), self.ruler.rename,
        )  # fmt: skip

    def _begin_revision(self, change: Callable[[Draft], Draft]) -> None:
        if self._issue is not None:
            self.question.hide()
            self.ruler.finish()
            self._plain.hide()
            self.panel.show()
            self.panel.begin(self._issue, change(Draft.of(self._issue)), self._ranges)
            self.revising.emit(True)  # noqa: FBT003 - a signal

    def _store_revision(self) -> None:
        draft = self.panel.finish()
        if self._issue is not None:
            edits.revise_scale(self._document.store, self._issue.id, draft.new, seen=draft.old.id)
            self._leave_panel()

    def _leave_panel(self) -> None:
        self.panel.hide()
        self._plain.show()
        self.revising.emit(False)  # noqa: FBT003 - a signal

    def _add(self, value: float, label: str) -> None:
        if self._issue is not None:
            self.ruler.choose(edits.add_option(self._document.store, self._issue.id, value, label))

    def _begin_adding(self) -> None:
        self.ruler.add()

    def _rename(self, option_id: str, label: str) -> None:
        option = self._option(option_id)
        seen = None if option is None else {"label": option.label}
        edits.set_label(self._document.store, option_id, label, seen=seen)

    def _show_point(self) -> None:
        self.point.show_option(self._option(self.ruler.chosen_id))

    def _option(self, option_id: str) -> Option | None:
        options = () if self._issue is None else self._issue.options
        return next((option for option in options if option.id == option_id), None)

    def _connect(self) -> None:
        self.ruler.moved.connect(self._move)
        self.ruler.renamed.connect(self._rename)
        self.ruler.added.connect(self._add)
        self.ruler.deleted.connect(self._delete)
        self.ruler.chosen.connect(self._show_point)
        self.add_point.clicked.connect(self._begin_adding)
        self.revise.clicked.connect(lambda: self._begin_revision(lambda draft: draft))
        self.panel.asked.connect(self._store_revision)
        self.panel.left.connect(self._leave_panel)

    def _lay_out(self) -> None:
        self._title.setText("Scale")
        self._hint.setText(_HINT)
        self._title.setWordWrap(False)
        head = QHBoxLayout()
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._used, 1, Qt.AlignmentFlag.AlignBaseline)
        for button in (self.add_point, self.revise):
            head.addWidget(button)
        inside = QVBoxLayout(self._plain)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(head)
        shown: tuple[QWidget, ...] = (self.ruler, self.question, self.point, self._hint)
        for part in shown:
            inside.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        whole: tuple[QWidget, ...] = (self._plain, self.panel, self._versions)
        for part in whole:
            layout.addWidget(part)
