"""Baselines for a settlement: three plain sums over stated positions, to hold judgements against. None is a forecast.

Positions are the centres of held ranges, weights are saliences. Stated positions need not be what parties would settle
for, and these sums were tried on legislation of the European Union, among some thirty actors who nearly always agree in
the end, not on peace talks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from models.analysis.positions import held, not_comparable, ranges
from models.analysis.reading import Reading
from models.analysis.salience import Salience, salience
from models.analysis.tracks import By
from models.facts import NONE
from models.snapshot import Floats, Ints, Mask, Snapshot, ints

_HALVINGS = 50


class Baseline(StrEnum):
    """The sums."""

    MEAN = "salience-weighted mean"
    MEDIAN = "salience-weighted median"
    NASH = "Nash product"


class Lack(StrEnum):
    """What is missing of a principal, so that there is no baseline on an issue."""

    NOT_STATED = "position not stated"
    NOT_COMPARABLE = "position not comparable"
    NOT_JUDGED = "salience not judged"


@dataclass(frozen=True, slots=True)
class Missing:
    """A principal without what a baseline needs."""

    party: int
    lack: Lack


@dataclass(frozen=True, slots=True)
class IssueBaselines:
    """The baselines on one issue, on its scale 0–100; empty while anything is `missing` of a principal.

    `parties` are those that were summed up: the principals, and others with a held position and a salience. Behind them
    stand `statements` and `assessments`, positions in the same order as `parties`.
    """

    issue: int
    values: dict[Baseline, float]
    parties: tuple[int, ...]
    statements: tuple[int, ...]
    assessments: tuple[int, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class PublishedError:
    """How far a baseline missed what was decided, in mean absolute points of 100, as others have published it.

    `cases` counts the issues, None where the number is not known to us. `note` says how it was another sum than ours.
    """

    points: float
    cases: int | None
    source: str
    note: str = ""


_REPLICATION = "back-test on the DEU III data, github.com/hamzagul07/schelling"
_QUOTED = "Bueno de Mesquita 2011, tables 1 and 3, quoted after github.com/hamzagul07/schelling"

PUBLISHED: dict[Baseline, tuple[PublishedError, ...]] = {
    Baseline.MEAN: (
        PublishedError(11.8, 9, _QUOTED),
        PublishedError(19.4, None, _QUOTED),
        PublishedError(23.64, 351, _REPLICATION),
    ),
    Baseline.MEDIAN: (
        PublishedError(29.4, 9, _QUOTED),
        PublishedError(19.8, None, _QUOTED),
        PublishedError(28.37, 351, _REPLICATION, "not weighted"),
    ),
    Baseline.NASH: (),
}
"""What we found published, by baseline; the tables of the article were not at hand and are quoted at second hand.

The article is: A New Model for Predicting Policy Choices, Conflict Management and Peace Science 28, 2011, 65–85. For
the Nash product we found an order but no figure: among bargaining models over 66 decisions of the European Union the
one that weighs by salience was the closest (Schneider, Finke and Bailer, Bargaining Power in the European Union,
Political Studies 58, 2010, 85–103, abstract); the mean is a simple variant of it (Leinaweaver and Thomson, European
Union Politics 15, 2014, 43–58, abstract). The book of the project that gathered these data is Thomson, Stokman, Achen
and König, The European Union Decides (2006), of which the figures were not at hand.
"""


def baselines(snapshot: Snapshot, reading: Reading, day: int, by: By = "day") -> tuple[IssueBaselines, ...]:
    """The baselines on every issue at the end of a day, in the dossier's order.

    Mean: the mean of the centres, each weighted by how much the issue matters to its party. Median: the point on either
    side of which lies half of all weight, the middle of such points where there are several. Nash product: the point x
    that makes the product of `(100 − |x − centre|) ** weight` greatest, the weights taken as shares: each party gains
    by what x is nearer to it than the far end of the scale, and no agreement is worth nothing to anybody.

    Where a principal has no held position with a place on the scale, or nobody has judged how much the issue matters to
    it, there are none; nor where there is no principal, or nothing matters to anybody.
    """
    parties, issues = ints(np.arange(len(snapshot.parties))), ints(np.arange(len(snapshot.issues)))[:, None]
    holding = held(snapshot, reading, by).at(parties, issues, day)
    low, high = ranges(snapshot.statements, holding)
    stands = _Stands(holding, (low + high) / 2, not_comparable(snapshot.statements, holding))
    mattering = salience(snapshot, reading, day)
    return tuple(_on(snapshot, stands, mattering, issue) for issue in range(len(snapshot.issues)))


class _Stands(NamedTuple):
    """Held statements, the centres of their ranges, and which have no place on the scale; issues by parties."""

    held: Ints
    centre: Floats
    broken: Mask


def _on(snapshot: Snapshot, stands: _Stands, mattering: Salience, issue: int) -> IssueBaselines:
    missing = tuple(_missing(snapshot, stands, mattering, issue))
    centres, weights = stands.centre[issue], mattering.value[issue]
    summed = np.flatnonzero(~np.isnan(centres) & ~np.isnan(weights))
    complete = bool(snapshot.principals) and not missing
    return IssueBaselines(
        issue=issue,
        values=sums(centres[summed], weights[summed]) if complete else {},
        parties=tuple(summed.tolist()),
        statements=tuple(stands.held[issue, summed].tolist()),
        assessments=tuple(mattering.assessment[issue, summed].tolist()),
        missing=missing,
    )


def _missing(snapshot: Snapshot, stands: _Stands, mattering: Salience, issue: int) -> Iterator[Missing]:
    for party in snapshot.principals:
        if stands.broken[issue, party]:
            yield Missing(party, Lack.NOT_COMPARABLE)
        elif stands.held[issue, party] == NONE:
            yield Missing(party, Lack.NOT_STATED)
        if np.isnan(mattering.value[issue, party]):
            yield Missing(party, Lack.NOT_JUDGED)


def sums(centres: Floats, weights: Floats) -> dict[Baseline, float]:
    """The baselines of some centres, 0–100, and their weights, of which none is below 0; none without any weight."""
    matters = weights > 0
    centres, weights = centres[matters], weights[matters]
    if not len(centres):
        return {}
    shares = weights / weights.sum()
    return {
        Baseline.MEAN: float(shares @ centres),
        Baseline.MEDIAN: _median(centres, weights),
        Baseline.NASH: _nash(centres, shares),
    }


def _median(centres: Floats, weights: Floats) -> float:
    order = np.argsort(centres, kind="stable")
    # Rounded, so that halves which are equal but for the way they were added up are seen to be.
    places, reached = centres[order], np.round(np.cumsum(weights[order]), 9)
    half = round(float(reached[-1]) / 2, 9)
    low, high = (places[np.searchsorted(reached, half, side=side)] for side in ("left", "right"))
    return float((low + high) / 2)


def _nash(centres: Floats, shares: Floats) -> float:
    """Where the product is greatest: its logarithm bends downward everywhere, so that its slope is 0 at one point."""
    low, high = float(centres.min()), float(centres.max())
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        slope = float(shares @ (np.sign(centres - middle) / (100 - np.abs(centres - middle))))
        low, high = (middle, high) if slope > 0 else (low, middle)
    return (low + high) / 2
