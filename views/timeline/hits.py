"""What lies under the pointer: figures and marks as they were last painted."""

from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF

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


@dataclass
class Hits:
    """The hit areas of one painting; what was painted last lies on top."""

    areas: list[tuple[QRectF, Hit]] = field(default_factory=list)

    def add(self, area: QRectF, hit: Hit) -> None:
        """Remember what was painted where."""
        self.areas.append((area, hit))

    def at(self, point: QPointF) -> Hit | None:
        """What is on top at a point."""
        return next((hit for area, hit in reversed(self.areas) if area.contains(point)), None)

    def area_of(self, hit: Hit) -> QRectF | None:
        """Where something was painted, None when it is not visible."""
        return next((area for area, other in self.areas if other == hit), None)
