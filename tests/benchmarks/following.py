"""One statement edited: the next snapshot after it, against reading the dossier anew."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from models.changes import Changes
from models.loading import load_snapshot, next_snapshot
from models.snapshot import Snapshot
from models.store import Store
from tests.authors import new_author
from tests.benchmarks.figures import Figure, Peer, Run, figure, race

ANEW = Peer("loading anew", 0.02)


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    for n in run.sizes:
        path = run.folder / "edited.parley"
        shutil.copy(run.dossier(n), path)
        with closing(Store.open(path, new_author())) as store:
            snapshot = load_snapshot(store)
            follow = follower(store, path, snapshot)
            ours, theirs = race(run.rotations(n), follow, lambda store=store: load_snapshot(store))
        path.unlink()
        yield figure("edit-snapshot", n, ANEW, ours, theirs)


def follower(store: Store, path: Path, snapshot: Snapshot) -> Callable[[], Snapshot]:
    """What sets a range in the file, past the record, and takes it over; each time that of another statement."""
    key, turns = snapshot.statements.ids[len(snapshot.statements) // 2], count()

    def follow() -> Snapshot:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("UPDATE statement SET low = ?, high = 90 WHERE id = ?", (next(turns) % 80, key))
        return next_snapshot(store, snapshot, Changes("Set range", "edit", frozenset({("statement", key)})))

    return follow
