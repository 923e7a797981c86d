"""What stands on an issue's scales: the ranges that a change of them would touch."""

from collections import Counter

import numpy as np

from models.entry import number
from models.facts import Issue
from models.phrases import counted
from models.scales.maps import pairs_text
from models.scales.points import Range
from models.snapshot import Statements


def ranges_on(statements: Statements, issue: int) -> Counter[Range]:
    """How often each range stands on the present scale of an issue, be it taken over from an earlier one."""
    rows = np.flatnonzero((statements.issue == issue) & ~np.isnan(statements.low))
    return Counter(zip(statements.low[rows].tolist(), statements.high[rows].tolist(), strict=True))


def ends_of(ranges: Counter[Range]) -> Counter[float]:
    """How many ranges begin or end at each value; a range that is one point is counted once."""
    found: Counter[float] = Counter()
    for (low, high), some in ranges.items():
        found.update(dict.fromkeys({low, high}, some))
    return found


def version_lines(statements: Statements, issue: Issue, position: int) -> list[str]:
    """What became of the scale, the present version first; nothing for one that was never revised."""
    if len(issue.scales) < 2:
        return []
    coded = statements.scale[(statements.issue == position) & statements.ranged]
    lines = []
    for scale in reversed(issue.scales):
        some = counted(int((coded == scale.version).sum()), "range")
        named = ", ".join(f"{number(option.value)} {option.label}" for option in scale.options) or "no named points"
        parts = [
            f"Version {scale.version}",
            f"{some} coded on it",
            f"0 {scale.low_pole}, 100 {scale.high_pole}; {named}",
        ]
        if scale.version > 1:
            taken = "not comparable with" if scale.mapping is None else "takes over"
            before = f"version {scale.after}" if scale.after else "a version that is not there"
            how = "" if scale.mapping is None else f": {pairs_text(scale.mapping)}"
            parts[1:1] = [f"“{scale.reason}”"] if scale.reason else []
            parts.append(f"{taken} {before}{how}")
        lines.append(" · ".join(parts))
    return lines
