"""How a working copy comes about: one kept in step, else what the open file still says, else the newest backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from models.errors import UserError
from models.file.connection import connect, told
from models.ground import Ground
from models.outbox.since import digest, last_seq
from models.telling.when import when_words

if TYPE_CHECKING:
    from pathlib import Path

    from models.checking.findings import Columns
    from models.outbox.working_copy import Outboxes, WorkingCopy
    from models.store import Store

_IDS = "SELECT id FROM dossier"


@dataclass(frozen=True)
class Made:
    """A working copy and the ground on it; `stale` says since when it lacks what was written, "" where it has all."""

    copy: WorkingCopy
    ground: Ground
    stale: str = ""

    @property
    def columns(self) -> Columns:
        """Reads the working copy."""
        return self.ground.columns


def make_copy(store: Store, folders: Outboxes, backups: Path, *, doubtful: bool) -> Made:
    """A working copy of an open dossier; raises `UserError` where none can be made.

    `doubtful` when the file may say what is wrong: then what it says is examined.
    """
    left = folders.of(store.path)
    if left is not None:
        _refuse_others(store, left)
        return _kept(store, left)
    try:
        with told(store.path):
            copy = folders.make(store.path, store.ground.reading, doubtful=doubtful)
        stale = ""
    except UserError:
        copy, stale = _from_backup(store.path, folders, backups)
    with told(store.path):
        ground = Ground(copy.file)
        copy.note.base = last_seq(ground.columns)
    copy.save()
    return Made(copy, ground, stale)


def _refuse_others(store: Store, copy: WorkingCopy) -> None:
    """What waits for a dossier that was there before is not to be mixed with the one that is there now."""
    try:
        with told(store.path), closing(connect(copy.file, write=False)) as connection:
            theirs = {row[0] for row in connection.execute(_IDS)}
            ours = {row[0] for row in store.ground.columns(_IDS)}
    except UserError:
        # Where the file says nothing any more, it is the working copy that has what was in it.
        return
    if theirs and ours and not theirs & ours:
        raise UserError(f"A working copy of another dossier waits for {store.path.name}.")


def _kept(store: Store, copy: WorkingCopy) -> Made:
    with told(store.path):
        ground = Ground(copy.file)
    try:
        with told(store.path):
            bring_up_to_date(store, ground, copy)
    except UserError:
        return Made(copy, ground, _lacking(copy.note.as_of))
    return Made(copy, ground)


def bring_up_to_date(store: Store, ground: Ground, copy: WorkingCopy) -> None:
    """Let a working copy have all that the ground of the store has."""
    from models.record.taking_in import taken_in

    theirs = store.ground.columns
    if digest(theirs) != digest(ground.columns):
        with ground.writer(store.author).transaction(store.note, "Keep in step", kind="merge") as writing:
            came = taken_in(writing, theirs).transactions
        copy.learn(sorted(came))


def _from_backup(path: Path, folders: Outboxes, backups: Path) -> tuple[WorkingCopy, str]:
    from models.backups.keeping import backups as listed

    now = datetime.now(UTC)
    # A clock that was ahead leaves some that are called newer than all that came after them.
    for backup in sorted(listed(backups), key=lambda one: one.made > now):
        try:
            return folders.make_from(path, backup.path), _lacking(backup.made.isoformat())
        except (UserError, sqlite3.Error):
            continue
    raise UserError(f"No working copy of {path.name} could be made.")


def _lacking(moment: str) -> str:
    return f"The working copy is of {when_words(moment)}: what was written after that is only in the file."
