"""Two moments compared under one standing: what every row and sentence of the movement table is drawn from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.analysis.firmness import Firmness, firmness
from models.analysis.gap import gap_among
from models.analysis.ledger import Ledger, ledger
from models.analysis.movement import KINDS, ChangeKind, Movement
from models.analysis.pairs import Pair, both_ways
from models.analysis.positions import not_comparable, ranges
from models.analysis.red_lines import other_touch, own_touch
from models.analysis.salience import salience
from models.snapshot import Floats, Ints, Mask, Snapshot, ints
from views.document import Standing
from views.movement.spans import Span

MOVED = frozenset(
    {ChangeKind.WIDENED, ChangeKind.NARROWED, ChangeKind.MOVED_UP, ChangeKind.MOVED_DOWN, ChangeKind.MOVED}
)
"""The changes that count as having moved."""


@dataclass(frozen=True)
class Comparison:
    """What moved over a span under one standing; everything is worked out when first asked for."""

    standing: Standing
    span: Span

    @property
    def snapshot(self) -> Snapshot:
        """The dossier compared."""
        return self.standing.snapshot

    @cached_property
    def moved(self) -> Movement:
        """Movement as arrays of issues by parties."""
        return self.span.movement(self.standing)

    @cached_property
    def robust(self) -> Mask:
        """Where the shift keeps its sign under every reading; issues by parties."""
        return self.span.robust(self.standing)

    @cached_property
    def firmness(self) -> Firmness:
        """What became of the firmness of what is held; issues by parties."""
        return firmness(self.snapshot, self.moved.before, self.moved.leaving, self.moved.kind)

    def ledger(self, pair: Pair) -> Ledger:
        """The concessions of both parties of a pair toward each other, in one step."""
        weights = salience(self.snapshot, self.standing.reading)
        return ledger(self.snapshot, self.moved.before, self.moved.leaving, both_ways([pair]), weights)

    @cached_property
    def red_lines(self) -> Ints:
        """The statements of red lines on the last day, NONE where there is none; issues by parties."""
        parties = ints(np.arange(len(self.snapshot.parties)))[None, :]
        issues = ints(np.arange(len(self.snapshot.issues)))[:, None]
        return self.span.red_lines(self.standing).at(parties, issues, self.span.last_day(self.snapshot))

    @cached_property
    def touches(self) -> Ints:
        """How what is held stands to red lines, as positions in `TOUCHES`; issues by holders by owners of lines."""
        statements = self.snapshot.statements
        holding = ranges(statements, self.moved.leaving[:, :, None])
        lines = ranges(statements, self.red_lines[:, None, :])
        own = np.eye(len(self.snapshot.parties), dtype=np.bool_)
        return np.where(own, own_touch(holding, lines), other_touch(holding, lines))

    @cached_property
    def broken(self) -> tuple[Mask, Mask]:
        """Which positions are not comparable at the earlier and at the later moment; issues by parties."""
        statements, moved = self.snapshot.statements, self.moved
        return not_comparable(statements, moved.before), not_comparable(statements, moved.leaving)

    @cached_property
    def old_gaps(self) -> Floats:
        """The gap between the principals at the earlier moment, by issue; NaN where it is undefined."""
        return self._gaps(self.moved.before)

    @cached_property
    def new_gaps(self) -> Floats:
        """The gap between the principals at the later moment, by issue; NaN where it is undefined."""
        return self._gaps(self.moved.leaving)

    def kind(self, issue: int, party: int) -> ChangeKind:
        """What became of a party's position on an issue."""
        return KINDS[int(self.moved.kind[issue, party])]

    def _gaps(self, held: Ints) -> Floats:
        return gap_among(*ranges(self.snapshot.statements, held[:, list(self.snapshot.principals)]))
