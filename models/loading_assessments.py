"""Takes assessments and outcomes over to the present scales of their issues."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from models.facts import NONE, Assessment, Issue, Outcome
from models.scales.maps import onto_present_scales, scale_versions
from models.snapshot import ints
from models.words import ON_THE_SCALE

Stated = tuple[float, float]


def on_present_scales(
    issues: Sequence[Issue], assessments: Sequence[Assessment], scale_ids: Sequence[str | None]
) -> tuple[Assessment, ...]:
    """The assessments with their ranges on the present scales; what was given on another one is kept as `own`."""
    placed = [one.issue if one.kind in ON_THE_SCALE else NONE for one in assessments]
    stated = [_stated(one.value_low, one.value_high) for one in assessments]
    found = list(assessments)
    for at, (given, now) in _moved(issues, placed, stated, scale_ids).items():
        low, high = now or (None, None)
        found[at] = replace(found[at], value_low=low, value_high=high, own=given)
    return tuple(found)


def outcomes_on_present_scales(
    issues: Sequence[Issue], outcomes: Sequence[Outcome], scale_ids: Sequence[str | None]
) -> tuple[Outcome, ...]:
    """The outcomes with their ranges on the present scales; what was given on another one is kept as `own`."""
    stated = [_stated(one.low, one.high) for one in outcomes]
    found = list(outcomes)
    for at, (given, now) in _moved(issues, [one.issue for one in outcomes], stated, scale_ids).items():
        low, high = now or (None, None)
        found[at] = replace(found[at], low=low, high=high, own=given)
    return tuple(found)


def _stated(low: float | None, high: float | None) -> Stated | None:
    return None if low is None or high is None else (low, high)


def _moved(
    issues: Sequence[Issue], placed: Sequence[int], stated: Sequence[Stated | None], scale_ids: Sequence[str | None]
) -> Mapping[int, tuple[Stated, Stated | None]]:
    """By place, the ranges given on another scale than the present one, and what they are there; None: nothing."""
    issue = ints([at if one is not None else NONE for at, one in zip(placed, stated, strict=True)])
    ends = np.array([one or (np.nan, np.nan) for one in stated], dtype=np.float64).reshape(-1, 2)
    low, high = ends[:, 0].copy(), ends[:, 1].copy()
    own = onto_present_scales(issues, issue, scale_versions(issues, issue, scale_ids), low, high)
    return {at: (given, None if np.isnan(low[at]) else (float(low[at]), float(high[at]))) for at, given in own.items()}
