"""Everything that a briefing computes, computed once: two moments compared, by `models.analysis` alone."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from models.analysis.counting import counting, known, placing
from models.analysis.doubts import contested, robust, stale
from models.analysis.gap import concession, gap, overlap
from models.analysis.movement import BEFORE_ALL, KINDS, ChangeKind, Movement, movement, movement_between_days
from models.analysis.positions import Positions, held, not_comparable, ranges, red_lines
from models.analysis.reading import Reading
from models.analysis.retractions import Retractions, retractions
from models.analysis.tracks import By, placed_days
from models.briefing.charts.marks import PAPER, party_colour
from models.briefing.figures import Day, Span
from models.briefing.wording.words import Words
from models.colours import standing_out
from models.facts import NONE
from models.snapshot import Floats, Ints, Mask, Snapshot

CHANGED = frozenset(
    {ChangeKind.WIDENED, ChangeKind.NARROWED, ChangeKind.MOVED_UP, ChangeKind.MOVED_DOWN, ChangeKind.MOVED}
)
"""The changes by which a party that had a position came to another one."""

MOST_PARTIES = 8


@dataclass(frozen=True)
class Standing:
    """A snapshot under a reading between two rounds, given by their positions; None where there is no such round.

    `today` is the day on which a dossier without rounds is looked at, `words` the language it is told in. Issues and
    parties are positions throughout.
    """

    snapshot: Snapshot
    reading: Reading
    earlier: int | None
    later: int | None
    today: int
    words: Words
    period: tuple[int, int] | None = None
    """Two days that are compared instead of rounds."""
    focus: int | None = None
    """The party that alone is told of; the others stand beside it where distances are."""
    unsettled: frozenset[int] = frozenset()
    """The statements of which merged copies say different things and nobody has settled which holds."""

    @cached_property
    def parties(self) -> tuple[int, ...]:
        """The parties that are compared: the principals or, where none is named, the first that stated a position."""
        placed = np.unique(self.snapshot.statements.party[self.counts])
        compared = self.snapshot.principals or tuple(int(party) for party in placed if party != NONE)
        if self.focus is not None and self.focus not in compared:
            compared = (self.focus, *compared)
        return compared if self.snapshot.principals else compared[:MOST_PARTIES]

    @cached_property
    def subjects(self) -> tuple[tuple[int, int], ...]:
        """The parties that are told of, each with its place among those that are compared."""
        return tuple((place, party) for place, party in enumerate(self.parties) if self.focus in (None, party))

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The parties between which distances are told."""
        return tuple(pair for pair in combinations(self.parties, 2) if self.focus is None or self.focus in pair)

    @property
    def is_compared(self) -> bool:
        """Whether there is an earlier moment with which the later one is compared."""
        return self.earlier is not None or self.period is not None

    @cached_property
    def colours(self) -> tuple[str, ...]:
        """The colours of the parties compared, as #rrggbb: their own, dark enough to be read, else those of places."""
        own = [self.snapshot.parties[party].colour for party in self.parties]
        return tuple(
            standing_out(colour, (PAPER,)) if colour else party_colour(place) for place, colour in enumerate(own)
        )

    @cached_property
    def since(self) -> int:
        """The last day of the earlier round; before all days where there is none."""
        if self.period is not None:
            return self.period[0]
        return BEFORE_ALL if self.earlier is None else self.snapshot.rounds[self.earlier].end

    @cached_property
    def until(self) -> int:
        """The last day of the later round, or today."""
        if self.period is not None:
            return self.period[1]
        return self.today if self.later is None else self.snapshot.rounds[self.later].end

    @cached_property
    def heard_until(self) -> int:
        """The last day of what is listed as said since the earlier round: today, unless a later round takes it up."""
        if self.period is not None:
            return self.until
        last = self.later is None or self.later == len(self.snapshot.rounds) - 1
        return max(self.today, self.until) if last else self.until

    @cached_property
    def movement(self) -> Movement:
        """What moved; arrays of all issues and all parties."""
        if self.later is None:
            return movement_between_days(self.snapshot, self.reading, self.since, self.until)
        return movement(self.snapshot, self.reading, self.earlier, self.later)

    @cached_property
    def known(self) -> Mask:
        """The statements known under the reading."""
        return known(self.snapshot.statements, self.reading)

    @cached_property
    def places(self) -> Mask:
        """The statements that place their party, whether they count or not."""
        return placing(self.snapshot.statements, self.reading)

    @cached_property
    def counts(self) -> Mask:
        """The statements that count under the reading, retracted or not."""
        return counting(self.snapshot.statements, self.reading)

    @cached_property
    def retractions(self) -> Retractions:
        """On which days statements are taken back and restored."""
        return retractions(self.snapshot, ("day", self.reading))

    @cached_property
    def days(self) -> Ints:
        """The day on which each statement stands when rounds are compared."""
        return placed_days(self.snapshot)

    @property
    def _by(self) -> By:
        """Where rounds are compared, what is linked to one by hand belongs to it whatever its day."""
        return "day" if self.later is None else "round"

    @property
    def lines(self) -> Positions:
        """Red lines as they stood when the later moment ended."""
        return red_lines(self.snapshot, self.reading, self._by)

    @cached_property
    def _robust(self) -> Mask | None:
        return None if self.later is None else robust(self.snapshot, self.earlier, self.later, self.reading)

    @cached_property
    def _stale(self) -> Mask:
        return stale(self.snapshot, self.reading, min(self.until, self.today), self._by)

    @cached_property
    def _contested(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for row, standing in contested(self.snapshot, self.reading, self.until, by=self._by):
            found.setdefault(int(standing), []).append(int(row))
        return found

    @cached_property
    def _lines(self) -> Ints:
        issues = np.arange(len(self.snapshot.issues))[:, None]
        parties = np.arange(len(self.snapshot.parties))[None, :]
        return self.lines.at(parties, issues, self.until)

    @cached_property
    def _last(self) -> Ints:
        issues = np.arange(len(self.snapshot.issues))[:, None]
        parties = np.arange(len(self.snapshot.parties))[None, :]
        return held(self.snapshot, self.reading).at(parties, issues, max(self.until, self.today))

    def moments(self) -> tuple[str, str]:
        """The two moments that are compared, in running text; only where they are."""
        if self.period is not None:
            return self.words.day(self.since), self.words.day(self.until)
        earlier, later = (self.words.round(self.snapshot.rounds[place or 0]) for place in (self.earlier, self.later))
        return earlier, later

    def then(self, *, later: bool = True) -> str:
        """When one of the two moments was, as an adverb."""
        place = self.later if later else self.earlier
        if place is None:
            return self.words.say("front.then_day", day=self.words.day(self.until if later else self.since))
        sitting = self.snapshot.rounds[place]
        if sitting.end > self.today:
            return self.words.say("front.then_day", day=self.words.day(self.today))
        return self.words.say("front.then", number=sitting.number)

    def kind(self, issue: int, party: int) -> ChangeKind:
        """What became of the party's position."""
        return KINDS[int(self.movement.kind[issue, party])]

    def before(self, issue: int, party: int) -> int:
        """The statement held when the earlier round ended, or NONE."""
        return int(self.movement.before[issue, party])

    def after(self, issue: int, party: int) -> int:
        """The statement held when the later round ended, or NONE."""
        return int(self.movement.leaving[issue, party])

    def taken_back_by(self, issue: int, party: int) -> int:
        """The statement that took back the position held before, where by now there is none, else NONE."""
        if self.kind(issue, party) is not ChangeKind.WITHDRAWN:
            return NONE
        found = retractions(self.snapshot, (self._by, self.reading))
        turn = found.last_turn(self.before(issue, party), self.until)
        return turn.by if turn is not None and turn.taken else NONE

    def latest(self, issue: int, party: int) -> int:
        """The statement held today, which may be later than the round, or NONE."""
        return int(self._last[issue, party])

    def red_line(self, issue: int, party: int) -> int:
        """The statement of the red line as it stood when the later round ended, or NONE."""
        return int(self._lines[issue, party])

    def is_stale(self, issue: int, party: int) -> bool:
        """Whether the party had long said nothing when the later round ended."""
        return bool(self._stale[issue, party])

    def is_robust(self, issue: int, party: int) -> bool | None:
        """Whether the movement keeps its sign under stricter and wider readings; None where rounds are missing."""
        return None if self._robust is None else bool(self._robust[issue, party])

    def contesting(self, statement: int) -> list[int]:
        """The statements at odds with one that is held."""
        return self._contested.get(statement, [])

    def is_broken(self, *statements: int) -> bool:
        """Whether one of these statements carries a range that has no place on the present scale of its issue."""
        return bool(not_comparable(self.snapshot.statements, np.array(statements, dtype=np.int32)).any())

    def day(self, statement: int) -> Day:
        """The day on which a statement was said, as it is known."""
        statements = self.snapshot.statements
        last = int(statements.said[statement])
        return Day(last, is_exact=int(statements.earliest[statement]) == last)

    def span(self, statement: int) -> Span | None:
        """The range of a statement, None where there is none or none that is comparable."""
        if statement == NONE or np.isnan(self.snapshot.statements.low[statement]):
            return None
        return float(self.snapshot.statements.low[statement]), float(self.snapshot.statements.high[statement])

    def nearer(self, issue: int, party: int, other: int) -> float | None:
        """How much nearer the party came to the other's old position; None unless all three ranges are stated."""
        statements = self.snapshot.statements
        places = (self.before(issue, party), self.after(issue, party), self.before(issue, other))
        value = float(concession(*(ranges(statements, _column(place)) for place in places))[0])
        return None if np.isnan(value) else value

    def gap(self, one: int, other: int) -> float | None:
        """The gap between the ranges of two statements; None while either is not stated or not comparable."""
        value = float(gap(*self.ends(one), *self.ends(other))[0])
        return None if np.isnan(value) else value

    def overlap(self, one: int, other: int) -> Span | None:
        """Where the ranges of two statements meet; None where they do not."""
        low, high = overlap(*self.ends(one), *self.ends(other))
        return None if np.isnan(low[0]) else (float(low[0]), float(high[0]))

    def ends(self, statement: int) -> tuple[Floats, Floats]:
        """The range of a statement as arrays of one element, NaN where there is none."""
        return ranges(self.snapshot.statements, _column(statement))


def _column(position: int) -> Ints:
    return np.array([position], dtype=np.int32)
