"""Movement: what every party held on every issue around every round and what became of it, against numpy by hand.

As in the window, statements are sorted once for each snapshot, and where anything was said is worked out once as long
as all is known; what is measured is what another reading changes. The reference sorts each time, but knows no
retractions, no rounds linked by hand and no ranges that are not comparable, and does not tell what was held on entering
nor what kind of change there was.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import numpy as np

from models.analysis.counting import counting
from models.analysis.every_round import EveryRound, every_round
from models.analysis.reading import ON_RECORD
from models.facts import NONE
from models.snapshot import Floats, Snapshot, ints
from tests.benchmarks.figures import Figure, Peer, Run, figure, race

REFERENCE = Peer("numpy scatter and running maximum", 1.0)


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    for n in run.sizes:
        snapshot = run.snapshot(n)
        ours, theirs = race(run.rotations(n), movement(snapshot), lambda one=snapshot: reference(one))
        yield figure("movement", n, REFERENCE, ours, theirs)


def movement(snapshot: Snapshot) -> Callable[[], EveryRound]:
    """What works out every round under a reading of another name each time, for which nothing is kept."""
    turns = count()
    return lambda: every_round(snapshot, replace(ON_RECORD, name=str(next(turns))))


def reference(snapshot: Snapshot) -> tuple[Floats, Floats]:
    """Shifts between rounds, by party and issue, and gaps at rounds, by issue."""
    columns, issues = snapshot.statements, len(snapshot.issues)
    chosen = np.flatnonzero(counting(columns, ON_RECORD))
    rows = chosen[np.lexsort((-columns.authority[chosen].astype(np.int8), columns.said[chosen]))]
    ends = ints([sitting.end for sitting in snapshot.rounds])
    at = np.searchsorted(ends, columns.said[rows])
    pair = columns.party[rows].astype(np.int64) * issues + columns.issue[rows]
    grid = np.full((len(snapshot.parties) * issues, len(ends) + 1), NONE, np.int32)
    grid[pair, at] = np.arange(len(rows))
    grid = np.maximum.accumulate(grid, axis=1)[:, :-1]
    low, high = np.append(columns.low[rows], np.nan)[grid], np.append(columns.high[rows], np.nan)[grid]
    shift = np.diff(low + high, axis=1) / 2
    by_issue = low.reshape(-1, issues, len(ends)), high.reshape(-1, issues, len(ends))
    gap = np.maximum(np.fmax.reduce(by_issue[0]) - np.fmin.reduce(by_issue[1]), 0)
    return shift, gap
