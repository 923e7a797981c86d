"""The dossier's own file as it is seen from a working copy: whether it is there again, and bringing both together."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from models.errors import UserError
from models.file.connection import connect, told
from models.file.opening import Identity, examine, is_writable
from models.file.schema import VERSION
from models.ground import ANEW, Ground
from models.outbox.reasons import not_in_place, not_there
from models.outbox.since import last_seq

if TYPE_CHECKING:
    from models.outbox.working_copy import WorkingCopy
    from models.store import Store

_IDS = "SELECT id FROM dossier"


class Home:
    """Opens the file anew where it was exchanged; nothing is written into one that is not this dossier."""

    def __init__(self, store: Store, sound: Identity | None) -> None:
        """`sound` is the file that has been examined already."""
        self._store, self._path = store, store.path
        self._ground: Ground | None = None
        self._seq = 0
        self._has_news = False
        self._sound = sound

    @property
    def is_writable(self) -> bool:
        """Whether the file and its folder may be written."""
        return is_writable(self._path) and is_writable(self._path.parent)

    def keep(self, ground: Ground, seq: int) -> None:
        """Go on looking by the ground that the store stood on; the working copy has it up to a change."""
        self._ground, self._seq = ground, seq

    def doubt(self) -> None:
        """Have the file examined before it is trusted again."""
        self._sound = None

    def let_go(self) -> None:
        """Close the file."""
        if self._ground is not None:
            self._ground.close()
        self._ground, self._seq = None, 0

    def opened(self) -> Ground:
        """The file, open; raises `UserError` where it is not there, is not sound, or is another dossier now."""
        found, ground = Identity.of(self._path), self._ground
        if found is None:
            raise UserError(not_there(self._path))
        if ground is None or ground.identity != found:
            self.let_go()
            if found != self._sound and examine(self._path).version != VERSION:
                raise UserError(f"{self._path.name} is a file of an earlier Parley now. Open it anew.")
            with told(self._path):
                ground = self._ground = Ground(self._path)
        self._refuse_others(ground, known=found == self._sound)
        self._sound = found
        return ground

    def bring_in(self, copy: WorkingCopy, at_most: int | None = None) -> bool:
        """Take into the working copy what others wrote into the file; whether that was all.

        What is new since it was last taken in comes by so many changes at a time; a file whose record has not been
        compared yet is compared at once.
        """
        from models.outbox.since import read_since
        from models.record.taking_in import taken_in

        self._refuse_shut()
        ground = self.opened()
        with told(self._path):
            # News is told of once; what could not be taken in is still to come.
            news = ground.news()
            if ANEW in news:
                self._seq = 0
            self._has_news = self._has_news or not self._seq or bool(news)
            if not self._has_news:
                return True
            last = last_seq(ground.columns)
            in_parts = at_most is not None and 0 < self._seq < last - at_most
            until = self._seq + at_most if at_most is not None and in_parts else last
            with (
                self._store.bringing_in(more_follows=in_parts) as ours,
                read_since(self._path, self._seq, until) as columns,
            ):
                came = taken_in(ours, columns, is_part=in_parts).transactions
        self._seq, self._has_news = until, in_parts
        copy.learn(sorted(came))
        return not in_parts

    def hand_over(self) -> Ground:
        """The file, open, for the store to stand on."""
        ground = self.opened()
        self._ground, self._seq = None, 0
        return ground

    def send(self, copy: WorkingCopy, at_most: int | None = None) -> bool:
        """Make both the same, waiting for nobody; then there is no working copy any more.

        False where so much more was written into the file that a part of it was brought in instead (see `bring_in`).
        """
        from models.outbox.reuniting import Side, reunite

        self._refuse_shut()
        store, ground = self._store, self.opened()
        if at_most is not None and self._seq and self._last(ground) > self._seq + at_most:
            self._has_news = True
            self.bring_in(copy, at_most)
            return False
        with told(self._path), store.bringing_in() as ours:
            writer = ground.writer(store.author, store.lead_on)
            with writer.transaction(store.note, "Merge the outbox", kind="merge", patience=0) as theirs:
                known = reunite(Side(ours, copy.file, copy.note.base), Side(theirs, self._path, self._seq))
                if not ground.is_in_place:
                    raise UserError(not_in_place(self._path))
            if not ground.is_in_place:
                copy.learn(sorted(known))
                raise UserError(not_in_place(self._path))
            # While it is still locked, so that no other window of this installation writes into it any more.
            copy.remove()
        return True

    def _last(self, ground: Ground) -> int:
        with told(self._path):
            return last_seq(ground.columns)

    def _refuse_shut(self) -> None:
        """Raise `BusyError` at once where somebody is in the middle of saving: they may be frozen there."""
        if Identity.of(self._path) is not None:
            with told(self._path), closing(connect(self._path, write=False)) as connection:
                connection.execute("PRAGMA busy_timeout = 0")
                connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")

    def _refuse_others(self, ground: Ground, *, known: bool) -> None:
        with told(self._path):
            theirs = {row[0] for row in ground.columns(_IDS)}
        ours = {row[0] for row in self._store.columns(_IDS)}
        if not theirs & ours and (theirs or ours or not known):
            raise UserError(f"{self._path.name} is another dossier now. Nothing is written into it.")
