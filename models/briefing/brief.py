"""Writes a briefing as data: what moved between two rounds of a dossier, under a reading."""

from collections.abc import Mapping
from datetime import date

from models.analysis.compared import chosen_rounds
from models.analysis.reading import Reading
from models.briefing.apparatus import doubts, judgements, source_entries
from models.briefing.content import BriefingData
from models.briefing.front import front_page, overview
from models.briefing.issue_sections import IssueSections
from models.briefing.method import METHOD
from models.briefing.standing import Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.summary import Summary
from models.briefing.wording import round_words, shortened_list
from models.queries import StatementText
from models.snapshot import Snapshot, to_day
from models.telling.readings import rules_at_length

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
    """The briefing; `earlier` and `later` are positions in `snapshot.rounds`, by default the last two with statements.

    Raises `UserError` where the earlier round does not come before the later one.
    """
    earlier, later = chosen_rounds(snapshot, earlier, later, None if reading.known is None else to_day(reading.known))
    standing = Standing(snapshot, reading, earlier, later, to_day(reading.known or today))
    return _composed(standing, StatementRows(standing, texts), reading.known or today, version)


def _composed(standing: Standing, rows: StatementRows, as_of: date, version: str) -> BriefingData:
    snapshot = standing.snapshot
    summary = Summary(standing, rows)
    sections = IssueSections(standing, rows)
    return BriefingData(
        as_of=as_of,
        front=front_page(standing, summary, version),
        overview=overview(standing, summary),
        rounds=_rounds(snapshot),
        issues=tuple(sections.of(issue) for issue in range(len(snapshot.issues))),
        doubts=doubts(snapshot),
        judgements=judgements(snapshot, to_day(as_of)),
        reading=rules_at_length(standing.reading),
        method=METHOD,
        sources=source_entries(snapshot),
        annex=rows.annex(),
    )


def _rounds(snapshot: Snapshot) -> str:
    """The rounds that the timelines' grey bands and numbers stand for."""
    if not snapshot.rounds:
        return ""
    named = [round_words(sitting).removeprefix("round ") for sitting in snapshot.rounds]
    return f"The grey bands are the rounds of talks: {shortened_list(named, MOST_ROUNDS)}."
