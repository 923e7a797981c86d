"""Working copies in this installation's data folder, and what is remembered of each beside it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.file.copying import copy_to
from models.file.opening import examine
from models.ids import new_id
from models.whole_files import write_whole

if TYPE_CHECKING:
    import sqlite3

    from models.checking.findings import Columns

_NOTE = "outbox.json"
_WAITING = """
SELECT t.id FROM "transaction" t
JOIN (SELECT transaction_id, min(seq) AS first FROM change WHERE seq > ? GROUP BY transaction_id) c
ON c.transaction_id = t.id WHERE t.kind <> 'founding' ORDER BY c.first
"""


@dataclass
class Note:
    """What is remembered of a working copy: of which file it is, since when (UTC), and what that file has of it.

    That is every change up to `base` in the copy's own count, and the steps `known` after that; when `exchanged`, it
    was so of the file before, and what is in its place now may lack any of it. `as_of` is when the copy last had all
    that the file had.
    """

    path: str
    since: str
    as_of: str
    base: int = 0
    exchanged: bool = False
    known: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class WorkingCopy:
    """A copy of a dossier that is written while its file cannot be. It has a folder of its own."""

    file: Path
    note: Note

    @property
    def path(self) -> Path:
        """The dossier's file."""
        return Path(self.note.path)

    @property
    def since(self) -> datetime:
        """When it was begun."""
        return datetime.fromisoformat(self.note.since)

    def waiting(self, columns: Columns) -> tuple[str, ...]:
        """The steps that the dossier's file has not got, in the order in which they were made."""
        known = set(self.note.known)
        return tuple(row[0] for row in columns(_WAITING, self.note.base) if row[0] not in known)

    def is_needed(self, columns: Columns) -> bool:
        """Whether the dossier's file lacks any of it, or may."""
        return self.note.exchanged or bool(self.waiting(columns))

    def doubt(self) -> None:
        """Remember that another file may have come in place of the one that it is a copy of."""
        self.note.exchanged = True
        self.save()

    def learn(self, steps: Sequence[str]) -> None:
        """Remember that the dossier's file has these steps."""
        if steps:
            self.note.known += steps
            self.save()

    def unsave(self, step: str, columns: Columns) -> None:
        """Let a step wait that is in the copy already, because it came from a file that is gone."""
        ((first,),) = columns("SELECT min(seq) FROM change WHERE transaction_id = ?", step)
        if first is not None:
            self.note.base = min(self.note.base, first - 1)
            self.save()

    def save(self) -> None:
        """Write down what is remembered."""
        write_whole(self.file.with_name(_NOTE), json.dumps(asdict(self.note)).encode())

    def forget(self) -> None:
        """Let it be a working copy no more, because the dossier's file has it all."""
        with suppress(OSError):
            self.file.with_name(_NOTE).unlink()

    def set_aside(self) -> None:
        """Let it be a working copy no more, but keep it, because it cannot be opened."""
        with suppress(OSError):
            self.file.with_name(_NOTE).rename(self.file.with_name("set aside.json"))

    def remove(self) -> None:
        """Take it away; what cannot be taken away now is no working copy any more all the same."""
        self.forget()
        shutil.rmtree(self.file.parent, ignore_errors=True)


def _is_same_place(one: Path, other: Path) -> bool:
    """Whether two paths lead to one place, through links or steps up, be there a file or not."""
    return os.path.realpath(one) == os.path.realpath(other)


@dataclass(frozen=True)
class Outboxes:
    """The folder of all working copies of this installation, and that of all backups."""

    root: Path
    backups: Path

    def all(self) -> list[WorkingCopy]:
        """All working copies, the oldest first."""
        return sorted(self._found(), key=lambda one: one.note.since)

    def of(self, path: Path) -> WorkingCopy | None:
        """The working copy of a file, by whatever way to it that was opened; None where there is none."""
        left = self.all()
        return next((one for one in left if one.path == path or _is_same_place(one.path, path)), None)

    def make(self, path: Path, source: sqlite3.Connection, *, doubtful: bool) -> WorkingCopy:
        """A working copy of what a connection sees; raises `UserError` or `sqlite3.Error` where none can be made."""
        with self._new(path) as file:
            copy_to(source, file)
            if doubtful:
                examine(file)
        return self._noted(path, file)

    def make_from(self, path: Path, backup: Path) -> WorkingCopy:
        """A working copy of a file out of one of its backups, which is left as it is."""
        with self._new(path) as file:
            examine(backup)
            shutil.copyfile(backup, file)
        return self._noted(path, file)

    @contextmanager
    def _new(self, path: Path) -> Iterator[Path]:
        folder = self.root / new_id()
        try:
            folder.mkdir(parents=True)
            yield folder / path.name
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise UserError(f"No working copy of {path.name} could be made: {error.strerror}.") from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _noted(self, path: Path, file: Path) -> WorkingCopy:
        now = datetime.now(UTC).isoformat()
        made = WorkingCopy(file, Note(str(path), now, now))
        made.save()
        return made

    def _found(self) -> Iterator[WorkingCopy]:
        with suppress(OSError):
            for folder in self.root.iterdir():
                with suppress(OSError, ValueError, TypeError):
                    note = Note(**json.loads((folder / _NOTE).read_text("utf-8")))
                    file = folder / Path(note.path).name
                    if file.exists():
                        yield WorkingCopy(file, note)
