"""What a person has marked on the timeline: a period of days, and places to measure from."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from models.analysis.measuring import Item, item_of
from models.facts import NONE
from models.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked statement by its id with the day it was said, or, where the id is "", a marked day."""

    day: int
    statement_id: str = ""


class Marked(QObject):
    """Named by id and day, so that it outlives changes. `current` is the mark that is measured from."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.period: tuple[int, int] | None = None
        self.marks: tuple[Mark, ...] = ()
        self.current: Mark | None = None

    def choose_period(self, one: int, other: int) -> None:
        """Select the days between two, both inclusive, in whichever order they come."""
        self._become(period=(min(one, other), max(one, other)))

    def let_go_of_period(self) -> None:
        """Select no period."""
        self._become(period=None)

    def toggle(self, mark: Mark) -> None:
        """Set a mark and measure from it; take one away that stands there already."""
        if mark in self.marks:
            self._become(marks=tuple(one for one in self.marks if one != mark), current=None)
        else:
            marks = sorted((*self.marks, mark), key=lambda one: (one.day, one.statement_id))
            self._become(marks=tuple(marks), current=mark)

    def next_mark(self, direction: int) -> Mark | None:
        """Measure from the next (1) or previous (−1) mark, round in a circle; None where there is none."""
        if not self.marks:
            return None
        place = self.marks.index(self.current) + direction if self.current in self.marks else min(direction, 0)
        self._become(current=self.marks[place % len(self.marks)])
        return self.current

    def stop_measuring(self) -> None:
        """Measure from nothing; the marks stay."""
        self._become(current=None)

    def clear_marks(self) -> None:
        """Take all marks away."""
        self._become(marks=(), current=None)

    def follow(self, snapshot: Snapshot) -> None:
        """Let go of marks whose statement is gone, and move others to the day that it has now."""
        kept = {mark: moved for mark in self.marks if (moved := _moved(snapshot, mark)) is not None}
        current = None if self.current is None else kept.get(self.current)
        self._become(marks=tuple(sorted(kept.values(), key=lambda one: (one.day, one.statement_id))), current=current)

    def _become(self, **state: object) -> None:
        if any(getattr(self, name) != value for name, value in state.items()):
            for name, value in state.items():
                setattr(self, name, value)
            self.changed.emit()


def marked_item(snapshot: Snapshot, mark: Mark) -> Item:
    """What is measured from a mark; a statement that is not there any more counts as its day."""
    at = snapshot.statements.position.get(mark.statement_id, NONE)
    return Item(mark.day) if at == NONE else item_of(snapshot, at)


def _moved(snapshot: Snapshot, mark: Mark) -> Mark | None:
    if not mark.statement_id:
        return mark
    at = snapshot.statements.position.get(mark.statement_id, NONE)
    return None if at == NONE else Mark(int(snapshot.statements.said[at]), mark.statement_id)
