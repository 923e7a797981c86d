"""What a card says of a thing on the timeline, as plain text: it is data, never markup."""

from dataclasses import dataclass

from models.analysis.positions import not_comparable
from models.entry import number
from models.facts import NONE
from models.handling import mark_words
from models.merging.conflicts import fields_in_conflict
from models.phrases import listed
from models.queries import statement_texts
from models.snapshot import Snapshot
from models.words import ACTS, AUTHORITIES, FIRMNESSES
from views.document import Document
from views.inspector.facts import why_it_does_not_count
from views.labels import (
    act_label,
    coded_words,
    grade,
    issue_title,
    long_day,
    party_name,
    said_words,
    speaker_name,
    stance_words,
    vague_day,
)
from views.timeline.hits import EventHit, GapHit, Hit, RoundHit, StatementHit, TitleHit
from views.timeline.lane_order import LaneKind

_LONGEST = 420
"""Of a text, how much a card shows; the inspector has all of it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A heading, and the lines under it."""

    head: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join((self.head, *self.lines))


def card(document: Document, hit: Hit) -> Card:
    """What is said of a hit."""
    if isinstance(hit, StatementHit):
        return _statement(document, hit.position)
    if isinstance(hit, EventHit):
        event = document.snapshot.events[hit.position]
        return _card(event.title, f"{vague_day(event.earliest, event.day)}, {event.place or event.kind}", event.text)
    if isinstance(hit, RoundHit):
        sitting = document.snapshot.rounds[hit.position]
        days = long_day(sitting.start) + (f" – {long_day(sitting.end)}" if sitting.end != sitting.start else "")
        return _card(
            f"Round {sitting.number}: {sitting.label}",
            days,
            sitting.outcome,
            "Click to compare it with the round before",
        )
    if isinstance(hit, GapHit):
        return _card(
            "Gap between the principals", "", _gap_note(document, hit), "Click to see the statements behind it"
        )
    return _title(document.snapshot, hit)


def _title(snapshot: Snapshot, hit: TitleHit) -> Card:
    if hit.lane.key.kind == LaneKind.PARTY:
        party = snapshot.parties[hit.lane.row]
        return _card(party.name, party.role, party.note)
    if hit.lane.key.kind == LaneKind.SPEAKER:
        speaker = snapshot.speakers[hit.lane.row]
        return _card(speaker.name, speaker.office, party_name(snapshot, speaker.party), AUTHORITIES[speaker.authority])
    issue = snapshot.issues[hit.lane.row]
    return _card(
        issue.title,
        issue.question,
        f"0: {issue.low_pole} · 100: {issue.high_pole}",
        _reference(issue.reference_point, issue.reference_note),
    )


def _statement(document: Document, position: int) -> Card:
    snapshot, statements = document.snapshot, document.snapshot.statements
    words = statement_texts(document.records, [statements.ids[position]]).get(statements.ids[position])
    firmness = int(statements.firmness[position])
    facts = (
        f"{act_label(int(statements.act[position]))} · {stance_words(statements, position)}",
        FIRMNESSES.get(firmness, "firmness not graded") if firmness != NONE else "firmness not graded",
        f"grade {grade(snapshot, int(statements.source[position]), int(statements.credibility[position]))}",
    )
    party, issue = int(statements.party[position]), int(statements.issue[position])
    coded = coded_words(snapshot, position)
    return _card(
        f"{party_name(snapshot, party)} on {issue_title(snapshot, issue)}",
        f"{speaker_name(snapshot, int(statements.speaker[position]))}, {said_words(statements, position)}",
        _shortened(words.text) if words is not None else "",
        f"If: {_shortened(words.condition)}" if words is not None and words.condition else "",
        " · ".join(facts),
        coded[:1].upper() + coded[1:],
        _source(snapshot, int(statements.source[position])),
        why_it_does_not_count(document.standing, position),
        _unsettled(document, position),
    )


def _unsettled(document: Document, position: int) -> str:
    if position not in document.standing.unsettled:
        return ""
    key = ("statement", document.snapshot.statements.ids[position])
    return f"Not settled: {listed(fields_in_conflict(document.records.columns, key))}"


def _source(snapshot: Snapshot, source: int) -> str:
    if source == NONE:
        return "Source: deleted source"
    found = snapshot.sources[source]
    named = ", ".join(filter(None, (found.publisher, found.title))) or found.code
    return f"Source: {', '.join(filter(None, (named, mark_words(found.handling))))}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _gap_note(document: Document, hit: GapHit) -> str:
    gap = hit.lane.gap
    if gap is not None and gap.now == gap.now:
        return "Between the ranges held at the end of the dossier; 0 where they meet"
    holding = document.standing.held.at(document.snapshot.principals, hit.lane.issue, 2**31 - 2)
    broken = not_comparable(document.snapshot.statements, holding)
    silent, apart = (
        " and ".join(
            party_name(document.snapshot, party)
            for party, chosen in zip(document.snapshot.principals, mask.tolist(), strict=True)
            if chosen
        )
        for mask in (holding == NONE, broken)
    )
    reasons = [f"nothing is stated by {silent}"] if silent else []
    reasons += [f"what {apart} stated is on an earlier scale, not comparable with the present one"] if apart else []
    return f"Unknown, because {' and '.join(reasons)}" if reasons else "There are not two principals"


def _reference(point: float | None, note: str) -> str:
    return "" if point is None else f"If nothing is agreed: {number(point)}. {note}"


def _card(head: str, *lines: str) -> Card:
    return Card(head, tuple(line for line in lines if line))


def spoken(document: Document, position: int) -> str:
    """A statement in one plain line, for assistive technology."""
    snapshot, statements = document.snapshot, document.snapshot.statements
    return (
        f"{party_name(snapshot, int(statements.party[position]))}, {said_words(statements, position)}, "
        f"{ACTS[statements.act[position]].label}, {stance_words(statements, position)}"
    )
