"""Writes a briefing as data: what moved between two rounds of a dossier, under a reading."""

from collections.abc import Mapping
from datetime import date

from models.analysis.compared import chosen_rounds
from models.analysis.reading import Reading
from models.briefing.apparatus import doubts, judgements, source_entries
from models.briefing.content import BriefingData
from models.briefing.front import front_page, overview
from models.briefing.issue_sections import IssueSections
from models.briefing.outlook import Outlook
from models.briefing.standing import Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.summary import Summary
from models.briefing.wording.language import Language
from models.briefing.wording.readings import at_length
from models.briefing.wording.words import Words, words_in
from models.queries import StatementText
from models.snapshot import Snapshot, to_date, to_day

MOST_ROUNDS = 20


def brief(
    snapshot: Snapshot,
    texts: Mapping[str, StatementText],
    reading: Reading,
    *,
    earlier: int | None = None,
    later: int | None = None,
    today: date,
    version: str = "",
) -> BriefingData:
    """The briefing in English; `earlier` and `later` are positions in `snapshot.rounds`.

    They are by default the last two with statements. Raises `UserError` where the earlier round does not come before
    the later one.
    """
    earlier, later = chosen_rounds(snapshot, earlier, later, None if reading.known is None else to_day(reading.known))
    standing = Standing(snapshot, reading, earlier, later, to_day(reading.known or today), words_in(Language.ENGLISH))
    return briefing_of(standing, texts, version)


def briefing_of(standing: Standing, texts: Mapping[str, StatementText], version: str) -> BriefingData:
    """The briefing of what stands, in the language in which it is told."""
    snapshot, words, rows = standing.snapshot, standing.words, StatementRows(standing, texts)
    summary, outlook = Summary(standing, rows), Outlook(standing, rows)
    sections = IssueSections(standing, rows)
    return BriefingData(
        as_of=to_date(standing.today),
        front=front_page(standing, summary, outlook, version),
        overview=overview(standing, summary),
        rounds=_rounds(words, snapshot),
        issues=tuple(sections.of(issue) for issue in range(len(snapshot.issues))),
        doubts=doubts(words, snapshot),
        judgements=judgements(words, snapshot, standing.today),
        reading=at_length(words, standing.reading),
        method=_method(words, standing),
        sources=source_entries(words, snapshot),
        annex=rows.annex(),
        language=words.language,
    )


def _method(words: Words, standing: Standing) -> tuple[str, ...]:
    """How positions are computed, and between which moments movement is measured."""
    measured = words.say("method.measured_rounds" if standing.period is None else "method.measured_days")
    return tuple(part.replace("{measured}", measured) for part in words.listing("method.paragraphs"))


def _rounds(words: Words, snapshot: Snapshot) -> str:
    """The rounds that the timelines' grey bands and numbers stand for."""
    if not snapshot.rounds:
        return ""
    named = [words.round(sitting, "round.listed") for sitting in snapshot.rounds]
    return words.say("round.bands", rounds=words.shortened_list(named, MOST_ROUNDS))
