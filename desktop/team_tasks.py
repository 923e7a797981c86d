"""What the user can do about the folder that the open dossier is shared through."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop import dialogs
from desktop.dossiers import Dossiers
from desktop.places import ties
from desktop.tasks import Tasks
from desktop.where import cannot_stay
from models.store import Store
from models.team_folder.opening import leave, share, share_a_copy, shared_of


class TeamTasks:
    """Shares the open dossier through a folder, opens one that is shared, and leaves."""

    def __init__(self, parent: QWidget, tasks: Tasks, dossiers: Dossiers, done: Callable[[], object]) -> None:
        """`done` is called when the dossier has come to be shared otherwise."""
        self._parent, self._tasks, self._dossiers, self._done = parent, tasks, dossiers, done

    def open_folder(self) -> None:
        """Let a team folder be chosen and open its dossier."""
        folder = self._dossiers.ask_folder(self._parent, "Open team folder", "team")
        if folder is not None:
            self._dossiers.open(folder)

    def share(self) -> None:
        """Let a folder be chosen, and share the open dossier through it."""
        workspace = self._tasks.workspace
        folder = self._dossiers.ask_folder(self._parent, "Share through a folder", "team")
        if workspace is None or folder is None:
            return
        if cannot_stay(workspace.document.store):
            self._share_a_copy(workspace.document.store, folder)
        else:
            share(workspace.document.store, folder, ties(), watched=True)
            workspace.show_team()
            workspace.messages.show_news(f"{workspace.document.store.path.name} is shared through “{folder.name}”.")
            self._done()

    def _share_a_copy(self, store: Store, folder: Path) -> None:
        left = store.path
        self._dossiers.open(share_a_copy(store, folder, ties()))
        workspace = self._tasks.workspace
        if workspace is not None and workspace.document.store.path != left:
            workspace.show_team()
            workspace.messages.show_news(
                f"You work in a file of your own on this computer now, shared through “{folder.name}”. "
                f"{left.name} was left as it is: nobody should go on with it."
            )

    def leave(self) -> None:
        """Share the open dossier no more, if that is wanted."""
        workspace = self._tasks.workspace
        place = None if workspace is None else shared_of(workspace.document.store)
        if workspace is not None and place is not None and dialogs.ask_to_leave(self._parent, place.folder.name):
            leave(workspace.document.store, ties())
            workspace.show_team()
            workspace.messages.show_news(f"“{place.folder.name}” was left. The dossier is in your own file as it was.")
            self._done()

    def show_folder(self) -> None:
        """Open the folder with the program that the platform has for folders."""
        store = self._tasks.store
        place = None if store is None else shared_of(store)
        if place is not None:
            dialogs.open_outside(place.folder)

    def why_not_share(self) -> str:
        """Why the open dossier cannot be shared through a folder now, "" when it can."""
        store = self._tasks.store
        if store is None:
            return self._tasks.why_not()
        place = shared_of(store)
        if place is not None:
            return f"It is shared through {place.folder} already."
        if store.place is not None and store.outbox is None:
            return "It lies on a server."
        return self._tasks.why_not_edit()
