"""What each row of the movement table shows, as facts: no words, no pixels."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan

from models.analysis.firmness import FIRMNESS_CHANGES, FirmnessChange
from models.analysis.gap import concession
from models.analysis.movement import ChangeKind
from models.analysis.positions import ranges
from models.analysis.red_lines import TOUCHES, Touch
from models.entry import rounded
from models.facts import NONE
from models.snapshot import Statements, ints
from views.movement.comparison import MOVED, Comparison


@dataclass(frozen=True, slots=True)
class Stand:
    """The range that a statement gives, on the scale 0–100, and the statement's position in the columns."""

    statement: int
    low: float
    high: float
    conditional: bool

    @property
    def centre(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class RedLineTouch:
    """A held range that touches a red line of `owner`: its own (blurred, crossed) or another's (beyond).

    `statements` are the held one and that of the red line.
    """

    touch: Touch
    owner: int
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One party in a row.

    `old`, `new` and `red_line` are None where nothing is stated, and where what is stated is not comparable; `broken`
    says of old and new whether it is that. `shift`, `between` and `at_table` are None unless there are both their ends.
    `nearer` is the concession toward `other`, the one other principal; None where there is no such one or a range is
    missing. `firmness` is what became of it though the range stayed the same, None where it did not or nobody says.
    `robust` says nothing unless the party moved. `statements` are the two held ones and all the party said on
    the issue in between; `unsettled` those of them that stand in conflict.
    """

    party: int
    kind: ChangeKind
    old: Stand | None
    new: Stand | None
    red_line: Stand | None
    shift: float | None
    between: float | None
    at_table: float | None
    definite: bool
    nearer: float | None
    other: int | None
    robust: bool
    spoke: bool
    touches: tuple[RedLineTouch, ...]
    statements: tuple[int, ...]
    broken: tuple[bool, bool] = (False, False)
    firmness: FirmnessChange | None = None
    unsettled: tuple[int, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether the party moved, but not under every reading."""
        return self.kind in MOVED and not self.robust


@dataclass(frozen=True, slots=True)
class Row:
    """One issue. Gaps are those between the principals, None while undefined.

    `held` are the principals' held statements, old and new; `silent_before` and `silent_now` the principals that had
    not stated a position, `broken_before` and `broken_now` those whose position is not comparable; `between` all
    statements on the issue since the earlier moment.
    """

    issue: int
    lines: tuple[Line, ...]
    old_gap: float | None
    new_gap: float | None
    held: tuple[int, ...]
    silent_before: tuple[int, ...]
    silent_now: tuple[int, ...]
    broken_before: tuple[int, ...]
    broken_now: tuple[int, ...]
    between: tuple[int, ...]

    @property
    def gap_trend(self) -> int:
        """−1 where the gap fell, 1 where it rose, as it is shown; 0 where it did neither or there were not two."""
        if self.old_gap is None or self.new_gap is None:
            return 0
        old, new = rounded(self.old_gap), rounded(self.new_gap)
        return (new > old) - (new < old)

    @property
    def statements(self) -> tuple[int, ...]:
        """What moved the issue, or kept it: all statements behind its lines, each party's in order."""
        return tuple(dict.fromkeys(statement for line in self.lines for statement in line.statements))


def rows(comparison: Comparison, issues: Iterable[int], parties: tuple[int, ...]) -> tuple[Row, ...]:
    """A row for each of the issues, with a line for each of the parties; all by their positions."""
    return tuple(_row(comparison, issue, parties) for issue in issues)


def _row(comparison: Comparison, issue: int, parties: tuple[int, ...]) -> Row:
    snapshot, moved = comparison.snapshot, comparison.moved
    between = tuple(comparison.span.said(comparison.standing, issue).tolist())
    principals = snapshot.principals
    held = [int(column[issue, party]) for party in principals for column in (moved.before, moved.leaving)]
    return Row(
        issue=issue,
        lines=tuple(_line(comparison, issue, party, parties, between) for party in parties),
        old_gap=stated(comparison.old_gaps[issue]),
        new_gap=stated(comparison.new_gaps[issue]),
        held=in_order_said(snapshot.statements, held),
        silent_before=tuple(party for party in principals if moved.before[issue, party] == NONE),
        silent_now=tuple(party for party in principals if moved.leaving[issue, party] == NONE),
        broken_before=_broken(comparison, 0, issue),
        broken_now=_broken(comparison, 1, issue),
        between=between,
    )


def _broken(comparison: Comparison, moment: int, issue: int) -> tuple[int, ...]:
    return tuple(party for party in comparison.snapshot.principals if comparison.broken[moment][issue, party])


def _line(comparison: Comparison, issue: int, party: int, parties: tuple[int, ...], between: tuple[int, ...]) -> Line:
    moved, statements = comparison.moved, comparison.snapshot.statements
    cell = issue, party
    before, leaving = int(moved.before[cell]), int(moved.leaving[cell])
    other = _other_principal(comparison, party)
    said = [statement for statement in between if statements.party[statement] == party]
    rested_on = in_order_said(statements, [before, leaving, *said])
    return Line(
        party=party,
        kind=comparison.kind(issue, party),
        old=_stand(statements, before),
        new=_stand(statements, leaving),
        red_line=_stand(statements, int(comparison.red_lines[cell])),
        shift=stated(moved.shift[cell]),
        between=stated(moved.between[cell]),
        at_table=stated(moved.at_table[cell]),
        definite=bool(moved.definite[cell]),
        nearer=None if other is None else _nearer(comparison, issue, party, other),
        other=other,
        robust=bool(comparison.robust[cell]),
        spoke=bool(moved.spoke[cell]),
        touches=_touches(comparison, issue, party, parties),
        statements=rested_on,
        broken=(bool(comparison.broken[0][cell]), bool(comparison.broken[1][cell])),
        firmness=_firmness(comparison, cell),
        unsettled=tuple(one for one in rested_on if one in comparison.standing.unsettled),
    )


def _firmness(comparison: Comparison, cell: tuple[int, int]) -> FirmnessChange | None:
    found = FIRMNESS_CHANGES[int(comparison.firmness.change[cell])]
    known = comparison.firmness.unmoved[cell] and found is not FirmnessChange.UNKNOWN
    return found if known else None


def stated(value: float) -> float | None:
    """A figure of a column, None for NaN."""
    return None if isnan(value) else float(value)


def in_order_said(statements: Statements, found: Iterable[int]) -> tuple[int, ...]:
    """The statements once each, in order of the day they were said; NONE left out."""
    return tuple(sorted({*found} - {NONE}, key=lambda statement: (int(statements.said[statement]), statement)))


def _stand(statements: Statements, statement: int) -> Stand | None:
    if statement == NONE or isnan(statements.low[statement]):
        return None
    low, high = float(statements.low[statement]), float(statements.high[statement])
    return Stand(statement, low, high, bool(statements.on_condition[statement]))


def _other_principal(comparison: Comparison, party: int) -> int | None:
    principals = comparison.snapshot.principals
    if len(principals) != 2 or party not in principals:
        return None
    return principals[1 - principals.index(party)]


def _nearer(comparison: Comparison, issue: int, party: int, other: int) -> float | None:
    statements, moved = comparison.snapshot.statements, comparison.moved
    old, new, other_old = (
        ranges(statements, ints(held))
        for held in (moved.before[issue, party], moved.leaving[issue, party], moved.before[issue, other])
    )
    return stated(float(concession(old, new, other_old)))


def _touches(comparison: Comparison, issue: int, party: int, parties: tuple[int, ...]) -> tuple[RedLineTouch, ...]:
    """Own red line first, then those of the other parties shown."""
    held = int(comparison.moved.leaving[issue, party])
    found = []
    for owner in sorted(parties, key=lambda shown: shown != party):
        touch = TOUCHES[int(comparison.touches[issue, party, owner])]
        if touch not in {Touch.NONE, Touch.UNKNOWN}:
            statements = in_order_said(comparison.snapshot.statements, [held, int(comparison.red_lines[issue, owner])])
            found.append(RedLineTouch(touch, owner, statements))
    return tuple(found)
