"""Says after opening that another program wrote into the dossier's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from models.outside.noticing import noticed
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
        """Look for edits made outside Parley, beside all other work."""
        path = self._workspace.document.store.ground.path
        self._aside.run(noticed(path), self._tell, lambda _error: None)

    def stop(self) -> None:
        """Look no more, because the dossier is about to be closed."""
        self._timer.stop()
        self._aside.stop()

    def _tell(self, count: int) -> None:
        if count:
            was = "was" if count == 1 else "were"
            self._workspace.messages.show_error(
                f"{counted(count, 'record')} {was} changed in this file by another program. Nobody knows who did it, "
                "and no other copy gets it until it is adopted.",
                "Look at them",
                self._workspace.show_outside,
            )
