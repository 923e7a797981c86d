"""What was said and what moved in a period of days, from the first to the last, both inclusive.

Days are those on which things were said. What is linked to a round by hand is counted on its own day all the same: a
period is days, not rounds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from models.analysis.counting import known
from models.analysis.doubts import contested
from models.analysis.movement import KINDS, ChangeKind, Movement, movement_between_days
from models.analysis.reading import Reading
from models.facts import NONE
from models.snapshot import Ints, Mask, Snapshot, Statements, ints


@dataclass(frozen=True, slots=True)
class Period:
    """A period under a reading. Everything is told by positions in the snapshot's tuples and statement columns.

    `statements` is all that is known to have been said in it, whatever its act or grade, by day, of one day in the
    dossier's order; `issue`, `party` and `act` are theirs. A day that is not known exactly counts by its last possible
    one: `perhaps_before` are those of them that may have been said before the period, `perhaps_within` others that may
    have been said in it. `contested` has pairs as `analysis.doubts.contested`, of which the contesting one was said in
    the period. `rounds` are those of which at least a day lies in it. `movement` compares the ends of the day before
    the first and of the last day, with the shape (issues of the dossier, parties).
    """

    first: int
    last: int
    statements: Ints
    issue: Ints
    party: Ints
    act: Ints
    perhaps_before: Ints
    perhaps_within: Ints
    contested: Ints
    rounds: tuple[int, ...]
    movement: Movement

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    def moved(self, issues: Iterable[int], parties: Sequence[int]) -> tuple[tuple[int, int], ...]:
        """Of these issues and parties, the pairs where a position changed in any way or was stated again; by issue."""
        cells = ((issue, party) for issue in issues for party in parties)
        return tuple(cell for cell in cells if not self._rested(*cell))

    def behind(self, issue: int, party: int) -> Ints:
        """What a movement rests on: what was held before, what the party said on the issue since, what is held now."""
        between = self.statements[(self.issue == issue) & (self.party == party)]
        before, leaving = self.movement.before[issue, party], self.movement.leaving[issue, party]
        return ints([one for one in dict.fromkeys([before, *between, leaving]) if one != NONE])

    def _rested(self, issue: int, party: int) -> bool:
        kind, moves = KINDS[self.movement.kind[issue, party]], self.movement
        if kind is ChangeKind.NOT_COMPARABLE:
            return bool(moves.before[issue, party] == moves.leaving[issue, party] and not moves.spoke[issue, party])
        return kind in (ChangeKind.NOT_STATED, ChangeKind.SILENT)


def summed_up(snapshot: Snapshot, reading: Reading, first: int, last: int, shown: Mask | None = None) -> Period:
    """The period between two days, which may come in either order.

    `shown` says which statements are told of, all by default; movement rests on all of them all the same.
    """
    first, last = min(first, last), max(first, last)
    statements = snapshot.statements
    chosen = known(statements, reading) if shown is None else known(statements, reading) & shown
    within = chosen & (statements.said >= first) & (statements.said <= last)
    pairs, said = contested(snapshot, reading, last, first), _by_day(statements, within)
    return Period(
        first=first,
        last=last,
        statements=said,
        issue=statements.issue[said],
        party=statements.party[said],
        act=statements.act[said],
        perhaps_before=_by_day(statements, within & (statements.earliest < first)),
        perhaps_within=_by_day(statements, chosen & (statements.said > last) & (statements.earliest <= last)),
        contested=pairs[within[pairs[:, 0]]],
        rounds=tuple(at for at, one in enumerate(snapshot.rounds) if one.start <= last and one.end >= first),
        movement=movement_between_days(snapshot, reading, first - 1, last),
    )


def by_act(period: Period, groups: Ints) -> dict[tuple[int, int], Ints]:
    """The statements of a period by act and group of parties; what nobody of a group did is left out.

    `groups` has the group of each party and, at its end, that of deleted ones.
    """
    group = groups[np.where(period.party == NONE, len(groups) - 1, period.party)]
    cells = period.act.astype(np.int64) * (int(groups.max()) + 1) + group
    order = np.argsort(cells, kind="stable")
    keys, starts = np.unique(cells[order], return_index=True)
    parts = np.split(period.statements[order], starts[1:])
    acts, found = np.divmod(keys, int(groups.max()) + 1)
    return {(int(act), int(one)): ints(part) for act, one, part in zip(acts, found, parts, strict=False)}


def _by_day(statements: Statements, chosen: Mask) -> Ints:
    found = np.flatnonzero(chosen)
    return ints(found[np.argsort(statements.said[found], kind="stable")])
