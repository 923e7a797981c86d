"""How two parties' concessions stand to each other over the rounds: in turn, in size, in sum. Counts, never causes.

A party's figure for a round is the net of its concessions toward the other over the issues looked at, in points of
their scales; NaN where no issue has a figure. It conceded in a round where that is above 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.analysis.decimals import plain
from models.analysis.ledger import Ledger
from models.snapshot import Floats, Ints, ints

LEAST_ROUNDS = 5
"""Fewer rounds with figures of both parties give no rank correlation."""


@dataclass(frozen=True, slots=True)
class Answered:
    """How often the other party conceded in the round after one in which a party had: `times` out of `of`.

    `unknown` are the rounds in which the party conceded and the next one has no figure of the other, or is not there.
    """

    times: int
    of: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Trend:
    """How a party's figures go on: in how many of all `pairs` of rounds with figures the later is larger, smaller."""

    larger: int
    smaller: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """Two parties' concessions over the rounds, the first's toward the second and the second's toward the first.

    `first` and `second` are figures by round. `after_first` counts how often the second conceded in the round after one
    in which the first did; `after_second` the other way. Sums are over the `common` rounds that have figures of both;
    `ratio` is the first's by the second's, None unless both are above 0. `correlation` is Spearman's rank correlation
    of both figures over the common rounds, −1 to 1; None with fewer than `LEAST_ROUNDS` of them, and where all figures
    of a party are alike.
    """

    first: Floats
    second: Floats
    after_first: Answered
    after_second: Answered
    first_trend: Trend
    second_trend: Trend
    common: Ints
    first_sum: float
    second_sum: float
    ratio: float | None
    correlation: float | None

    @property
    def has_too_few_rounds(self) -> bool:
        """Whether there is no correlation for want of rounds."""
        return len(self.common) < LEAST_ROUNDS


def reciprocity(found: Ledger, pair: int, turned: int, issues: Sequence[int] | None = None) -> Reciprocity:
    """The concessions of a pair and of the same pair turned round, by their places in a ledger of rounds.

    Over these issues; None is all. Raises `ValueError` when the two places are not one pair both ways.
    """
    if found.pairs[pair] != found.pairs[turned][::-1]:
        raise ValueError("These are not the two ways of one pair.")
    first, second = (_by_round(found.size[..., place], issues) for place in (pair, turned))
    common = ints(np.flatnonzero(~np.isnan(first) & ~np.isnan(second)))
    first_sum, second_sum = float(first[common].sum()), float(second[common].sum())
    return Reciprocity(
        first=first,
        second=second,
        after_first=_answered(first, second),
        after_second=_answered(second, first),
        first_trend=_trend(first),
        second_trend=_trend(second),
        common=common,
        first_sum=first_sum,
        second_sum=second_sum,
        ratio=first_sum / second_sum if first_sum > 0 and second_sum > 0 else None,
        correlation=rank_correlation(first[common], second[common]) if len(common) >= LEAST_ROUNDS else None,
    )


def rank_correlation(one: Floats, other: Floats) -> float | None:
    """Spearman's rank correlation of two columns of known figures, equals sharing their mean rank.

    None where all figures of a column are alike, which includes columns of fewer than two.
    """
    deviations = [ranks - ranks.mean() for ranks in (_ranks(one), _ranks(other)) if len(ranks)]
    spread = [float(np.sqrt((each**2).sum())) for each in deviations]
    if len(spread) < 2 or not all(spread):
        return None
    return float((deviations[0] * deviations[1]).sum() / (spread[0] * spread[1]))


def _ranks(figures: Floats) -> Floats:
    below = (figures[None, :] < figures[:, None]).sum(axis=1)
    alike = (figures[None, :] == figures[:, None]).sum(axis=1)
    return np.asarray(below + (alike + 1) / 2)


def _by_round(sizes: Floats, issues: Sequence[int] | None) -> Floats:
    chosen = sizes if issues is None else sizes[:, ints(issues)]
    none = np.isnan(chosen).all(axis=1)
    return plain(np.where(none, np.nan, np.nansum(chosen, axis=1)))


def _answered(one: Floats, other: Floats) -> Answered:
    conceded = one > 0
    following = np.append(other[1:], np.nan) if len(other) else other
    seen = conceded & ~np.isnan(following)
    return Answered(int((seen & (following > 0)).sum()), int(seen.sum()), int((conceded & np.isnan(following)).sum()))


def _trend(figures: Floats) -> Trend:
    known = figures[~np.isnan(figures)]
    later, earlier = np.tril_indices(len(known), -1)
    differences = known[later] - known[earlier]
    return Trend(int((differences > 0).sum()), int((differences < 0).sum()), len(differences))
