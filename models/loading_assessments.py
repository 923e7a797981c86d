"""Takes assessments over to the present scales of their issues."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.facts import NONE, Assessment, Issue
from models.scales.maps import onto_present_scales, scale_versions
from models.snapshot import ints
from models.words import ON_THE_SCALE


def on_present_scales(
    issues: Sequence[Issue], assessments: Sequence[Assessment], scale_ids: Sequence[str | None]
) -> tuple[Assessment, ...]:
    """The assessments with their ranges on the present scales; what was given on another one is kept as `own`."""
    placed = [one.kind in ON_THE_SCALE and one.value_low is not None for one in assessments]
    issue = ints([one.issue if on_scale else NONE for one, on_scale in zip(assessments, placed, strict=True)])
    low, high = (
        np.array([getattr(one, name) for one in assessments], dtype=np.float64) for name in ("value_low", "value_high")
    )
    own = onto_present_scales(issues, issue, scale_versions(issues, issue, scale_ids), low, high)
    found = list(assessments)
    for at, given in own.items():
        comparable = not np.isnan(low[at])
        now = (float(low[at]), float(high[at])) if comparable else (None, None)
        found[at] = replace(found[at], value_low=now[0], value_high=now[1], own=given)
    return tuple(found)
