"""Krippendorff's alpha: how far coders agree beyond what chance would bring about.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011, repository.upenn.edu/asc_papers/43), whose
letters and examples the tests use. Alpha is 1 - Do/De. The observed disagreement Do is the mean squared difference
of the values that coders gave to the same unit, the expected one De that of all values, whatever unit they belong to.
1 is perfect agreement, 0 that of chance, below 0 coders disagree systematically.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

import numpy as np
from numpy.typing import ArrayLike

from models.snapshot import Floats


class Level(StrEnum):
    """What numbers mean that stand for codes: names only, an order, or an order with distances."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree, and on how much that rests.

    `alpha` is None, undefined, where no two coders gave a value to the same unit, and where all values are the same:
    then nobody can say whether the coders would tell different things apart, and neither 1 nor 0 would be true.
    `percent` is the share of pairs of values within a unit that are equal, 0–100, None where there is no pair; it
    counts agreement by chance too. `units` have at least two values each, `values` is how many they have together, and
    `pairs` how many pairs these make within units; `alone` counts the units to which one coder only gave a value: they
    say nothing of alpha and are left out of all else, though there one coder saw something and another did not.
    """

    alpha: float | None
    percent: float | None
    units: int
    values: int
    pairs: int
    alone: int


def agreement(codes: ArrayLike, level: Level) -> Agreement:
    """Agreement on a table of codes: a row for each coder, a column for each unit, NaN where a coder gave no value.

    The order of coders and units makes no difference. Memory grows with the square of the number of different values.
    """
    table = np.atleast_2d(np.asarray(codes, dtype=np.float64))
    given = (~np.isnan(table)).sum(axis=0)
    paired = table[:, given > 1]
    values = np.unique(paired[~np.isnan(paired)])
    coincidences = _coincidences(paired, values)
    count = int(given[given > 1].sum())
    return Agreement(
        alpha=_alpha(coincidences, values, level) if len(values) > 1 else None,
        percent=float(100 * np.trace(coincidences) / count) if count else None,
        units=paired.shape[1],
        values=count,
        pairs=int((given * (given - 1)).sum()) // 2,
        alone=int((given == 1).sum()),
    )


def _coincidences(table: Floats, values: Floats) -> Floats:
    """How often each two values meet within units: each pair of a unit with m values counts 1/(m - 1)."""
    count = len(values)
    found = np.zeros(count * count)
    places = np.searchsorted(values, np.where(np.isnan(table), values[:1].sum(), table))
    share = 1 / np.maximum((~np.isnan(table)).sum(axis=0) - 1, 1)
    for one, other in permutations(range(len(table)), 2):
        both = ~np.isnan(table[one]) & ~np.isnan(table[other])
        found += np.bincount(places[one, both] * count + places[other, both], share[both], len(found))
    return found.reshape(count, count)


def _alpha(coincidences: Floats, values: Floats, level: Level) -> float:
    counts = coincidences.sum(axis=1)
    differences = _squared_differences(values, counts, level)
    observed = (coincidences * differences).sum()
    expected = (np.outer(counts, counts) * differences).sum() / (counts.sum() - 1)
    return float(1 - observed / expected)


def _squared_differences(values: Floats, counts: Floats, level: Level) -> Floats:
    """The squared difference of each two values: of ranks, how many values lie between them, ends counting half."""
    if level is Level.NOMINAL:
        return 1.0 - np.eye(len(values))
    scale = np.cumsum(counts) - counts / 2 if level is Level.ORDINAL else values
    return np.asarray((scale[:, None] - scale[None, :]) ** 2)
