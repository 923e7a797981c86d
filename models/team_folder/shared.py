"""The place of a dossier that is shared through a folder: what is written goes there, what others put there comes."""

from __future__ import annotations

import threading
import time
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import BusyError, UserError
from models.place import Waiting, waiting_after
from models.team_folder.bundle import BrokenError, Bundle, bundle_since
from models.team_folder.shelf import Found, visit

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.store import Store
    from models.team_folder.tie import Tie, Ties

_IDS = "SELECT id FROM dossier"
_LAST = "SELECT coalesce(max(seq), 0) FROM change"
_FEWEST, _MOST = 10, 500
_PART_SECONDS = 0.03
"""How long one look of a window takes in changes, of which there are so many; it must not stand still for a bundle."""

_PAUSE_SECONDS = 1.0
_SILENT_SECONDS = 5.0
"""After how long a folder that does not answer is said to be away."""
_LEAVE_SECONDS = 3.0
"""How long a window that closes waits for the folder."""
_TRY_AGAIN_SECONDS = 30.0
_LOST_SECONDS = 600.0
"""After how long a bundle that vanished counts as lost, and not as one whose replacement is still on its way."""


class Shared:
    """A team folder as a `models.place.Place`.

    Nothing ever waits for the folder: a step is written here, and is put there at a later look. In a window (`watched`)
    a thread of its own goes to the folder, since a share that is away may keep whoever asks for it.
    """

    def __init__(self, store: Store, tie: Tie, ties: Ties, *, watched: bool) -> None:
        self.tie = tie
        self._store, self._ties, self._watched = store, ties, watched
        self._folder = Path(tie.folder)
        self._visit: _Visit | None = None
        self._arrived: dict[str, Bundle] = {}
        self.listed: frozenset[str] = frozenset()
        """The bundles that lay in the folder when it was last looked into."""
        self.why = ""
        """What keeps the folder from being reached or written, as a sentence; "" for nothing."""
        self.broken: dict[str, str] = {}
        """Bundles that could not be taken in, and why."""
        self.more = True
        """Without a window: whether another look would bring or send more."""
        self._again = self._try_broken = 0.0
        self._part = _FEWEST

    @property
    def where(self) -> str:
        """The name of the file, which is whole by itself."""
        return self._store.path.name

    @property
    def folder(self) -> Path:
        """The team folder."""
        return self._folder

    def turn(self) -> AbstractContextManager[object]:
        """Nothing is asked before a step."""
        return nullcontext()

    def send(self, writing: Writing) -> None:
        """Nothing is sent with a step: that is for `look`."""

    def look(self) -> None:
        """Take in what has arrived and send somebody to the folder; without a window go there, for a part of it."""
        if self._is_of_another():
            self.more = False
            return
        if not self._watched:
            self.more = self._go_there()
            return
        if self._visit is not None:
            if self._visit.is_alive():
                self._be_patient(self._visit)
                return
            self._come_back(self._visit)
            self._visit = None
        if self._arrived:
            self._take_in_one()
        elif time.monotonic() >= self._again:
            self._again = time.monotonic() + _PAUSE_SECONDS
            self._visit = self._made()
            self._visit.start()

    def _is_of_another(self) -> bool:
        """Whether another dossier was copied over the file, which nobody is to get who shares this one."""
        ids = {row[0] for row in self._store.columns(_IDS)}
        if not ids or self.tie.dossier in ids:
            return False
        self.why = f"{self._store.path.name} is another dossier now, and not the one that {self._folder} is for."
        return True

    @property
    def has_arrived(self) -> bool:
        """Whether something is there to be taken in at the next look."""
        return bool(self._arrived)

    def waiting(self) -> Waiting | None:
        """The steps that the folder has not got, if something keeps them; those on their way count as saved."""
        if not self.why:
            return None
        return Waiting(self.pending(), self.why, self._store.path)

    @property
    def is_behind(self) -> bool:
        """Whether the folder has not got all that is in the file."""
        return int(self._store.columns(_LAST)[0][0]) > self.tie.sent

    def pending(self) -> tuple[str, ...]:
        """All steps of this installation that the folder has not got yet."""
        return waiting_after(self._store, self.tie.sent)

    @property
    def company(self) -> None:
        """Everybody has a file of their own, beside which only their own windows are."""
        return None

    def close(self) -> None:
        """Put there what is left, if the folder answers soon."""
        if self._watched:
            # Who cannot even read the file has nothing to put there, and closes all the same.
            with suppress(UserError):
                self._leave(time.monotonic() + _LEAVE_SECONDS)

    def _leave(self, deadline: float) -> None:
        """Wait for who is on the way, and send somebody once more with what is left."""
        for _ in range(2):
            if self._visit is None:
                self._visit = self._made()
                self._visit.start()
            self._visit.join(max(0.0, deadline - time.monotonic()))
            if self._visit.is_alive():
                return
            self._note(self._visit)
            self._visit = None
            if not self.is_behind:
                return

    def _go_there(self) -> bool:
        """One visit, with all that it brings; whether another one would bring more."""
        before = self.tie.sent
        visit = self._made()
        visit.run()
        self._come_back(visit)
        while self._arrived and self._take_in_one():
            pass
        has_more = visit.found is not None and visit.found.more
        return not self.why and (has_more or (self.is_behind and self.tie.sent != before))

    def _made(self) -> _Visit:
        store, tie = self._store, self.tie
        with store.one_state():
            if not tie.is_true_of(store.columns):
                tie.forget()
            bundle, seq = bundle_since(store.columns, tie.dossier, store.author.site, tie.sent)
        if time.monotonic() >= self._try_broken:
            self._try_broken = time.monotonic() + _TRY_AGAIN_SECONDS
            self.broken = {}
        known = frozenset(tie.got | tie.gone | set(self.broken) | set(self._arrived))
        return _Visit(self._folder, tie.dossier, store.author.site, known, frozenset(tie.got - tie.gone), bundle, seq)

    def _be_patient(self, visit: _Visit) -> None:
        if time.monotonic() >= visit.since + _SILENT_SECONDS:
            self.why = f"{self._folder} does not answer."

    def _come_back(self, visit: _Visit) -> None:
        self._note(visit)
        if visit.found is not None:
            self._arrived.update(visit.found.read)
            self.broken.update(visit.found.broken)

    def _note(self, visit: _Visit) -> None:
        """Remember what a visit came to."""
        found, self.why = visit.found, visit.why
        if found is None:
            return
        tie = self.tie
        before = (tie.sent, len(tie.got), len(tie.gone), len(tie.missing))
        self.why = found.trouble
        if visit.bundle is not None and not found.trouble:
            # By the change that was offered: another file may have come in place of this one meanwhile.
            tie.sent, tie.sent_hash = visit.seq, visit.bundle.changes[-1][0]
        tie.got |= set(found.written)
        tie.gone |= set(found.replaced)
        self.listed = found.listed
        self._look_for_lost(found)
        if before != (tie.sent, len(tie.got), len(tie.gone), len(tie.missing)):
            self._ties.keep(tie)

    def _look_for_lost(self, found: Found) -> None:
        """Offer everything again where bundles are gone whose changes nobody else has put there."""
        tie, now = self.tie, time.time()
        tie.gone &= found.listed | tie.got
        tie.got -= tie.gone - found.listed
        vanished = tie.got - tie.gone - found.listed
        tie.missing = {name: tie.missing.get(name, now) for name in vanished}
        if any(now - since >= _LOST_SECONDS for since in tie.missing.values()):
            tie.got -= vanished
            tie.missing = {}
            tie.sent, tie.sent_hash = 0, ""

    def _take_in_one(self) -> bool:
        """Take in what has arrived first; False where the file cannot be written now, and it has to wait."""
        from models.record.taking_in import taken_in

        name, bundle = next(iter(self._arrived.items()))
        # A window must not stand still for a whole bundle; what belongs to it comes with the next looks.
        part, rest = bundle.split(self._part) if self._watched else (bundle, None)
        has_more, began = rest is not None or (self._watched and len(self._arrived) > 1), time.monotonic()
        try:
            with self._store.bringing_in(more_follows=has_more) as writing:
                was_sent = _last(writing) == self.tie.sent
                with part.record() as columns:
                    try:
                        taken_in(writing, columns, is_part=True)
                    except UserError as error:
                        raise BrokenError(f"This part cannot be taken in. {error.sentence}") from error
                last = _last(writing)
            self._part = part_after(len(part.changes), time.monotonic() - began)
        except BrokenError as error:
            self.broken[name] = error.sentence
            self._try_broken = time.monotonic() + _TRY_AGAIN_SECONDS
            del self._arrived[name]
            return True
        except UserError as error:
            # Whoever writes in a moment's time will be done at the next look of a window.
            if not (self._watched and isinstance(error, BusyError)):
                self.why = error.sentence
            return False
        if rest is not None:
            self._arrived[name] = rest
        else:
            del self._arrived[name]
            self.tie.note_got(self._store.columns, name, last)
            self.tie.gone |= set(bundle.replaces)
        if was_sent:
            # What came from the folder need not go back there.
            self.tie.note_sent(self._store.columns, last)
        self._ties.keep(self.tie)
        return True


class _Visit(threading.Thread):
    """One visit to the folder; `found` is None and `why` says what is the matter where it came to nothing."""

    def __init__(
        self,
        folder: Path,
        dossier: str,
        site: str,
        known: frozenset[str],
        whole: frozenset[str],
        bundle: Bundle | None,
        seq: int,
    ) -> None:
        super().__init__(name="team folder", daemon=True)
        self._there, self._whole = (folder, dossier, site, known), whole
        self.bundle, self.seq = bundle, seq
        self.found: Found | None = None
        self.why = ""
        self.since = time.monotonic()

    def run(self) -> None:
        try:
            self.found = visit(*self._there, () if self.bundle is None else (self.bundle,), self._whole)
        except UserError as error:
            self.why = error.sentence


def part_after(count: int, seconds: float) -> int:
    """How many changes to take in next, where so many took so long; never many times more than before."""
    return max(_FEWEST, min(_MOST, 2 * count, int(count * _PART_SECONDS / max(seconds, 1e-6))))


def _last(writing: Writing) -> int:
    return int(writing.columns(_LAST)[0][0])
