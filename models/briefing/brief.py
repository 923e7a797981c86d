"""Writes a briefing as data: what moved between two rounds of a dossier, under a reading."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from models.analysis.reading import Reading
from models.briefing.apparatus import doubts, judgements, source_entries
from models.briefing.content import BriefingData
from models.briefing.front import front_page, overview
from models.briefing.issue_sections import IssueSections
from models.briefing.standing import Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.summary import Summary
from models.briefing.wording import day_words, round_words, shortened_list
from models.errors import UserError
from models.queries import StatementText
from models.snapshot import Snapshot, to_day
from models.words import AUTHORITIES, CREDIBILITIES

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
    earlier, later = chosen_rounds(snapshot, earlier, later, reading.known)
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
        reading=reading_words(standing.reading),
        sources=source_entries(snapshot),
        annex=rows.annex(),
    )


def chosen_rounds(
    snapshot: Snapshot, earlier: int | None, later: int | None, known: date | None = None
) -> tuple[int | None, int | None]:
    """The rounds to compare, as positions; None where the dossier has no such round.

    Who asks what was known on a day gets no round that had not begun by then.
    """
    begun = [at for at, one in enumerate(snapshot.rounds) if known is None or one.start <= to_day(known)]
    for asked in (earlier, later):
        if asked is not None and asked not in begun:
            raise UserError(f"Round {snapshot.rounds[asked].number} had not begun on the day that is asked about.")
    spoken = [place for place in _spoken_rounds(snapshot) if place in begun]
    if later is None:
        after = [place for place in spoken if earlier is None or place > earlier]
        later = after[-1] if after else (begun[-1] if begun else None)
    if earlier is None and later is not None:
        before = [place for place in spoken if place < later]
        earlier = before[-1] if before else (later - 1 if later > 0 else None)
    if earlier is not None and later is not None and earlier >= later:
        raise UserError("The earlier round has to come before the later one.")
    return earlier, later


def reading_words(reading: Reading) -> str:
    """The rules of a reading as sentences."""
    conditional = (
        "Conditional statements count too and are drawn dashed."
        if reading.conditional
        else "Conditional statements do not count."
    )
    known = (
        "Everything in the dossier is taken as known."
        if reading.known is None
        else f"Only what was published and recorded by {day_words(to_day(reading.known))} is taken as known."
    )
    return (
        f"This briefing follows the reading “{reading.name}”: a statement counts if its speaker has an authority of "
        f"{reading.authority} ({AUTHORITIES[reading.authority]}) or better and its report a credibility of "
        f"{reading.credibility} ({CREDIBILITIES[reading.credibility]}) or better. {conditional} {known}"
    )


def _spoken_rounds(snapshot: Snapshot) -> list[int]:
    statements = snapshot.statements
    return [
        place
        for place, sitting in enumerate(snapshot.rounds)
        if np.any((statements.round == place) | ((statements.said >= sitting.start) & (statements.said <= sitting.end)))
    ]


def _rounds(snapshot: Snapshot) -> str:
    """The rounds that the timelines' grey bands and numbers stand for."""
    if not snapshot.rounds:
        return ""
    named = [round_words(sitting).removeprefix("round ") for sitting in snapshot.rounds]
    return f"The grey bands are the rounds of talks: {shortened_list(named, MOST_ROUNDS)}."
