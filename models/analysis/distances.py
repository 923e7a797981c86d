"""How far parties stand from each other over all issues, and which of them stand together."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np

from models.analysis.gap import gap
from models.analysis.positions import held, ranges
from models.analysis.reading import Reading
from models.analysis.tracks import By
from models.facts import NONE
from models.snapshot import Floats, Ints, Snapshot, ints


class Measure(StrEnum):
    """What is taken for the distance of two held ranges on an issue."""

    CENTRES = "between centres"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Distances:
    """Mean distances of parties, 0–100, as a matrix over `parties`; NaN where no issue is shared, and on the diagonal.

    `shared` counts the issues on which both hold a comparable position, on the diagonal those on which the party does.
    `held` has the statements of these positions, shape (issues, parties), NONE where there is none.
    """

    measure: Measure
    parties: tuple[int, ...]
    mean: Floats
    shared: Ints
    held: Ints

    def evidence(self, row: int, column: int) -> tuple[int, ...]:
        """The held statements behind a cell, issue by issue."""
        both = self.held[:, [row, column]]
        return tuple(both[(both != NONE).all(axis=1)].ravel().tolist())


@dataclass(frozen=True, slots=True)
class Blocs:
    """Parties that stand together, by their positions in the snapshot, each group in the dossier's order.

    `blocs` have two parties or more, `alone` stand in none, and `not_placed` share too few issues with any other.
    """

    blocs: tuple[tuple[int, ...], ...]
    alone: tuple[int, ...]
    not_placed: tuple[int, ...]


def distances(
    snapshot: Snapshot,
    reading: Reading,
    day: int,
    parties: Sequence[int],
    measure: Measure = Measure.CENTRES,
    by: By = "day",
) -> Distances:
    """How far these parties stand from each other at the end of a day.

    The distance of two parties is the mean, over the issues on which both hold a position with a place on the scale, of
    the distance of their ranges. Issues on which one of them has none are left out, so that two cells may rest on
    different issues: how many is told beside each.
    """
    issues = ints(np.arange(len(snapshot.issues)))[:, None]
    holding = held(snapshot, reading, by).at(ints(parties), issues, day)
    low, high = ranges(snapshot.statements, holding)
    apart = _apart(low, high, measure)
    stands = ~np.isnan(low)
    shared = stands.T.astype(np.int64) @ stands.astype(np.int64)
    total = np.nansum(apart, axis=0)
    mean = np.divide(total, shared, out=np.full(total.shape, np.nan), where=shared > 0)
    np.fill_diagonal(mean, np.nan)
    return Distances(measure, tuple(parties), mean, ints(shared), np.where(stands, holding, NONE).astype(np.int32))


def _apart(low: Floats, high: Floats, measure: Measure) -> Floats:
    """The distance of every two ranges on every issue; shape (issues, parties, parties)."""
    if measure is Measure.GAP:
        return gap(low[:, :, None], high[:, :, None], low[:, None], high[:, None])
    centre = (low + high) / 2
    return np.abs(centre[:, :, None] - centre[:, None])


def blocs(found: Distances, within: float, least_shared: int) -> Blocs:
    """Parties grouped so that every two in a bloc are at most `within` points apart (complete linkage).

    Only distances over `least_shared` issues or more count. Starting with each party for itself, the two groups whose
    farthest members are nearest are joined, of equals those that come first in the dossier's order, as long as these
    are within the limit; groups with two members whose distance does not count are never joined. Who has no distance
    that counts is not placed, which is not the same as standing alone.
    """
    counts = (found.shared >= least_shared) & ~np.isnan(found.mean)
    apart = np.where(counts, found.mean, np.inf)
    groups = [[place] for place in range(len(found.parties)) if counts[place].any()]
    while (pair := _nearest(groups, apart, within)) is not None:
        one, other = pair
        groups[one] = sorted(groups[one] + groups.pop(other))
    placed = {place for group in groups for place in group}
    return Blocs(
        tuple(_named(found, group) for group in sorted(groups) if len(group) > 1),
        tuple(found.parties[group[0]] for group in sorted(groups) if len(group) == 1),
        tuple(party for place, party in enumerate(found.parties) if place not in placed),
    )


def _nearest(groups: list[list[int]], apart: Floats, within: float) -> tuple[int, int] | None:
    """The two groups to join next, by their places, the first one first; None where none are near enough."""
    farthest = {
        (one, other): float(apart[np.ix_(groups[one], groups[other])].max())
        for one, other in combinations(range(len(groups)), 2)
    }
    near = [pair for pair, points in farthest.items() if points <= within]
    return min(near, key=lambda pair: (farthest[pair], groups[pair[0]], groups[pair[1]]), default=None)


def _named(found: Distances, group: list[int]) -> tuple[int, ...]:
    return tuple(found.parties[place] for place in group)
