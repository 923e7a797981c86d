"""What may lie under the pointer."""

from dataclasses import dataclass
from typing import TypeAlias

from views.timeline.lanes import Lane


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A mark or stretch of the statement at a position."""

    position: int


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event by its position."""

    position: int


@dataclass(frozen=True, slots=True)
class RoundHit:
    """A round by its position."""

    position: int


@dataclass(frozen=True, slots=True)
class GapHit:
    """The gap figure of a lane."""

    lane: Lane


@dataclass(frozen=True, slots=True)
class TitleHit:
    """The title of a lane."""

    lane: Lane


Hit: TypeAlias = StatementHit | EventHit | RoundHit | GapHit | TitleHit
