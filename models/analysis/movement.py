"""What moved between two moments: shift, change and the statements in between (DESIGN section 2)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.analysis.counting import known
from models.analysis.decimals import plain
from models.analysis.part import Part
from models.analysis.positions import (
    Positions,
    Ranges,
    held,
    held_by_round,
    ranges,
    spoken,
    spoken_by_round,
)
from models.analysis.reading import Reading
from models.analysis.tracks import placed_days
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

NOT_STATED, NOT_COMPARABLE, SILENT, REAFFIRMED = (
    KINDS.index(kind)
    for kind in (ChangeKind.NOT_STATED, ChangeKind.NOT_COMPARABLE, ChangeKind.SILENT, ChangeKind.REAFFIRMED)
)


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
    window = _end_of(snapshot, earlier), snapshot.rounds[later].end
    return _said(snapshot, reading, (issue, party), placed_days(snapshot), window)


def statements_between_days(
    snapshot: Snapshot, reading: Reading, issue: int, party: int | None, first_day: int, last_day: int
) -> Ints:
    """As `statements_since`, for what was said after the first day and up to the last."""
    return _said(snapshot, reading, (issue, party), snapshot.statements.said, (first_day, last_day))


def movement_of_rounds(snapshot: Snapshot, held: Positions, spoken: Positions) -> Movement:
    """Each round compared with the one before it, by positions by round; shape (issues, parties, rounds).

    `analysis.every_round` gives the same sooner.
    """
    rounds = snapshot.rounds
    span = _Span(
        ints([BEFORE_ALL, *(sitting.end for sitting in rounds[:-1])][: len(rounds)]),
        ints([sitting.start for sitting in rounds]),
        ints([sitting.end for sitting in rounds]),
    )
    parties, issues = _grid(snapshot)
    return _moved(_Tracks(held, spoken), parties[..., None], issues[..., None], span)


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
    kind = kinds(Held(*old, before != NONE), Held(*new, leaving != NONE))
    kind[spoke & (kind == SILENT)] = REAFFIRMED
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
    return plain(((new[0] - old[0]) + (new[1] - old[1])) / 2)


class Held(NamedTuple):
    """Ranges that were held at one moment: their ends, NaN where not stated or not comparable, and which are stated."""

    low: Floats
    high: Floats
    stated: Mask


def kinds(old: Held, new: Held) -> NDArray[np.int8]:
    """What became of positions of which nobody spoke meanwhile, as positions in `KINDS`: what stayed is silent."""
    low, high = _sign(new.low - old.low), _sign(new.high - old.high)
    states = 3 * _state(old) + _state(new)
    found: NDArray[np.int8] = np.where(states == _BOTH_COMPARABLE, _BY_SIGNS[3 * low + high + 4], _BY_STATES[states])
    return found


def _sign(shift: Floats) -> NDArray[np.int8]:
    return np.subtract(shift > 0, shift < 0, dtype=np.int8)


def _state(held: Held) -> NDArray[np.int8]:
    """0 not stated, 1 stated but not comparable, 2 comparable."""
    return np.add(held.stated, ~np.isnan(held.low), dtype=np.int8)


_BOTH_COMPARABLE = 8

_BY_STATES = np.array(
    [
        KINDS.index(kind)
        for kind in (
            ChangeKind.NOT_STATED, ChangeKind.NOT_COMPARABLE, ChangeKind.FIRST_STATED,
            ChangeKind.NOT_COMPARABLE, ChangeKind.NOT_COMPARABLE, ChangeKind.NOT_COMPARABLE,
            ChangeKind.WITHDRAWN, ChangeKind.NOT_COMPARABLE, ChangeKind.SILENT,
        )
    ],
    dtype=np.int8,
)  # fmt: skip
"""Kinds by `_state` before and now."""

_BY_SIGNS = np.array(
    [
        KINDS.index(kind)
        for kind in (
            ChangeKind.MOVED_DOWN, ChangeKind.WIDENED, ChangeKind.WIDENED,
            ChangeKind.NARROWED, ChangeKind.SILENT, ChangeKind.WIDENED,
            ChangeKind.NARROWED, ChangeKind.NARROWED, ChangeKind.MOVED_UP,
        )
    ],
    dtype=np.int8,
)  # fmt: skip
"""Kinds by the signs of the shifts of the low end and of the high one.

Where neither range contains the other, both ends went up or both down: no shift is 0 then, and none is just "moved".
"""


def _said(
    snapshot: Snapshot, reading: Reading, side: tuple[int, int | None], days: Ints, window: tuple[int, int]
) -> Ints:
    (issue, party), (since, until), statements = side, window, snapshot.statements
    rows = np.flatnonzero(statements.issue == issue)
    if party is not None:
        rows = rows[statements.party[rows] == party]
    rows = rows[(days[rows] > since) & (days[rows] <= until)]
    rows = rows[known(Part(statements, ints(rows)), reading)]
    return ints(rows[np.argsort(statements.said[rows], kind="stable")])
