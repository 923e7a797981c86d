"""What holds on a day: held positions, red lines, last words of a party on an issue (DESIGN section 2)."""

from dataclasses import replace
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from models.analysis.counting import counting, known, within
from models.analysis.reading import Reading
from models.analysis.retractions import Retractions
from models.analysis.tracks import Places, Steps, Tracks, by_day, by_round, placed_days
from models.facts import NONE
from models.snapshot import Floats, Ints, Mask, Snapshot, Statements, ints
from models.words import ACTS, Act

Ranges: TypeAlias = tuple[Floats, Floats]
"""Low and high ends of ranges, two arrays of one shape; NaN in both where none is stated, or none comparable."""

_RED_LINE = ACTS.index(Act.RED_LINE)


def ranges(statements: Statements, positions: Ints) -> Ranges:
    """The ranges of the statements at these positions; NaN where the position is NONE, or not comparable."""
    if not len(statements):
        return np.full(positions.shape, np.nan), np.full(positions.shape, np.nan)
    missing = positions == NONE
    low, high = np.asarray(statements.low[positions]), np.asarray(statements.high[positions])
    low[missing] = high[missing] = np.nan
    return low, high


def not_comparable(statements: Statements, positions: Ints) -> Mask:
    """Which positions hold a statement whose range has no place on the present scale of its issue.

    DESIGN has no such word: it came with revised scales. Whatever rests on such a range is NaN, like what rests on one
    that is not stated; but the party has stated its position, and words must not deny it.
    """
    found: Mask = positions != NONE
    return found & np.isnan(ranges(statements, positions)[0])


class Positions:
    """The statement that holds for each party and issue on each day, out of those that were chosen.

    The latest one holds; on one day that of the better authority, between equals the later in the dossier's
    order. One that is taken back gives way, until it is restored, to the one before it, and so does one whose
    condition is not met yet where the reading asks for that. Never changes once built.
    """

    __slots__ = ("_tracks", "statements")

    def __init__(self, statements: Statements, tracks: Tracks, retractions: Retractions | None = None) -> None:
        """Of the statements those in the tracks are chosen; without retractions none is ever taken back."""
        self.statements = statements
        self._tracks = tracks if retractions is None else _settled(tracks, retractions)

    def at(self, party: ArrayLike, issue: ArrayLike, day: ArrayLike) -> Ints:
        """Positions in the statement columns of what holds at the end of the day, or NONE.

        The arguments, positions of parties and issues and days, are broadcast; the result has their common
        shape.
        """
        parties, issues, days = np.broadcast_arrays(ints(party), ints(issue), ints(day))
        somebodys = (parties != NONE) & (issues != NONE)
        pairs = issues[somebodys].astype(np.intp) * self._tracks.shape[1] + parties[somebodys]
        found = np.full(days.shape, NONE, np.int32)
        found[somebodys] = _rows_at(self._tracks, pairs, self._tracks.latest(pairs, days[somebodys]))
        return found

    def course(self, party: int, issue: int) -> tuple[Ints, Ints]:
        """What holds for one party on one issue: ascending days on which it may become another, and what holds then.

        Of several entries of one day the last one holds at its end.
        """
        if NONE in (party, issue):
            return ints([]), ints([])
        pair = issue * self._tracks.shape[1] + party
        own = slice(*self._tracks.firsts[pair : pair + 2])
        return self._tracks.days[own], self._tracks.rows[own]

    def through(self, days: ArrayLike) -> Ints:
        """What holds at the end of each of these ascending days, for all; shape (issues, parties, days)."""
        steps = self.steps(ints(days))
        return steps.spread(steps.rows)[..., 1:]

    def steps(self, days: Ints) -> Steps:
        """The same as runs, the ends of the days being the moments."""
        return self._tracks.steps(days)

    def ranges_at(self, party: ArrayLike, issue: ArrayLike, day: ArrayLike) -> Ranges:
        """The ranges of what holds at the end of the day; arguments as in `at`."""
        return ranges(self.statements, self.at(party, issue, day))


def _rows_at(tracks: Tracks, pairs: Places, places: Places) -> Ints:
    """The statements at these places of the pairs' tracks, NONE for the place before a track."""
    if not len(tracks.rows):
        return np.full(len(places), NONE, np.int32)
    return np.where(places >= tracks.firsts[pairs], tracks.rows[places], ints(NONE))


def _settled(tracks: Tracks, retractions: Retractions) -> Tracks:
    """The same with what stands in place of what does not, and with the days on which that changes."""
    places, days = retractions.turning(tracks.rows)
    if not len(places):
        return tracks
    pairs, days = np.unique(np.stack((tracks.pairs_at(places), days)), axis=1)
    rows = tracks.rows.copy()
    rows[places] = _standing(tracks, tracks.pairs_at(places), tracks.days[places], retractions)
    standing = _standing(tracks, pairs, ints(days), retractions)
    return replace(tracks, rows=rows).inserted(pairs, ints(days), standing)


def _standing(tracks: Tracks, pairs: Places, days: Ints, retractions: Retractions) -> Ints:
    """The latest of each pair at the end of each day that stands then, or NONE."""
    found, absent = tracks.latest(pairs, days), np.arange(len(pairs))
    while len(absent):
        rows = _rows_at(tracks, pairs[absent], found[absent])
        absent = absent[retractions.absent(rows, days[absent])]
        found[absent] -= 1
    return _rows_at(tracks, pairs, found)


def held(snapshot: Snapshot, reading: Reading) -> Positions:
    """Held positions by the day on which things were said."""
    return _held(snapshot, reading, by_day(snapshot), snapshot.statements.said)


def held_by_round(snapshot: Snapshot, reading: Reading) -> Positions:
    """Held positions for entering and leaving rounds: what is linked to a round by hand stands within it."""
    return _held(snapshot, reading, by_round(snapshot), placed_days(snapshot))


def _held(snapshot: Snapshot, reading: Reading, tracks: Tracks, days: Ints) -> Positions:
    statements = snapshot.statements
    counts = tracks.chosen(counting(statements, reading))
    return Positions(statements, counts, Retractions(statements, reading, days))


def red_lines(snapshot: Snapshot, reading: Reading) -> Positions:
    """Red lines: the latest statement of one that counts and is not taken back."""
    statements = snapshot.statements
    chosen = within(statements, reading) & (statements.act == _RED_LINE) & statements.ranged
    return Positions(statements, by_day(snapshot).chosen(chosen), Retractions(statements, reading))


def spoken(snapshot: Snapshot, reading: Reading) -> Positions:
    """The last thing known that a party said on an issue, whatever its act or grade, taken back or not."""
    return _spoken(snapshot, reading, by_day(snapshot))


def spoken_by_round(snapshot: Snapshot, reading: Reading) -> Positions:
    """As `spoken`, with what is linked to a round by hand standing within it."""
    return _spoken(snapshot, reading, by_round(snapshot))


def _spoken(snapshot: Snapshot, reading: Reading, tracks: Tracks) -> Positions:
    statements = snapshot.statements
    return Positions(statements, tracks if reading.known is None else tracks.chosen(known(statements, reading)))
