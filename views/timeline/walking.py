"""From one statement to the next: within a lane by day, and along links by day."""

from dataclasses import dataclass

import numpy as np

from models.analysis.links import ties
from models.facts import NONE
from models.snapshot import Ints, Snapshot, Statements, ints


@dataclass(frozen=True, slots=True)
class Step:
    """A statement to go to by its position, and in which words it hangs together with the one before.

    `others` is how many more there are the same way.
    """

    to: int
    words: str
    others: int


def by_day(statements: Statements, chosen: Ints) -> Ints:
    """Statements at these positions in the order of their days; of one day, in the dossier's order."""
    return ints(chosen[np.argsort(statements.said[chosen], kind="stable")])


def next_in_row(row: Ints, current: int, direction: int) -> int:
    """The next (1) or previous (−1) one in a row; the end of the row stays; the first where the current is not in it.

    NONE for an empty row.
    """
    if not len(row):
        return NONE
    at = np.flatnonzero(row == current)
    place = int(at[0]) + direction if len(at) else 0
    return int(row[min(max(place, 0), len(row) - 1)])


def along_links(snapshot: Snapshot, current: int, direction: int) -> Step | None:
    """The nearest statement that is linked with this one and was said after (1) or before (−1) it.

    Of one day, the dossier's order tells which is the later. None where there is none that way.
    """
    said = snapshot.statements.said

    def place(position: int) -> tuple[int, int]:
        return int(said[position]), position

    found = [tie for tie in ties(snapshot, current) if tie.other not in (NONE, current)]
    ahead = [tie for tie in found if (place(tie.other) > place(current)) == (direction > 0)]
    if not ahead:
        return None
    nearest = (min if direction > 0 else max)(ahead, key=lambda tie: place(tie.other))
    return Step(nearest.other, nearest.words, len({tie.other for tie in ahead}) - 1)
