"""How firmly a held position is stated: its course, and where it softened although nothing moved.

The firmness of what is held is the 0–4 of the statement that holds, unknown where nothing is held or that statement
was not graded. Unknown is never 0, and nothing is softer or firmer than it.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from models.analysis.movement import KINDS, ChangeKind
from models.analysis.positions import Positions
from models.analysis.turns import changes_of
from models.facts import NONE
from models.snapshot import Ints, Mask, Snapshot, Statements, ints


class FirmnessChange(StrEnum):
    """What became of the firmness of what is held between two moments."""

    UNKNOWN = "unknown"
    SAME = "as firm"
    SOFTER = "softer"
    FIRMER = "firmer"


FIRMNESS_CHANGES = tuple(FirmnessChange)
"""All of them; columns hold positions in this tuple."""

_UNMOVED = tuple(KINDS.index(kind) for kind in (ChangeKind.REAFFIRMED, ChangeKind.SILENT))


@dataclass(frozen=True, slots=True)
class Firmness:
    """Firmness before and after as arrays of one shape, that of the movement it was read from.

    `before` and `after` are 0–4, NONE where unknown; `change` holds positions in `FIRMNESS_CHANGES`; `unmoved` says
    where the range held is the same at both moments. A position that softened where it is unmoved has *softened without
    moving*.
    """

    before: Ints
    after: Ints
    change: Ints
    unmoved: Mask

    def softened_unmoved(self) -> Mask:
        """Where the same range is held less firmly than before."""
        return np.asarray(self.unmoved & (self.change == FIRMNESS_CHANGES.index(FirmnessChange.SOFTER)))

    def hardened_unmoved(self) -> Mask:
        """Where the same range is held more firmly than before."""
        return np.asarray(self.unmoved & (self.change == FIRMNESS_CHANGES.index(FirmnessChange.FIRMER)))


@dataclass(frozen=True, slots=True)
class FirmnessStep:
    """From the end of this day on `statement` is held with this firmness; both NONE where not stated or not graded."""

    day: int
    statement: int
    firmness: int


def firmness(snapshot: Snapshot, before: Ints, after: Ints, kind: Ints | NDArray[np.int8]) -> Firmness:
    """Firmness of what was held before and after, with `kind` as in `Movement`: reaffirmed and silent are unmoved."""
    old, new = (firmness_of(snapshot.statements, held) for held in (before, after))
    graded = (old != NONE) & (new != NONE)
    changes = [
        (~graded, FirmnessChange.UNKNOWN),
        (new < old, FirmnessChange.SOFTER),
        (new > old, FirmnessChange.FIRMER),
    ]
    found = np.select(
        [mask for mask, _ in changes],
        [FIRMNESS_CHANGES.index(change) for _, change in changes],
        default=FIRMNESS_CHANGES.index(FirmnessChange.SAME),
    )
    return Firmness(old, new, ints(found), np.isin(kind, _UNMOVED))


def firmness_of(statements: Statements, held: Ints) -> Ints:
    """The firmness of these statements, NONE where the position is NONE or nobody graded it."""
    if not len(statements):
        return np.full_like(held, NONE)
    return ints(np.where(held == NONE, NONE, statements.firmness[held]))


def firmness_course(held: Positions, party: int, issue: int, days: Ints) -> tuple[FirmnessStep, ...]:
    """The course of firmness: a step wherever another statement holds.

    `days` are those on which that may change, ascending (see `analysis.turns`).
    """
    turns, holding = changes_of(held, (party,), issue, days)
    graded = firmness_of(held.statements, holding)
    columns = zip(turns.tolist(), holding[:, 0].tolist(), graded[:, 0].tolist(), strict=True)
    return tuple(FirmnessStep(*step) for step in columns)
