"""Making a sound dossier out of a damaged one, when one was met or when it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop import dialogs, long_work
from desktop.dossiers import FILES, Dossiers
from desktop.tasks import Tasks
from models.errors import DamagedError
from models.phrases import counted
from views.sources.correcting import Run

if TYPE_CHECKING:
    from models.salvage.salvage import Salvaged

_ANY = f"{FILES};;All files (*)"


class Salvaging:
    """Asks where the new dossier is to be, makes it beside other work, says what was saved, and opens it."""

    def __init__(self, parent: QWidget, dossiers: Dossiers, tasks: Tasks, run: Run) -> None:
        self._parent, self._dossiers, self._tasks, self._run = parent, dossiers, tasks, run

    def offer(self, error: DamagedError) -> None:
        """Say that a file is damaged, with the offer to salvage it."""
        if dialogs.ask_to_salvage(self._parent, error.sentence):
            self._into_a_new_one(error.path)

    def ask(self) -> None:
        """Let a damaged file be chosen and salvage it."""
        for path in self._dossiers.ask_files(self._parent, "Salvage a damaged dossier", "open", _ANY)[:1]:
            self._into_a_new_one(path)

    def salvage_open(self) -> None:
        """Salvage the dossier that is open."""
        if self._tasks.store is not None:
            self._into_a_new_one(self._tasks.store.path)

    def _into_a_new_one(self, path: Path) -> None:
        store = self._tasks.store if self._dossiers.is_open(path) else None
        name = f"{path.stem} (salvaged).parley"
        title = "Salvage into a new dossier"
        out = self._dossiers.ask_save(self._parent, title, "open", name, FILES, replace=False, beside=path)
        if out is not None:
            work = long_work.salvaging(path, out, store)
            self._run(f"Salvaging {path.name}", work, lambda found: self._tell(found, path, out))

    def _tell(self, found: Salvaged, path: Path, out: Path) -> None:
        from models.salvage.words import salvaged_words, unproven_words

        self._dossiers.open(out)
        words = [f"{path.name} was left as it is. {out.name} holds what could be saved.", *salvaged_words(found)]
        if found.unproven:
            words.append(f"{counted(len(found.unproven), 'record')} could not be proven: the details list them.")
        dialogs.tell_at_length(self._parent, " ".join(words), "\n".join(unproven_words(found)))
