"""Merging copies: what they would bring is shown first, found out by merging them into a copy of the dossier."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.backups.keeping import back_up, folder_of
from models.merging.merge import Merged, merge, preview
from models.merging.words import merged_words
from models.progress import Progress
from models.store import Store
from views.buttons import make_primary
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.sharing.line_list import Line, LineList
from views.sources.correcting import Run
from views.theme import Theme

_HOW = (
    "Merging takes in all that another copy of this dossier has and this one has not. Nothing is lost: where both say "
    "something else, both values are kept until somebody settles it. What a copy brings is shown before anything "
    "changes."
)
_MOST = 500


class CopiesPage(QWidget):
    """`copies_asked` when files are to be chosen; `merged` tells what a merge brought."""

    copies_asked = Signal()
    merged = Signal(object)

    def __init__(self, document: Document, theme: Theme, run: Run, root: Callable[[], Path]) -> None:
        """`root` is the folder of all backups, of which one is made before merging."""
        super().__init__()
        self._document, self._run, self._root = document, run, root
        self.paths: list[Path] = []
        self.choose, self.merge, self.cancel = (
            QPushButton("Choose &copies…"),
            QPushButton("&Merge"),
            QPushButton("Ca&ncel"),
        )
        self._how, self._brings = plain_label(), plain_label(bold=True)
        self._how.setText(_HOW)
        self.lines = LineList("What the copies bring", theme)
        self._frame = QFrame()
        self._lay_out()
        self.choose.clicked.connect(self.copies_asked)
        self.merge.clicked.connect(self._merge)
        self.cancel.clicked.connect(self._put_away)
        self.set_theme(theme)
        self._put_away()

    def refresh(self) -> None:
        """Say whether anything can be merged here."""
        self.choose.setEnabled(not self._document.store.is_read_only)

    def take_focus(self) -> None:
        """Let the keys go to what can be done next."""
        (self.merge if self.paths else self.choose).setFocus()

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show what these copies would bring."""
        work = _previewing(self._document.store, list(paths))
        self._run("Looking at copies", work, partial(self._show, list(paths)))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.lines.set_theme(theme)
        make_primary(self.merge, theme)
        colour_text(self._how, theme.muted)
        colour_text(self._brings, theme.text)
        set_colours(self._frame, {Role.WindowText: theme.border})

    def _show(self, paths: list[Path], found: list[Merged]) -> None:
        self.paths = [path for path, one in zip(paths, found, strict=True) if not one.brought_nothing]
        self._brings.setText("\n".join(merged_words(one) for one in found))
        self.lines.show_lines(list(_lines(found)), 0)
        for part in (self._frame, self.cancel):
            part.show()
        self.merge.setVisible(bool(self.paths))
        self._brings.show()
        self.take_focus()

    def _merge(self) -> None:
        paths, self.paths = self.paths, []
        self._run("Merging", _merging(self._document.store, paths, self._root()), self._done)

    def _done(self, found: list[Merged]) -> None:
        self._put_away()
        for one in found:
            self.merged.emit(one)

    def _put_away(self) -> None:
        self.paths = []
        for part in (self._frame, self.merge, self.cancel, self._brings):
            part.hide()

    def _lay_out(self) -> None:
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.lines)
        buttons = QHBoxLayout()
        for button in (self.choose, self.merge, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._how.setMaximumWidth(760)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._how)
        layout.addLayout(buttons)
        layout.addWidget(self._brings)
        layout.addWidget(self._frame, 1)
        layout.addStretch(0)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)


def _lines(found: Sequence[Merged]) -> list[Line]:
    lines = []
    for one in found:
        for conflict in one.conflicts:
            sides = (f"{side.words} ({side.who or 'somebody'})" for side in conflict.sides)
            lines.append(Line(f"Conflict: {conflict.field} of {conflict.title}", " / ".join(sides)))
        for became, titles in (("Added", one.added), ("Changed", one.changed), ("Deleted", one.deleted)):
            lines += [Line(f"{became}: {one.titles[key]}", one.name) for key in titles if key in one.titles]
    return lines[:_MOST]


def _previewing(store: Store, paths: list[Path]) -> Generator[Progress, None, list[Merged]]:
    yield Progress(0, 1, "Looking at copies")
    return preview(store, paths)


def _merging(store: Store, paths: list[Path], root: Path) -> Generator[Progress, None, list[Any]]:
    yield Progress(0, 1, "Backing up")
    back_up(store, folder_of(store, root), "merge")
    found = []
    for path in paths:
        found.append((yield from merge(store, path)))
    return found
