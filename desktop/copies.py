"""What the window does about copies of the open dossier: those that lie beside it, and what a merge brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from models.merging.merge import Merged, take_back_merge
from models.merging.stray import stray_copies
from models.merging.words import merged_words
from models.phrases import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.workspace import Workspace

_STRAYS_MS = 1500
"""When we look for copies beside the dossier: after it is drawn."""


class Copies:
    """Offers copies that lie beside the dossier, and tells what merging brought."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
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

    def tell_of(self, merged: Merged) -> None:
        """Say what a merge brought, with a way to take it back, and show what is to be settled."""
        if merged.conflicts:
            self._workspace.views.sharing.show_conflicts()
        store = self._workspace.document.store
        self._workspace.messages.show_news(merged_words(merged), "Take it back", lambda: take_back_merge(store, merged))

    def stop(self) -> None:
        """Look no more, because the dossier is about to be closed."""
        self._looking.stop()
