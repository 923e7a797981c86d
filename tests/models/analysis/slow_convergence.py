"""The course of a gap once more, day by day and by plain loops over rows."""

from dataclasses import dataclass

from tests.models.analysis.slow import Span, Talks, gap
from tests.snapshots import Said, day_of


@dataclass(frozen=True)
class Day:
    """What two sides hold at the end of a day, and for how long each had said nothing; None for never anything."""

    day: int
    held: tuple[Said | None, Said | None]
    gap: float | None
    silent: tuple[int | None, int | None]

    def resting(self, limit: int) -> list[bool]:
        return [self.gap is not None and days is not None and days > limit for days in self.silent]


def silent_for(talks: Talks, party: str, issue: str, day: int) -> int | None:
    said = [day_of(row.day) for row in talks.of(party, issue) if talks.known(row) and day_of(row.day) <= day]
    return day - max(said) if said else None


def by_day(talks: Talks, sides: tuple[str, str], issue: str, days: range) -> list[Day]:
    found = []
    for day in days:
        one, other = (talks.held(side, issue, day) for side in sides)
        first, second = (silent_for(talks, side, issue, day) for side in sides)
        found.append(Day(day, (one, other), gap(talks.span(one), talks.span(other)), (first, second)))
    return found


def common(spans: list[Span]) -> tuple[float, float] | None:
    known = [span for span in spans if isinstance(span, tuple)]
    if len(known) < len(spans):
        return None
    low, high = max(span[0] for span in known), min(span[1] for span in known)
    return (low, high) if low <= high else None


def spans(flags: list[tuple[int, bool]]) -> list[tuple[int, int]]:
    """The days that are flagged, as spans from first to last."""
    found: list[tuple[int, int]] = []
    for day, flag in flags:
        if flag and found and found[-1][1] == day - 1:
            found[-1] = (found[-1][0], day)
        elif flag:
            found.append((day, day))
    return found
