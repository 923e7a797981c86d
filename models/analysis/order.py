"""All statements by party and issue, then by day: sorted once for each snapshot, whatever the reading."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.facts import NONE
from models.kept import kept_with_snapshot
from models.snapshot import Ints, Snapshot, ints

Keys: TypeAlias = NDArray[np.int64]
"""Parties on issues and days as whole numbers that sort by issue, party and day; see `key`."""


@dataclass(frozen=True, slots=True)
class Order:
    """Positions of statements, ascending by key.

    Of one day the later said comes later, of those the better authority, of those the later in the dossier's order.
    Statements of deleted parties and issues are left out.
    """

    keys: Keys
    rows: Ints


def pair(party: ArrayLike, issue: ArrayLike, parties: int) -> Keys:
    """The place of a party on an issue among all, by issue and then party; NONE where either is NONE."""
    party, issue = np.asarray(party, dtype=np.int64), np.asarray(issue, dtype=np.int64)
    return np.where((party == NONE) | (issue == NONE), NONE, issue * parties + party)


def key(pairs: Keys, days: ArrayLike) -> Keys:
    """The keys of these pairs at these days."""
    keys: Keys = (pairs << 32) + (np.asarray(days, dtype=np.int64) + 2**31)
    return keys


def pair_of(keys: Keys) -> Keys:
    """The pairs of keys."""
    return keys >> 32


def day_of(keys: Keys) -> Keys:
    """The days of keys."""
    days: Keys = (keys & 0xFFFFFFFF) - 2**31
    return days


@kept_with_snapshot
def placed_days(snapshot: Snapshot) -> Ints:
    """The day on which each statement stands when rounds are compared.

    That is the day it was said or, for one linked to a round by hand, the nearest day to it within that
    round.
    """
    statements = snapshot.statements
    linked = np.flatnonzero(statements.round != NONE)
    if not len(linked):
        return statements.said
    days, rounds = statements.said.copy(), statements.round[linked]
    starts = ints([sitting.start for sitting in snapshot.rounds])
    ends = ints([sitting.end for sitting in snapshot.rounds])
    days[linked] = np.clip(days[linked], starts[rounds], ends[rounds])
    return days


@kept_with_snapshot
def by_day(snapshot: Snapshot) -> Order:
    """All statements by the day on which they were said."""
    return _order(snapshot, snapshot.statements.said)


@kept_with_snapshot
def by_round(snapshot: Snapshot) -> Order:
    """All statements by the day on which they stand when rounds are compared."""
    days = placed_days(snapshot)
    return by_day(snapshot) if days is snapshot.statements.said else _order(snapshot, days)


def _order(snapshot: Snapshot, days: Ints) -> Order:
    statements = snapshot.statements
    pairs = pair(statements.party, statements.issue, len(snapshot.parties))
    rows = np.flatnonzero(pairs != NONE)
    keys = key(pairs[rows], days[rows])
    rank = statements.said[rows].astype(np.int64) * 8 - statements.authority[rows]
    order = np.lexsort((rank, keys))
    return Order(keys[order], ints(rows[order]))
