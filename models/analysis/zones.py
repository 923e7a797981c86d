"""The zone of possible agreement on an issue over time."""

from dataclasses import dataclass

from models.analysis.positions import Positions
from models.analysis.red_lines import Zone, zone_within
from models.analysis.turns import changes_of
from models.facts import NONE
from models.snapshot import Ints


@dataclass(frozen=True, slots=True)
class ZoneStep:
    """From the end of this day on the zone is this one; `statements` are those of the red lines that are stated."""

    day: int
    zone: Zone
    statements: tuple[int, ...]


def zone_course(lines: Positions, parties: tuple[int, ...], issue: int, days: Ints) -> tuple[ZoneStep, ...]:
    """The zone that the red lines of these parties (the principals) leave, a step wherever another line stands.

    `days` are those on which that may change, ascending (see `analysis.turns`). Before the first step none is stated,
    and the zone is unknown.
    """
    turns, stated = changes_of(lines, parties, issue, days)
    return tuple(
        ZoneStep(day, zone_within(lines, issue, day, parties), tuple(one for one in drawn if one != NONE))
        for day, drawn in zip(turns.tolist(), stated.tolist(), strict=True)
    )
