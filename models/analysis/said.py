"""All that a party said on an issue between two rounds, looked up at once for many of them."""

import numpy as np

from models.analysis.counting import known
from models.analysis.movement import BEFORE_ALL
from models.analysis.reading import Reading
from models.analysis.tracks import by_round
from models.snapshot import Ints, Snapshot, ints


class SaidByRound:
    """What is known to have been said, by party, issue and the day on which it stands when rounds are compared."""

    def __init__(self, snapshot: Snapshot, reading: Reading) -> None:
        self._tracks = by_round(snapshot).chosen(known(snapshot.statements, reading))
        self._parties, self._said = len(snapshot.parties), snapshot.statements.said
        self._ends = [BEFORE_ALL, *(sitting.end for sitting in snapshot.rounds)]

    def since_the_round_before(self, issue: int, party: int, later: int) -> Ints:
        """As `statements_since` with the round before, of one party, in order of the day it was said."""
        pair = issue * self._parties + party
        track = slice(*self._tracks.firsts[pair : pair + 2].tolist())
        bounds = np.searchsorted(self._tracks.days[track], self._ends[later : later + 2], side="right")
        found = np.sort(self._tracks.rows[track][slice(*bounds.tolist())])
        return ints(found[np.argsort(self._said[found], kind="stable")])
