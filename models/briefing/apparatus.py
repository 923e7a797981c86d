"""What stands behind a briefing: sources, disputes, judgements of others."""

from models.briefing.citing import cite_sources
from models.briefing.content import Paragraph, Quotation, Sentence, SourceEntry
from models.briefing.figures import Day, Span
from models.briefing.scripts import isolated
from models.briefing.sentences import Judged, judgement_sentence, likelihood_sentence
from models.briefing.tongue import tongue
from models.briefing.wording.words import Words, closed
from models.facts import NONE, Assessment, Dispute, Source
from models.snapshot import Snapshot
from models.words import Judgement


def source_entries(words: Words, snapshot: Snapshot) -> tuple[SourceEntry, ...]:
    """All sources, numbered from 1 in the dossier's order; citations use these numbers."""
    return tuple(_entry(words, number, source) for number, source in enumerate(snapshot.sources, start=1))


def doubts(words: Words, snapshot: Snapshot) -> tuple[Paragraph, ...]:
    """One paragraph for each dispute: who claims what, and who counters."""
    return tuple(_doubt(words, snapshot, dispute) for dispute in snapshot.disputes)


def judgements(words: Words, snapshot: Snapshot, until: int) -> tuple[Sentence, ...]:
    """What others judged by the end of a day, in the order in which they did."""
    made = (assessment for assessment in snapshot.assessments if assessment.day <= until)
    ordered = sorted(made, key=lambda assessment: assessment.day)
    return tuple(_quoting(words, snapshot, _judged(words, snapshot, one), one.wording, one.source) for one in ordered)


def _quoting(words: Words, snapshot: Snapshot, text: str, quoted: str, source: int) -> Sentence:
    """A sentence that quotes from a source, with the language of what it quotes."""
    language = tongue(quoted, "" if source == NONE else snapshot.sources[source].language, words.language)
    opening, closing = words.listing("list.quotes")[:2]
    told = words.quoted(quoted).removeprefix(opening).removesuffix(closing)
    return Sentence(text, cite_sources([source]), Quotation(told, language) if language else None)


def _judged(words: Words, snapshot: Snapshot, assessment: Assessment) -> str:
    party = "" if assessment.party == NONE else snapshot.parties[assessment.party].name
    unnamed = words.say("judged.unnamed_assessor")
    day = Day(assessment.day, not assessment.edtf)
    if assessment.kind is Judgement.LIKELIHOOD:
        who = assessment.assessor or party or unnamed
        chance = _span(assessment.low, assessment.high)
        return likelihood_sentence(words, who, day, assessment.about, chance, assessment.wording)
    issue = "" if assessment.issue == NONE else snapshot.issues[assessment.issue].title
    judged = Judged(assessment.kind, party, issue or assessment.about.strip(), assessment.wording)
    placed = _span(assessment.value_low, assessment.value_high)
    broken = placed is None and assessment.own is not None
    return judgement_sentence(words, assessment.assessor or unnamed, day, judged, placed, broken=broken)


def _span(low: float | None, high: float | None) -> Span | None:
    return None if low is None or high is None else (low, high)


def _doubt(words: Words, snapshot: Snapshot, dispute: Dispute) -> Paragraph:
    claim = _told(words, "judged.claimed", dispute.claimed_by, dispute.claim)
    sentences = [_quoting(words, snapshot, claim, dispute.claim, dispute.source_claim)]
    if dispute.counter_claim.strip():
        counter = _told(words, "judged.countered", dispute.countered_by, dispute.counter_claim)
        sentences.append(_quoting(words, snapshot, counter, dispute.counter_claim, dispute.source_counter))
    return Paragraph(tuple(sentences), isolated(closed(dispute.topic).rstrip(".")))


def _told(words: Words, key: str, names: str, claim: str) -> str:
    people = words.listed(name.strip() for name in names.split(";") if name.strip())
    return closed(words.say(key, people=people or words.say("judged.unnamed_source"), claim=words.quoted(claim)))


def _entry(words: Words, number: int, source: Source) -> SourceEntry:
    grade = words.under("reliabilities").get(source.reliability, "")
    day = None if source.published is None else Day(source.published, not source.published_edtf)
    return SourceEntry(
        number,
        source.code,
        isolated(source.publisher),
        isolated(source.title),
        words.say("rows.published", day=words.dated(day)) if day else "",
        f"{source.reliability}, {grade}" if grade else source.reliability,
        tongue(source.title, source.language, words.language),
        day.last if day and day.is_exact else None,
    )
