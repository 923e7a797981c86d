"""The front matter: title block, and the words around the movement figure."""

from models.briefing.citing import cite
from models.briefing.content import FrontPage, Overview, Sentence
from models.briefing.standing import Standing
from models.briefing.summary import Summary
from models.briefing.wording.readings import named
from models.briefing.wording.words import Words, capital
from models.snapshot import Snapshot


def front_page(standing: Standing, summary: Summary, version: str) -> FrontPage:
    """The first page; `version` is that of the program."""
    return FrontPage(
        title=standing.snapshot.title,
        subtitle=_subtitle(standing.words, standing.snapshot, standing.earlier, standing.later),
        facts=_facts(standing, version),
        heading=standing.words.say("front.standing_heading" if standing.earlier is None else "front.moved_heading"),
        summary=summary.paragraph(),
        highlights=summary.highlights(),
    )


def overview(standing: Standing, summary: Summary) -> Overview:
    """All issues at a glance."""
    snapshot, later = standing.snapshot, standing.later
    return Overview(
        movement=summary.figure(),
        alternative=summary.alternative(),
        caption=Sentence(
            _caption(standing.words, snapshot, standing.earlier, later), cite(snapshot, summary.evidence())
        ),
        parties=tuple(snapshot.parties[party].name for party in standing.parties),
        standings_title=standing.words.say("front.standings", then=_then(standing.words, snapshot, later)),
        standings=summary.standings(),
    )


def _subtitle(words: Words, snapshot: Snapshot, earlier: int | None, later: int | None) -> str:
    if later is None:
        return words.say("front.standing")
    if earlier is None:
        return words.say("front.standing_after", round=words.round(snapshot.rounds[later]))
    before, after = (words.round(snapshot.rounds[place]) for place in (earlier, later))
    return words.say("front.moved", earlier=before, later=after)


def _caption(words: Words, snapshot: Snapshot, earlier: int | None, later: int | None) -> str:
    now = _then(words, snapshot, later)
    if earlier is None:
        return words.say("front.caption_standing", now=now)
    return words.say("front.caption_moved", before=_then(words, snapshot, earlier), now=now)


def _then(words: Words, snapshot: Snapshot, later: int | None) -> str:
    return (
        words.say("front.then_today")
        if later is None
        else words.say("front.then", number=snapshot.rounds[later].number)
    )


def _facts(standing: Standing, version: str) -> tuple[str, ...]:
    snapshot, words = standing.snapshot, standing.words
    parts = [
        words.count("front.statements", int(standing.known.sum())),
        words.count("front.issues", len(snapshot.issues)),
        words.count("front.rounds", sum(one.start <= standing.today for one in snapshot.rounds)),
        words.count("front.sources", len(snapshot.sources)),
    ]
    as_of = words.say(
        "front.as_of" if standing.reading.known is None else "front.as_known", day=words.day(standing.today)
    )
    program = words.say("front.program", version=version).rstrip()
    return as_of, named(words, standing.reading), capital(", ".join(parts)), program
