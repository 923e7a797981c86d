"""Checking a dossier through and through, a tenth of its statements changed, against SQLite's own check of the file."""

from collections.abc import Iterator
from contextlib import closing

from models.checking.check import check
from models.store import Store
from tests.authors import new_author
from tests.benchmarks.figures import Figure, Peer, Run, figure, race
from tests.benchmarks.merging import AT_MOST, changed, whole_record

OWN = Peer("PRAGMA integrity_check", 8.0)
"""Own check in 4 s where SQLite's takes half a second."""


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    for n in run.up_to(AT_MOST):
        path = changed(whole_record(run, n), run.folder / "checked.parley", 0)
        with closing(Store.open(path, new_author())) as store:
            changes = store.columns("SELECT count(*) FROM change")[0][0]
            ours, theirs = race(3, lambda store=store: check(store), lambda store=store: integrity(store))
        yield figure("check", n, OWN, ours, theirs, f"{changes:,} changes")


def integrity(store: Store) -> object:
    """What SQLite finds wrong with the file."""
    return store.columns("PRAGMA integrity_check")
