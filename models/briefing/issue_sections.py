"""The section on one issue: scale, timeline, where each party stands, how far apart, what was said since."""

from collections.abc import Iterator

from models.analysis.movement import ChangeKind
from models.briefing.changes import ChangeReader
from models.briefing.citing import cite
from models.briefing.content import IssueSection, Paragraph, Sentence
from models.briefing.figures import Span, Timeline, Track
from models.briefing.limits import doubt_sentences, limit_sentences
from models.briefing.scripts import isolated
from models.briefing.sentences import change_sentence, earlier_scale, gap_sentence, place_sentence
from models.briefing.standing import CHANGED, Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.tracks import Timelines
from models.briefing.turns import turn_sentences
from models.briefing.wording.words import Words
from models.entry import rounded
from models.facts import NONE, Issue
from models.scales.maps import way

MOST_STEPS = 12
"""Held positions that the words for a timeline name; the annex has them all."""


class IssueSections:
    """Writes the sections of a briefing. Never changes once built."""

    def __init__(self, standing: Standing, rows: StatementRows) -> None:
        self._standing = standing
        self._snapshot = standing.snapshot
        self._words = standing.words
        self._rows = rows
        self._timelines = Timelines(standing)
        self._changes = ChangeReader(standing, rows, lambda party: standing.snapshot.parties[party].name)

    def of(self, issue: int) -> IssueSection:
        """The section on the issue at this position."""
        named = self._snapshot.issues[issue]
        timeline = self._timelines.of(issue)
        drawn = self._timelines.drawn(issue)
        recent, total = self._rows.recent(issue)
        title = named.title or named.code
        caption = {"title": title.rstrip("."), "days": self._words.days(timeline.first, timeline.last)}
        return IssueSection(
            # In the contents the number of its page stands beside it.
            title=isolated(title),
            question=isolated(named.question),
            scale=_scale(self._words, named),
            timeline=timeline,
            alternative=_alternative(self._words, title, timeline),
            caption=Sentence(self._words.say("issue.caption", **caption), cite(self._snapshot, drawn)),
            standing=tuple(
                Paragraph(tuple(self._stands(issue, party)), colour=place)
                for place, (_, party) in enumerate(self._standing.subjects)
            ),
            distance=Paragraph(tuple(self._distances(issue))),
            limits=Paragraph(limit_sentences(self._standing, issue)),
            recent=recent,
            recent_title=self._recent_title(len(recent), total),
            nothing_said=self._nothing_said(issue),
        )

    def _stands(self, issue: int, party: int) -> Iterator[Sentence]:
        standing = self._standing
        change = self._changes.of(issue, party)
        rows = standing.before(issue, party), standing.after(issue, party), standing.taken_back_by(issue, party)
        yield Sentence(change_sentence(self._words, change), cite(self._snapshot, rows))
        yield from turn_sentences(standing, issue, party)
        named = [(option.value, option.label) for option in self._snapshot.issues[issue].options]
        if change.after is not None and (words := place_sentence(self._words, change.party, change.after, named)):
            yield Sentence(words)
        if change.kind in CHANGED and standing.is_robust(issue, party) is False and rounded(change.shift or 0):
            yield Sentence(self._words.say("change.fragile"))
        yield from doubt_sentences(standing, self._rows, issue, party)
        yield from self._afterwards(issue, party)

    def _afterwards(self, issue: int, party: int) -> Iterator[Sentence]:
        """What the party holds today, where that is later than the round."""
        after, latest = self._standing.after(issue, party), self._standing.latest(issue, party)
        stated = self._standing.span(latest)
        if self._standing.later is None or latest == after:
            return
        turn = self._standing.retractions.last_turn(after, self._standing.today)
        if turn is not None and turn.taken:
            said, back = (self._words.dated(self._standing.day(row)) for row in (after, turn.by))
            words = self._words.say("issue.taken_back", said=said, day=back)
            yield Sentence(words, cite(self._snapshot, [turn.by]))
        if latest != NONE and int(self._snapshot.statements.said[latest]) > self._standing.until:
            broken = self._standing.is_broken(after)
            day = self._words.dated(self._standing.day(latest))
            words = _later_words(self._words, self._standing.span(after), stated, day, broken=broken)
            if stated is not None and int(self._snapshot.statements.earliest[latest]) <= self._standing.until:
                words = self._words.say("issue.later_perhaps", day=day, stated=self._words.span(stated))
            yield Sentence(words, cite(self._snapshot, [latest]))

    def _distances(self, issue: int) -> Iterator[Sentence]:
        standing, parties = self._standing, self._snapshot.parties
        for one, other in standing.pairs:
            old = (standing.before(issue, one), standing.before(issue, other))
            new = (standing.after(issue, one), standing.after(issue, other))
            if NONE in new and (new.count(NONE) == 2 or len(standing.parties) > 2):
                continue
            names = (parties[one].name, parties[other].name)
            broken = standing.is_broken(*old), standing.is_broken(*new)
            words = gap_sentence(
                self._words,
                names,
                standing.gap(*old),
                standing.gap(*new),
                standing.overlap(*new),
                broken,
                is_compared=standing.is_compared,
            )
            yield Sentence(words, cite(self._snapshot, new))

    def _nothing_said(self, issue: int) -> str:
        """That nothing was, of one party only where the briefing tells of one; "" where its position tells so."""
        key = "issue.nothing_said" if self._standing.is_compared else "issue.nothing_said_yet"
        focus = self._standing.focus
        if focus is None:
            return self._words.say(key)
        is_told = self._standing.kind(issue, focus) is ChangeKind.SILENT
        return "" if is_told else self._words.say(f"{key}_by", name=self._told_of)

    def _recent_title(self, shown: int, total: int) -> str:
        words, standing = self._words, self._standing
        told = {
            "latest": words.say("issue.latest", shown=shown, total=total) if shown < total else "",
            "by": words.say("issue.by", name=self._told_of) if self._told_of else "",
        }
        if standing.period is not None:
            first, last = (words.day(day) for day in standing.period)
            if standing.until < standing.today:
                return words.say("issue.statements_between_days", **told, earlier=first, later=last)
            return words.say("issue.statements_since_day", **told, day=first)
        earlier, later, rounds = standing.earlier, standing.later, self._snapshot.rounds
        if earlier is None:
            return words.say("issue.statements", **told)
        since = rounds[earlier].number
        if later is not None and later < len(rounds) - 1:
            return words.say("issue.statements_between", **told, earlier=since, later=rounds[later].number)
        return words.say("issue.statements_since", **told, earlier=since)

    @property
    def _told_of(self) -> str:
        """The name of the party that alone is told of, "" where all are."""
        focus = self._standing.focus
        return "" if focus is None else self._snapshot.parties[focus].name


