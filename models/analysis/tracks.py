"""What was said by each party on each issue, day after day: sorted once for each snapshot, whatever the reading."""

from math import prod
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.analysis.part import Part
from models.analysis.track_table import Track, Tracks
from models.facts import NONE
from models.kept import Kept, KeptWith, Touched
from models.snapshot import Ints, Snapshot, Statements, ints

By = Literal["day", "round"]
"""By the day on which something was said, or on which it stands when rounds are compared."""


class RoundDays(NamedTuple):
    """The first and the last days of the rounds; `in_order` where they end in the order in which they begin."""

    starts: Ints
    ends: Ints
    in_order: bool


def round_days(snapshot: Snapshot) -> RoundDays:
    """The days of all rounds."""
    return _round_days(snapshot, None)


def _days_of(snapshot: Snapshot, _: None) -> RoundDays:
    ends = ints([one.end for one in snapshot.rounds])
    return RoundDays(ints([one.start for one in snapshot.rounds]), ends, bool((ends[1:] >= ends[:-1]).all()))


_round_days = Kept(_days_of, None)


@KeptWith
def placed_days(snapshot: Snapshot) -> Ints:
    """The day on which each statement stands when rounds are compared.

    That is the day it was said or, for one linked to a round by hand, the nearest day to it within that
    round.
    """
    return _placed(snapshot, snapshot.statements)


def _placed(snapshot: Snapshot, statements: Statements) -> Ints:
    linked = np.flatnonzero(statements.round != NONE)
    if not len(linked):
        return statements.said
    days, rounds = statements.said.copy(), statements.round[linked]
    starts, ends, _ = round_days(snapshot)
    days[linked] = np.clip(days[linked], starts[rounds], ends[rounds])
    return days


def by_day(snapshot: Snapshot) -> Tracks:
    """All statements by the day on which they were said.

    Of one day the better authority comes later, of equals the later in the dossier's order.
    """
    return said_tracks(snapshot, "day")


def _sorted(snapshot: Snapshot, by: By) -> Tracks:
    return _by_day(snapshot) if by == "day" else _by_round(snapshot)


def _by_day(snapshot: Snapshot) -> Tracks:
    statements, shape = snapshot.statements, (len(snapshot.issues), len(snapshot.parties))
    rows = np.flatnonzero((statements.party != NONE) & (statements.issue != NONE))
    pairs = statements.issue[rows].astype(np.int64) * shape[1] + statements.party[rows]
    order = np.argsort((pairs << 35) + _rank(statements)[rows], kind="stable")
    firsts = np.append(0, np.cumsum(np.bincount(pairs, minlength=prod(shape))))
    rows = rows[order]
    return Tracks(shape, firsts, statements.said[rows], ints(rows))


def _by_round(snapshot: Snapshot) -> Tracks:
    days, said = placed_days(snapshot), by_day(snapshot).whole
    if days is snapshot.statements.said:
        return said
    pairs = np.repeat(np.arange(prod(said.shape)), np.diff(said.firsts))
    order = np.argsort((pairs << 32) + days[said.rows], kind="stable")
    rows = said.rows[order]
    return Tracks(said.shape, said.firsts, days[rows], rows)


def _rank(statements: Statements) -> NDArray[np.int64]:
    return (statements.said.astype(np.int64) + 2**31) * 8 - statements.authority


def _mended(snapshot: Snapshot, by: By, tracks: Tracks, touched: Touched) -> Tracks:
    if not touched.moved:
        return tracks
    return tracks.replaced({pair: _track(snapshot, by, tracks, pair, touched) for pair in touched.pairs})


def _track(snapshot: Snapshot, by: By, tracks: Tracks, pair: int, touched: Touched) -> Track:
    whole, parties = snapshot.statements, tracks.shape[1]
    issue, party = divmod(pair, parties)
    old = tracks.track(pair).rows
    stayed = [row for row in old.tolist() if row not in touched.rows]
    more = [row for row in touched.rows if whole.party[row] == party and whole.issue[row] == issue]
    rows = ints(sorted(stayed + more))
    part = Part(whole, rows)
    order = np.argsort(_rank(part), kind="stable")
    days = part.said
    if by == "round":
        days = _placed(snapshot, part)
        order = order[np.argsort(days[order], kind="stable")]
    return Track(days[order], rows[order])


said_tracks = Kept(_sorted, _mended)
"""All statements by the days of `By`; of those that stand on one day the later said comes later, else as `by_day`."""
