"""Writes a briefing as data: what moved between two rounds of a dossier, under a reading."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from models.analysis.reading import Reading
from models.briefing.apparatus import doubts, judgements, source_entries
from models.briefing.citing import cite
from models.briefing.content import BriefingData, Sentence
from models.briefing.issue_sections import IssueSections
from models.briefing.standing import Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.summary import Summary
from models.briefing.wording import capital, count, day_words, round_words, shortened_list
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
    earlier, later = chosen_rounds(snapshot, earlier, later)
    standing = Standing(snapshot, reading, earlier, later, to_day(reading.known or today))
    rows = StatementRows(standing, texts)
    summary = Summary(standing, rows)
    sections = IssueSections(standing, rows)
    return BriefingData(
        title=snapshot.title,
        subtitle=_subtitle(snapshot, earlier, later),
        as_of=reading.known or today,
        front=_front(standing, version),
        summary_title="Where the parties stand" if earlier is None else "What moved",
        summary=summary.paragraph(),
        highlights=summary.highlights(),
        movement=summary.figure(),
        movement_alternative=summary.alternative(),
        movement_caption=Sentence(_caption(snapshot, earlier, later), cite(snapshot, summary.evidence())),
        parties=tuple(snapshot.parties[party].name for party in standing.parties),
        standings=summary.standings(),
        standings_title=f"Where each party stood {_then(snapshot, later)}, by the statement of which day, and the gap",
        rounds=_rounds(snapshot),
        issues=tuple(sections.of(issue) for issue in range(len(snapshot.issues))),
        doubts=doubts(snapshot),
        judgements=judgements(snapshot),
        reading=reading_words(reading),
        sources=source_entries(snapshot),
        annex=rows.annex(),
    )


def chosen_rounds(snapshot: Snapshot, earlier: int | None, later: int | None) -> tuple[int | None, int | None]:
    """The rounds to compare, as positions; None where the dossier has no such round."""
    spoken = _spoken_rounds(snapshot)
    if later is None:
        after = [place for place in spoken if earlier is None or place > earlier]
        later = after[-1] if after else (len(snapshot.rounds) - 1 if snapshot.rounds else None)
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


def _subtitle(snapshot: Snapshot, earlier: int | None, later: int | None) -> str:
    if later is None:
        return "Briefing: where the parties stand"
    if earlier is None:
        return f"Briefing: where the parties stand after {round_words(snapshot.rounds[later])}"
    before, after = (round_words(snapshot.rounds[place]) for place in (earlier, later))
    return f"Briefing: what moved between {before} and {after}"


def _rounds(snapshot: Snapshot) -> str:
    """The rounds that the timelines' grey bands and numbers stand for."""
    if not snapshot.rounds:
        return ""
    named = [round_words(sitting).removeprefix("round ") for sitting in snapshot.rounds]
    return f"The grey bands are the rounds of talks: {shortened_list(named, MOST_ROUNDS)}."


def _caption(snapshot: Snapshot, earlier: int | None, later: int | None) -> str:
    now = _then(snapshot, later)
    if earlier is None:
        return f"Filled: where each party stood {now}. Band: the range of what it said."
    before = f"when round {snapshot.rounds[earlier].number} ended"
    return (
        f"Hollow: the centre of where each party stood {before}. Filled: where it stood {now}. "
        "Band: the range of what it said then. Red: its own red line, hatched beyond."
    )


def _then(snapshot: Snapshot, later: int | None) -> str:
    return "today" if later is None else f"when round {snapshot.rounds[later].number} ended"


def _front(standing: Standing, version: str) -> tuple[str, ...]:
    snapshot = standing.snapshot
    parts = [
        count(len(snapshot.statements), "statement"),
        count(len(snapshot.issues), "issue"),
        count(len(snapshot.rounds), "round"),
        count(len(snapshot.sources), "source"),
    ]
    as_of = f"As of {day_words(standing.today)}"
    program = f"Made with Parley {version}".rstrip()
    lines = [as_of, f"Reading: {standing.reading.name}", capital(", ".join(parts)), program]
    return tuple(lines)
