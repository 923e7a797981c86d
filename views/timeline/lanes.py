"""What a lane shows, as columns: stretches of held ranges, red lines and marks, sorted so that a slice is painted."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from models.analysis.positions import Positions
from models.facts import NEVER, NONE
from models.snapshot import Floats, Ints, Mask, Snapshot, Statements, ints
from views.document import Standing
from views.timeline.lane_gap import Gap, gap_of
from views.timeline.lane_order import LaneKey, LaneKind, row_of

FOREVER = NEVER

MOST_LINES = 5
"""As many issues as can be told apart on the lane of a party or a speaker; of others only marks are shown."""

CROWD = 300
"""As many marks in a view's width as can still be told apart on one lane."""

_UNPLACED, _FINELY = 101.0, 100
"""Where marks without a place on the scale are put when they are told apart, and how finely places are."""

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
class Marks:
    """Statements by day; of one day, in the dossier's order.

    `value` is the middle of the range, NaN without one; of one that is `broken`, not comparable, it is that of the
    scale on which it was coded. `day` is the last possible day, `earliest` the first. `line` is the place in the
    lane's lines, NONE for what is on none of them. `counts` is under the reading. `shift` tells apart what was said on
    one day at one place: the first has 0, the next 1.
    """

    statement: Ints
    party: Ints
    line: Ints
    day: Ints
    earliest: Ints
    act: Ints
    value: Floats
    counts: Mask
    broken: Mask
    shift: Ints
    vague: Ints
    """Which of them are of a day that is not known exactly."""
    most_shift: int

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
        return found if np.all(said[1:] >= said[:-1]) else found[np.argsort(said, kind="stable")]

    def _sort(self, kind: LaneKind) -> tuple[Ints, NDArray[np.intp]]:
        if kind not in self._sorted:
            statements = self._standing.snapshot.statements
            columns = {LaneKind.ISSUE: statements.issue, LaneKind.PARTY: statements.party}
            column = columns.get(kind, statements.speaker)
            most = int(column.max(initial=NONE))
            # Sixteen bits are sorted by counting, several times as fast.
            narrow = column.astype(np.int16) if most < 2**15 - 1 else column
            order = np.argsort(narrow, kind="stable")
            starts = np.searchsorted(narrow[order], np.arange(most + 2))
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
    marks = _marks(standing, on_lane[shown], places[shown])
    gap = gap_of(standing, row, wanted.earlier) if key.kind == LaneKind.ISSUE else None
    return Lane(key, row, lines, held, red_lines, marks, gap, _crowded(marks.day))


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
    low, high, broken = _ranges(statements, statement)
    scale = ints(np.where(broken, statements.scale[statement], NONE))
    line, first = line[starts], day[starts]
    goes_on = np.zeros(len(starts), dtype=np.bool_)
    goes_on[1:] = (line[1:] == line[:-1]) & (first[1:] == last[:-1])
    conditional = statements.conditional[statement]
    return Stretches(statement, line, first, last, low, high, conditional, broken, scale, goes_on)


def _ranges(statements: Statements, rows: Ints) -> tuple[Floats, Floats, Mask]:
    """Ranges, those that are not comparable as they were coded, and which these are; NaN where there is none."""
    low, high = statements.low[rows].astype(np.float64), statements.high[rows].astype(np.float64)
    broken = np.isnan(low) & statements.ranged[rows]
    for at in np.flatnonzero(broken).tolist():
        low[at], high[at] = statements.own[int(rows[at])]
    return low, high, broken


def _none(stretches: Stretches) -> Stretches:
    return Stretches(*(getattr(stretches, column.name)[:0] for column in fields(Stretches)))


def _marks(standing: Standing, rows: Ints, places: Ints) -> Marks:
    statements = standing.snapshot.statements
    low, high, broken = _ranges(statements, rows)
    day, earliest, value = statements.said[rows], statements.earliest[rows], (low + high) / 2
    counts = standing.within[rows] & ~standing.retractions.absent(rows, ints(NEVER - 1))
    shift = _shifts(day, value)
    return Marks(
        rows, statements.party[rows], places, day, earliest, statements.act[rows], value, counts, broken,
        shift, ints(np.flatnonzero(earliest < day)), int(shift.max(initial=0)),
    )  # fmt: skip


def _shifts(day: Ints, value: Floats) -> Ints:
    """How many before it, in this order, have the same day and value; all without a value stand at one place."""
    place = np.rint(np.where(np.isnan(value), _UNPLACED, value) * _FINELY)
    keys = day.astype(np.int64) * 2**16 + place.astype(np.int64)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    begins = np.ones(len(order), dtype=np.bool_)
    begins[1:] = keys[1:] != keys[:-1]
    places = np.arange(len(order))
    shifts = np.empty(len(order), np.int32)
    shifts[order] = places - np.maximum.accumulate(np.where(begins, places, 0))
    return shifts


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
