"""What a lane shows, as columns: stretches of held ranges, red lines and marks, sorted so that a slice is painted."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from models.analysis.positions import Positions
from models.facts import NEVER, NONE
from models.snapshot import Floats, Ints, Mask, Snapshot, Statements, ints
from views.document import Standing
from views.timeline.lane_gap import Gap, gap_of
from views.timeline.lane_marks import Marks, drawn_ranges
from views.timeline.lane_order import LaneKey, LaneKind, row_of

FOREVER = NEVER

MOST_LINES = 5
"""As many issues as can be told apart on the lane of a party or a speaker; of others only marks are shown."""

CROWD = 300
"""As many marks in a view's width as can still be told apart on one lane."""

_RIGHT = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a lane: what a party holds on an issue, both by position."""

    party: int
    issue: int


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Ranges held, or red lines drawn, from one day up to (not including) another, by line and then by day.

    Of one that is `broken`, not comparable, `low` and `high` are as it was coded and `scale` is the version of its
    scale; of others `scale` is NONE. `line` is the place in the lane's lines. What `goes_on` follows on the one before
    it: of the same line, without a day between them.
    """

    statement: Ints
    line: Ints
    first: Ints
    last: Ints
    low: Floats
    high: Floats
    conditional: Mask
    broken: Mask
    scale: Ints
    goes_on: Mask

    def __len__(self) -> int:
        return len(self.statement)


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """All that one lane shows; `row` is the position of the issue, party or speaker that it is of."""

    key: LaneKey
    row: int
    lines: tuple[Line, ...]
    held: Stretches
    red_lines: Stretches
    marks: Marks
    gap: Gap | None
    """Of a lane of an issue."""
    crowded: int
    """Within so many days there are `CROWD` marks somewhere; very many where there are fewer marks at all."""

    @property
    def can_be_crowded(self) -> bool:
        """Whether there are so many marks on it at all."""
        return self.crowded < _RIGHT

    @property
    def issue(self) -> int:
        """The position of the issue that it is of, NONE for a lane of a party or speaker."""
        return self.row if self.key.kind == LaneKind.ISSUE else NONE


@dataclass(frozen=True, slots=True)
class Wanted:
    """What lanes are to show: the lines of which parties, on which issues, in order; marks of `others` too or not.

    `earlier` is the position of the round since which gaps are compared, None for none.
    """

    drawn: tuple[int, ...]
    issues: tuple[int, ...]
    others: bool = True
    earlier: int | None = None


class LaneRows:
    """Which statements are on which lane, for one standing; sorted once for each kind of lane."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._sorted: dict[LaneKind, tuple[Ints, NDArray[np.intp]]] = {}

    def of(self, kind: LaneKind, row: int) -> Ints:
        """The known statements of an issue, party or speaker by day; of one day, in the dossier's order."""
        order, starts = self._sort(kind)
        if not 0 <= row < len(starts) - 1:
            return order[:0]
        found = order[starts[row] : starts[row + 1]]
        found = found[self._standing.known[found]]
        said = self._standing.snapshot.statements.said[found]
        return found if np.all(said[1:] >= said[:-1]) else found[np.argsort(_narrowed(said), kind="stable")]

    def _sort(self, kind: LaneKind) -> tuple[Ints, NDArray[np.intp]]:
        if kind not in self._sorted:
            statements = self._standing.snapshot.statements
            columns = {LaneKind.ISSUE: statements.issue, LaneKind.PARTY: statements.party}
            column = columns.get(kind, statements.speaker)
            most = int(column.max(initial=NONE))
            narrow = _narrowed(column)
            order = np.argsort(narrow, kind="stable")
            starts = np.searchsorted(column[order], np.arange(most + 2))
            self._sorted[kind] = ints(order), starts
        return self._sorted[kind]


def lane(standing: Standing, key: LaneKey, wanted: Wanted, rows: LaneRows | None = None) -> Lane:
    """The lane of a key, which must be there; `rows` saves the sorting when several lanes are made."""
    row, rows = row_of(standing.snapshot, key), rows or LaneRows(standing)
    statements, on_lane = standing.snapshot.statements, rows.of(key.kind, row)
    if key.kind != LaneKind.ISSUE:
        on_lane = on_lane[np.isin(statements.issue[on_lane], wanted.issues) | (statements.issue[on_lane] == NONE)]
    lines = _lines(statements, on_lane, key.kind, row, wanted)
    places = _places(lines, statements.party[on_lane], statements.issue[on_lane])
    held = _stretches(standing.held, statements, lines)
    red_lines = _stretches(standing.red_lines, statements, lines)
    if key.kind != LaneKind.ISSUE:
        # Red lines of several issues on one scale would tell nothing; there they are marks like any other.
        red_lines = _none(red_lines)
    begins_red = np.zeros(len(statements), dtype=np.bool_)
    begins_red[red_lines.statement] = True
    shown = ~begins_red[on_lane]
    if key.kind == LaneKind.ISSUE and not wanted.others:
        shown &= np.isin(statements.party[on_lane], wanted.drawn)
    marks = Marks(standing, on_lane[shown], places[shown])
    gap = gap_of(standing, row, wanted.earlier) if key.kind == LaneKind.ISSUE else None
    return Lane(key, row, lines, held, red_lines, marks, gap, _crowded(marks.day))


