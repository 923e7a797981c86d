"""The statements on a lane as columns; those that only close looks need are worked out at the first of them."""

from functools import cached_property

import numpy as np

from models.facts import NEVER
from models.snapshot import Floats, Ints, Mask, Statements, ints
from views.document import Standing

_UNPLACED, _FINELY = 101.0, 100
"""Where marks without a place on the scale are put when they are told apart, and how finely places are."""


class Marks:
    """Statements by day; of one day, in the dossier's order.

    `day` is the last possible day. `line` is the place in the lane's lines, NONE for what is on none of them.
    """

    def __init__(self, standing: Standing, statement: Ints, line: Ints) -> None:
        self.statement, self.line = statement, line
        self._standing, self._statements = standing, standing.snapshot.statements
        self.day: Ints = self._statements.said[statement]

    def __len__(self) -> int:
        return len(self.statement)

    def warm(self) -> bool:
        """Work out what close looks need; whether that was still to be done."""
        if "shift" in self.__dict__:
            return False
        return bool(len(self.shift) + len(self.vague) + len(self.counts) + len(self.party) + len(self.act))

    @cached_property
    def party(self) -> Ints:
        """The parties, NONE for none."""
        return self._statements.party[self.statement]

    @cached_property
    def act(self) -> Ints:
        """The acts, as positions in `models.words.ACTS`."""
        return self._statements.act[self.statement]

    @cached_property
    def earliest(self) -> Ints:
        """The first possible days; the same as `day` where it is known exactly."""
        return self._statements.earliest[self.statement]

    @cached_property
    def vague(self) -> Ints:
        """Which of them are of a day that is not known exactly."""
        return ints(np.flatnonzero(self.earliest < self.day))

    @cached_property
    def value(self) -> Floats:
        """The middles of ranges, NaN without one; of what is not comparable on the scale on which it was coded."""
        low, high = self._ranges[:2]
        return (low + high) / 2

    @cached_property
    def broken(self) -> Mask:
        """Which of them are not comparable."""
        return self._ranges[2]

    @cached_property
    def counts(self) -> Mask:
        """Which of them count under the reading."""
        absent = self._standing.retractions.absent(self.statement, ints(NEVER - 1))
        return self._standing.within[self.statement] & ~absent

    @cached_property
    def shift(self) -> Ints:
        """Tells apart what was said on one day at one place: the first has 0, the next 1.

        All without a place on the scale stand at one place.
        """
        place = np.rint(np.where(np.isnan(self.value), _UNPLACED, self.value) * _FINELY)
        keys = self.day.astype(np.int64) * 2**16 + place.astype(np.int64)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        begins = np.ones(len(order), dtype=np.bool_)
        begins[1:] = keys[1:] != keys[:-1]
        places = np.arange(len(order))
        shifts = np.empty(len(order), np.int32)
        shifts[order] = places - np.maximum.accumulate(np.where(begins, places, 0))
        return shifts

    @cached_property
    def most_shift(self) -> int:
        """The greatest of these numbers."""
        return int(self.shift.max(initial=0))

    @cached_property
    def _ranges(self) -> tuple[Floats, Floats, Mask]:
        return drawn_ranges(self._statements, self.statement)


def drawn_ranges(statements: Statements, rows: Ints) -> tuple[Floats, Floats, Mask]:
    """Ranges, those that are not comparable as they were coded, and which these are; NaN where there is none."""
    low, high = statements.low[rows].astype(np.float64), statements.high[rows].astype(np.float64)
    broken = np.isnan(low) & statements.ranged[rows]
    for at in np.flatnonzero(broken).tolist():
        low[at], high[at] = statements.own[int(rows[at])]
    return low, high, broken
