"""Movement: what every party held on every issue at the end of every round, against ten lines of numpy."""

from collections.abc import Iterator

import numpy as np

from models.analysis.counting import counting
from models.analysis.positions import held_by_round
from models.analysis.reading import ON_RECORD
from models.facts import NONE
from models.snapshot import Floats, Snapshot, ints
from tests.benchmarks.figures import Figure, Peer, Run, figure, race

REFERENCE = Peer("numpy scatter and running maximum", 1.0)


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    for n in run.sizes:
        snapshot = run.snapshot(n)
        ours, theirs = race(run.rotations(n), lambda one=snapshot: movement(one), lambda one=snapshot: reference(one))
        yield figure("movement", n, REFERENCE, ours, theirs)


def movement(snapshot: Snapshot) -> tuple[Floats, Floats]:
    """Ranges by party, issue and round, as the views ask for them."""
    ends = ints([sitting.end for sitting in snapshot.rounds])
    parties, issues = np.arange(len(snapshot.parties))[:, None, None], np.arange(len(snapshot.issues))[None, :, None]
    return held_by_round(snapshot, ON_RECORD).ranges_at(parties, issues, ends[None, None, :])


def reference(snapshot: Snapshot) -> tuple[Floats, Floats]:
    """The same without retractions and rounds by hand: positions, their differences and gaps at every round."""
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
