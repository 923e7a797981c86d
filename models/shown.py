"""Which state of an open dossier is shown: as it is now, or as it was on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.changes import Changes
from models.loading import load_snapshot, next_snapshot
from models.loading_then import Otherwise, snapshot_then

if TYPE_CHECKING:
    from datetime import date

    from models.as_known import AsKnown
    from models.record.materialise import Key
    from models.records import Records
    from models.snapshot import Snapshot
    from models.store import Store


_FEW = 2_000
"""With more statements changed than so many the state that was shown is not near."""


class Shown:
    """Keeps the snapshot that is shown in step with the dossier and with the day that is asked about.

    Whoever asks about a day is told which rows are others than those shown before.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.present = self.snapshot = load_snapshot(store)
        """The dossier as it is now, and as it is shown."""
        self._then: AsKnown | None = None

    @property
    def records(self) -> Records:
        """Where the texts of what is shown are read from."""
        return self._store if self._then is None else self._then

    def go_to(self, day: date | None) -> Changes:
        """Show the dossier as it was at the end of a day, or with None as it is now."""
        if day is None:
            return self._come_back()
        if self._then is None:
            from models.as_known import AsKnown  # SQLModel is imported when a day is first asked about

            self._then = AsKnown(self._store)
        return self._show(self._then, self._then.go_to(day))

    def take_over(self, changes: Changes) -> Changes:
        """Follow a change of the dossier; returns what it changes in what is shown."""
        self.present = next_snapshot(self._store, self.present, changes)
        if self._then is not None:
            return self._show(self._then, self._then.follow())
        self.snapshot = self.present
        return changes

    def close(self) -> None:
        """Let go of the file."""
        if self._then is not None:
            self._then.close()

    def _show(self, then: AsKnown, others: frozenset[Key]) -> Changes:
        changes = _otherwise(others)
        if then.is_as_now:
            self.snapshot = self.present
        elif others:
            self.snapshot = self._near(then, changes) or load_snapshot(then)
        return changes

    def _near(self, then: AsKnown, changes: Changes) -> Snapshot | None:
        """From the state that was shown or from the present one, whichever is nearer; None where neither is near."""
        there, not_there = then.otherwise("statement")
        changed, places = changes.ids("statement"), self.snapshot.statements.position
        if not changed & not_there and len(changed) <= _FEW and all(one in places for one in changed):
            return next_snapshot(then, self.snapshot, changes)
        return snapshot_then(then, self.present, Otherwise(there, not_there))

    def _come_back(self) -> Changes:
        if self._then is None:
            return _otherwise(frozenset())
        others = self._then.others
        self._then.close()
        self._then, self.snapshot = None, self.present
        return _otherwise(others)


def _otherwise(others: frozenset[Key]) -> Changes:
    return Changes("Another day", "known", others)
