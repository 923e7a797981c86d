"""Making and listing backups of a dossier: one folder for each, and a file for each state that was worth one."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.backups.thinning import kept
from models.errors import UserError
from models.file.aside import aside, put_in_place
from models.file.connection import connect, told
from models.file.opening import examine
from models.store import Store

EVERY = timedelta(minutes=30)
"""How often one is made while somebody works."""

_CUT_OFF = timedelta(days=1)
"""After how long an unfinished one is nobody's any more."""

_STAMP = "%Y-%m-%d %H%M%SZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d{6}Z) ([a-z ]+)\.parley")
_NO_FOLDER = re.compile(r"[^0-9A-Za-z-]")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a dossier as it was at a moment (UTC), and why it was made, such as opening or merge."""

    path: Path
    made: datetime
    reason: str


def folder_of(store: Store, root: Path) -> Path:
    """Where the backups of a dossier are, under the folder for all of them: by its id, which all its copies share."""
    rows = store.columns("SELECT id FROM dossier ORDER BY sequence, id LIMIT 1")
    return root / (_NO_FOLDER.sub("-", rows[0][0]) if rows else "empty")


def backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; other files are left out."""
    return sorted(_found(folder), key=lambda one: (one.made, one.path.name), reverse=True)


def back_up(store: Store, folder: Path, reason: str, now: datetime | None = None) -> Backup | None:
    """Make a backup and thin out the older ones; None where the last one has all that there is to be kept.

    The new one is checked before any older one goes. `reason` is a word or two in lower case. Raises `UserError` where
    it cannot be written, or is not sound.
    """
    moment = (now or datetime.now(UTC)).replace(microsecond=0)
    older = backups(folder)
    # A clock that was ahead leaves some that are called newer than all that come.
    last = next((one for one in older if one.made <= moment), None)
    if last is not None and _digest(last.path) == _digest_of(store):
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"No backup was made: {folder} cannot be used: {error.strerror}.") from error
    made = _made(store, Backup(_place(folder, moment, reason), moment, reason))
    keep = kept([made.made, *(one.made for one in older)], moment)
    for one in older:
        if one.made not in keep:
            with suppress(OSError):
                one.path.unlink()
    _clear_cut_off(folder)
    return made


def _place(folder: Path, moment: datetime, reason: str) -> Path:
    return folder / f"{moment.strftime(_STAMP)} {reason}.parley"


def _clear_cut_off(folder: Path) -> None:
    """Take away what is left of backups that somebody was killed over long ago."""
    for path in folder.glob(".*.parley.*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _CUT_OFF.total_seconds():
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _made(store: Store, backup: Backup) -> Backup:
    """Make one; where another process has made one of the same second, of another copy perhaps, a second later."""
    with aside(backup.path) as unchecked:
        store.copy_to(unchecked)
        _refuse_unsound(store, unchecked)
        while True:
            try:
                put_in_place(unchecked, backup.path)
            except UserError:
                if not backup.path.exists():
                    raise
                later = backup.made + timedelta(seconds=1)
                backup = Backup(_place(backup.path.parent, later, backup.reason), later, backup.reason)
            else:
                return backup


def _refuse_unsound(store: Store, copy: Path) -> None:
    try:
        examine(copy)
    except UserError as error:
        # Kept, it would count as the backup of this state, and no other one would ever be made of it.
        raise UserError(
            f"No backup was made, because what can be read of {store.path.name} is not sound. Salvage it into a new "
            "dossier, and go on there; earlier backups are kept."
        ) from error


def _found(folder: Path) -> Iterator[Backup]:
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            match = _NAME.fullmatch(path.name)
            if match is not None:
                with suppress(ValueError):
                    yield Backup(path, datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), match[2])


def _digest_of(store: Store) -> str:
    return str(store.columns("SELECT value FROM meta WHERE key = 'record_digest'")[0][0])


def _digest(path: Path) -> str | None:
    """The sum of a backup's record; None where it cannot be read, so that another one is made."""
    with suppress(UserError), told(path), closing(connect(path, write=False)) as connection:
        found = connection.execute("SELECT value FROM meta WHERE key = 'record_digest'").fetchone()
        return None if found is None else str(found[0])
    return None
