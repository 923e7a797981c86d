"""The section on one issue: scale, timeline, where each party stands, how far apart, what was said since."""

from collections.abc import Iterator
from itertools import combinations

from models.briefing.changes import ChangeReader
from models.briefing.citing import cite
from models.briefing.content import IssueSection, Paragraph, Sentence
from models.briefing.figures import Day, Span, Timeline
from models.briefing.limits import doubt_sentences, limit_sentences
from models.briefing.sentences import EARLIER_SCALE, change_sentence, gap_sentence, place_sentence
from models.briefing.standing import CHANGED, Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.tracks import Timelines
from models.briefing.wording import dated, day_words, days_words, number, quoted, span
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
        days = days_words(timeline.first, timeline.last)
        return IssueSection(
            title=title,
            question=named.question,
            scale=_scale(named),
            timeline=timeline,
            alternative=_alternative(title, timeline),
            caption=Sentence(f"{title.rstrip('.')}, {days}.", cite(self._snapshot, drawn)),
            standing=tuple(
                Paragraph(tuple(self._stands(issue, party)), colour=place)
                for place, party in enumerate(self._standing.parties)
            ),
            distance=Paragraph(tuple(self._distances(issue))),
            limits=Paragraph(limit_sentences(self._standing, issue)),
            recent=recent,
            recent_title=self._recent_title(len(recent), total),
        )

    def _stands(self, issue: int, party: int) -> Iterator[Sentence]:
        standing = self._standing
        change = self._changes.of(issue, party)
        before, after = standing.before(issue, party), standing.after(issue, party)
        yield Sentence(change_sentence(change), cite(self._snapshot, (before, after)))
        named = [(option.value, option.label) for option in self._snapshot.issues[issue].options]
        if change.after is not None and (words := place_sentence(change.party, change.after, named)):
            yield Sentence(words)
        if change.kind in CHANGED and standing.is_robust(issue, party) is False and rounded(change.shift or 0):
            yield Sentence(_FRAGILE)
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
            words = f"It took that back on {dated(self._standing.day(turn.by))}, after the round."
            yield Sentence(words, cite(self._snapshot, [turn.by]))
        if latest != NONE and int(self._snapshot.statements.said[latest]) > self._standing.until:
            broken = self._standing.is_broken(after)
            words = _later_words(self._standing.span(after), stated, self._standing.day(latest), broken=broken)
            yield Sentence(words, cite(self._snapshot, [latest]))

    def _distances(self, issue: int) -> Iterator[Sentence]:
        standing, parties = self._standing, self._snapshot.parties
        for one, other in combinations(standing.parties, 2):
            old = (standing.before(issue, one), standing.before(issue, other))
            new = (standing.after(issue, one), standing.after(issue, other))
            if NONE in new and (new.count(NONE) == 2 or len(standing.parties) > 2):
                continue
            names = (parties[one].name, parties[other].name)
            broken = standing.is_broken(*old), standing.is_broken(*new)
            words = gap_sentence(names, standing.gap(*old), standing.gap(*new), standing.overlap(*new), broken)
            yield Sentence(words, cite(self._snapshot, new))

    def _recent_title(self, shown: int, total: int) -> str:
        latest = f", the latest {shown} of {total}" if shown < total else ""
        earlier, later, rounds = self._standing.earlier, self._standing.later, self._snapshot.rounds
        if earlier is None:
            return f"Statements{latest}"
        if later is not None and later < len(rounds) - 1:
            return f"Statements after round {rounds[earlier].number} and up to round {rounds[later].number}{latest}"
        return f"Statements since round {rounds[earlier].number}{latest}"


_FRAGILE = (
    "This movement is not robust: its direction changes or is lost once unnamed and second-hand statements are left "
    "out or let in."
)


def _later_words(held: Span | None, stated: Span | None, said: Day, *, broken: bool) -> str:
    if stated is None:
        return f"After the round, on {dated(said)}, it took a position on {EARLIER_SCALE}."
    if broken:
        return f"After the round, on {dated(said)}, it took a position on the present scale: {span(stated)}."
    if held is None:
        return f"It first stated one after the round, on {dated(said)}: {span(stated)}."
    if held == stated:
        return f"After the round, on {dated(said)}, it said the same again."
    return f"After the round, on {dated(said)}, it went on to {span(stated)}."


def _scale(issue: Issue) -> Sentence:
    poles = f"On the scale, 0 is {quoted(issue.low_pole)} and 100 is {quoted(issue.high_pole)}.{_revisions(issue)}"
    if issue.reference_point is None:
        return Sentence(poles)
    note = f" ({issue.reference_note.strip().rstrip('.')})" if issue.reference_note else ""
    return Sentence(f"{poles} If nothing is agreed, things stand at {number(issue.reference_point)}{note}.")


def _revisions(issue: Issue) -> str:
    if len(issue.scales) < 2:
        return ""
    broken = sum(way(issue.scales, version) is None for version in range(1, len(issue.scales)))
    taken = "is taken over to it as the revision says"
    if broken == len(issue.scales) - 1:
        taken = "is not comparable with it"
    elif broken:
        taken += ", or not comparable where it says nothing"
    return f" The scale was revised; what was coded on an earlier one {taken}."


def _alternative(title: str, timeline: Timeline) -> str:
    """The timeline in words, for readers who do not see it."""
    parts = [f"Timeline of {title}, {days_words(timeline.first, timeline.last)}."]
    for track in timeline.tracks:
        steps = [f"a position that is not comparable from {day_words(start)}" for start, _ in track.broken]
        steps += [f"{span(step.held)} from {day_words(step.start)}" for step in track.steps[-MOST_STEPS:]]
        parts.append(f"{track.code} held {', '.join(steps)}." if steps else f"{track.code} stated no position.")
        if track.bounds:
            parts.append(f"{track.code} drew a red line at {span(track.bounds[-1].accepted)}.")
    return " ".join(parts)
