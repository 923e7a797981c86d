"""Who came how much nearer to whom: concessions by pair of parties, issue and step, raw and weighted by salience.

A step leads from one moment to another: from leaving a round to leaving the next, or between any two moments.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.analysis.gap import concession
from models.analysis.pairs import Pair
from models.analysis.positions import Ranges, ranges
from models.analysis.salience import Salience
from models.snapshot import Floats, Ints, Snapshot, ints


@dataclass(frozen=True, slots=True)
class Ledger:
    """Concessions as arrays of shape (steps, issues, pairs); `pairs` are who gives and toward whom.

    `size` is the concession of DESIGN section 2: how much nearer the giver's centre came to the other's old centre,
    that one held still; negative is hardening. NaN where one of the three ranges is not stated or not comparable.
    `weight`, of shape (issues, pairs), is how much the issue matters to the giver, 0–1, NaN where nobody assessed it.
    `before`, `after` and `toward` are the statements behind a figure: what the giver held before and after, and what
    the other held before; NONE where not stated.
    """

    pairs: tuple[Pair, ...]
    size: Floats
    weight: Floats
    before: Ints
    after: Ints
    toward: Ints

    @property
    def weighted(self) -> Floats:
        """The sizes times their weights, NaN where either is unknown."""
        return self.size * self.weight

    def evidence(self, pair: int, issues: Sequence[int], steps: Sequence[int]) -> tuple[int, ...]:
        """The statements behind the figures of a pair, by its place, once each and in the order of the steps.

        Cells without a figure have none.
        """
        chosen = np.ix_(ints(steps), ints(issues), ints([pair]))
        behind = np.stack([column[chosen] for column in (self.toward, self.before, self.after)], axis=-1)
        return tuple(dict.fromkeys(behind[~np.isnan(self.size[chosen])].ravel().tolist()))


@dataclass(frozen=True, slots=True)
class Total:
    """Concessions added up: what was conceded, and what was hardened, as a positive number.

    Points of different scales are added as they are. `figures` is how many concessions there are, zeros among them,
    `unknown` how many cells have none.
    """

    conceded: float
    hardened: float
    figures: int
    unknown: int

    @property
    def net(self) -> float:
        """What was conceded less what was hardened."""
        return self.conceded - self.hardened


@dataclass(frozen=True, slots=True)
class WeightedTotal:
    """Concessions times their weights added up, as in `Total`, over those that have a weight.

    `covered` is how much of what moved either way, in raw points, has a weight, out of `moved`.
    """

    conceded: float
    hardened: float
    covered: float
    moved: float

    @property
    def net(self) -> float:
        """What was conceded less what was hardened."""
        return self.conceded - self.hardened


def ledger(snapshot: Snapshot, before: Ints, after: Ints, pairs: Sequence[Pair], weights: Salience) -> Ledger:
    """The concessions of these pairs from what was held before to what was held after.

    Both are positions of statements of shape (steps, issues, parties) or, for a single step, (issues, parties), as
    `Movement.before` and `Movement.leaving` have them. The first round has nothing before it, and so no figures.
    """
    steps = (len(before) if before.ndim == 3 else 1, *before.shape[-2:])
    before, after = before.reshape(steps), after.reshape(steps)
    givers, others = ints([one for one, _ in pairs]), ints([other for _, other in pairs])
    held = before[..., givers], after[..., givers], before[..., others]
    old, new, other_old = (_ranges(snapshot, each) for each in held)
    return Ledger(tuple(pairs), concession(old, new, other_old), weights.value[:, givers] / 100, *held)


def _ranges(snapshot: Snapshot, held: Ints) -> Ranges:
    return ranges(snapshot.statements, held)


def total(found: Ledger, pair: int, issues: Sequence[int] | None = None, steps: Sequence[int] | None = None) -> Total:
    """The raw total of a pair, by its place, over these issues and steps; None is all."""
    sizes = _chosen(found.size, pair, issues, steps)
    known = sizes[~np.isnan(sizes)]
    return Total(*_both_ways(known), len(known), sizes.size - len(known))


def weighted_total(
    found: Ledger, pair: int, issues: Sequence[int] | None = None, steps: Sequence[int] | None = None
) -> WeightedTotal:
    """The total of a pair weighted by salience, over these issues and steps; None is all."""
    sizes, weighted = (_chosen(each, pair, issues, steps) for each in (found.size, found.weighted))
    has_weight = ~np.isnan(weighted)
    conceded, hardened = _both_ways(weighted[has_weight])
    moved = np.abs(sizes)
    return WeightedTotal(conceded, hardened, float(moved[has_weight].sum()), float(np.nansum(moved)))


def _chosen(column: Floats, pair: int, issues: Sequence[int] | None, steps: Sequence[int] | None) -> Floats:
    chosen = column[..., pair]
    chosen = chosen if steps is None else chosen[ints(steps)]
    return chosen if issues is None else chosen[:, ints(issues)]


def _both_ways(known: Floats) -> tuple[float, float]:
    return float(known[known > 0].sum()), float(-known[known < 0].sum())
