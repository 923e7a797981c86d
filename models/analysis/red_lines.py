"""Red lines touched, and the zone of possible agreement that they leave (DESIGN section 2).

Ranges are closed: what lies on an end of a red line is inside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from models.analysis.positions import Positions, Ranges, ranges
from models.facts import NONE
from models.snapshot import Ints, Mask, ints


class Touch(StrEnum):
    """How a held range stands to a red line."""

    NONE = "none"
    BLURRED = "blurred"
    CROSSED = "crossed"
    BEYOND = "beyond"
    UNKNOWN = "unknown"


TOUCHES = tuple(Touch)
"""All touches; columns of touches hold positions in this tuple."""


class ZoneState(StrEnum):
    """Whether the principals' red lines leave a zone of possible agreement."""

    EXISTS = "exists"
    POSSIBLE = "possible"
    EMPTY = "empty"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of possible agreement on one issue; an empty one never means "no deal": packages cross issues.

    `low` and `high` bound the intersection of the red lines that are known, None where none is known or they
    do not meet. While the zone is only possible that is an upper bound of it. `known` are the parties whose
    red lines are stated, `incomparable` those whose lines have no place on the issue's present scale, `unknown` those
    that have stated none.
    """

    state: ZoneState
    low: float | None
    high: float | None
    known: tuple[int, ...]
    unknown: tuple[int, ...]
    incomparable: tuple[int, ...] = ()


def own_touch(held: Ranges, line: Ranges) -> Ints:
    """Held ranges against the party's own red line: blurred if partly outside it, crossed if wholly.

    Positions in `TOUCHES`; unknown where either is not stated or not comparable.
    """
    inside = (held[0] >= line[0]) & (held[1] <= line[1])
    touches = [
        (_unstated(held, line), Touch.UNKNOWN),
        (inside, Touch.NONE),
        (_apart(held, line), Touch.CROSSED),
    ]
    return _select(touches, Touch.BLURRED)


def other_touch(held: Ranges, line: Ranges) -> Ints:
    """Another party's held ranges against a red line: beyond if wholly outside it.

    Positions in `TOUCHES`; unknown where either is not stated or not comparable.
    """
    touches = [(_unstated(held, line), Touch.UNKNOWN), (_apart(held, line), Touch.BEYOND)]
    return _select(touches, Touch.NONE)


def _unstated(held: Ranges, line: Ranges) -> Mask:
    return np.isnan(held[0]) | np.isnan(line[0])


def _apart(held: Ranges, line: Ranges) -> Mask:
    return (held[0] > line[1]) | (held[1] < line[0])


def _select(touches: list[tuple[Mask, Touch]], otherwise: Touch) -> Ints:
    masks = [mask for mask, _ in touches]
    found = np.select(masks, [TOUCHES.index(touch) for _, touch in touches], default=TOUCHES.index(otherwise))
    return ints(found)


def zone_within(lines: Positions, issue: int, day: int, parties: Sequence[int]) -> Zone:
    """The zone that the red lines of these parties (the principals) leave at the end of the day.

    It is unknown while no red line is known, and possible while one of the parties has stated none, or one that is not
    comparable, and the known ones meet. A line still to come can only narrow their intersection, so that where they do
    not meet the zone is empty whatever is stated.
    """
    positions = lines.at(ints(parties), issue, day)
    lows, highs = ranges(lines.statements, positions)
    comparable, stated = ~np.isnan(lows), positions != NONE
    known, unknown, incomparable = (
        tuple(party for party, chosen in zip(parties, mask, strict=True) if chosen)
        for mask in (comparable, ~stated, stated & ~comparable)
    )
    if not known:
        return Zone(ZoneState.UNKNOWN, None, None, known, unknown, incomparable)
    low, high = float(lows[comparable].max()), float(highs[comparable].min())
    if low > high:
        return Zone(ZoneState.EMPTY, None, None, known, unknown, incomparable)
    state = ZoneState.POSSIBLE if unknown or incomparable else ZoneState.EXISTS
    return Zone(state, low, high, known, unknown, incomparable)
