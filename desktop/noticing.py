"""Says after opening that the dossier's file is damaged, or that another program wrote into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from models.outside.noticing import Noticed, noticed
from models.phrases import counted

if TYPE_CHECKING:
    from desktop.workspace import Workspace
    from views.briefing.view import Aside

_AFTER_MS = 3000
"""When it is looked for: after what was asked for first is drawn."""


class Noticing:
    """Looks once for each opened dossier, in a process of its own."""

    def __init__(self, workspace: Workspace, aside: Aside) -> None:
        self._workspace, self._aside = workspace, aside
        self._timer = QTimer(workspace, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._timer.start(_AFTER_MS)

    def look(self) -> None:
        """Look for damage and for edits made outside Parley, beside all other work."""
        path = self._workspace.document.store.ground.path
        self._aside.run(noticed(path), self._tell, _pass_over)

    def stop(self) -> None:
        """Look no more, because the dossier is about to be closed."""
        self._timer.stop()
        self._aside.stop()

    def _tell(self, found: Noticed) -> None:
        if found.damage:
            self._workspace.messages.show_error(
                f"This dossier's file is damaged in {counted(found.damage, 'place')}: what is shown may be incomplete. "
                "Save what is sound into a new dossier, and go on there.",
                "Salvage into a new dossier…",
                self._workspace.salvage_asked.emit,
            )
        elif found.edits:
            was = "was" if found.edits == 1 else "were"
            self._workspace.messages.show_error(
                f"{counted(found.edits, 'record')} {was} changed in this file by another program. Nobody knows who did "
                "it, and no other copy gets it until it is adopted.",
                "Look at them",
                self._workspace.show_outside,
            )


def _pass_over(error: BaseException) -> None:
    """A full disk and the like keep nobody from working; a mistake of our own is told."""
    if not isinstance(error, OSError):
        raise error
