"""Looking into backups: what is otherwise now, and taking back a record or all of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.backups.keeping import Backup, backups, folder_of
from models.backups.taking_back import Became, Differing, compared_with, looked_into, take_back
from models.phrases import counted, listed
from models.telling.differing import where_they_differ
from models.telling.fields import in_text
from models.telling.when import when_words
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.plain import in_order
from views.sharing.line_list import Line, LineList
from views.theme import Theme

_BECAME = {Became.ADDED: "added since", Became.CHANGED: "changed since", Became.DELETED: "deleted since"}
_HOW = (
    "Backups are made soon after a dossier is opened, every half hour while somebody works, and before a merge or an "
    "import in this window. What is taken back is one step, which can be undone."
)
_NONE = "There are no backups of this dossier yet."


class BackupsPage(QWidget):
    """`told` says what was taken back; `root` is the folder of all backups."""

    told = Signal(str)
    back_up_asked = Signal()

    def __init__(self, document: Document, theme: Theme, root: Callable[[], Path]) -> None:
        super().__init__()
        self._document, self._root = document, root
        self.listed: list[Backup] = []
        self.found: list[Differing] = []
        self.backups, self.records = LineList("Backups", theme), LineList("What is otherwise now", theme)
        self.now, self.one, self.all = (
            QPushButton("&Back up now"),
            QPushButton("&Take it back"),
            QPushButton("Take a&ll back"),
        )
        self._how, self._said = plain_label(), plain_label(bold=True)
        self._frames = QFrame(), QFrame()
        self._lay_out()
        self.backups.chosen.connect(self._look_into)
        self.records.chosen.connect(lambda _row: self._allow())
        self.now.clicked.connect(self.back_up_asked)
        self.one.clicked.connect(self._take_one)
        self.all.clicked.connect(self._take_all)
        self.set_theme(theme)

    def refresh(self) -> None:
        """List the backups there are, and what is otherwise now than in the one chosen."""
        row = self.backups.row
        chosen = self.listed[row].path if 0 <= row < len(self.listed) else None
        self.listed = backups(folder_of(self._document.store, self._root()))
        # A backup that was made meanwhile comes first in the list.
        row = next((at for at, one in enumerate(self.listed) if one.path == chosen), row)
        self.backups.show_lines([_backup_line(one) for one in self.listed], row)

    def take_focus(self) -> None:
        """Let the keys go to the list."""
        self.backups.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for lines in (self.backups, self.records):
            lines.set_theme(theme)
        colour_text(self._how, theme.muted)
        colour_text(self._said, theme.text)
        for frame in self._frames:
            set_colours(frame, {Role.WindowText: theme.border})

    def _look_into(self, row: int) -> None:
        at = self.records.row
        chosen, self.found = self.found[at].key if 0 <= at < len(self.found) else None, []
        if 0 <= row < len(self.listed):
            self.found, trouble = compared_with(self._document.store, self.listed[row])
            self._said.setText(trouble or _summary(self.found))
        else:
            self._said.setText(_NONE)
        # What others write meanwhile may come before it in the list.
        at = next((at for at, one in enumerate(self.found) if one.key == chosen), at)
        self.records.show_lines([_record_line(one) for one in self.found], at)
        self._allow()

    def _allow(self) -> None:
        writable = bool(self.found) and not self._document.store.is_read_only
        self.one.setEnabled(writable and self.records.row >= 0)
        self.all.setEnabled(writable)

    def _take_one(self) -> None:
        one = self.found[self.records.row]
        with looked_into(self.listed[self.backups.row].path, self._document.store) as backup:
            taken = take_back(self._document.store, backup, [one.key])
        settled = f" That settled its conflicts: {listed(map(in_text, taken.settled))}." if taken.settled else ""
        self.told.emit(f"{one.title[:1].upper()}{one.title[1:]} is as it was in the backup.{settled}")

    def _take_all(self) -> None:
        chosen = self.listed[self.backups.row]
        with looked_into(chosen.path, self._document.store) as backup:
            taken = take_back(self._document.store, backup)
        settled = f" That settled {counted(len(taken.settled), 'conflict')}." if taken.settled else ""
        self.told.emit(f"{counted(taken.records, 'record')} taken back from the backup of {_when(chosen)}.{settled}")

    def _lay_out(self) -> None:
        self._how.setText(_HOW)
        self._how.setMaximumWidth(760)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        for frame, lines, share in zip(self._frames, (self.backups, self.records), (2, 3), strict=True):
            frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(1, 1, 1, 1)
            inside.addWidget(lines)
            columns.addWidget(frame, share)
        buttons = QHBoxLayout()
        buttons.addWidget(self.now)
        buttons.addStretch(1)
        buttons.addWidget(self.one)
        buttons.addWidget(self.all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._how)
        layout.addWidget(self._said)
        layout.addLayout(columns, 1)
        layout.addLayout(buttons)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)


def _when(backup: Backup) -> str:
    return when_words(backup.made.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))


def _backup_line(backup: Backup) -> Line:
    size = max(round(backup.path.stat().st_size / 2**20, 1), 0.1) if backup.path.exists() else 0
    return Line(_when(backup), f"{backup.reason} · {size:,} MB")


def _record_line(one: Differing) -> Line:
    parts = [f"{field}: {in_order('→', where_they_differ(then, now))}" for field, then, now in one.units]
    parts = parts or [_BECAME[one.became]]
    if one.unsettled:
        parts.insert(0, f"not settled: {listed(map(in_text, one.unsettled))}")
    return Line(f"{one.title[:1].upper()}{one.title[1:]}", " · ".join(parts))


def _summary(found: list[Differing]) -> str:
    if not found:
        return "Everything is as it was in this backup."
    counts = ((word, sum(one.became is became for one in found)) for became, word in _BECAME.items())
    return "Since this backup: " + ", ".join(
        f"{count:,} {word.removesuffix(' since')}" for word, count in counts if count
    )
