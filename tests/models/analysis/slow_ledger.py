"""Concessions and their totals once more, by plain loops over rows."""

from collections.abc import Mapping, Sequence

from tests.models.analysis.slow import Span, Talks
from tests.snapshots import Said

Cell = tuple[str, str]
"""A giver and toward whom."""


def concession(old: Span, new: Span, other_old: Span) -> float | None:
    if not isinstance(old, tuple) or not isinstance(new, tuple) or not isinstance(other_old, tuple):
        return None
    target = (other_old[0] + other_old[1]) / 2
    far_before = abs((old[0] + old[1]) / 2 - target)
    far_after = abs((new[0] + new[1]) / 2 - target)
    return far_before - far_after


def step(talks: Talks, pair: Cell, issue: str, since: int | None, until: int) -> tuple[float | None, list[Said | None]]:
    """The concession from the end of one day, None for before all, to that of another, and the rows behind it."""
    giver, other = pair
    before = None if since is None else talks.held(giver, issue, since)
    toward = None if since is None else talks.held(other, issue, since)
    after = talks.held(giver, issue, until)
    return concession(talks.span(before), talks.span(after), talks.span(toward)), [before, after, toward]


def totals(sizes: Mapping[str, Sequence[float | None]], weights: Mapping[str, float | None]) -> dict[str, float]:
    """What was conceded and hardened, raw and weighted, of sizes by issue."""
    found = dict.fromkeys(
        ("conceded", "hardened", "figures", "unknown", "weighted conceded", "weighted hardened", "covered", "moved"),
        0.0,
    )
    for issue, by_step in sizes.items():
        for size in by_step:
            if size is None:
                found["unknown"] += 1
                continue
            way = "conceded" if size > 0 else "hardened"
            weight = weights[issue]
            found["figures"] += 1
            found[way] += abs(size)
            found["moved"] += abs(size)
            if weight is not None:
                found[f"weighted {way}"] += abs(size) * weight / 100
                found["covered"] += abs(size)
    return found
