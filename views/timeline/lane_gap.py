"""The gap that stands under a lane's title: between the ranges of the principals, now and before."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from models.analysis.gap import gap_among
from models.analysis.positions import not_comparable, ranges
from models.entry import number, rounded
from models.facts import NEVER, NONE
from models.snapshot import ints
from views.document import Standing
from views.labels import signed


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap of the principals at the end, and how it stands to the one leaving the earlier round; NaN: unknown.

    `broken` says of now and before whether a position is not comparable.
    """

    now: float
    before: float
    statements: tuple[int, ...]
    broken: tuple[bool, bool] = (False, False)

    def words(self, since: str) -> str:
        """The gap in words; `since` names the earlier round, "" for none."""
        if isnan(self.now):
            return "gap not comparable" if self.broken[0] else "gap unknown"
        standing = "ranges meet" if self.now == 0 else f"gap {number(rounded(self.now))}"
        if since and self.broken[1]:
            return f"{standing} (not comparable with {since})"
        if not since or isnan(self.before):
            return standing
        change = rounded(self.now - self.before)
        return f"{standing} ({signed(change) if change else 'same'} since {since})"

    @property
    def trend(self) -> int:
        """−1 nearer, 1 apart, 0 unchanged or unknown."""
        change = self.now - self.before
        return 0 if isnan(change) else int(np.sign(rounded(change)))


def gaps_of(standing: Standing, issues: Sequence[int], earlier: int | None) -> list[Gap]:
    """The gap of all principals on each issue at the end of the dossier; `earlier` is a round's position."""
    snapshot, statements = standing.snapshot, standing.snapshot.statements
    parties, rows = ints(snapshot.principals)[None, :], ints(issues)[:, None]
    now = standing.held.at(parties, rows, NEVER - 1)
    before = np.full_like(now, NONE)
    if earlier is not None:
        before = standing.held_by_round.at(parties, rows, snapshot.rounds[earlier].end)
    told = zip(
        gap_among(*ranges(statements, now)).tolist(),
        gap_among(*ranges(statements, before)).tolist(),
        np.concatenate((before, now), axis=1).tolist(),
        np.any(not_comparable(statements, now), axis=1).tolist(),
        np.any(not_comparable(statements, before), axis=1).tolist(),
        strict=True,
    )
    return [
        Gap(ending, starting, tuple(one for one in dict.fromkeys(behind) if one != NONE), (broken, was_broken))
        for ending, starting, behind, broken, was_broken in told
    ]


def gap_of(standing: Standing, issue: int, earlier: int | None) -> Gap:
    """The gap of all principals on one issue."""
    return gaps_of(standing, [issue], earlier)[0]
