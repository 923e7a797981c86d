"""Noticing, when a dossier is opened, that another program wrote into its file, or that it is damaged."""

import os
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.apart import apart
from models.file.connection import connect
from models.file.copying import copy_aside
from models.progress import Progress

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_SLICE_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Noticed:
    """How many records are otherwise than the change record says, and how many things say that the file is damaged."""

    edits: int = 0
    damage: int = 0


def noticed(path: Path) -> Generator[Progress, None, Noticed]:
    """What is otherwise in a file than Parley left it; nothing also where that cannot be found out.

    A process of its own looks at a copy, because comparing takes some ten seconds for each hundred thousand changes.
    """
    with (
        tempfile.TemporaryDirectory(prefix="parley-") as room,
        apart(_count, str(path), str(Path(room) / path.name)) as child,
    ):
        while not child.poll(_SLICE_SECONDS):
            yield Progress(0, 0, f"Comparing {path.name} with its record")
        try:
            counts = child.recv_bytes(16)
        except (EOFError, OSError):
            return Noticed()
    return Noticed(int.from_bytes(counts[:8]), int.from_bytes(counts[8:]))


def _count(told: "Connection", path: str, copy: str) -> None:
    if hasattr(os, "nice"):
        os.nice(10)
    with closing(connect(Path(path), write=False)) as connection:
        copy_aside(connection, Path(copy))
    with closing(connect(Path(copy), write=False)) as reader:
        found = _looked_through(reader)
    told.send_bytes(found.edits.to_bytes(8) + found.damage.to_bytes(8))


def _looked_through(reader: sqlite3.Connection) -> Noticed:
    from models.outside.finding import compared

    try:
        broken = [said for (said,) in reader.execute("PRAGMA integrity_check(20)") if said != "ok"]
        if broken:
            return Noticed(damage=len(broken))
        found = compared(reader)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF == sqlite3.SQLITE_CORRUPT:
            return Noticed(damage=1)
        raise
    # What a salvage could not bring back is known, and no other salvage finds it.
    return Noticed(len(found.differences), len(found.audit.findings) - found.audit.gaps)
