"""On which days something that is looked up by day may change: all that a course over time has to look at."""

from collections.abc import Sequence

import numpy as np

from models.analysis.counting import known
from models.analysis.positions import Positions
from models.analysis.reading import Reading
from models.analysis.retractions import retractions
from models.facts import NONE
from models.snapshot import Ints, Snapshot, ints


class Turns:
    """The days on which something known was said, taken back or restored; built once for many issues."""

    def __init__(self, snapshot: Snapshot, reading: Reading) -> None:
        statements = snapshot.statements
        self._retractions = retractions(snapshot, ("day", reading))
        rows = np.flatnonzero(known(statements, reading))
        self._rows = ints(rows[np.argsort(statements.issue[rows], kind="stable")])
        self._issues = statements.issue[self._rows]
        self._statements = statements

    def on(self, issue: int, parties: Sequence[int]) -> Ints:
        """The days, ascending, on which what these parties hold, draw or have last said on an issue may change."""
        rows = self._rows[slice(*np.searchsorted(self._issues, [issue, issue + 1]))]
        rows = rows[np.isin(self._statements.party[rows], parties)]
        return ints(np.union1d(self._statements.said[rows], self._retractions.days(rows)))


def changes_of(track: Positions, parties: Sequence[int], issue: int, days: Ints) -> tuple[Ints, Ints]:
    """The days of these, ascending, on which the statement of any of the parties becomes another one.

    With them the statements from then on, of shape (days, parties). What holds before the first day is nothing.
    """
    holding = track.at(ints(parties)[None, :], issue, days[:, None])
    before = np.concatenate((ints(np.full((1, len(parties)), NONE)), holding[:-1]))
    turns = np.flatnonzero((holding != before).any(axis=1))
    return days[turns], holding[turns]
