"""The front matter: title block, and the words around the movement figure."""

import numpy as np

from models.briefing.citing import cite
from models.briefing.content import FrontPage, Overview, Sentence
from models.briefing.outlook import Outlook
from models.briefing.standing import Standing
from models.briefing.summary import Summary
from models.briefing.wording.readings import named
from models.facts import NONE


def front_page(standing: Standing, summary: Summary, outlook: Outlook, version: str) -> FrontPage:
    """The first page; `version` is that of the program."""
    return FrontPage(
        title=standing.snapshot.title,
        subtitle=_subtitle(standing),
        facts=_facts(standing, version),
        heading=standing.words.say("front.moved_heading" if standing.is_compared else "front.standing_heading"),
        summary=summary.paragraph(),
        highlights=summary.highlights(),
        outlook=outlook.paragraphs(),
    )


def overview(standing: Standing, summary: Summary) -> Overview:
    """All issues at a glance."""
    snapshot, words, stood = standing.snapshot, standing.words, summary.standings()
    title = words.say("front.standings", then=standing.then())
    if any(any(row.conditional) for row in stood):
        title = words.say("front.standings_conditional", title=title)
    return Overview(
        movement=summary.figure(),
        alternative=summary.alternative(),
        caption=Sentence(_caption(standing), cite(snapshot, summary.evidence())),
        parties=tuple(snapshot.parties[party].name for _, party in standing.subjects),
        standings_title=title,
        gap_title=words.say("chart.widest_gap" if len(standing.pairs) > 1 else "page.gap"),
        standings=stood,
    )


def _subtitle(standing: Standing) -> str:
    words, later = standing.words, standing.later
    if standing.is_compared:
        before, after = standing.moments()
        key = "front.moved" if standing.period is None else "front.moved_days"
        return words.say(key, earlier=before, later=after)
    if later is None:
        return words.say("front.standing")
    return words.say("front.standing_after", round=words.round(standing.snapshot.rounds[later]))


def _caption(standing: Standing) -> str:
    now = standing.then()
    if not standing.is_compared:
        return standing.words.say("front.caption_standing", now=now)
    return standing.words.say("front.caption_moved", before=standing.then(later=False), now=now)


def _facts(standing: Standing, version: str) -> tuple[str, ...]:
    snapshot, words = standing.snapshot, standing.words
    parts = [
        words.count("front.statements", int(standing.known.sum())),
        words.count("front.issues", len(snapshot.issues)),
        words.count("front.rounds", sum(one.start <= standing.today for one in snapshot.rounds)),
        words.count("front.sources", len(_sources(standing))),
    ]
    as_of = words.say(
        "front.as_of" if standing.reading.known is None else "front.as_known", day=words.day(standing.today)
    )
    program = words.say("front.program", version=version).rstrip()
    return as_of, named(words, standing.reading), words.say("front.dossier", counts=", ".join(parts)), program


def _sources(standing: Standing) -> set[int]:
    """The sources of what is told: one from which nothing was taken, or nothing may be told, is none of them."""
    snapshot = standing.snapshot
    claims = (source for one in snapshot.disputes for source in (one.source_claim, one.source_counter))
    judged = (one.source for one in snapshot.assessments if one.day <= standing.today)
    said = map(int, np.unique(snapshot.statements.source[standing.known]))
    return {*said, *claims, *judged} - {NONE}
