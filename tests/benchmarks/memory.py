"""Memory: what a loaded snapshot holds, and what loading takes at most, in bytes as Python and numpy allot them.

`seconds` and `peer_seconds` are bytes a statement here.
"""

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing

from models.loading import load_snapshot
from models.store import Store
from tests.authors import new_author
from tests.benchmarks.figures import Figure, Run, rounded
from tests.benchmarks.opening import OBJECTS_AT_MOST, fetch_all, objects

HELD = 64
"""Bytes that a statement may take."""

ROOM = 10 * 2**20
"""Bytes beyond twice what is held, at the peak."""


def measure(run: Run) -> Iterator[Figure]:
    """What is held against the limit, rows and objects, and the peak against its limit."""
    for n in run.sizes:
        path = run.dossier(n)
        with closing(Store.open(path, new_author())) as store:
            # What is made once for all snapshots is not theirs.
            load_snapshot(store)
            held, peak = taken(lambda store=store: load_snapshot(store))
            yield _figure("memory", n, held / n, HELD, 1.0, f"B a statement, of {HELD} allowed")
            most = (2 * HELD * n + ROOM) / n
            yield _figure("memory-peak", n, peak / n, most, 1.0, "B a statement, of twice those and 10 MiB allowed")
            if n <= OBJECTS_AT_MOST:
                rows = taken(lambda path=path: fetch_all(path))[0]
                yield _figure("memory", n, held / n, rows / n, 0.05, "B a statement of sqlite3 fetchall")
                made = taken(lambda store=store: objects(store))[0]
                yield _figure("memory", n, held / n, made / n, 1 / 45, "B a statement of SQLModel objects")


def taken(make: Callable[[], object]) -> tuple[int, int]:
    """Bytes that are held of what is made, and the most that were held while it was made."""
    gc.collect()
    tracemalloc.start()
    try:
        made = make()
        peak = tracemalloc.get_traced_memory()[1]
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
        del made
        return held, peak
    finally:
        tracemalloc.stop()


def _figure(name: str, n: int, ours: float, theirs: float, goal: float, peer: str) -> Figure:
    return Figure(name, n, rounded(ours / theirs), rounded(goal), peer, rounded(ours), rounded(theirs))
