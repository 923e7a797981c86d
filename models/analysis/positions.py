"""What holds on a day: held positions, red lines, last words of a party on an issue (DESIGN section 2)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from models.analysis.counting import counting, known, within
from models.analysis.part import Part
from models.analysis.reading import EVERYTHING, Reading
from models.analysis.retractions import Retractions, retractions
from models.analysis.track_table import Places, Steps, Track, Tracks
from models.analysis.tracks import By, said_tracks
from models.facts import NONE
from models.kept import MOST, Kept, Touched
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
    # Several times as fast as indexing with positions of 32 bits.
    low, high = np.asarray(statements.low.take(positions)), np.asarray(statements.high.take(positions))
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

    def __init__(self, statements: Statements, tracks: Tracks) -> None:
        """From each day of a track on its statement holds, until the next day; NONE for nothing."""
        self.statements = statements
        self._tracks = tracks

    def at(self, party: ArrayLike, issue: ArrayLike, day: ArrayLike) -> Ints:
        """Positions in the statement columns of what holds at the end of the day, or NONE.

        The arguments, positions of parties and issues and days, are broadcast; the result has their common
        shape.
        """
        parties, issues, days = np.broadcast_arrays(ints(party), ints(issue), ints(day))
        somebodys = (parties != NONE) & (issues != NONE)
        pairs = issues[somebodys].astype(np.intp) * self._tracks.shape[1] + parties[somebodys]
        found = np.full(days.shape, NONE, np.int32)
        found[somebodys] = self._tracks.at(pairs, days[somebodys])
        return found

    def course(self, party: int, issue: int) -> tuple[Ints, Ints]:
        """What holds for one party on one issue: ascending days on which it may become another, and what holds then.

        Of several entries of one day the last one holds at its end.
        """
        if NONE in (party, issue):
            return ints([]), ints([])
        return self.track(self._tracks.pair(issue, party))

    def days(self, issue: int, parties: Iterable[int]) -> Ints:
        """The days, ascending, on which what holds for any of these parties on an issue may become another."""
        tracks = [self.track(self._tracks.pair(issue, party)).days for party in parties]
        return ints(np.unique(np.concatenate(tracks))) if tracks else ints([])

    def track(self, pair: int) -> Track:
        """What holds from which day on, for one pair of an issue and a party (see `Tracks`)."""
        return self._tracks.track(pair)

    def replaced(self, statements: Statements, tracks: Mapping[int, Track]) -> "Positions":
        """The positions in the next snapshot's statements, with other tracks for some pairs."""
        return Positions(statements, self._tracks.replaced(tracks))

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
        rows = tracks.rows_at(pairs[absent], found[absent])
        absent = absent[retractions.absent(rows, days[absent])]
        found[absent] -= 1
    return tracks.rows_at(pairs, found)


class _Rule(NamedTuple):
    """Which statements are looked up, by which of their days, and whether they give way when they are taken back."""

    by: By
    chosen: Callable[[Statements, Reading], Mask | None]
    give_way: bool = True


def _made(snapshot: Snapshot, asked: tuple[_Rule, Reading]) -> Positions:
    rule, reading = asked
    statements = snapshot.statements
    tracks, chosen = said_tracks(snapshot, rule.by), rule.chosen(statements, reading)
    return Positions(statements, _given_way(snapshot, asked, tracks if chosen is None else tracks.chosen(chosen)))


def _mended(snapshot: Snapshot, asked: tuple[_Rule, Reading], before: Positions, touched: Touched) -> Positions:
    pairs = touched.pairs if touched.moved else ()
    return before.replaced(snapshot.statements, {pair: _track(snapshot, asked, pair) for pair in pairs})


def _track(snapshot: Snapshot, asked: tuple[_Rule, Reading], pair: int) -> Track:
    rule, reading = asked
    days, rows = said_tracks(snapshot, rule.by).track(pair)
    if (chosen := rule.chosen(Part(snapshot.statements, rows), reading)) is not None:
        days, rows = days[chosen], rows[chosen]
    alone = Tracks((1, 1), np.array([0, len(rows)]), days, rows)
    return _given_way(snapshot, asked, alone).track(0)


def _given_way(snapshot: Snapshot, asked: tuple[_Rule, Reading], tracks: Tracks) -> Tracks:
    rule, reading = asked
    return _settled(tracks, retractions(snapshot, (rule.by, reading))) if rule.give_way else tracks


def _drawing(statements: Statements, reading: Reading) -> Mask:
    """What draws a red line."""
    draws: Mask = (statements.act == _RED_LINE) & statements.ranged
    return draws & within(statements, reading)


def _known(statements: Statements, reading: Reading) -> Mask | None:
    """What is known under the reading, None for everything."""
    return None if reading.known is None else known(statements, reading)


_HELD, _HELD_BY_ROUND = _Rule("day", counting), _Rule("round", counting)
_RED_LINES, _RED_LINES_BY_ROUND = _Rule("day", _drawing), _Rule("round", _drawing)
_SPOKEN, _SPOKEN_BY_ROUND = _Rule("day", _known, give_way=False), _Rule("round", _known, give_way=False)

# By day and by round and red lines of the reading in use, and what its robustness is told by.
positions = Kept(_made, _mended, most=4 * MOST)


def held(snapshot: Snapshot, reading: Reading, by: By = "day") -> Positions:
    """Held positions by the day on which things were said, or as `held_by_round`."""
    return positions(snapshot, (_HELD_BY_ROUND if by == "round" else _HELD, reading))


def held_by_round(snapshot: Snapshot, reading: Reading) -> Positions:
    """Held positions for entering and leaving rounds: what is linked to a round by hand stands within it."""
    return held(snapshot, reading, "round")


def red_lines(snapshot: Snapshot, reading: Reading, by: By = "day") -> Positions:
    """Red lines: the latest statement of one that counts and is not taken back; by day, or as `red_lines_by_round`."""
    return positions(snapshot, (_RED_LINES_BY_ROUND if by == "round" else _RED_LINES, reading))


def red_lines_by_round(snapshot: Snapshot, reading: Reading) -> Positions:
    """As `red_lines`, with what is linked to a round by hand standing within it."""
    return red_lines(snapshot, reading, "round")


def spoken(snapshot: Snapshot, reading: Reading, by: By = "day") -> Positions:
    """The last thing known that a party said on an issue, whatever its act or grade, taken back or not."""
    return positions(snapshot, (_SPOKEN_BY_ROUND if by == "round" else _SPOKEN, _as_known(reading)))


def spoken_by_round(snapshot: Snapshot, reading: Reading) -> Positions:
    """As `spoken`, with what is linked to a round by hand standing within it."""
    return spoken(snapshot, reading, "round")


def _as_known(reading: Reading) -> Reading:
    """One reading for all that know the same: no other rule of theirs decides what was said."""
    return EVERYTHING.as_known(reading.known)
