"""What stands behind a briefing: sources, disputes, judgements of likelihood."""

from models.briefing.citing import cite_sources
from models.briefing.content import Paragraph, Sentence, SourceEntry
from models.briefing.sentences import likelihood_sentence
from models.briefing.wording import closed, day_words, quoted
from models.facts import Assessment, Dispute, Source
from models.phrases import listed
from models.snapshot import Snapshot
from models.words import RELIABILITIES


def source_entries(snapshot: Snapshot) -> tuple[SourceEntry, ...]:
    """All sources, numbered from 1 in the dossier's order; citations use these numbers."""
    return tuple(_entry(number, source) for number, source in enumerate(snapshot.sources, start=1))


def doubts(snapshot: Snapshot) -> tuple[Paragraph, ...]:
    """One paragraph for each dispute: who claims what, and who counters."""
    return tuple(_doubt(dispute) for dispute in snapshot.disputes)


def judgements(snapshot: Snapshot, until: int) -> tuple[Sentence, ...]:
    """Likelihood judgements made by the end of a day, in the order in which they were made."""
    made = (assessment for assessment in snapshot.assessments if assessment.day <= until)
    ordered = sorted(made, key=lambda assessment: assessment.day)
    return tuple(Sentence(_judged(snapshot, assessment), cite_sources([assessment.source])) for assessment in ordered)


def _judged(snapshot: Snapshot, assessment: Assessment) -> str:
    known = assessment.low is not None and assessment.high is not None
    chance = (assessment.low or 0.0, assessment.high or 0.0) if known else None
    party = snapshot.parties[assessment.party].name if assessment.party >= 0 else ""
    who = assessment.assessor or party or "An unnamed assessor"
    return likelihood_sentence(who, assessment.day, assessment.about, chance, assessment.wording)


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
        "" if source.published is None else f"Published {day_words(source.published)}",
        f"{source.reliability}, {grade}" if grade else source.reliability,
    )
