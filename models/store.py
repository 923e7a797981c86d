"""The store: the only maker of connections, engines and sessions of a dossier, and its only writer.

Reading columns needs nothing but the standard library; SQLModel is imported when rows are first read as objects or
written, because it takes longer to import than a dossier takes to draw.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from models.announcing import ELSEWHERE, Announcing
from models.changes import Changes
from models.errors import BusyError, ReadOnlyError, UserError
from models.file.connection import settle, told
from models.file.copying import new_file
from models.file.locks import why_held_back
from models.file.opening import examine, unfinished_work
from models.file.schema import VERSION
from models.ground import Ground
from models.reading_side import ReadingSide
from models.record.steps import STEPS_SQL, Steps, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from models.outbox.outbox import Outbox
    from models.place import Place, Waiting
    from models.record.author import Author
    from models.record.writer import Writer
    from models.record.writing import Writing


_STEP_SQL = 'SELECT 1 FROM "transaction" WHERE id = ?'

_WAYS_OF_LOOKING = frozenset({"reading", "saved_search", "saved_view", "briefing"})
"""Tables that say nothing of the talks, but how they are looked at and what was given out."""


class Store(ReadingSide):
    """An open dossier. Make one with `Store.open` or `Store.create`; close it when done."""

    def __init__(self, path: Path, author: Author, *, ground: Path | None = None) -> None:
        """`ground` is the file to read and write, where that is another one than the dossier's own."""
        with told(path):
            super().__init__(path, Ground(ground or path))
        self.author = author
        self._write_lock = threading.Lock()
        self._alone: int | None = None
        self._place: Place | None = None
        self.outbox: Outbox | None = None
        """Where edits go while the file cannot be written; without one they are refused."""
        self._announcing = Announcing()
        self.held_back = why_held_back(path)
        """Why nothing is written into the file itself, as a sentence, so that edits wait; "" where it may be."""
        self.looking_back = ""
        """Why nothing may be changed but how the dossier is looked at, as a sentence; "" while it is shown as it is."""

    @classmethod
    def open(cls, path: Path, author: Author) -> Store:
        """Open a dossier after checking that it is one; raises `UserError` with the reason otherwise.

        One of an earlier version is copied aside and brought up to date.
        """
        header = examine(path)
        with told(path):
            if header.write_ahead or unfinished_work(path.resolve()):
                settle(path)
            if header.version < VERSION:
                from models.record.migrating import bring_up_to_date

                bring_up_to_date(path, header.version)
        return cls(path, author)

    @classmethod
    def create(cls, path: Path, author: Author) -> Store:
        """Make an empty dossier file; refuses to replace anything that is there."""
        if path.exists():
            raise UserError(f"{path.name} is there already. Choose another name, or open it.")
        new_file(path)
        return cls(path, author)

    def close(self) -> None:
        """Let go of the file; nothing stays beside it, and what waits in the outbox is tried once more."""
        outbox, self.outbox = self.outbox, None
        if outbox is not None and self._place is None and not self._ground.is_in_place:
            # What is in a file that another was put in place of would be gone with who had it open.
            outbox.move()
        try:
            if outbox is not None and self._write_lock.acquire(blocking=False):
                with self._holding():
                    outbox.try_last()
        finally:
            place, self._place = self._place, None
            if place is not None:
                place.close()
            self._ground.close()

    def attach(self, place: Place | None) -> None:
        """Let every step go to a place too, and what is new there come here (see `models.place`); None for no more."""
        self._place = place

    @property
    def place(self) -> Place | None:
        """The place that every step goes to, None where the dossier lies in its file alone."""
        return self._place

    @property
    def is_read_only(self) -> bool:
        """Whether edits are refused, because the file or its folder may not be written."""
        return self.outbox is None and self.is_write_protected

    @property
    def where(self) -> str:
        """What people know the dossier by: the name of its file, or the address of its server."""
        return self.path.name if self._place is None else self._place.where

    @property
    def waiting(self) -> Waiting | None:
        """What waits to be written where the dossier is, None when all of it is there."""
        return None if self._place is None else self._place.waiting()

    @contextmanager
    def write(
        self, label: str, *, reason: str = "", kind: str = "edit", undoes: str | None = None
    ) -> Iterator[Writing]:
        """Open a write: one transaction, one step of undo, one announcement. Inside another one it joins that.

        `reason` says why, for the history; what joins another write has that one's. Raises `UserError` when the file
        cannot be written now; whatever is raised inside undoes the whole write.
        """
        current = self._ground.writing
        if current is not None:
            yield current
            return
        why, place = " ".join(reason.split()), self._place
        with self._by_itself(), nullcontext() if place is None else place.turn():
            with self._transaction(label, kind=kind, undoes=undoes, reason=why) as writing:
                yield writing
                self._refuse_looking_back(writing.touched)
                if place is not None:
                    place.send(writing)
            self._make_sure(
                "Your change went into the file that was there before; open the dossier again.", writing.transaction
            )
        if writing.touched:
            self.announce(Changes(label, kind, frozenset(writing.touched)))

    @contextmanager
    def bringing_in(self, *, more_follows: bool = False) -> Iterator[Writing]:
        """Write what comes from the place, which is not asked about it; for `Place.turn` and `Place.look` alone.

        Where more follows at the next looks, all of it is told of together.
        """
        if self._alone != threading.get_ident():
            raise RuntimeError("only a place whose turn it is brings anything in")
        with self._transaction(ELSEWHERE, kind="merge", undoes=None, reason="") as writing:
            yield writing
        self._announcing.tell_later(writing.touched)
        if not more_follows:
            self._announcing.tell_what_waits()

    def look(self) -> Changes | None:
        """Announce what others have written since the last look, None when nobody has; cheap enough to ask often."""
        if self._announcing.has_waited:
            return self._announcing.tell_what_waits()
        self._look_after_place()
        # Whoever looks waits for nobody, neither for a job that reads in another thread nor for somebody who saves:
        # what could not be seen now is seen at the next look.
        if not self._ground.is_in_place or not self._read_lock.acquire(blocking=False):
            return None
        try:
            with told(self.path):
                written = self._ground.news()
        except BusyError:
            return None
        finally:
            self._read_lock.release()
        return self._announcing.tell_of_others(written)

    def _look_after_place(self) -> None:
        if (self._place is None and self._ground.is_in_place) or not self._write_lock.acquire(blocking=False):
            return
        with self._holding():
            if self.outbox is not None and not self._ground.is_in_place:
                self.outbox.move()
            if self._place is not None:
                with self._read_lock:
                    self._ground.freshen()
                self._place.look()

    def steps(self) -> Steps:
        """What undo and redo would do next."""
        return steps(self._newest_steps())

    def undo(self) -> Changes | None:
        """Take back this site's last step; None when there is none, `UserError` when it was changed since."""
        return self._take_back("undo")

    def redo(self) -> Changes | None:
        """Do again what was last taken back; None when there is nothing."""
        return self._take_back("redo")

    def watch(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told of every change, in the thread that made it; returns what ends it."""
        return self._announcing.watch(callback)

    def warm_up(self) -> None:
        """Import what the first write needs; call it when nobody waits."""
        import models.record.writer  # noqa: F401

    def _take_back(self, kind: str) -> Changes | None:
        from models.record.undo import take_back

        step = getattr(self.steps(), kind)
        if step is None:
            return None
        with self.write(step.label, kind=kind, undoes=step.transaction) as writing:
            take_back(writing, step)
        return Changes(step.label, kind, frozenset(writing.touched))

    def _newest_steps(self) -> Iterator[tuple[str, str, str, str | None]]:
        place = ("~", "")
        while rows := self.columns(STEPS_SQL, self.author.site, *place):
            place = rows[-1][:2]
            yield from (row[1:] for row in rows)

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        if not self._write_lock.acquire(blocking=False):
            raise BusyError("Something else is still being written. Try again when it is done.")
        with self._holding():
            yield

    @contextmanager
    def _holding(self) -> Iterator[None]:
        self._alone = threading.get_ident()
        try:
            yield
        finally:
            self._alone = None
            self._write_lock.release()

    @contextmanager
    def _transaction(self, label: str, *, kind: str, undoes: str | None, reason: str) -> Iterator[Writing]:
        self._make_sure("Nothing was changed; open the dossier again.")
        self._keep_off()
        patience = None if self.outbox is None or kind == "merge" else self.outbox.patience
        with told(self.path), self._announcing.noting():
            writer = self._ready_writer(patience)
            with writer.transaction(
                self.note, label, kind=kind, undoes=undoes, reason=reason, patience=patience
            ) as writing:
                yield writing

    def _keep_off(self) -> None:
        """Write elsewhere where others cannot be kept from writing at the same time."""
        stands_on_file = self._ground.path == self.path
        if self.held_back and stands_on_file and not (self.outbox and self.outbox.move(because=self.held_back)):
            raise ReadOnlyError(self.held_back)

    def _ready_writer(self, patience: float | None) -> Writer:
        try:
            return self._ground.writer(self.author, self.lead_on, patience)
        except sqlite3.Error as error:
            if self.outbox is None or not self.outbox.move(error):
                raise
        return self._ground.writer(self.author, self.lead_on)

    def lead_on(self, error: sqlite3.Error) -> Path | None:
        """Where a writer of this store goes on after an error of the file; None where the write has to fail."""
        before = self._ground
        writer = before.give_writer()
        is_moved = self.outbox is not None and self.outbox.move(error)
        self._ground.take_writer(writer)
        return self._ground.path if is_moved else None

    def note(self, transaction: str) -> None:
        """Remember of a step that nobody is to be told of it as of somebody else's."""
        self._announcing.note(transaction)

    def _refuse_looking_back(self, touched: Iterable[tuple[str, str]]) -> None:
        if self.looking_back and any(table not in _WAYS_OF_LOOKING for table, _ in touched):
            raise UserError(self.looking_back)

    def _make_sure(self, consequence: str, unsaved: str = "") -> None:
        """Let nothing count as saved in a file that is not in place any more."""
        if self._ground.is_in_place:
            return
        is_moved = self.outbox is not None and self.outbox.move(unsaved=unsaved)
        if not is_moved or (unsaved and not self.columns(_STEP_SQL, unsaved)):
            raise UserError(f"{self.path.name} was moved or replaced by another file. {consequence}")

    def announce(self, changes: Changes) -> None:
        """Tell everybody who watches; for the store and its places."""
        self._announcing.tell(changes)
