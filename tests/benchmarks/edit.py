"""One statement edited: what every round changed for the party on the issue, against all of it by numpy by hand.

The snapshot after the edit is there; what it costs to make it is `edit-snapshot`. Measured is the commonest edit, that
of a range; told is also one after which the statement stands on another day.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from statistics import median

import numpy as np

from models.analysis.counting import counting
from models.analysis.every_round import every_round
from models.analysis.following import follow
from models.analysis.reading import ON_RECORD
from models.analysis.retractions import entangled
from models.changes import Changes
from models.snapshot import Snapshot
from tests.benchmarks.figures import Figure, Peer, Run, figure, race
from tests.benchmarks.movement import REFERENCE, reference

ALL = Peer(f"all, by {REFERENCE.name}", 0.002)

TIMES = 50
"""So many edits are timed together, one alone being too short to be timed well."""


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    for n in run.sizes:
        snapshot = run.snapshot(n)
        row = an_ordinary_one(snapshot)
        contenders = following(snapshot, row, low=3.0, high=97.0), following(snapshot, row, said=19_500)
        times = race(run.rotations(n), *contenders, lambda one=snapshot: reference(one))
        ranges, days = ([seconds / TIMES for seconds in edits] for edits in times[:2])
        told = f"another range: {median(ranges) * 1e6:.0f} µs; another day: {median(days) * 1e6:.0f} µs"
        yield figure("edit", n, ALL, ranges, times[2], told)


def an_ordinary_one(snapshot: Snapshot) -> int:
    """A statement in the middle of those that count and are not taken back."""
    rows = np.flatnonzero(counting(snapshot.statements, ON_RECORD))
    rows = np.setdiff1d(rows, list(entangled(snapshot)))
    return int(rows[len(rows) // 2])


def following(snapshot: Snapshot, row: int, **values: float) -> Callable[[], None]:
    """What gives a statement these values and takes them back again, in turn, and asks each time what that changed."""
    statements = snapshot.statements
    columns = {name: getattr(statements, name).copy() for name in values}
    for name, value in values.items():
        columns[name][row] = value
    edited = replace(snapshot, statements=replace(statements, **columns))
    pair = int(statements.issue[row]) * len(snapshot.parties) + int(statements.party[row])
    changes = Changes("Edit", "edit", frozenset({("statement", statements.ids[row])}))
    states = cycle(((snapshot, edited), (edited, snapshot)))
    every_round(snapshot, ON_RECORD)
    assert [each.statements.position[statements.ids[row]] for each in (snapshot, edited)] == [row, row]

    def follow_all() -> None:
        for _ in range(TIMES):
            before, after = next(states)
            follow(before, after, changes)
            every_round(after, ON_RECORD).cells(pair)

    return follow_all
