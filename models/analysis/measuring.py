"""How far two items on the timeline are from each other: in days, in rounds, and on the scale."""

from dataclasses import dataclass
from enum import StrEnum
from math import isnan

from models.analysis.movement import mean_shift
from models.analysis.positions import ranges
from models.facts import EVER, NONE
from models.snapshot import Snapshot, Statements, ints


@dataclass(frozen=True, slots=True)
class Item:
    """A day, or a statement by its position with the day it was said, which is the last possible one."""

    day: int
    statement: int = NONE


class Apart(StrEnum):
    """Whether two items can be compared on a scale, and if not, why not."""

    COMPARED = "compared"
    NO_STATEMENTS = "no two statements"
    OTHER_ISSUE = "different issues"
    NOT_STATED = "not stated"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Measure:
    """From the earlier item to the later one; of one day, in the dossier's order.

    `days` is by the days that items stand on. Where one is not known exactly, it is between `least` and `most` days;
    `least` is negative where the order is not certain, and both are None where a first possible day is open. `rounds`
    are those that began after the one and ended before the other. `shift` is the mean of `low_shift` and `high_shift`,
    the shifts of the two ends on the issue's present scale; NaN unless `apart` is `COMPARED`. `definite` where the two
    ranges are disjoint.
    """

    earlier: Item
    later: Item
    days: int
    least: int | None
    most: int | None
    rounds: tuple[int, ...]
    apart: Apart
    shift: float
    low_shift: float
    high_shift: float
    definite: bool

    @property
    def is_vague(self) -> bool:
        """Whether the days between are not known exactly."""
        return (self.least, self.most) != (self.days, self.days)


def item_of(snapshot: Snapshot, statement: int) -> Item:
    """The item of the statement at a position."""
    return Item(int(snapshot.statements.said[statement]), statement)


def measured(snapshot: Snapshot, one: Item, other: Item) -> Measure:
    """The measure between two items, which may come in either order."""
    earlier, later = sorted((one, other), key=lambda item: (item.day, item.statement))
    statements = snapshot.statements
    least, most = _bounds(statements, earlier, later)
    low, high = ranges(statements, ints([earlier.statement, later.statement]))
    apart = _apart(statements, earlier.statement, later.statement)
    nan = float("nan")
    compared = apart is Apart.COMPARED
    return Measure(
        earlier,
        later,
        later.day - earlier.day,
        least,
        most,
        tuple(at for at, sat in enumerate(snapshot.rounds) if earlier.day < sat.start and sat.end < later.day),
        apart,
        float(mean_shift((low[:1], high[:1]), (low[1:], high[1:]))[0]) if compared else nan,
        float(low[1] - low[0]) if compared else nan,
        float(high[1] - high[0]) if compared else nan,
        compared and bool(low[1] > high[0] or high[1] < low[0]),
    )


def _bounds(statements: Statements, earlier: Item, later: Item) -> tuple[int | None, int | None]:
    if earlier == later:
        return 0, 0
    firsts = [_first_day(statements, item) for item in (earlier, later)]
    if EVER in firsts:
        return None, None
    return firsts[1] - earlier.day, later.day - firsts[0]


def _first_day(statements: Statements, item: Item) -> int:
    return item.day if item.statement == NONE else int(statements.earliest[item.statement])


def _apart(statements: Statements, one: int, other: int) -> Apart:
    if NONE in (one, other):
        return Apart.NO_STATEMENTS
    if statements.issue[one] != statements.issue[other] or statements.issue[one] == NONE:
        return Apart.OTHER_ISSUE
    if not (statements.ranged[one] and statements.ranged[other]):
        return Apart.NOT_STATED
    if isnan(statements.low[one]) or isnan(statements.low[other]):
        return Apart.NOT_COMPARABLE
    return Apart.COMPARED
