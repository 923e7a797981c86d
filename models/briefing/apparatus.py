"""What stands behind a briefing: sources, disputes, judgements of others."""

from models.briefing.citing import cite_sources
from models.briefing.content import Paragraph, Sentence, SourceEntry
from models.briefing.figures import Day, Span
from models.briefing.sentences import Judged, judgement_sentence, likelihood_sentence
from models.briefing.wording import closed, dated, quoted
from models.facts import NONE, Assessment, Dispute, Source
from models.phrases import listed
from models.snapshot import Snapshot
from models.words import RELIABILITIES, Judgement


def source_entries(snapshot: Snapshot) -> tuple[SourceEntry, ...]:
    """All sources, numbered from 1 in the dossier's order; citations use these numbers."""
    return tuple(_entry(number, source) for number, source in enumerate(snapshot.sources, start=1))


def doubts(snapshot: Snapshot) -> tuple[Paragraph, ...]:
    """One paragraph for each dispute: who claims what, and who counters."""
    return tuple(_doubt(dispute) for dispute in snapshot.disputes)


def judgements(snapshot: Snapshot, until: int) -> tuple[Sentence, ...]:
    """What others judged by the end of a day, in the order in which they did."""
    made = (assessment for assessment in snapshot.assessments if assessment.day <= until)
    ordered = sorted(made, key=lambda assessment: assessment.day)
    return tuple(Sentence(_judged(snapshot, assessment), cite_sources([assessment.source])) for assessment in ordered)


def _judged(snapshot: Snapshot, assessment: Assessment) -> str:
    party = "" if assessment.party == NONE else snapshot.parties[assessment.party].name
    day = Day(assessment.day, not assessment.edtf)
    if assessment.kind is Judgement.LIKELIHOOD:
        who = assessment.assessor or party or "An unnamed assessor"
        chance = _span(assessment.low, assessment.high)
        return likelihood_sentence(who, day, assessment.about, chance, assessment.wording)
    issue = "" if assessment.issue == NONE else snapshot.issues[assessment.issue].title
    judged = Judged(assessment.kind, party, issue or assessment.about.strip(), assessment.wording)
    placed = _span(assessment.value_low, assessment.value_high)
    broken = placed is None and assessment.own is not None
    return judgement_sentence(assessment.assessor or "An unnamed assessor", day, judged, placed, broken=broken)


def _span(low: float | None, high: float | None) -> Span | None:
    return None if low is None or high is None else (low, high)


def _doubt(dispute: Dispute) -> Paragraph:
    claim = closed(f"Claimed by {_people(dispute.claimed_by)}: {quoted(dispute.claim)}")
    counter = closed(f"Countered by {_people(dispute.countered_by)}: {quoted(dispute.counter_claim)}")
    sentences = [Sentence(claim, cite_sources([dispute.source_claim]))]
    if dispute.counter_claim.strip():
        sentences.append(Sentence(counter, cite_sources([dispute.source_counter])))
    return Paragraph(tuple(sentences), closed(dispute.topic).rstrip("."))


def _people(names: str) -> str:
    return listed(name.strip() for name in names.split(";") if name.strip()) or "an unnamed source"


def _entry(number: int, source: Source) -> SourceEntry:
    grade = RELIABILITIES.get(source.reliability, "")
    return SourceEntry(
        number,
        source.code,
        source.publisher,
        source.title,
        "" if source.published is None else f"Published {dated(Day(source.published, not source.published_edtf))}",
        f"{source.reliability}, {grade}" if grade else source.reliability,
    )