def with_gap(shown: Lane, standing: Standing, earlier: int | None) -> Lane:
    """The same lane with its gap since another round."""
    return shown if shown.gap is None else replace(shown, gap=gap_of(standing, shown.row, earlier))


def _narrowed(column: Ints) -> NDArray[np.integer]:
    """A column in sixteen bits where they suffice: these are sorted by counting, several times as fast."""
    least, most = int(column.min(initial=0)), int(column.max(initial=0))
    return (column - least).astype(np.uint16) if most - least < 2**16 else column


def _lines(statements: Statements, rows: Ints, kind: LaneKind, row: int, wanted: Wanted) -> tuple[Line, ...]:
    if kind == LaneKind.ISSUE:
        return tuple(Line(party, row) for party in wanted.drawn)
    party, issue = statements.party[rows], statements.issue[rows]
    ranged = statements.ranged[rows] & (party != NONE) & (issue != NONE)
    spoken = np.unique((party[ranged].astype(np.int64) << 32) + issue[ranged])
    places = {issue: place for place, issue in enumerate(wanted.issues)}
    listed = sorted(
        (Line(pair >> 32, pair & 0xFFFFFFFF) for pair in spoken.tolist()), key=lambda one: places[one.issue]
    )
    return tuple(listed[:MOST_LINES])


def _places(lines: Sequence[Line], party: Ints, issue: Ints) -> Ints:
    """The line that each statement is on, NONE for none."""
    keys = np.array([(line.party << 32) + line.issue for line in lines], dtype=np.int64)
    if not len(keys):
        return np.full(len(party), NONE, np.int32)
    order = np.argsort(keys)
    asked = (party.astype(np.int64) << 32) + issue
    found = order[np.minimum(np.searchsorted(keys, asked, sorter=order), len(keys) - 1)]
    return ints(np.where((keys[found] == asked) & (party != NONE) & (issue != NONE), found, NONE))


def _stretches(positions: Positions, statements: Statements, lines: Sequence[Line]) -> Stretches:
    courses = [positions.course(line.party, line.issue) for line in lines]
    line = ints(np.repeat(np.arange(len(lines)), [len(days) for days, _ in courses]))
    day = np.concatenate([ints([]), *(days for days, _ in courses)])
    holding = np.concatenate([ints([]), *(rows for _, rows in courses)])
    lasts = np.ones(len(day), dtype=np.bool_)
    lasts[:-1] = (day[1:] != day[:-1]) | (line[1:] != line[:-1])
    line, day, holding = line[lasts], day[lasts], holding[lasts]
    begins = np.ones(len(day), dtype=np.bool_)
    begins[1:] = (holding[1:] != holding[:-1]) | (line[1:] != line[:-1])
    starts = np.flatnonzero(begins)
    last = np.full(len(starts), FOREVER, np.int32)
    same = line[starts[1:]] == line[starts[:-1]]
    last[:-1][same] = day[starts[1:]][same]
    stated = holding[starts] != NONE
    starts, last = starts[stated], last[stated]
    statement = holding[starts]
    low, high, broken = drawn_ranges(statements, statement)
    scale = ints(np.where(broken, statements.scale[statement], NONE))
    line, first = line[starts], day[starts]
    goes_on = np.zeros(len(starts), dtype=np.bool_)
    goes_on[1:] = (line[1:] == line[:-1]) & (first[1:] == last[:-1])
    conditional = statements.on_condition[statement]
    return Stretches(statement, line, first, last, low, high, conditional, broken, scale, goes_on)


def _none(stretches: Stretches) -> Stretches:
    return Stretches(*(getattr(stretches, column.name)[:0] for column in fields(Stretches)))


def _crowded(day: Ints) -> int:
    return int((day[CROWD - 1 :] - day[: len(day) - CROWD + 1]).min(initial=_RIGHT)) if len(day) >= CROWD else _RIGHT


def last_day(snapshot: Snapshot) -> int:
    """The last day on which anything is known to have happened, NONE for an empty dossier."""
    days = [sitting.end for sitting in snapshot.rounds] + [event.day for event in snapshot.events]
    said = snapshot.statements.said
    return max([*days, *([int(said.max())] if len(said) else [])], default=NONE)


def first_day(snapshot: Snapshot) -> int:
    """The first such day, NONE for an empty dossier."""
    days = [sitting.start for sitting in snapshot.rounds] + [event.day for event in snapshot.events]
    said = snapshot.statements.said
    return min([*days, *([int(said.min())] if len(said) else [])], default=NONE)
