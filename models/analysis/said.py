"""All that a party said on an issue between two rounds, looked up at once for many of them."""

import numpy as np

from models.analysis.movement import BEFORE_ALL
from models.analysis.positions import spoken_by_round
from models.analysis.reading import Reading
from models.snapshot import Ints, Snapshot, ints


class SaidByRound:
    """What is known to have been said, by party, issue and the day on which it stands when rounds are compared."""

    def __init__(self, snapshot: Snapshot, reading: Reading) -> None:
        self._spoken = spoken_by_round(snapshot, reading)
        self._parties, self._said = len(snapshot.parties), snapshot.statements.said
        self._ends = [BEFORE_ALL, *(sitting.end for sitting in snapshot.rounds)]

    def since_the_round_before(self, issue: int, party: int, later: int) -> Ints:
        """As `statements_since` with the round before, of one party, in order of the day it was said."""
        days, rows = self._spoken.track(issue * self._parties + party)
        found = np.sort(rows[slice(*np.searchsorted(days, self._ends[later : later + 2], side="right"))])
        return ints(found[np.argsort(self._said[found], kind="stable")])
