"""Everything that is kept of a snapshot and passed on to the next one, to hold two of them against each other."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from models.analysis.doubts import robust_by_round
from models.analysis.every_round import every_round
from models.analysis.positions import held, held_by_round, red_lines, red_lines_by_round, spoken, spoken_by_round
from models.analysis.reading import Reading
from models.snapshot import Snapshot

LOOKED_UP = (held, held_by_round, red_lines, red_lines_by_round, spoken, spoken_by_round)
CELLS = ("entering", "leaving", "before", "kind", "shift", "spoke", "between", "at_table", "low_shift", "definite")


def figures(talks: Snapshot, reading: Reading, days: Iterable[int]) -> Iterator[NDArray[np.generic]]:
    """For all parties on all issues: what holds on these ascending days, and what every round changed."""
    pairs = len(talks.issues) * len(talks.parties)
    for looked_up in LOOKED_UP:
        found = looked_up(talks, reading)
        yield found.at(np.arange(len(talks.parties))[:, None, None], np.arange(len(talks.issues))[:, None], [*days])
        yield found.through([*days])
    rounds = every_round(talks, reading)
    yield from (getattr(rounds, name) for name in CELLS)
    yield from (np.stack(rounds.cells(pair)[:3]) for pair in range(pairs))
    yield robust_by_round(talks, reading)


def assert_same_figures(talks: Snapshot, fresh: Snapshot, reading: Reading, days: Iterable[int]) -> None:
    """Complain unless all figures of a snapshot are those of one that nothing was passed on to."""
    kept = [*days]
    for mine, other in zip(figures(talks, reading, kept), figures(fresh, reading, kept), strict=True):
        np.testing.assert_array_equal(mine, other)
