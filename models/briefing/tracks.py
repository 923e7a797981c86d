"""Prepares the figures: held positions as steps over the days, statements as marks, shifts between two rounds."""

from functools import cached_property

import numpy as np

from models.analysis.positions import Positions, held, red_lines
from models.briefing.figures import Bound, Mark, Point, Sitting, Step, Timeline, Track
from models.briefing.standing import Standing
from models.facts import NONE
from models.snapshot import Ints, Snapshot, ints
from models.words import ACTS, Act


class Timelines:
    """Makes the timelines of a dossier's issues, all over the same days. Never changes once built."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._snapshot = standing.snapshot
        self.first, self.last = _days(standing)

    def of(self, issue: int) -> Timeline:
        """The timeline of one issue."""
        named = self._snapshot.issues[issue]
        return Timeline(
            self.first,
            self.last,
            named.low_pole,
            named.high_pole,
            named.reference_point,
            tuple(Point(option.value, option.label) for option in named.options),
            tuple(
                Sitting(sitting.number, sitting.label, sitting.start, sitting.end)
                for sitting in self._snapshot.rounds
                if sitting.end >= self.first and sitting.start <= self.last
            ),
            tuple(self._track(issue, party, self._standing.colours[place]) for place, party in self._standing.subjects),
            self._told_until,
        )

    def drawn(self, issue: int) -> list[int]:
        """The statements that the timeline of an issue rests on, in the order in which they were said."""
        parties = np.isin(self._snapshot.statements.party, [party for _, party in self._standing.subjects])
        rows = np.flatnonzero(self._standing.known & parties & (self._snapshot.statements.issue == issue))
        kept = [row for row in rows if self._draws(int(row))]
        return sorted(map(int, kept), key=lambda row: (int(self._snapshot.statements.said[row]), row))

    def _draws(self, row: int) -> bool:
        statements = self._snapshot.statements
        bounds = ACTS[statements.act[row]] == Act.RED_LINE and statements.ranged[row]
        return bool(self._standing.places[row] or bounds)

    def _track(self, issue: int, party: int, colour: str) -> Track:
        steps = tuple(
            Step(start, end, span, bool(self._snapshot.statements.on_condition[row]))
            for start, end, row in self._stretches(self._held, issue, party)
            if (span := self._standing.span(row)) is not None
        )
        code = self._snapshot.parties[party].code
        bounds = tuple(self._bounds(issue, party))
        return Track(code, colour, steps, self._marks(issue, party), bounds, tuple(self._broken(issue, party)))

    def _broken(self, issue: int, party: int) -> list[tuple[int, int]]:
        """When the party held what is not comparable, without the turns from one such position to the next."""
        found: list[tuple[int, int]] = []
        for start, end, row in self._stretches(self._held, issue, party):
            if self._standing.is_broken(row):
                goes_on = bool(found) and found[-1][1] == start
                found.append((found.pop()[0] if goes_on else start, end))
        return found

    def _bounds(self, issue: int, party: int) -> list[Bound]:
        """Red lines, one that was only repeated drawn as one."""
        bounds: list[Bound] = []
        for start, end, row in self._stretches(self._lines, issue, party):
            accepted = self._standing.span(row)
            if accepted is None:
                continue
            repeats = bool(bounds) and bounds[-1].accepted == accepted and bounds[-1].end == start
            bounds.append(Bound(bounds.pop().start if repeats else start, end, accepted))
        return bounds

    def _marks(self, issue: int, party: int) -> tuple[Mark, ...]:
        statements, standing = self._snapshot.statements, self._standing
        chosen = standing.known & (statements.party == party) & (statements.issue == issue)
        return tuple(
            Mark(int(statements.said[row]), span, ACTS[statements.act[row]], bool(standing.counts[row]))
            for row in np.flatnonzero(chosen)
            if standing.places[row] and (span := standing.span(int(row))) is not None
        )

    def _stretches(self, positions: Positions, issue: int, party: int) -> list[tuple[int, int, int]]:
        """From which day until which day which statement holds."""
        rows = positions.at(party, issue, self._turns)
        changes = [0, *(np.flatnonzero(np.diff(rows)) + 1)] if len(rows) else []
        ends = [*(int(self._turns[index]) for index in changes[1:]), self._told_until]
        found = zip(changes, ends, strict=True) if changes else ()
        return [(int(self._turns[at]), end, int(rows[at])) for at, end in found if rows[at] != NONE]

    @cached_property
    def _told_until(self) -> int:
        """Of days to come, as of a round that is planned, nobody knows what will be held on them."""
        said = self._snapshot.statements.said[self._standing.known]
        return min(self.last, max(self._standing.today, int(said.max(initial=self.first))))

    @cached_property
    def _turns(self) -> Ints:
        """The days drawn on which anything was said or began to stand: positions change on no other."""
        days = ints(np.union1d(self._snapshot.statements.said, _turned(self._standing)))
        return days[days <= self._told_until]

    @cached_property
    def _held(self) -> Positions:
        return held(self._snapshot, self._standing.reading)

    @cached_property
    def _lines(self) -> Positions:
        return red_lines(self._snapshot, self._standing.reading)


def _turned(standing: Standing) -> Ints:
    """The days on which what was said is taken back or restored, or its condition met."""
    return standing.retractions.days(ints(np.arange(len(standing.snapshot.statements))))


def _days(standing: Standing) -> tuple[int, int]:
    """From the first thing said to the last, or the end of the last round; today where nothing has happened.

    A condition can have been met after all that.
    """
    snapshot: Snapshot = standing.snapshot
    said = snapshot.statements.said[standing.known]
    days = [*(int(day) for day in (said.min(), said.max()))] if len(said) else []
    days += [day for sitting in snapshot.rounds for day in (sitting.start, sitting.end)]
    days += [day for day in _turned(standing).tolist() if day <= standing.today]
    return (min(days), max(days)) if days else (standing.today, standing.today)
