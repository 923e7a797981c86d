"""The first page: what moved, where the gaps stand, and the movement figure with its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from models.analysis.movement import ChangeKind
from models.briefing.changes import ChangeReader
from models.briefing.citing import cite
from models.briefing.content import Paragraph, Sentence, StandingRow
from models.briefing.figures import MovementFigure, Shift, ShiftRow
from models.briefing.sentences import brief_change, change_sentence, gap_sentence, gap_words
from models.briefing.standing import CHANGED, Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.wording import (
    capital,
    count,
    how_many,
    number,
    round_words,
    short_dated,
    shortened_list,
    span,
)
from models.entry import rounded
from models.facts import NONE
from models.phrases import listed

MOST_HIGHLIGHTS = 5
MOST_TITLES = 5


@dataclass(frozen=True, slots=True)
class Distance:
    """Two parties on one issue: their gap before and after, None where a position is not stated or not comparable.

    `broken` says, of before and after, whether one is not comparable.
    """

    issue: int
    pair: tuple[int, int]
    before: float | None
    after: float | None
    broken: tuple[bool, bool]


class Summary:
    """Writes the first page of a briefing. Never changes once built."""

    def __init__(self, standing: Standing, rows: StatementRows) -> None:
        self._standing = standing
        self._snapshot = standing.snapshot
        self._named = ChangeReader(standing, rows, lambda party: standing.snapshot.parties[party].name)
        self._coded = ChangeReader(standing, rows, lambda party: standing.snapshot.parties[party].code)
        self._distances = tuple(self._all_distances())

    def paragraph(self) -> Paragraph:
        """How many positions moved and how many gaps narrowed, in a few sentences."""
        if not self._snapshot.issues:
            return Paragraph((Sentence("The dossier has no issues yet, so there is nothing to compare."),))
        if not self._standing.parties:
            return Paragraph((Sentence("No statement that counts places a party on an issue yet."),))
        return Paragraph(tuple(Sentence(words) for words in (self._moves(), *self._gaps()) if words))

    def highlights(self) -> tuple[Paragraph, ...]:
        """The issues with the largest movements, one paragraph each, largest first."""
        largest: dict[int, float] = {}
        for issue, party in self._changed():
            largest[issue] = max(largest.get(issue, 0.0), abs(self._shift((issue, party))))
        issues = sorted(largest, key=lambda issue: -largest[issue])
        return tuple(self._highlight(issue) for issue in issues[:MOST_HIGHLIGHTS])

    def figure(self) -> MovementFigure:
        """All issues as rows, all compared parties as lanes of each."""
        named = (self._snapshot.parties[party] for party in self._standing.parties)
        parties = tuple(
            (party.code, party.name, colour) for party, colour in zip(named, self._standing.colours, strict=True)
        )
        rows = tuple(self._row(issue) for issue in range(len(self._snapshot.issues))) if parties else ()
        return MovementFigure(rows, parties)

    def standings(self) -> tuple[StandingRow, ...]:
        """The movement figure's present as a table."""
        return tuple(
            StandingRow(row.issue, tuple(self._stood(issue, party) for party in self._standing.parties), row.gap)
            for issue, row in enumerate(self.figure().rows)
        )

    def alternative(self) -> str:
        """The movement figure in words, for readers who do not see it."""
        words = ["Movement by issue, from hollow to filled."]
        for row in self.figure().rows:
            lanes = ", ".join(f"{shift.code} {_place(shift)} ({shift.words})" for shift in row.shifts)
            words.append(f"{row.issue}: {lanes}; gap {row.gap}.")
        return " ".join(words)

    def evidence(self) -> tuple[int, ...]:
        """The statements that the movement figure rests on."""
        standing = self._standing
        pairs = [(issue, party) for issue in range(len(self._snapshot.issues)) for party in standing.parties]
        rows = (row for pair in pairs for row in (standing.before(*pair), standing.after(*pair)))
        return tuple(dict.fromkeys(row for row in rows if row != NONE))

    def _moves(self) -> str:
        standing = self._standing
        if standing.earlier is None or standing.later is None:
            return self._first_positions()
        parts: list[str] = []
        for party in standing.parties:
            moved = sum(one == party for _, one in self._changed())
            name = self._snapshot.parties[party].name
            of_all = f"changed its position on {_of(moved, self._issues())}"
            parts.append(f"{name} on {_some(moved)}" if parts else f"{name} {of_all}")
        earlier, later = (self._snapshot.rounds[place] for place in (standing.earlier, standing.later))
        told = (
            (ChangeKind.FIRST_STATED, "stated for the first time"),
            (ChangeKind.NOT_COMPARABLE, "not comparable, because the scale was revised"),
        )
        others = [
            f"{capital(count(some, 'position was', 'positions were'))} {words}."
            for kind, words in told
            if (some := self._how_often(kind))
        ]
        return " ".join((f"Between {round_words(earlier)} and {round_words(later)}, {listed(parts)}.", *others))

    def _how_often(self, kind: ChangeKind) -> int:
        pairs = ((issue, party) for issue in range(self._issues()) for party in self._standing.parties)
        return sum(self._standing.kind(*pair) is kind for pair in pairs)

    def _first_positions(self) -> str:
        standing = self._standing
        parts: list[str] = []
        for party in standing.parties:
            stated = sum(standing.after(issue, party) != NONE for issue in range(self._issues()))
            name = self._snapshot.parties[party].name
            of_all = f"has stated a position on {_of(stated, self._issues())}"
            parts.append(f"{name} on {_some(stated)}" if parts else f"{name} {of_all}")
        return f"There is no earlier round to compare with. {listed(parts)}."

    def _gaps(self) -> Iterator[str]:
        stated = [one for one in self._distances if one.after is not None]
        both = [(one, one.before, one.after) for one in stated if one.before is not None and one.after is not None]
        if both:
            narrowed = sum(rounded(after - before) < 0 for _, before, after in both)
            widened = sum(rounded(after - before) > 0 for _, before, after in both)
            same = len(both) - narrowed - widened
            ways = ((narrowed, "narrowed"), (widened, "widened"), (same, "stayed the same"))
            told = listed(f"{how_many(some)} {way}" for some, way in ways if some)
            yield f"Of {count(len(both), 'gap')} that can be compared, {told}."
        missing = [one for one in self._distances if one.after is None]
        broken = sum(one.broken[1] for one in missing)
        for some, why in ((len(missing) - broken, "not stated"), (broken, "not comparable with the present scale")):
            if some:
                yield f"{count(some, 'gap').capitalize()} cannot be given, because a position is {why}."
        yield from self._extremes(stated)

    def _extremes(self, stated: list[Distance]) -> Iterator[str]:
        apart = sorted((one for one in stated if one.after), key=lambda one: -(one.after or 0))
        if apart:
            named = [f"{self._titled(one)} ({number(one.after or 0)})" for one in apart[:3]]
            yield f"The parties stand farthest apart on {listed(named)}."
        meeting = [self._titled(one) for one in stated if one.after == 0]
        if meeting:
            yield f"Their stated ranges meet on {shortened_list(meeting, MOST_TITLES)}."

    def _titled(self, one: Distance) -> str:
        title = self._snapshot.issues[one.issue].title
        if len(self._standing.parties) == 2:
            return title
        return f"{title} between {listed(self._snapshot.parties[party].name for party in one.pair)}"

    def _changed(self) -> Iterable[tuple[int, int]]:
        for issue in range(self._issues()):
            for party in self._standing.parties:
                if self._standing.kind(issue, party) in CHANGED:
                    yield issue, party

    def _shift(self, pair: tuple[int, int]) -> float:
        return float(self._standing.movement.shift[pair])

    def _issues(self) -> int:
        return len(self._snapshot.issues)

    def _highlight(self, issue: int) -> Paragraph:
        sentences = []
        for party in (party for changed, party in self._changed() if changed == issue):
            rows = (self._standing.before(issue, party), self._standing.after(issue, party))
            sentences.append(Sentence(change_sentence(self._named.of(issue, party)), cite(self._snapshot, rows)))
        for one in self._distances:
            if one.issue == issue and len(self._standing.parties) == 2:
                held = tuple(self._standing.after(issue, side) for side in one.pair)
                names = (self._snapshot.parties[one.pair[0]].name, self._snapshot.parties[one.pair[1]].name)
                met = self._standing.overlap(*held)
                words = gap_sentence(names, one.before, one.after, met, one.broken)
                sentences.append(Sentence(words, cite(self._snapshot, held)))
        return Paragraph(tuple(sentences), self._snapshot.issues[issue].title)

    def _row(self, issue: int) -> ShiftRow:
        shifts = tuple(self._lane(issue, party, place) for place, party in enumerate(self._standing.parties))
        widest = self._widest(issue)
        before, after = (widest.before, widest.after) if widest else (None, None)
        narrower = None if before is None or after is None or before == after else after < before
        named = self._snapshot.issues[issue]
        return ShiftRow(named.title or named.code, shifts, gap_words(before, after), narrower, (before, after))

    def _stood(self, issue: int, party: int) -> str:
        after = self._standing.after(issue, party)
        if after == NONE:
            return "not stated"
        held = self._standing.span(after)
        return f"{'not comparable' if held is None else span(held)}, {short_dated(self._standing.day(after))}"

    def _lane(self, issue: int, party: int, place: int) -> Shift:
        change = self._coded.of(issue, party)
        conditional = change.condition is not None
        accepted = self._coded.accepted(issue, party)
        colour, words = self._standing.colours[place], brief_change(change)
        return Shift(change.party, colour, change.before, change.after, accepted, conditional, words, change.broken)

    def _widest(self, issue: int) -> Distance | None:
        """The widest gap between two parties, undefined while any of them has not stated a position."""
        found = [one for one in self._distances if one.issue == issue]
        if not found:
            return None
        unknown = next((one for one in found if one.after is None), None)
        widest = unknown or max(found, key=lambda one: one.after or 0.0)
        before = [one.before for one in found if one.before is not None]
        known_before = max(before) if len(before) == len(found) else None
        return replace(widest, before=known_before)

    def _all_distances(self) -> Iterator[Distance]:
        standing = self._standing
        for issue in range(len(standing.snapshot.issues)):
            for pair in combinations(standing.parties, 2):
                before = [standing.before(issue, party) for party in pair]
                after = [standing.after(issue, party) for party in pair]
                broken = standing.is_broken(*before), standing.is_broken(*after)
                yield Distance(issue, pair, standing.gap(*before), standing.gap(*after), broken)


def _of(some: int, everything: int) -> str:
    return f"{_some(some)} of {count(everything, 'issue')}" if everything > 1 else f"{how_many(some)} issue"


def _some(value: int) -> str:
    return how_many(value) if value else "none"


def _place(shift: Shift) -> str:
    before, after = (
        span(one) if one is not None else "not comparable" if broken else "not stated"
        for one, broken in zip((shift.before, shift.after), shift.broken, strict=True)
    )
    return f"{before} to {after}"
