"""A period and a measure once more, slow and obvious, on rows (see `slow`)."""

from tests.models.analysis.slow import Span, Talks, shift
from tests.snapshots import Said, day_of


def within(talks: Talks, first: int, last: int, issues: tuple[str, ...]) -> list[Said]:
    found = []
    for day in range(first, last + 1):
        found += [row for row in talks.rows if day_of(row.day) == day and talks.known(row) and row.issue in issues]
    return found


def counted(rows: list[Said], act: str, party: str) -> int:
    return len([row for row in rows if row.act == act and row.party == party])


def contested(talks: Talks, first: int, last: int, issues: tuple[str, ...]) -> list[tuple[Said, Said]]:
    said = within(talks, first, last, issues)
    return [(one, other) for one, other in talks.contested(last) if any(one is row for row in said)]


def rounds(talks: Talks, first: int, last: int) -> list[int]:
    days = set(range(first, last + 1))
    return [sitting.number for sitting in talks.rounds.values() if days & set(range(sitting.start, sitting.end + 1))]


def rounds_between(talks: Talks, first: int, last: int) -> list[int]:
    days = set(range(first + 1, last))
    return [sitting.number for sitting in talks.rounds.values() if set(range(sitting.start, sitting.end + 1)) <= days]


def measured(talks: Talks, one: Said, other: Said) -> tuple[int, float | None]:
    """Days and shift between two rows, of which the first is not later than the second."""
    days = day_of(other.day) - day_of(one.day)
    if one.issue != other.issue:
        return days, None
    spans: tuple[Span, Span] = talks.span(one), talks.span(other)
    return days, shift(*spans)
