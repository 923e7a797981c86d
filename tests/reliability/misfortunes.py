"""A dossier whose file is locked, lost, exchanged and filled up while an analyst and a colleague work on it."""

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from models.edits.statements import set_text
from models.errors import OvertakenError, UserError
from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.record.author import Author
from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, add_talks


@dataclass
class Misfortunes:
    """One random history. `typed` are all texts that were acknowledged, whoever typed them."""

    folder: Path
    seed: int
    typed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.path, self.away = self.folder / "talks.parley", self.folder / "away"
        self.author: Author = new_author()
        self.folders = Outboxes(self.folder / "data" / "outbox", self.folder / "data" / "backups")
        with closing(Store.create(self.path, self.author)) as store:
            self.talks: Talks = add_talks(store)
        shutil.copy(self.path, self.folder / "older")
        self.store = open_with_outbox(self.path, self.author, self.folders)
        self.colleague = new_author("MB", "Mykola Bondar")
        self._held: sqlite3.Connection | None = None

    def live(self, turns: int) -> None:
        """Let so many things happen."""
        for _ in range(turns):
            self.random.choice(
                (self.edit, self.edit, self.edit, self.look, self.lock, self.unlock, self.lose, self.find,
                 self.go_back, self.restart, self.edit_elsewhere, self.undo)
            )()  # fmt: skip

    def end(self) -> None:
        """Let everything be well again, and what waits go into the file."""
        self.unlock()
        self.find()
        assert self.store.outbox is not None
        if self.store.waiting is None:
            # Whether the file is the one that was opened is found out by looking.
            self.store.look()
        for _ in range(2):
            if self.store.waiting is not None:
                self.store.outbox.try_now()
        self.store.close()

    def edit(self) -> None:
        """The analyst sets a text."""
        text = f"Mine {len(self.typed)}"
        set_text(self.store, self.random.choice((self.talks.first, self.talks.second)), text)
        self.typed.append(text)

    def edit_elsewhere(self) -> None:
        """A colleague does, if the file is there and nobody holds it."""
        if self._held is not None or not self.path.exists():
            return
        text = f"Theirs {len(self.typed)}"
        with closing(Store.open(self.path, self.colleague)) as store:
            set_text(store, self.random.choice((self.talks.first, self.talks.second)), text)
        self.typed.append(text)

    def undo(self) -> None:
        """Take the analyst's last step back, where nobody has been there since."""
        with suppress(OvertakenError):
            self.store.undo()

    def look(self) -> None:
        """As the window does each second."""
        if self.store.outbox is not None and self.random.random() < 0.5 and self.store.waiting is not None:
            with suppress(UserError):
                self.store.outbox.try_now()
        self.store.look()

    def lock(self) -> None:
        """Somebody holds the lock for saving, and is frozen."""
        if self._held is None and self.path.exists():
            self._held = sqlite3.connect(self.path, isolation_level=None)
            self._held.execute("BEGIN IMMEDIATE")

    def unlock(self) -> None:
        """He is gone."""
        if self._held is not None:
            self._held.close()
        self._held = None

    def lose(self) -> None:
        """The share goes away."""
        self.unlock()
        if self.path.exists():
            self.path.replace(self.away)

    def find(self) -> None:
        """It is there again."""
        if self.away.exists() and not self.path.exists():
            self.away.replace(self.path)

    def go_back(self) -> None:
        """A sync client puts an earlier state in place of the file that the analyst has open.

        What a colleague wrote into a file that nobody has seen since is gone with it; that is nobody's to keep.
        """
        self.unlock()
        if self.path.exists() and self.store.waiting is None and self.store.ground.is_in_place:
            shutil.copy(self.folder / "older", self.folder / "put back")
            (self.folder / "put back").replace(self.path)
            self.path.with_name("talks.parley-journal").unlink(missing_ok=True)
            self.store.look()

    def restart(self) -> None:
        """The analyst closes the window and opens it again, unless there is nothing to open."""
        if self.path.exists() or self.store.waiting is not None:
            self.store.close()
            self.store = open_with_outbox(self.path, self.author, self.folders)
