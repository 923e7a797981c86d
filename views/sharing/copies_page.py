"""Merging copies: what they would bring is shown first, found out by merging them into a copy of the dossier."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.backups.keeping import back_up, folder_of
from models.errors import DamagedError, UserError
from models.merging.conflicts import Conflict
from models.merging.merge import Merged, look_at_copies, merge
from models.merging.words import merged_words
from models.progress import Progress
from models.store import Store
from models.telling.differing import where_they_differ
from views.buttons import make_primary
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.plain import in_order
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
    """`copies_asked` when files are to be chosen; `looked` when it shows what others would bring."""

    copies_asked = Signal()
    looked = Signal()
    merged = Signal(list)
    """What each copy brought, in order."""

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
        work = look_at_copies(self._document.store, list(paths))
        self._run("Looking at copies", work, partial(self._show, list(paths)))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.lines.set_theme(theme)
        make_primary(self.merge, theme)
        colour_text(self._how, theme.muted)
        colour_text(self._brings, theme.text)
        set_colours(self._frame, {Role.WindowText: theme.border})

    def _show(self, paths: list[Path], found: list[Merged | UserError]) -> None:
        brought = {path: one for path, one in zip(paths, found, strict=True) if isinstance(one, Merged)}
        self.paths = [path for path, one in brought.items() if not one.brought_nothing]
        self._brings.setText("\n".join(_sentence(one) for one in found))
        self.lines.show_lines(list(_lines(list(brought.values()))), 0)
        for part in (self._frame, self.merge):
            part.setVisible(bool(self.paths))
        for part in (self._brings, self.cancel):
            part.show()
        self.cancel.setText("Ca&ncel" if self.paths else "C&lose")
        self.take_focus()
        self.looked.emit()
        for one in found:
            if isinstance(one, DamagedError):
                # More can be done about it than to read it.
                raise one

    def _merge(self) -> None:
        self._run("Merging", _merging(self._document.store, self.paths, self._root()), self._done)

    def _done(self, done: tuple[list[Merged], UserError | None]) -> None:
        found, trouble = done
        self._put_away()
        if found:
            self.merged.emit(found)
        if trouble is not None:
            raise trouble

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
            lines.append(Line(f"Conflict: {conflict.field} of {conflict.title}", _against(conflict)))
        for became, titles in (("Added", one.added), ("Changed", one.changed), ("Deleted", one.deleted)):
            lines += [Line(f"{became}: {one.titles[key]}", one.name) for key in titles if key in one.titles]
    return lines[:_MOST]


def _against(conflict: Conflict) -> str:
    words = [side.words for side in conflict.sides]
    if len(words) == 2:
        words = list(where_they_differ(*words))
    return in_order(
        "/", (f"{said} ({side.who or 'somebody'})" for said, side in zip(words, conflict.sides, strict=True))
    )


def _sentence(one: Merged | UserError) -> str:
    return one.sentence if isinstance(one, UserError) else merged_words(one)


def _merging(
    store: Store, paths: list[Path], root: Path
) -> Generator[Progress, None, tuple[list[Merged], UserError | None]]:
    """What was merged, and why the first copy that could not be was not."""
    yield Progress(0, 1, "Backing up")
    back_up(store, folder_of(store, root), "merge")
    found: list[Merged] = []
    for path in paths:
        try:
            found.append((yield from merge(store, path)))
        except UserError as error:
            return found, error
    return found, None
