"""The two moments that are compared: the ends of two rounds, or of two days."""

from dataclasses import dataclass
from typing import Protocol

from models.analysis.doubts import robust, robust_between_days
from models.analysis.movement import Movement, movement_between_days, statements_between_days, statements_since
from models.analysis.positions import Positions
from models.snapshot import Ints, Mask, Snapshot
from views.document import Standing
from views.labels import long_day


class Span(Protocol):
    """From one moment to another, and what moved between them under a standing."""

    @property
    def from_nothing(self) -> bool:
        """Whether the earlier moment is before all rounds, when nothing had been stated."""

    def last_day(self, snapshot: Snapshot) -> int:
        """The day of the later moment."""

    def movement(self, standing: Standing) -> Movement:
        """What moved, by issues and parties."""

    def robust(self, standing: Standing) -> Mask:
        """Where the shift keeps its sign under every reading; issues by parties."""

    def red_lines(self, standing: Standing) -> Positions:
        """Red lines as they are looked up at the later moment."""

    def said(self, standing: Standing, issue: int) -> Ints:
        """All that is known to have been said on an issue in between, in order."""

    def words(self, snapshot: Snapshot) -> str:
        """The time compared: round 6 to 7."""

    def ends(self, snapshot: Snapshot) -> tuple[str, str]:
        """When each dot stood where it is, the earlier one "" for before all rounds: leaving round 6, on 3 May 2022."""


@dataclass(frozen=True, slots=True)
class RoundSpan(Span):
    """From leaving the earlier round, None for before all rounds, to leaving the later one; by their positions."""

    earlier: int | None
    later: int

    @property
    def from_nothing(self) -> bool:
        return self.earlier is None

    def last_day(self, snapshot: Snapshot) -> int:
        return snapshot.rounds[self.later].end

    def movement(self, standing: Standing) -> Movement:
        return standing.movement(self.earlier, self.later)

    def robust(self, standing: Standing) -> Mask:
        return robust(standing.snapshot, self.earlier, self.later, standing.reading)

    def red_lines(self, standing: Standing) -> Positions:
        return standing.red_lines_by_round

    def said(self, standing: Standing, issue: int) -> Ints:
        return statements_since(standing.snapshot, standing.reading, issue, None, self.earlier, self.later)

    def words(self, snapshot: Snapshot) -> str:
        later = snapshot.rounds[self.later].number
        if self.earlier is None:
            return f"up to round {later}"
        return f"round {snapshot.rounds[self.earlier].number} to {later}"

    def ends(self, snapshot: Snapshot) -> tuple[str, str]:
        earlier = "" if self.earlier is None else f"leaving {round_short(snapshot, self.earlier)}"
        return earlier, f"leaving {round_short(snapshot, self.later)}"


@dataclass(frozen=True, slots=True)
class DaySpan(Span):
    """From the end of one day to the end of another, by the days on which things were said.

    `since` names what happened on the first day, such as a briefing, "" for nothing in particular.
    """

    first: int
    last: int
    since: str = ""

    @property
    def from_nothing(self) -> bool:
        return False

    def last_day(self, _snapshot: Snapshot) -> int:
        return self.last

    def movement(self, standing: Standing) -> Movement:
        return movement_between_days(standing.snapshot, standing.reading, self.first, self.last)

    def robust(self, standing: Standing) -> Mask:
        return robust_between_days(standing.snapshot, self.first, self.last, standing.reading)

    def red_lines(self, standing: Standing) -> Positions:
        return standing.red_lines

    def said(self, standing: Standing, issue: int) -> Ints:
        return statements_between_days(standing.snapshot, standing.reading, issue, None, self.first, self.last)

    def words(self, _snapshot: Snapshot) -> str:
        if self.since:
            return f"since {self.since}"
        return f"{long_day(self.first)} to {long_day(self.last)}"

    def ends(self, _snapshot: Snapshot) -> tuple[str, str]:
        return f"on {long_day(self.first)}", f"on {long_day(self.last)}"


def round_short(snapshot: Snapshot, position: int) -> str:
    """A round by its place where that names no other one, else by its number: Istanbul, round 6."""
    label = snapshot.rounds[position].label
    alike = sum(sitting.label == label for sitting in snapshot.rounds)
    plain = bool(label) and label.replace(" ", "").replace("-", "").isalpha()
    return label if plain and alike == 1 else f"round {snapshot.rounds[position].number}"
