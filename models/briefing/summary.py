"""The first page: what moved, where the gaps stand, and the movement figure with its words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.analysis.movement import ChangeKind
from models.briefing.changes import ChangeReader
from models.briefing.citing import cite
from models.briefing.content import Paragraph, Sentence, StandingRow
from models.briefing.distances import Distance, distances, measured, titled
from models.briefing.figures import MovementFigure, Shift, ShiftRow, Span
from models.briefing.scripts import isolated
from models.briefing.sentences import brief_change, change_sentence, gap_sentence, gap_words, same_gap
from models.briefing.standing import CHANGED, Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.turns import turn_sentences
from models.briefing.wording.words import capital
from models.entry import rounded
from models.facts import NONE

MOST_HIGHLIGHTS = 5
MOST_TITLES = 5


class Summary:
    """Writes the first page of a briefing. Never changes once built."""

    def __init__(self, standing: Standing, rows: StatementRows) -> None:
        self._standing = standing
        self._snapshot = standing.snapshot
        self._words = standing.words
        self._named = ChangeReader(standing, rows, lambda party: standing.snapshot.parties[party].name)
        self._coded = ChangeReader(standing, rows, lambda party: standing.snapshot.parties[party].code)
        self._distances = distances(standing)

    def paragraph(self) -> Paragraph:
        """How many positions moved and how many gaps narrowed, in a few sentences."""
        if not self._snapshot.issues:
            return Paragraph((Sentence(self._words.say("summary.no_issues")),))
        if not self._standing.parties:
            return Paragraph((Sentence(self._words.say("summary.no_statements")),))
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
        standing, named = self._standing, self._snapshot.parties
        parties = tuple(
            (named[party].code, named[party].name, standing.colours[place]) for place, party in standing.subjects
        )
        rows = tuple(self._row(issue) for issue in range(len(self._snapshot.issues))) if parties else ()
        return MovementFigure(rows, parties, has_widest=len(standing.pairs) > 1)

    def standings(self) -> tuple[StandingRow, ...]:
        """The movement figure's present as a table."""
        return tuple(
            StandingRow(
                row.issue,
                tuple(self._stood(issue, party) for _, party in self._standing.subjects),
                row.gap,
                tuple(shift.conditional for shift in row.shifts),
            )
            for issue, row in enumerate(self.figure().rows)
        )

    def alternative(self) -> str:
        """The movement figure in words, for readers who do not see it."""
        told = [self._words.say("summary.alternative")]
        for row in self.figure().rows:
            lanes = ", ".join(f"{isolated(shift.code)} {self._place(shift)} ({shift.words})" for shift in row.shifts)
            told.append(self._words.say("summary.alternative_row", issue=row.issue, lanes=lanes, gap=row.gap))
        return " ".join(told)

    def evidence(self) -> tuple[int, ...]:
        """The statements that the movement figure rests on."""
        standing = self._standing
        pairs = [(issue, party) for issue in range(len(self._snapshot.issues)) for _, party in standing.subjects]
        rows = (row for pair in pairs for row in (standing.before(*pair), standing.after(*pair)))
        return tuple(dict.fromkeys(row for row in rows if row != NONE))

    def _moves(self) -> str:
        standing, words = self._standing, self._words
        if not standing.is_compared:
            return self._first_positions()
        unstated = self._unstated()
        moved = {
            party: sum(one == party for _, one in self._changed())
            for _, party in standing.subjects
            if unstated.get(party, 0) < self._issues()
        }
        earlier, later = standing.moments()
        told = (
            (ChangeKind.FIRST_STATED, "summary.first_time"),
            (ChangeKind.NOT_COMPARABLE, "summary.incomparable"),
        )
        others = [capital(words.count(key, some)) for kind, key in told if (some := self._how_often(kind))]
        others += self._withdrawn()
        if unstated:
            others.append(words.say("summary.unstated", parts=self._shares(unstated, "summary.unstated_first")))
        if moved:
            key = "summary.moves" if standing.period is None else "summary.moves_days"
            parts = self._shares(moved, "summary.moved_first")
            others.insert(0, words.say(key, earlier=earlier, later=later, parts=parts))
        return " ".join(others)

    def _unstated(self) -> dict[int, int]:
        """On how many issues each party that has such held no position at either moment."""
        kinds = {
            party: [self._standing.kind(issue, party) for issue in range(self._issues())]
            for _, party in self._standing.subjects
        }
        counted = {party: found.count(ChangeKind.NOT_STATED) for party, found in kinds.items()}
        return {party: number for party, number in counted.items() if number}

    def _withdrawn(self) -> list[str]:
        """That positions which were held are held no more, and which."""
        parties, issues = self._snapshot.parties, self._snapshot.issues
        which = [
            self._words.say(
                "summary.of_party",
                issue=self._words.titled(issues[issue].title or issues[issue].code),
                name=parties[party].name,
            )
            for issue in range(self._issues())
            for _, party in self._standing.subjects
            if self._standing.kind(issue, party) is ChangeKind.WITHDRAWN
        ]
        named = self._words.shortened_list(which, MOST_TITLES)
        return [capital(self._words.count("summary.withdrawn", len(which), which=named))] if which else []

    def _shares(self, counted: dict[int, int], key: str) -> str:
        """On how many issues each party did something, the first one in full."""
        parts: list[str] = []
        for party, number in counted.items():
            told = {"name": self._snapshot.parties[party].name, "some": self._some(number)}
            if parts:
                parts.append(self._words.say("summary.next", **told))
            elif self._issues() > 1:
                everything = self._words.count("summary.all_issues", self._issues())
                parts.append(self._words.say(key, **told, all=everything))
            else:
                told["some"] = self._words.how_many(number)
                parts.append(self._words.say(f"{key}_single", **told))
        return self._words.series(parts)

    def _how_often(self, kind: ChangeKind) -> int:
        pairs = ((issue, party) for issue in range(self._issues()) for _, party in self._standing.subjects)
        return sum(self._standing.kind(*pair) is kind for pair in pairs)

    def _first_positions(self) -> str:
        standing = self._standing
        issues = range(self._issues())
        stated = {
            party: sum(standing.after(issue, party) != NONE for issue in issues) for _, party in standing.subjects
        }
        return self._words.say("summary.stands", parts=self._shares(stated, "summary.stated_first"))

    def _gaps(self) -> Iterator[str]:
        stated = [one for one in self._distances if one.after is not None]
        both = [(one, one.before, one.after) for one in stated if one.before is not None and one.after is not None]
        if both:
            narrowed = sum(rounded(after) < rounded(before) for _, before, after in both)
            widened = sum(rounded(after) > rounded(before) for _, before, after in both)
            same = len(both) - narrowed - widened
            ways = ((narrowed, "summary.narrowed"), (widened, "summary.widened"), (same, "summary.same"))
            told = self._words.series(
                self._words.count(key if len(both) > 1 else f"{key}_alone", some) for some, key in ways if some
            )
            yield capital(self._words.count("summary.gaps", len(both), ways=told))
        missing = [one for one in self._distances if one.after is None]
        broken = sum(one.broken[1] for one in missing)
        for some, key in ((len(missing) - broken, "summary.gaps_unstated"), (broken, "summary.gaps_broken")):
            if some:
                yield capital(self._words.count(key, some))
        yield from self._extremes(stated)

    def _extremes(self, stated: list[Distance]) -> Iterator[str]:
        apart = sorted((one for one in stated if one.after), key=lambda one: -(one.after or 0))
        if apart:
            named = [measured(self._standing, one, self._words.number(one.after or 0)) for one in apart[:3]]
            yield self._words.say("summary.farthest", issues=self._words.listed(named))
        meeting = [titled(self._standing, one) for one in stated if one.after == 0]
        if meeting:
            yield self._words.say("summary.meeting", on=self._words.on_issues(meeting, MOST_TITLES))

    def _changed(self) -> Iterable[tuple[int, int]]:
        for issue in range(self._issues()):
            for _, party in self._standing.subjects:
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
            sentences.append(
                Sentence(change_sentence(self._words, self._named.of(issue, party)), cite(self._snapshot, rows))
            )
            sentences += turn_sentences(self._standing, issue, party)
        for one in self._distances:
            if one.issue == issue and len(self._standing.parties) == 2:
                held = tuple(self._standing.after(issue, side) for side in one.pair)
                names = (self._snapshot.parties[one.pair[0]].name, self._snapshot.parties[one.pair[1]].name)
                met = self._standing.overlap(*held)
                words = gap_sentence(self._words, names, one.before, one.after, met, one.broken)
                sentences.append(Sentence(words, cite(self._snapshot, held)))
        return Paragraph(tuple(sentences), isolated(self._snapshot.issues[issue].title), issue=issue)

    def _row(self, issue: int) -> ShiftRow:
        shifts = tuple(self._lane(issue, party, place) for place, party in self._standing.subjects)
        widest = self._widest(issue)
        before, after = (widest.before, widest.after) if widest else (None, None)
        narrower = None if before is None or after is None or same_gap(before, after) else after < before
        named = self._snapshot.issues[issue]
        return ShiftRow(
            named.title or named.code, shifts, gap_words(self._words, before, after), narrower, (before, after)
        )

    def _stood(self, issue: int, party: int) -> str:
        after = self._standing.after(issue, party)
        if after == NONE:
            gone = self._standing.kind(issue, party) is ChangeKind.WITHDRAWN
            return self._words.say("brief_change.withdrawn" if gone else "brief_change.not_stated")
        return f"{self._held(self._standing.span(after))}, {self._words.short_dated(self._standing.day(after))}"

    def _held(self, held: Span | None, *, broken: bool = True) -> str:
        if held is not None:
            return self._words.span(held)
        return self._words.say("brief_change.not_comparable" if broken else "brief_change.not_stated")

    def _place(self, shift: Shift) -> str:
        ends = zip((shift.before, shift.after), shift.broken, strict=True)
        before, after = (self._held(held, broken=broken) for held, broken in ends)
        return self._words.say("summary.from_to", before=before, after=after)

    def _some(self, value: int) -> str:
        return self._words.how_many(value) if value else self._words.say("summary.none")

    def _lane(self, issue: int, party: int, place: int) -> Shift:
        change = self._coded.of(issue, party)
        conditional = change.condition is not None
        accepted = self._coded.accepted(issue, party)
        colour, words = self._standing.colours[place], brief_change(self._words, change)
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
