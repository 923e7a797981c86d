"""What moved between two moments: shift, change and the statements in between (DESIGN section 2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import isnan

import numpy as np
from numpy.typing import ArrayLike

from models.analysis.counting import known
from models.analysis.positions import (
    Positions,
    Ranges,
    held,
    held_by_round,
    not_comparable,
    placed_days,
    ranges,
    spoken,
    spoken_by_round,
)
from models.analysis.reading import Reading
from models.facts import NONE
from models.snapshot import Floats, Ints, Mask, Snapshot, ints

BEFORE_ALL = -(2**30)
"""A day before every statement: where a comparison starts when there is no earlier round."""


class ChangeKind(StrEnum):
    """What became of a position between two moments.

    Not comparable goes before all others: what was held at either moment has no place on the issue's present scale, be
    it one statement at both or nothing at the other.
    """

    NOT_COMPARABLE = "not comparable"
    NOT_STATED = "not stated"
    FIRST_STATED = "first stated"
    WITHDRAWN = "withdrawn"
    REAFFIRMED = "reaffirmed"
    SILENT = "silent"
    WIDENED = "widened"
    NARROWED = "narrowed"
    MOVED_UP = "moved up"
    MOVED_DOWN = "moved down"
    MOVED = "moved"


KINDS = tuple(ChangeKind)
"""All kinds of change; columns of kinds hold positions in this tuple."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Movement as arrays of one shape: (issues, parties), unless its maker says otherwise.

    `entering`, `leaving` and `before` (the earlier leaving) are positions of statements, NONE where not
    stated. `kind` holds positions in `KINDS`. `shift`, the mean of `low_shift` and `high_shift`, splits into
    `between` (entering less before) and `at_table` (leaving less entering); each is NaN unless both its ends
    are stated and comparable. `definite` where the two ranges are disjoint. `spoke` where the party said anything
    on the issue after the earlier moment and up to the later one.
    """

    entering: Ints
    leaving: Ints
    before: Ints
    kind: Ints
    shift: Floats
    low_shift: Floats
    high_shift: Floats
    definite: Mask
    between: Floats
    at_table: Floats
    spoke: Mask


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One party on one issue at one round, by code and number; None where not stated or not comparable."""

    issue: str
    party: str
    round: int
    enter_low: float | None
    enter_high: float | None
    leave_low: float | None
    leave_high: float | None
    shift: float | None
    change: ChangeKind


@dataclass(frozen=True, slots=True)
class _Tracks:
    """What a comparison looks up, with both placed on days in the same way."""

    held: Positions
    spoken: Positions


@dataclass(frozen=True, slots=True)
class _Span:
    """From the end of day `since` to the end of day `end`; `start` is the first day at the table, if any."""

    since: ArrayLike
    start: ArrayLike | None
    end: ArrayLike


def movement(snapshot: Snapshot, reading: Reading, earlier: int | None, later: int) -> Movement:
    """Movement from leaving the earlier round to leaving the later one, both positions in `Snapshot.rounds`.

    Without an earlier round nothing was stated before, so that whatever is held is first stated.
    """
    sitting = snapshot.rounds[later]
    span = _Span(_end_of(snapshot, earlier), sitting.start, sitting.end)
    return _moved(_round_tracks(snapshot, reading), *_grid(snapshot), span)


def movement_between_days(snapshot: Snapshot, reading: Reading, first_day: int, last_day: int) -> Movement:
    """Movement between the ends of two days, by the days on which things were said.

    No round is entered: `entering` is NONE, `between` and `at_table` are NaN.
    """
    tracks = _Tracks(held(snapshot, reading), spoken(snapshot, reading))
    return _moved(tracks, *_grid(snapshot), _Span(first_day, None, last_day))


def statements_since(
    snapshot: Snapshot, reading: Reading, issue: int, party: int | None, earlier: int | None, later: int
) -> Ints:
    """Positions of all that is known to have been said on an issue since the earlier round's end.

    Up to the later round's end, of one party or, with None, of all; whatever its act or grade, in order of
    the day it was said. What is linked to a round by hand belongs to that round.
    """
    days = placed_days(snapshot)
    said = (days > _end_of(snapshot, earlier)) & (days <= snapshot.rounds[later].end)
    return _chosen(snapshot, reading, said, issue, party)


def statements_between_days(
    snapshot: Snapshot, reading: Reading, issue: int, party: int | None, first_day: int, last_day: int
) -> Ints:
    """As `statements_since`, for what was said after the first day and up to the last."""
    said = snapshot.statements.said
    return _chosen(snapshot, reading, (said > first_day) & (said <= last_day), issue, party)


def movement_rows(snapshot: Snapshot, reading: Reading, parties: Iterable[int]) -> Iterator[MovementRow]:
    """Each round compared with the one before it: by issue, then party in the dossier's order, then round."""
    chosen = sorted(set(parties))
    tracks = _round_tracks(snapshot, reading)
    rounds = snapshot.rounds
    span = _Span(
        ints([BEFORE_ALL, *(sitting.end for sitting in rounds[:-1])][: len(rounds)]),
        ints([sitting.start for sitting in rounds]),
        ints([sitting.end for sitting in rounds]),
    )
    for issue in range(len(snapshot.issues)):
        found = _moved(tracks, ints(chosen)[:, None], ints(issue), span)
        yield from _rows(snapshot, issue, chosen, found)


