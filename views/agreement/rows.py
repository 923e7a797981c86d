"""Where the compared parties stand on each issue, as facts: no words, no pixels."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan

import numpy as np

from models.analysis.dependencies import Dependency, dependencies
from models.analysis.gap import gap_among
from models.analysis.packages import Item, items_within
from models.analysis.positions import not_comparable, ranges
from models.analysis.red_line_episodes import Episode, episodes_on
from models.analysis.red_lines import Zone, zone_within
from models.facts import NONE
from models.snapshot import Ints, ints
from views.agreement.asked import Asked


@dataclass(frozen=True, slots=True)
class Place:
    """A statement's range on the present scale of its issue; `low` and `high` are None where it has no place there."""

    statement: int
    low: float | None
    high: float | None
    conditional: bool

    @property
    def centre(self) -> float | None:
        """The middle of the range."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Side:
    """What a party holds on an issue and the red line it has drawn there; None where nothing is stated."""

    party: int
    held: Place | None
    line: Place | None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue between the compared parties.

    `gap` is None while one of them has stated nothing comparable, 0 where all ranges meet, in `overlap`. `touched` are
    red lines of theirs that are touched on the day, by one of them; `waits` the conditions of what they hold; `package`
    the issues that are offered together with this one, itself among them.
    """

    issue: int
    sides: tuple[Side, ...]
    gap: float | None
    overlap: tuple[float, float] | None
    zone: Zone
    touched: tuple[Episode, ...]
    waits: tuple[Dependency, ...]
    package: Item | None = None

    @property
    def held(self) -> tuple[int, ...]:
        """The statements that are held."""
        return tuple(side.held.statement for side in self.sides if side.held is not None)

    @property
    def lines(self) -> tuple[int, ...]:
        """The statements that draw red lines."""
        return tuple(side.line.statement for side in self.sides if side.line is not None)


def issue_rows(asked: Asked) -> tuple[IssueRow, ...]:
    """A row for each issue asked about, in that order."""
    parties, issues = ints(asked.compared), ints(asked.issues)[:, None]
    holding = asked.held.at(parties, issues, asked.day)
    lines = asked.red_lines.at(parties, issues, asked.day)
    low, high = ranges(asked.snapshot.statements, holding)
    gaps = gap_among(low, high)
    touched = episodes_on(asked.snapshot, asked.standing.reading, asked.day, asked.compared, asked.by)
    conditions = [
        one for one in dependencies(asked.snapshot, asked.standing.reading, asked.day, asked.by).all
        if one.party in asked.compared
    ]  # fmt: skip
    packages = _packages(asked)
    return tuple(
        IssueRow(
            issue=issue,
            sides=tuple(_sides(asked, holding[at], lines[at])),
            gap=None if isnan(gaps[at]) else float(gaps[at]),
            overlap=(float(low[at].max()), float(high[at].min())) if gaps[at] == 0 else None,
            zone=zone_within(asked.red_lines, issue, asked.day, asked.compared),
            touched=tuple(one for one in touched if one.issue == issue),
            waits=tuple(one for one in conditions if one.issue == issue),
            package=packages.get(issue),
        )
        for at, issue in enumerate(asked.issues)
    )


def _packages(asked: Asked) -> dict[int, Item]:
    """Of the issues that are offered together with others those that they are bound to."""
    bound = items_within(asked.held, asked.snapshot, asked.day, asked.compared)
    return {issue: one for one in bound if one.packages for issue in one.issues}


def _sides(asked: Asked, holding: Ints, lines: Ints) -> Iterable[Side]:
    for party, held, line in zip(asked.compared, holding.tolist(), lines.tolist(), strict=True):
        yield Side(party, place_of(asked, held), place_of(asked, line))


def place_of(asked: Asked, statement: int) -> Place | None:
    """Where a statement's range stands; None for no statement."""
    if statement == NONE:
        return None
    columns = asked.snapshot.statements
    if not_comparable(columns, ints([statement]))[0]:
        return Place(statement, None, None, bool(columns.on_condition[statement]))
    low, high = (float(np.float64(column[statement])) for column in (columns.low, columns.high))
    return Place(statement, low, high, bool(columns.on_condition[statement]))
