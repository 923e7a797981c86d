"""What the window does about copies of the open dossier: those that lie beside it, and what a merge brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from models.announcing import OVERWRITTEN
from models.errors import UserError
from models.merging.conflicts import count_conflicts
from models.merging.merge import Merged, take_back_merge
from models.merging.stray import stray_copies
from models.merging.words import merged_words
from models.phrases import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.workspace import Workspace
    from models.record.steps import Step

_STRAYS_MS = 1500
"""When we look for copies beside the dossier: after it is drawn."""


class Copies:
    """Offers copies that lie beside the dossier, and tells what merging brought."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._merges: list[tuple[Step | None, Merged]] = []
        """What was merged here and stands, the latest last, each with what undo would have taken back before."""
        self._open, self._told = self._count(), ""
        self._heard = workspace.document.last_change
        workspace.document.refreshed.connect(self._follow)
        self._looking = QTimer(workspace, singleShot=True)
        self._looking.timeout.connect(self.offer_strays)
        self._looking.start(_STRAYS_MS)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show what merging these copies would bring."""
        self._workspace.show_view("sharing")
        self._workspace.views.sharing.look_at(paths)

    def offer_strays(self) -> None:
        """Say which files beside the dossier are copies of it that say something else."""
        store = self._workspace.document.store
        found = [] if store.is_read_only else stray_copies(store)
        if found:
            names = listed(f"“{path.name}”" for path in found[:3])
            what = "a copy of it that says" if len(found) == 1 else "copies of it that say"
            lies = "lies" if len(found) == 1 else "and others lie" if len(found) > 3 else "lie"
            sentence = f"{names} {lies} beside this dossier, {what} something else."
            look = "Look at it" if len(found) == 1 else "Look at them"
            self._workspace.messages.show_news(sentence, look, lambda: self.look_at(found))

    def tell_of(self, found: Sequence[Merged]) -> None:
        """Say what each copy brought, with a way to take the last one back, and show what is to be settled."""
        if any(merged.conflicts for merged in found):
            self._workspace.views.sharing.show_conflicts()
        before = self._workspace.document.store.steps().undo
        self._merges += [(before, merged) for merged in found if not merged.brought_nothing]
        take_back = "Take it back" if len(found) == 1 else "Take the last one back"
        self._told = "\n".join(merged_words(merged) for merged in found)
        self._workspace.messages.show_news(self._told, take_back, lambda: self.take_back(found[-1]))

    def _follow(self) -> None:
        """Say when what others wrote came to stand against something else, as through a team folder."""
        now, change, messages = self._count(), self._workspace.document.last_change, self._workspace.messages
        if change is not None and change is not self._heard and change.label == OVERWRITTEN:
            self._tell_of_overwriting()
        self._heard = change
        came, is_theirs = now - self._open, change is not None and change.kind == "elsewhere"
        if self._open and not now:
            self._say_no_more()
        if is_theirs and came > 0 and messages.is_error:
            # The error stays until it was read; these are told of with what comes next.
            return
        self._open = now
        if is_theirs and came > 0:
            said = f"{counted(came, 'conflict')} came with what others wrote."
            self._told = f"{said} Every value is kept until somebody settles it."
            look = "Look at it" if came == 1 else "Look at them"
            # Nobody who was not at the screen would know of them otherwise.
            messages.show_news(self._told, look, self._workspace.show_conflicts, stays=True)

    def _tell_of_overwriting(self) -> None:
        name = self._workspace.document.store.path.name
        self._workspace.messages.show_error(
            f"Something overwrote {name} while it was open. What it says now is shown. What was changed since that "
            "state is not in it any more; a backup may have it.",
            "Look at the backups",
            self._show_backups,
        )

    def _show_backups(self) -> None:
        self._workspace.show_view("sharing")
        self._workspace.views.sharing.show_backups()

    def _say_no_more(self) -> None:
        if self._told and self._workspace.messages.text == self._told:
            self._workspace.messages.hide()

    def _count(self) -> int:
        return count_conflicts(self._workspace.document.store.columns)

    def last_merge(self, undo: Step | None) -> Merged | None:
        """What this window merged after the step that undo would take back, so that it is what undo means."""
        return next((merged for step, merged in reversed(self._merges) if step == undo), None)

    def take_back(self, merged: Merged) -> None:
        """Give everything that a merge brought the value that it had without it."""
        before = self._merges
        # Before it is announced, because what undo means next is looked up then.
        self._merges = [one for one in before if one[1] is not merged]
        try:
            take_back_merge(self._workspace.document.store, merged)
        except UserError:
            self._merges = before
            raise
        self._say_no_more()

    def stop(self) -> None:
        """Look no more, because the dossier is about to be closed."""
        self._looking.stop()