def _rows(snapshot: Snapshot, issue: int, parties: list[int], found: Movement) -> Iterator[MovementRow]:
    code, statements = snapshot.issues[issue].code, snapshot.statements
    for line, party in enumerate(parties):
        entering = _pairs(ranges(statements, found.entering[line]))
        leaving = _pairs(ranges(statements, found.leaving[line]))
        shifts = _stated(found.shift[line])
        kinds = (KINDS[kind] for kind in found.kind[line].tolist())
        columns = zip(snapshot.rounds, entering, leaving, shifts, kinds, strict=True)
        for sitting, enter, leave, shift, kind in columns:
            yield MovementRow(code, snapshot.parties[party].code, sitting.number, *enter, *leave, shift, kind)


def _pairs(sides: Ranges) -> list[tuple[float | None, float | None]]:
    return list(zip(_stated(sides[0]), _stated(sides[1]), strict=True))


def _stated(numbers: Floats) -> list[float | None]:
    return [None if isnan(number) else number for number in numbers.tolist()]


def _end_of(snapshot: Snapshot, sitting: int | None) -> int:
    return BEFORE_ALL if sitting is None else snapshot.rounds[sitting].end


def _round_tracks(snapshot: Snapshot, reading: Reading) -> _Tracks:
    return _Tracks(held_by_round(snapshot, reading), spoken_by_round(snapshot, reading))


def _grid(snapshot: Snapshot) -> tuple[Ints, Ints]:
    return ints(np.arange(len(snapshot.parties)))[None, :], ints(np.arange(len(snapshot.issues)))[:, None]


def _moved(tracks: _Tracks, parties: Ints, issues: Ints, span: _Span) -> Movement:
    before = tracks.held.at(parties, issues, span.since)
    leaving = tracks.held.at(parties, issues, span.end)
    entering = np.full_like(leaving, NONE)
    if span.start is not None:
        entering = tracks.held.at(parties, issues, np.asarray(span.start) - 1)
    spoke = tracks.spoken.at(parties, issues, span.since) != tracks.spoken.at(parties, issues, span.end)
    # Rounds may overlap: one that ends before the last one did has nothing in between.
    spoke &= np.asarray(span.since) < np.asarray(span.end)
    return _compared(tracks.held, (before, entering, leaving), spoke)


def _compared(track: Positions, positions: tuple[Ints, Ints, Ints], spoke: Mask) -> Movement:
    before, entering, leaving = positions
    old, middle, new = (ranges(track.statements, held) for held in positions)
    low_shift, high_shift = new[0] - old[0], new[1] - old[1]
    incomparable = not_comparable(track.statements, before) | not_comparable(track.statements, leaving)
    kind = np.where(incomparable, KINDS.index(ChangeKind.NOT_COMPARABLE), _kinds(old, new, spoke))
    return Movement(
        entering=entering,
        leaving=leaving,
        before=before,
        kind=ints(kind),
        shift=mean_shift(old, new),
        low_shift=low_shift,
        high_shift=high_shift,
        definite=(new[0] > old[1]) | (new[1] < old[0]),
        between=mean_shift(old, middle),
        at_table=mean_shift(middle, new),
        spoke=spoke,
    )


def mean_shift(old: Ranges, new: Ranges) -> Floats:
    """The mean of the shifts of the two ends, NaN where either range is not stated or not comparable."""
    return ((new[0] - old[0]) + (new[1] - old[1])) / 2


def _kinds(old: Ranges, new: Ranges, spoke: Mask) -> Ints:
    stated_before, stated_now = ~np.isnan(old[0]), ~np.isnan(new[0])
    same = (old[0] == new[0]) & (old[1] == new[1])
    shift = mean_shift(old, new)
    first_that_fits = [
        (~stated_before & ~stated_now, ChangeKind.NOT_STATED),
        (~stated_now, ChangeKind.WITHDRAWN),
        (~stated_before, ChangeKind.FIRST_STATED),
        (same & spoke, ChangeKind.REAFFIRMED),
        (same, ChangeKind.SILENT),
        ((new[0] <= old[0]) & (new[1] >= old[1]), ChangeKind.WIDENED),
        ((new[0] >= old[0]) & (new[1] <= old[1]), ChangeKind.NARROWED),
        (shift > 0, ChangeKind.MOVED_UP),
        (shift < 0, ChangeKind.MOVED_DOWN),
    ]
    masks = [mask for mask, _ in first_that_fits]
    kinds = [KINDS.index(kind) for _, kind in first_that_fits]
    return ints(np.select(masks, kinds, default=KINDS.index(ChangeKind.MOVED)))


def _chosen(snapshot: Snapshot, reading: Reading, said: Mask, issue: int, party: int | None) -> Ints:
    statements = snapshot.statements
    chosen = said & known(statements, reading) & (statements.issue == issue)
    if party is not None:
        chosen &= statements.party == party
    found = np.flatnonzero(chosen)
    return ints(found[np.argsort(statements.said[found], kind="stable")])
