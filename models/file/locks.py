"""Whether locks hold where a dossier lies: on some shares everybody is given every lock, and savers destroy the file.

Such a place shows nothing in a trial: four processes that save now and then go on for long, until two save at once.
"""

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from models.file.lying import lying

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_SECONDS = 5.0


def why_held_back(path: Path) -> str:
    """Why nothing may be written into a file where it lies, as a sentence; "" where it may, or cannot be found out.

    Tried where the platform does not say that it is a disk of this computer, once for each drive or share.
    """
    folder = path.resolve().parent
    try:
        device = folder.stat().st_dev
    except OSError:
        return ""
    where = lying(path)
    if where.is_local or _hold_on(device, folder):
        return ""
    kind = f" ({where.file_system})" if where.file_system else ""
    return (
        f"Where {path.name} lies{kind} no program can keep others from writing at the same time, so nothing is written "
        "there. Share it through a folder, or copy it to a disk of this computer."
    )


@lru_cache(maxsize=64)
def _hold_on(_device: int, folder: Path) -> bool:
    return locks_hold(folder)


def locks_hold(folder: Path, options: str = "") -> bool:
    """Whether a second process is refused what this one has locked, tried on a file of our own, which goes again.

    True also where that cannot be tried. `options` are further parameters of SQLite's address of the file.
    """
    try:
        number, name = tempfile.mkstemp(prefix=".parley-", suffix=".tmp", dir=folder)
    except OSError:
        return True
    os.close(number)
    address = f"{Path(name).as_uri()}?mode=rw{options}"
    try:
        with closing(_connected(address)) as ours:
            ours.execute("BEGIN EXCLUSIVE")
            return _is_refused_elsewhere(address)
    except sqlite3.Error:
        return True
    finally:
        for end in ("", "-journal"):
            with suppress(OSError):
                Path(name + end).unlink()


def _is_refused_elsewhere(address: str) -> bool:
    # Imported only where it has to be tried: most dossiers lie on a disk of this computer.
    from models.apart import apart

    with apart(_try, address) as child:
        try:
            return not (child.poll(_SECONDS) and child.recv_bytes() == b"locked")
        except (EOFError, OSError):
            return True


def _try(told: "Connection", address: str) -> None:
    try:
        with closing(_connected(address)) as other:
            other.execute("BEGIN IMMEDIATE")
        told.send_bytes(b"locked")
    except sqlite3.Error:
        told.send_bytes(b"refused")


def _connected(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=0, isolation_level=None)
