"""What to watch in the next round: where sides are closest, what waits for a condition, what lies beyond red lines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from models.analysis.counting import met_days
from models.analysis.red_lines import TOUCHES, Touch, other_touch
from models.briefing.citing import cite
from models.briefing.content import Paragraph, Sentence
from models.briefing.distances import Distance, distances, measured
from models.briefing.standing import Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.wording.words import capital
from models.facts import NONE
from models.snapshot import Ints

MOST_CLOSEST = 3
MOST_CONDITIONS = 4
MOST_ISSUES = 5


class Outlook:
    """Writes the outlook of a briefing. Never changes once built."""

    def __init__(self, standing: Standing, rows: StatementRows) -> None:
        self._standing, self._rows = standing, rows
        self._words = standing.words

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """A paragraph for each kind of thing to watch, of which there is any."""
        told = (
            ("closest", self._closest()),
            ("conditions", self._conditions()),
            ("red_lines", self._beyond()),
            ("contested", self._contested()),
            ("silent", self._silent()),
        )
        found = ((lead, tuple(sentences)) for lead, sentences in told)
        return tuple(Paragraph(held, self._words.say(f"outlook.{lead}_lead")) for lead, held in found if held)

    def _closest(self) -> Iterator[Sentence]:
        known = [(one.after, one.issue, one.pair, one) for one in distances(self._standing) if one.after is not None]
        if not known:
            return
        near = [one for _, _, _, one in sorted(known)[:MOST_CLOSEST]]
        named = [self._near(one) for one in near]
        held = (self._standing.after(one.issue, side) for one in near for side in one.pair)
        yield self._sentence("closest", held, issues=self._words.listed(named))

    def _near(self, one: Distance) -> str:
        told = self._words.points(one.after or 0) if one.after else self._words.say("outlook.meeting")
        return measured(self._standing, one, told)

    def _conditions(self) -> Iterator[Sentence]:
        """Held positions whose condition nobody said to be met by then, the latest said first."""
        waits = [
            (-int(self._standing.days[held]), issue, party, held)
            for issue, party, held in self._held()
            if self._met[held] > self._standing.until
        ]
        for _, issue, party, held in sorted(waits)[:MOST_CONDITIONS]:
            named = self._rows.words(held).condition.strip().rstrip(".")
            told = {"name": self._name(party), "issue": self._issue(issue)}
            if named:
                yield self._sentence("condition", [held], **told, condition=named)
            else:
                yield self._sentence("condition_unnamed", [held], **told)
        if len(waits) > MOST_CONDITIONS:
            more = len(waits) - MOST_CONDITIONS
            yield Sentence(capital(self._words.count("outlook.more_conditions", more)))

    def _beyond(self) -> Iterator[Sentence]:
        for _, other in self._standing.subjects:
            for party in self._standing.parties:
                issues = [] if party == other else list(self._lies_beyond(other, party))
                if issues:
                    rows = (
                        row
                        for issue in issues
                        for row in (self._standing.after(issue, other), self._standing.red_line(issue, party))
                    )
                    told = {
                        "whose": self._words.whose(self._name(other)),
                        "owner": self._words.whose(self._name(party)),
                    }
                    yield self._sentence("beyond", rows, **told, on=self._on(issues))

    def _lies_beyond(self, other: int, party: int) -> Iterator[int]:
        """The issues on which a party stands wholly beyond the red line of another."""
        standing = self._standing
        for issue in range(len(standing.snapshot.issues)):
            held, line = standing.after(issue, other), standing.red_line(issue, party)
            if NONE not in (held, line):
                touch = TOUCHES[int(other_touch(standing.ends(held), standing.ends(line))[0])]
                if touch is Touch.BEYOND:
                    yield issue

    def _contested(self) -> Iterator[Sentence]:
        for party, issues in self._by_party(lambda _issue, _party, held: bool(self._standing.contesting(held))).items():
            held = [self._standing.after(issue, party) for issue in issues]
            rows = (row for one in held for row in (one, *self._standing.contesting(one)))
            yield self._sentence("at_odds", rows, name=self._name(party), on=self._on(issues))

    def _silent(self) -> Iterator[Sentence]:
        limit = self._standing.snapshot.stale_after_days
        for party, issues in self._by_party(lambda issue, party, _: self._standing.is_stale(issue, party)).items():
            words = self._words.some("outlook.stale", limit, n=limit, name=self._name(party), on=self._on(issues))
            yield Sentence(words, cite(self._standing.snapshot, (self._standing.after(one, party) for one in issues)))

    @cached_property
    def _met(self) -> Ints:
        return met_days(self._standing.snapshot.statements)

    def _held(self) -> Iterator[tuple[int, int, int]]:
        """Issue, party and the statement held when the later moment ended, where there is one."""
        for issue in range(len(self._standing.snapshot.issues)):
            for _, party in self._standing.subjects:
                held = self._standing.after(issue, party)
                if held != NONE:
                    yield issue, party, held

    def _by_party(self, chosen: Callable[[int, int, int], bool]) -> dict[int, list[int]]:
        """The issues on which something holds of the positions of each party."""
        found: dict[int, list[int]] = {}
        for issue, party, held in self._held():
            if chosen(issue, party, held):
                found.setdefault(party, []).append(issue)
        return found

    def _sentence(self, key: str, rows: Iterable[int], **told: str) -> Sentence:
        return Sentence(self._words.say(f"outlook.{key}", **told), cite(self._standing.snapshot, rows))

    def _name(self, party: int) -> str:
        return self._standing.snapshot.parties[party].name

    def _issue(self, issue: int) -> str:
        named = self._standing.snapshot.issues[issue]
        return named.title or named.code

    def _on(self, issues: Sequence[int]) -> str:
        return self._words.on_issues([self._words.titled(self._issue(one)) for one in issues], MOST_ISSUES)
