"""Merging two copies of a dossier with a tenth of the statements changed on each, against a durable copy of the file.

Both wait for the disk, so that here the seconds are those of the clock on the wall.
"""

import gc
import os
import resource
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from models.merging.merge import merge
from models.progress import ended
from models.record.shape import columns, tables
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.benchmarks.figures import Figure, Peer, Run, figure

COPY = Peer("durable copy of the file", 20.0)

AT_MOST = 100_000
"""Writing all statements of more than these through the record takes minutes."""

AT_LEAST = 10_000
"""A smaller file is copied in a few milliseconds, which is less than any merge takes to look at it."""

STEP = 5
"""So many statements are changed in one step of undo."""

TIMES = 3


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    for n in run.up_to(AT_MOST):
        if n < AT_LEAST:
            continue
        one, other = diverged(run, n)
        ours, theirs, again = [], [], []
        for _ in range(TIMES):
            into = Path(shutil.copy(one, run.folder / "into.parley"))
            with closing(Store.open(into, new_author())) as store:
                theirs.append(wall(durable_copy, other, run.folder / "copy.parley"))
                ours.append(wall(merged, store, other))
                again.append(wall(merged, store, other))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = f"merging it once more: {median(again):.2f} s; at most {memory:.0f} MB of memory in use so far"
        yield figure("merge", n, COPY, ours, theirs, told)


def diverged(run: Run, n: int) -> tuple[Path, Path]:
    """Two copies of a dossier that is in the record as a whole, each with a tenth of its statements changed."""
    base = whole_record(run, n)
    return changed(base, run.folder / "one.parley", 0), changed(base, run.folder / "other.parley", 5)


def whole_record(run: Run, n: int) -> Path:
    """A dossier of this size that is in the record as a whole; made once in a run, and only to be copied."""
    base = run.folder / f"recorded-{n}.parley"
    if not base.exists():
        recorded(run.dossier(n), base)
    return base


def recorded(path: Path, base: Path) -> None:
    """Write what a made dossier holds into a new one, through the record."""
    with closing(Store.open(path, new_author())) as made, closing(Store.create(base, new_author())) as store:
        for name, table in tables().items():
            names = [one for one in columns(table) if one != "version"]
            listed = ", ".join(f'"{one}"' for one in names)
            rows = made.columns(f'SELECT {listed} FROM "{name}" ORDER BY sequence, id')  # noqa: S608 - our own names
            for start in range(0, len(rows), 20_000):
                with store.write("Begin", kind="founding") as writing:
                    some = rows[start : start + 20_000]
                    writing.add_all(table, (dict(zip(names, row, strict=True)) for row in some))


def changed(base: Path, path: Path, first: int) -> Path:
    """A copy in which every tenth statement has another text."""
    shutil.copy(base, path)
    with closing(Store.open(path, new_author(f"A{first}", f"Analyst {first}"))) as store:
        ids = [row[0] for row in store.columns("SELECT id FROM statement ORDER BY sequence, id")][first::10]
        for start in range(0, len(ids), STEP):
            with store.write("Edit") as writing:
                writing.set_all(Statement, {one: {"text": f"{first} {one}"} for one in ids[start : start + STEP]})
    return path


def durable_copy(path: Path, target: Path) -> None:
    """Copy the bytes of a file and wait until they are on the disk."""
    with path.open("rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())


def merged(store: Store, path: Path) -> None:
    """Merge a copy whole."""
    ended(merge(store, path))


def wall(contender: Callable[..., None], *given: object) -> float:
    """Seconds by the clock on the wall."""
    gc.collect()
    start = time.perf_counter()
    contender(*given)
    return time.perf_counter() - start
