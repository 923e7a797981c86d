"""The outbox of an open dossier: it goes on in a working copy when its file fails, and comes back when it can."""

from __future__ import annotations

import sqlite3
import time
from contextlib import nullcontext
from typing import TYPE_CHECKING

from models.changes import Changes
from models.errors import BusyError, UserError
from models.file.opening import Identity
from models.outbox.home import Home
from models.outbox.making import make_copy
from models.outbox.reasons import is_doubtful, not_in_place, reason
from models.outbox.since import all_rows, last_seq
from models.place import Waiting

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from models.ground import Ground
    from models.outbox.working_copy import Outboxes, WorkingCopy
    from models.place import Place
    from models.presence import Company
    from models.record.writing import Writing
    from models.store import Store

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_LEAST_PATIENCE = 0.05
_COPIED_IN_A_SECOND = 400e6
_AT_A_LOOK = 2_000
"""So many changes are brought in at once, because the window stands still meanwhile."""
_READABLE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL)
"""Complaints about writing alone: the file can be read as before."""


class Outbox:
    """Stands between a store and its file; while the store stands on a working copy, it is its place."""

    def __init__(self, store: Store, folders: Outboxes) -> None:
        from models.backups.keeping import folder_of

        self._store, self._folders = store, folders
        self._backups = folder_of(store, folders.backups)
        self._home = Home(store, store.ground.identity if store.ground.path == store.path else None)
        self.copy: WorkingCopy | None = None
        self.why = ""
        self.trouble = ""
        """What became of a working copy that could not be opened, as a sentence; "" where there was none."""
        self.usual: Place | None = None
        """The place of the store while it stands on its own file."""
        self._again, self._pause = 0.0, _FIRST_PAUSE
        self._at_most: int | None = _AT_A_LOOK
        self._has_all = True
        self._to_be_told = False

    @property
    def patience(self) -> float:
        """Seconds that an edit waits for another writer: about as long as it would take to make a working copy."""
        try:
            size = self._store.ground.path.stat().st_size
        except OSError:
            size = 0
        return _LEAST_PATIENCE + size / _COPIED_IN_A_SECOND

    def resume(self, copy: WorkingCopy, why: str) -> None:
        """Go on with a working copy that the store stands on already, as after a restart."""
        self.copy, self.why = copy, why
        self._store.attach(self)

    def move(self, error: sqlite3.Error | None = None, *, unsaved: str = "", because: str = "") -> bool:
        """Let the store go on in a working copy, because of an error or since its file is not in place any more.

        `unsaved` is a step that was committed into a file that was not in place any more, `because` a sentence that
        says of one that is in place why it is not written. False where that cannot help: the error is about something
        else, or no working copy can be made.
        """
        store = self._store
        why = because or (not_in_place(store.path) if error is None else reason(error, store.path))
        if not why or (self.copy is not None and store.ground.is_in_place):
            return False
        with store.reading_alone():
            seq = _seq_of(store.ground)
            try:
                made = make_copy(store, self._folders, self._backups, doubtful=is_doubtful(error))
            except UserError:
                return False
            if not store.ground.is_in_place:
                made.copy.doubt()
            if unsaved:
                made.copy.unsave(unsaved, made.columns)
            self.copy, self.why, self._to_be_told = made.copy, f"{why} {made.stale}".strip(), bool(made.stale)
            self._keep_or_close(store.stand_on(made.ground), error, seq)
        self.usual = self.usual if store.place is self else store.place
        store.attach(self)
        self._again, self._pause = time.monotonic() + _FIRST_PAUSE, _FIRST_PAUSE
        return True

    @property
    def where(self) -> str:
        """The name of the file."""
        return self._store.path.name

    def turn(self) -> AbstractContextManager[object]:
        """Nothing is asked before a step: it goes into the working copy."""
        return nullcontext()

    def send(self, writing: Writing) -> None:
        """Nothing is sent with a step: that is for `look`."""

    def look(self) -> None:
        """Bring in what others wrote into the file and write into it what waits, unless it failed just now."""
        if self._to_be_told:
            self._to_be_told = False
            self._store.announce(Changes("Working copy", "elsewhere", all_rows(self._store.columns)))
        if time.monotonic() >= self._again:
            with self._store.without_waiting() as free:
                if free:
                    self._attempt()

    def try_now(self) -> None:
        """Try it at once; raises `UserError` with the reason where it still fails."""
        self._again, self._at_most = 0.0, None
        try:
            self._store.look()
        finally:
            self._at_most = _AT_A_LOOK
        if self.copy is not None:
            raise UserError(f"{self.why} What you change goes on to wait in the outbox.")

    def try_last(self) -> None:
        """Try it once more before the dossier is closed, whenever it failed; what fails again goes on to wait."""
        copy = self.copy
        if copy is not None and copy.is_needed(self._store.columns) and self._may_write:
            self._at_most = None
            self._attempt()

    def give_up(self) -> None:
        """Go back to what the file says; a backup of the working copy is made before.

        Raises `UserError` where the file cannot be read.
        """
        from models.backups.keeping import back_up

        if self.copy is not None:
            store, rows = self._store, all_rows(self._store.columns)
            self._home.opened()
            back_up(store, self._backups, "outbox given up")
            self._come_back()
            store.announce(Changes("Give up what waited", "elsewhere", rows | all_rows(store.columns)))

    @property
    def company(self) -> Company | None:
        """Whom the usual place knows of."""
        return None if self.usual is None else self.usual.company

    @property
    def has_arrived(self) -> bool:
        """Whether more waits in the file, or at the place that it has."""
        return not self._has_all or (self.usual is not None and self.usual.has_arrived)

    def waiting(self) -> Waiting | None:
        """The steps that wait; None while the store stands on its own file."""
        copy = self.copy
        return None if copy is None else Waiting(copy.waiting(self._store.columns), self.why, copy.file)

    def close(self) -> None:
        """Let go of the file; the working copy stays while the file lacks any of it, or is not there."""
        copy = self.copy
        if copy is not None and Identity.of(self._store.path) is not None and not copy.is_needed(self._store.columns):
            copy.remove()
        self._home.let_go()

    def _attempt(self) -> None:
        try:
            if self._may_write:
                self._has_all = self._home.send(self._working, self._at_most)
                if self._has_all:
                    self._come_back()
                else:
                    self.why = f"What others wrote into {self._store.path.name} is brought in first."
            else:
                self._has_all = self._home.bring_in(self._working, self._at_most)
                self.why = self._store.held_back or f"{self._store.path.name} is write-protected."
            self._pause = _FIRST_PAUSE
        except UserError as error:
            self._has_all = True
            cause = error.__cause__
            told_by_file = reason(cause, self._store.path) if isinstance(cause, sqlite3.Error) else ""
            self.why = told_by_file or error.sentence
            if not isinstance(error, BusyError):
                self._again = time.monotonic() + self._pause
                self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    @property
    def _may_write(self) -> bool:
        return self._home.is_writable and not self._store.held_back

    @property
    def _working(self) -> WorkingCopy:
        if self.copy is None:
            raise RuntimeError("the dossier stands on its own file")
        return self.copy

    def _come_back(self) -> None:
        copy, home = self._working, self._home.hand_over()
        copy.forget()
        with self._store.reading_alone():
            before = self._store.stand_on(home)
        before.close()
        copy.remove()
        self.copy, self.why, self._has_all = None, "", True
        self._store.attach(self.usual)

    def _keep_or_close(self, before: Ground, error: sqlite3.Error | None, seq: int) -> None:
        readable = error is not None and error.sqlite_errorcode & 0xFF in _READABLE
        if readable and before.path == self._store.path and before.is_in_place:
            self._home.keep(before, seq)
        else:
            before.close()
            if is_doubtful(error):
                self._home.doubt()


def _seq_of(ground: Ground) -> int:
    """The last change that can be read there, 0 where nothing can."""
    try:
        return last_seq(ground.columns)
    except sqlite3.Error:
        return 0