def _later_words(words: Words, held: Span | None, stated: Span | None, day: str, *, broken: bool) -> str:
    if stated is None:
        return words.say("issue.later_broken", day=day, scale=earlier_scale(words))
    if not broken and held == stated:
        return words.say("issue.later_same", day=day)
    key = "issue.later_present" if broken else "issue.later_stated" if held is None else "issue.later"
    return words.say(key, day=day, stated=words.span(stated))


def _scale(words: Words, issue: Issue) -> Sentence:
    low, high = (_pole(words, pole) for pole in (issue.low_pole, issue.high_pole))
    poles = words.say("issue.scale", low=low, high=high, revised=_revisions(words, issue))
    if issue.reference_point is None:
        return Sentence(poles)
    note = f" ({isolated(issue.reference_note.strip().rstrip('.'))})" if issue.reference_note else ""
    point = words.number(issue.reference_point)
    return Sentence(words.say("issue.reference", scale=poles, point=point, note=note))


def _pole(words: Words, pole: str) -> str:
    return words.quoted(pole) if pole.strip() else words.say("issue.unnamed_pole")


def _revisions(words: Words, issue: Issue) -> str:
    if len(issue.scales) < 2:
        return ""
    broken = sum(way(issue.scales, version) is None for version in range(1, len(issue.scales)))
    if broken == len(issue.scales) - 1:
        return words.say("issue.revised_anew")
    return words.say("issue.revised_partly" if broken else "issue.revised")


def _alternative(words: Words, title: str, timeline: Timeline) -> str:
    """The timeline in words, for readers who do not see it."""
    parts = [words.say("issue.timeline", title=title, days=words.days(timeline.first, timeline.last))]
    for track in timeline.tracks:
        steps = _steps(words, track, timeline.told_until)
        told = words.say("issue.held", code=track.code, steps=", ".join(steps)) if steps else ""
        parts.append(told or words.say("issue.held_none", code=track.code))
        for bound in track.bounds[-1:]:
            line = {"code": track.code, "accepted": words.span(bound.accepted)}
            stands = bound.end >= timeline.told_until
            ended = "" if stands else words.day(bound.end)
            parts.append(
                words.say("issue.drew", **line) if stands else words.say("issue.drew_until", **line, day=ended)
            )
    return " ".join(parts)


def _steps(words: Words, track: Track, last: int) -> list[str]:
    """What the party held from which day on, in the order of the days, and from when on it held nothing."""
    held = [(step.start, step.end, words.span(step.held)) for step in track.steps]
    turns = sorted([*held, *((start, end, "") for start, end in track.broken)])
    told: list[str] = []
    following = [*(start for start, _, _ in turns[1:]), last][: len(turns)]
    for (start, end, held_words), after in zip(turns, following, strict=True):
        day = words.day(start)
        key = "issue.step" if held_words else "issue.step_broken"
        told.append(words.say(key, held=held_words, day=day))
        if end < after:
            told.append(words.say("issue.step_none", day=words.day(end)))
    return told[-MOST_STEPS:]
