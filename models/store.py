"""The store: the only maker of connections, engines and sessions of a dossier, and its only writer.

Reading columns needs nothing but the standard library; SQLModel is imported when rows are first read as objects or
written, because it takes longer to import than a dossier takes to draw.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from models.changes import Changes
from models.errors import BusyError, UserError
from models.file.connection import settle, told
from models.file.copying import new_file
from models.file.opening import examine, is_writable, unfinished_work
from models.file.schema import VERSION
from models.ground import Ground
from models.reading_side import ReadingSide
from models.record.steps import STEPS_SQL, Steps, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from models.ground import News
    from models.place import Place, Waiting
    from models.record.author import Author
    from models.record.writing import Writing


_WAYS_OF_LOOKING = frozenset({"reading", "saved_search", "saved_view", "briefing"})
"""Tables that say nothing of the talks, but how they are looked at and what was given out."""

_ELSEWHERE = ("Change made elsewhere", "elsewhere")


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
        self._watchers: list[Callable[[Changes], None]] = []
        self._own: set[str] = set()
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
        """Let go of the file; nothing stays beside it."""
        if self._place is not None:
            self._place.close()
        self._ground.close()

    def attach(self, place: Place) -> None:
        """Let every step go to a place too, and what is new there come here (see `models.place`)."""
        self._place = place

    @property
    def is_read_only(self) -> bool:
        """Whether the file or its folder may not be written; edits are then refused."""
        return not (is_writable(self._ground.path) and is_writable(self._ground.path.parent))

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
            self._refuse_replaced("Your change went into the file that was there before; open the dossier again.")
        if writing.touched:
            self._announce(Changes(label, kind, frozenset(writing.touched)))

    @contextmanager
    def bringing_in(self) -> Iterator[Writing]:
        """Write what comes from the place, which is not asked about it; for `Place.turn` and `Place.look` alone."""
        if self._alone != threading.get_ident():
            raise RuntimeError("only a place whose turn it is brings anything in")
        with self._transaction(_ELSEWHERE[0], kind="merge", undoes=None, reason="") as writing:
            yield writing
        self._announce_news(frozenset(writing.touched))

    def look(self) -> Changes | None:
        """Announce what others have written since the last look, None when nobody has; cheap enough to ask often."""
        self._ask_place()
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
        return self._tell_of(written)

    def _ask_place(self) -> None:
        if self._place is not None and self._write_lock.acquire(blocking=False):
            with self._holding():
                self._place.look()

    def _tell_of(self, written: News) -> Changes | None:
        return self._announce_news(frozenset((table, row_id) for by, table, row_id in written if by not in self._own))

    def _announce_news(self, touched: frozenset[tuple[str, str]]) -> Changes | None:
        if not touched:
            return None
        changes = Changes(*_ELSEWHERE, touched)
        self._announce(changes)
        return changes

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
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)

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
        self._refuse_replaced("Nothing was changed; open the dossier again.")
        with told(self.path):
            writer = self._ground.writer(self.author)
            with writer.transaction(self._own.add, label, kind=kind, undoes=undoes, reason=reason) as writing:
                yield writing

    def _refuse_looking_back(self, touched: Iterable[tuple[str, str]]) -> None:
        if self.looking_back and any(table not in _WAYS_OF_LOOKING for table, _ in touched):
            raise UserError(self.looking_back)

    def _refuse_replaced(self, consequence: str) -> None:
        if not self._ground.is_in_place:
            raise UserError(f"{self.path.name} was moved or replaced by another file. {consequence}")

    def _announce(self, changes: Changes) -> None:
        for watcher in tuple(self._watchers):
            watcher(changes)
