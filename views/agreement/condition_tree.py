"""Conditions as an outline: below each issue what it waits for, and below that what that one waits for in turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from models.analysis.dependencies import Cycle, Dependency
from models.facts import NONE


class Onward(Enum):
    """What follows below a line."""

    CHAIN = "what the issue waits for in turn, if it does"
    CIRCLE = "nothing: the issue is one of those above it on its own branch"
    ABOVE = "nothing: what the issue waits for stands further up already"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the outline: an issue at depth 0, below it a condition by its place among all."""

    depth: int
    issue: int
    condition: int | None = None
    onward: Onward = Onward.CHAIN


def outline(conditions: Sequence[Dependency], cycles: Iterable[Cycle]) -> tuple[Line, ...]:
    """All conditions, each once; they begin with issues that no other waits for, else with the first of a circle."""
    below: dict[int, list[int]] = {}
    for place, one in enumerate(conditions):
        below.setdefault(one.issue, []).append(place)
    lines: list[Line] = []
    told = set[int]()
    for issue in _beginnings(conditions, cycles, below):
        if issue not in told:
            lines.append(Line(0, issue))
            _add_below(lines, conditions, below, told, (issue,))
    return tuple(lines)


def _beginnings(
    conditions: Sequence[Dependency], cycles: Iterable[Cycle], below: dict[int, list[int]]
) -> Iterable[int]:
    awaited = {one.on for one in conditions if one.on != one.issue}
    yield from sorted(issue for issue in below if issue not in awaited)
    yield from (cycle.issues[0] for cycle in cycles)
    # What was met or has lapsed binds no circle, but may go round in one.
    yield from sorted(below)


def _add_below(
    lines: list[Line],
    conditions: Sequence[Dependency],
    below: dict[int, list[int]],
    told: set[int],
    branch: tuple[int, ...],
) -> None:
    issue = branch[-1]
    told.add(issue)
    for place in below.get(issue, ()):
        on = conditions[place].on
        onward = Onward.CIRCLE if on in branch else Onward.ABOVE if on in told and on in below else Onward.CHAIN
        lines.append(Line(len(branch), on, place, onward))
        if onward is Onward.CHAIN and on != NONE:
            _add_below(lines, conditions, below, told, (*branch, on))
