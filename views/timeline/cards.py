"""What the pointer is told about a thing on the timeline, as escaped text."""

from html import escape

from models.analysis.positions import not_comparable
from models.entry import number
from models.facts import NONE
from models.queries import statement_texts
from models.words import ACTS, FIRMNESSES
from views.document import Document
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
from views.timeline.hits import EventHit, GapHit, Hit, RoundHit, StatementHit


def card(document: Document, hit: Hit) -> str:
    """A tool tip for a hit: a few lines of HTML in which all data is escaped."""
    if isinstance(hit, StatementHit):
        return _statement(document, hit.position)
    if isinstance(hit, EventHit):
        event = document.snapshot.events[hit.position]
        return _lines(event.title, f"{vague_day(event.earliest, event.day)}, {event.place or event.kind}", event.text)
    if isinstance(hit, RoundHit):
        sitting = document.snapshot.rounds[hit.position]
        days = long_day(sitting.start) + (f" – {long_day(sitting.end)}" if sitting.end != sitting.start else "")
        return _lines(
            f"Round {sitting.number}: {sitting.label}",
            days,
            sitting.outcome,
            "Click to compare it with the round before",
        )
    if isinstance(hit, GapHit):
        return _lines(
            "Gap between the principals", "", _gap_note(document, hit), "Click to see the statements behind it"
        )
    issue = document.snapshot.issues[hit.lane.issue]
    return _lines(
        issue.title,
        issue.question,
        f"0: {issue.low_pole} · 100: {issue.high_pole}",
        _reference(issue.reference_point, issue.reference_note),
    )


def _statement(document: Document, position: int) -> str:
    snapshot, statements = document.snapshot, document.snapshot.statements
    words = statement_texts(document.store, [statements.ids[position]]).get(statements.ids[position])
    who = f"{speaker_name(snapshot, int(statements.speaker[position]))}, {said_words(statements, position)}"
    stance = stance_words(statements, position)
    firmness = int(statements.firmness[position])
    facts = [
        f"{act_label(int(statements.act[position]))} · {stance}",
        FIRMNESSES.get(firmness, "firmness not graded") if firmness != NONE else "firmness not graded",
        f"grade {grade(snapshot, int(statements.source[position]), int(statements.credibility[position]))}",
    ]
    party, issue = int(statements.party[position]), int(statements.issue[position])
    head = f"{party_name(snapshot, party)} on {issue_title(snapshot, issue)}"
    note = "" if document.standing.within[position] else f"Does not count under the reading “{document.reading.name}”"
    coded = coded_words(snapshot, position)
    coded = coded[:1].upper() + coded[1:]
    condition = f"If: {words.condition}" if words is not None and words.condition else ""
    return _lines(head, who, words.text if words is not None else "", condition, " · ".join(facts), coded, note)


def _gap_note(document: Document, hit: GapHit) -> str:
    if hit.lane.gap.now == hit.lane.gap.now:
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


def _lines(head: str, *rest: str) -> str:
    body = "".join(f"<div>{escape(line)}</div>" for line in rest if line)
    return f"<div style='max-width:360px'><b>{escape(head)}</b>{body}</div>"


def spoken(document: Document, position: int) -> str:
    """A statement in one plain line, for assistive technology."""
    snapshot, statements = document.snapshot, document.snapshot.statements
    return (
        f"{party_name(snapshot, int(statements.party[position]))}, {said_words(statements, position)}, "
        f"{ACTS[statements.act[position]].label}, {stance_words(statements, position)}"
    )
