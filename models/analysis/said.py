"""All that a party said on an issue between two rounds, looked up at once for many of them."""

import numpy as np

from models.analysis.counting import known
from models.analysis.movement import BEFORE_ALL
from models.analysis.order import by_round, key, pair
from models.analysis.reading import Reading
from models.snapshot import Ints, Snapshot, ints


class SaidByRound:
    """What is known to have been said, by party, issue and the day on which it stands when rounds are compared."""

    def __init__(self, snapshot: Snapshot, reading: Reading) -> None:
        order = by_round(snapshot)
        kept = np.flatnonzero(known(snapshot.statements, reading)[order.rows])
        self._keys, self._rows = order.keys[kept], order.rows[kept]
        self._parties, self._said = len(snapshot.parties), snapshot.statements.said
        self._ends = [BEFORE_ALL, *(sitting.end for sitting in snapshot.rounds)]

    def since_the_round_before(self, issue: int, party: int, later: int) -> Ints:
        """As `statements_since` with the round before, of one party, in order of the day it was said."""
        since, until = self._ends[later], self._ends[later + 1]
        if since >= until:
            return ints([])
        bounds = key(pair(party, issue, self._parties), np.array([since, until]))
        found = np.sort(self._rows[slice(*np.searchsorted(self._keys, bounds, side="right"))])
        return ints(found[np.argsort(self._said[found], kind="stable")])
