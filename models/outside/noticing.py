"""Noticing, when a dossier is opened, that another program wrote into its file: looked for beside all other work."""

import os
import tempfile
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from models.apart import apart
from models.file.connection import connect
from models.file.copying import copy_aside
from models.progress import Progress

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_SLICE_SECONDS = 0.2


def noticed(path: Path) -> Generator[Progress, None, int]:
    """How many records of a file are otherwise than its change record says; 0 also where that cannot be found out.

    A process of its own looks at a copy, because comparing takes some ten seconds for each hundred thousand changes.
    """
    with (
        tempfile.TemporaryDirectory(prefix="parley-") as room,
        apart(_count, str(path), str(Path(room) / path.name)) as child,
    ):
        while not child.poll(_SLICE_SECONDS):
            yield Progress(0, 0, f"Comparing {path.name} with its record")
        try:
            return int.from_bytes(child.recv_bytes(8))
        except (EOFError, OSError):
            return 0


def _count(told: "Connection", path: str, copy: str) -> None:
    from models.outside.finding import differences_in

    if hasattr(os, "nice"):
        os.nice(10)
    with closing(connect(Path(path), write=False)) as connection:
        copy_aside(connection, Path(copy))
    with closing(connect(Path(copy), write=False)) as reader:
        told.send_bytes(len(differences_in(reader)).to_bytes(8))
