"""What a lane shows, computed from the positions: stretches of held ranges, red lines, marks and the gap."""

from dataclasses import dataclass
from math import isnan

import numpy as np

from models.analysis.gap import gap_among
from models.analysis.positions import Positions, not_comparable, ranges
from models.entry import number, rounded
from models.facts import NEVER, NONE
from models.snapshot import Ints, Snapshot, Statements, ints
from models.words import ACTS, Act
from views.document import Standing
from views.labels import signed

FOREVER = NEVER


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range held, or a red line drawn, from one day up to (not including) another by one statement.

    One that is not comparable is given as it was coded, with the version of its scale; else that is None.
    """

    statement: int
    party: int
    first: int
    last: int
    low: float
    high: float
    conditional: bool
    scale: int | None = None

    @property
    def centre(self) -> float:
        """The middle of the range, where the line runs."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement on the lane. `value` is None for one without a range; `counts` under the reading.

    A `broken` one is not comparable: its value is that of the scale on which it was coded. `day` is the last possible
    one, `earliest` the first; both are the same where the day is known exactly.
    """

    statement: int
    party: int
    day: int
    earliest: int
    act: Act
    value: float | None
    counts: bool
    broken: bool = False


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
        return f"{standing} ({signed(change) if change else 'unchanged'} since {since})"

    @property
    def trend(self) -> int:
        """−1 nearer, 1 apart, 0 unchanged or unknown."""
        change = self.now - self.before
        return 0 if isnan(change) else int(np.sign(rounded(change)))


@dataclass(frozen=True, slots=True)
class Lane:
    """All that one issue's lane shows."""

    issue: int
    held: tuple[Stretch, ...]
    red_lines: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    gap: Gap


def lane(standing: Standing, issue: int, drawn: tuple[int, ...], earlier: int | None, *, others: bool = True) -> Lane:
    """The lane of an issue; `drawn` are the parties whose lines are drawn, `others` shows marks of all others too."""
    statements = standing.snapshot.statements
    on_issue = ints(np.flatnonzero((statements.issue == issue) & standing.known))
    # Only on these days can what holds become another: something was said, taken back or restored.
    days = ints(np.union1d(statements.said[on_issue], standing.retractions.days(on_issue)))
    return Lane(
        issue,
        tuple(_stretches(standing.held, statements, days, issue, drawn)),
        tuple(_stretches(standing.red_lines, statements, days, issue, drawn)),
        tuple(mark for mark in _marks(standing, on_issue) if others or mark.party in drawn),
        gap_of(standing, issue, earlier),
    )


def gap_of(standing: Standing, issue: int, earlier: int | None) -> Gap:
    """The gap of all principals on an issue at the end of the dossier."""
    snapshot = standing.snapshot
    now = standing.held.at(snapshot.principals, issue, FOREVER - 1)
    before = now[:0]
    if earlier is not None:
        before = standing.held_by_round.at(snapshot.principals, issue, snapshot.rounds[earlier].end)
    behind = dict.fromkeys([*before.tolist(), *now.tolist()])
    return Gap(
        float(gap_among(*ranges(snapshot.statements, now))),
        float(gap_among(*ranges(snapshot.statements, before))) if len(before) else float("nan"),
        tuple(position for position in behind if position != NONE),
        (bool(not_comparable(snapshot.statements, now).any()), bool(not_comparable(snapshot.statements, before).any())),
    )


def _stretches(
    positions: Positions, statements: Statements, days: Ints, issue: int, drawn: tuple[int, ...]
) -> list[Stretch]:
    found: list[Stretch] = []
    for party in drawn:
        holding = positions.at(party, issue, days).tolist()
        for index, position in enumerate(holding):
            if position == NONE or (index and holding[index - 1] == position):
                continue
            end = next((later for later in range(index + 1, len(days)) if holding[later] != position), None)
            last = FOREVER if end is None else int(days[end])
            found.append(_stretch(statements, position, party, int(days[index]), last))
    return found


def _stretch(statements: Statements, position: int, party: int, first: int, last: int) -> Stretch:
    low, high, scale = float(statements.low[position]), float(statements.high[position]), None
    if isnan(low):
        (low, high), scale = statements.own[position], int(statements.scale[position])
    return Stretch(position, party, first, last, low, high, bool(statements.conditional[position]), scale)


def _marks(standing: Standing, on_issue: Ints) -> list[Mark]:
    statements = standing.snapshot.statements
    counts = standing.within[on_issue] & ~standing.retractions.at(on_issue, NEVER)
    return [
        Mark(
            position,
            int(statements.party[position]),
            int(statements.said[position]),
            int(statements.earliest[position]),
            ACTS[statements.act[position]],
            _value(statements, position),
            counted,
            bool(statements.ranged[position]) and isnan(statements.low[position]),
        )
        for position, counted in zip(on_issue.tolist(), counts.tolist(), strict=True)
    ]


def _value(statements: Statements, position: int) -> float | None:
    """The middle of a range, on the scale on which it was coded where it has no place on the present one."""
    low, high = float(statements.low[position]), float(statements.high[position])
    if isnan(low) and position in statements.own:
        low, high = statements.own[position]
    return None if isnan(low) else (low + high) / 2


def last_day(snapshot: Snapshot) -> int:
    """The last day on which anything is known to have happened, NONE for an empty dossier."""
    days = [*snapshot.statements.said.tolist(), *(sitting.end for sitting in snapshot.rounds)]
    return max([*days, *(event.day for event in snapshot.events)], default=NONE)


def first_day(snapshot: Snapshot) -> int:
    """The first such day, NONE for an empty dossier."""
    days = [*snapshot.statements.said.tolist(), *(sitting.start for sitting in snapshot.rounds)]
    return min([*days, *(event.day for event in snapshot.events)], default=NONE)
