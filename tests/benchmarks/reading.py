"""Another reading: all that the window looks up and works out under it, against movement by numpy by hand.

That is what is held and bounded by day and by round, what every round changed, and whether it is robust. The two
readings that this is held against stay the same, and so what was worked out under them is kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from models.analysis.counting import known, within
from models.analysis.doubts import robust_by_round
from models.analysis.every_round import every_round
from models.analysis.positions import held, red_lines, spoken
from models.analysis.reading import ON_RECORD
from models.snapshot import Snapshot
from tests.benchmarks.figures import Figure, Peer, Run, figure, race
from tests.benchmarks.movement import REFERENCE, reference

TWICE = Peer(f"movement by {REFERENCE.name}", 2.0)


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    for n in run.sizes:
        snapshot = run.snapshot(n)
        ours, theirs = race(run.rotations(n), reader(snapshot), lambda one=snapshot: reference(one))
        yield figure("reading", n, TWICE, ours, theirs)


def reader(snapshot: Snapshot) -> Callable[[], None]:
    """What works everything out under a reading of another name each time, for which nothing is kept."""
    turns = count()

    def read() -> None:
        reading = replace(ON_RECORD, name=str(next(turns)))
        for worked_out in (held, red_lines, spoken, every_round, robust_by_round):
            worked_out(snapshot, reading)
        for chosen in (known, within):
            chosen(snapshot.statements, reading)

    return read
