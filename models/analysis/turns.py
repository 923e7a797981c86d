"""On which days something that is looked up by day may change: all that a course over time has to look at."""

from collections.abc import Sequence

import numpy as np

from models.analysis.positions import Positions, spoken
from models.analysis.reading import Reading
from models.analysis.retractions import retractions
from models.facts import NONE
from models.snapshot import Ints, Snapshot, ints


class Turns:
    """The days on which something known was said, taken back or restored; built once for many issues."""

    def __init__(self, snapshot: Snapshot, reading: Reading) -> None:
        self._retractions = retractions(snapshot, ("day", reading))
        self._spoken, self._parties = spoken(snapshot, reading), len(snapshot.parties)

    def on(self, issue: int, parties: Sequence[int]) -> Ints:
        """The days, ascending, on which what these parties hold, draw or have last said on an issue may change."""
        said = [self._spoken.track(issue * self._parties + party) for party in parties]
        rows = np.concatenate((ints([]), *(track.rows for track in said)))
        return ints(np.union1d(self._spoken.days(issue, parties), self._retractions.days(rows)))


def changes_of(track: Positions, parties: Sequence[int], issue: int, days: Ints) -> tuple[Ints, Ints]:
    """The days of these, ascending, on which the statement of any of the parties becomes another one.

    With them the statements from then on, of shape (days, parties). What holds before the first day is nothing.
    """
    holding = track.at(ints(parties)[None, :], issue, days[:, None])
    before = np.concatenate((ints(np.full((1, len(parties)), NONE)), holding[:-1]))
    turns = np.flatnonzero((holding != before).any(axis=1))
    return days[turns], holding[turns]
