"""Makes the briefing that a specification asks for: its rounds, its parts, its mark, and the analyst's judgements."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict, dataclass, replace
from datetime import date

from models.analysis.compared import chosen_rounds
from models.analysis.reading import Reading
from models.analysis.rules import RULES
from models.briefing.brief import briefing_of
from models.briefing.citing import cite, only_cited
from models.briefing.content import BriefingData, FrontPage, IssueSection, Paragraph, Sentence
from models.briefing.figures import MovementFigure
from models.briefing.insertions import Insertion, insertions, with_figures
from models.briefing.scripts import isolated
from models.briefing.specification import BEFORE_ALL, Kind, Section, Specification
from models.briefing.standing import Standing
from models.briefing.withholding import refuse_above, without_above
from models.briefing.wording.words import Words, capital, words_in
from models.dates.words import day_words
from models.errors import UserError
from models.handling import mark_words
from models.queries import StatementText
from models.snapshot import Snapshot, to_date, to_day
from models.telling.names import Key

NOTE_HIGHLIGHTS = 3
"""Issues that a note tells of, so that it stays on one page."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A briefing, and the figures that can be put into its judgements."""

    data: BriefingData
    figures: tuple[Insertion, ...]


def composed(
    snapshot: Snapshot,
    texts: Mapping[str, StatementText],
    reading: Reading,
    wanted: Specification,
    *,
    today: date,
    version: str = "",
    unsettled: Set[Key] = frozenset(),
) -> Composed:
    """The briefing of a dossier as a specification asks for it, under the reading that this names.

    `unsettled` are the records in which merged copies say different things, by table and id, on the day as known where
    one is asked about: of those the figures take what the dossier shows meanwhile, and the first page says so.
    Raises `UserError` where it asks for what is not there, and where it would tell more than its mark allows.
    """
    if not wanted.leaves_out:
        refuse_above(snapshot, wanted.mark, unmarked=wanted.unmarked)
    words = words_in(wanted.language)
    seen, withheld = without_above(words, snapshot, wanted.mark, unmarked=wanted.unmarked)
    words = words_in(wanted.language, is_partial=bool(withheld))
    standing = replace(_standing(words, seen, reading, wanted, today), unsettled=_positions(seen, unsettled))
    data = briefing_of(standing, texts, version)
    figures = insertions(standing)
    notes = (*((Sentence(withheld),) if withheld else ()), *_unsettled(standing, unsettled))
    data = replace(data, front=_front(words, data.front, wanted, notes, figures), withheld=withheld)
    if wanted.kind is Kind.ISSUE:
        data = _on_one_issue(data, seen, wanted.issue, notes)
    elif standing.focus is not None:
        data = _on_one_party(words, data, seen.parties[standing.focus].name)
    mark = mark_words(wanted.mark)
    data = replace(only_cited(_parts(data, wanted)), paper=wanted.paper, mark=mark, authors=wanted.authors)
    return Composed(_signed(words, data), figures)


def round_position(snapshot: Snapshot, number: int | None) -> int | None:
    """The position of the round with a number as `chosen_rounds` takes it; raises `UserError` where it is not."""
    if number is None or number == BEFORE_ALL:
        return number
    for position, sitting in enumerate(snapshot.rounds):
        if sitting.number == number:
            return position
    numbers = ", ".join(str(sitting.number) for sitting in snapshot.rounds) or "none"
    raise UserError(f"There is no round {number}. Rounds in this dossier: {numbers}.")


def _standing(words: Words, snapshot: Snapshot, reading: Reading, wanted: Specification, today: date) -> Standing:
    last = to_day(reading.known or today)
    focus = _party(snapshot, wanted.party) if wanted.kind is Kind.PARTY else None
    period = _period(wanted, last)
    if period is not None:
        return Standing(snapshot, reading, None, None, last, words, period, focus)
    earlier, later = (round_position(snapshot, one) for one in (wanted.earlier, wanted.later))
    known = None if reading.known is None else last
    earlier, later = chosen_rounds(snapshot, earlier, later, known)
    return Standing(snapshot, reading, earlier, later, last, words, focus=focus)


def _period(wanted: Specification, last: int) -> tuple[int, int] | None:
    if wanted.since is None:
        if wanted.until is not None:
            raise UserError("Say from which day on, too: a last day alone compares nothing.")
        return None
    first, until = to_day(wanted.since), last if wanted.until is None else min(to_day(wanted.until), last)
    if first >= until:
        raise UserError(
            f"{day_words(wanted.since)} is not before {day_words(to_date(until))}, so there is nothing to compare."
        )
    return first, until


def _party(snapshot: Snapshot, code: str) -> int:
    wanted = code.strip().casefold()
    found = (at for at, one in enumerate(snapshot.parties) if wanted in (one.code.casefold(), one.name.casefold()))
    place = next(found, None)
    if place is None:
        codes = ", ".join(one.code for one in snapshot.parties) or "none"
        if not wanted:
            raise UserError(f"Say which party the briefing is on. Parties in this dossier: {codes}.")
        raise UserError(f"There is no party “{code}”. Parties in this dossier: {codes}.")
    return place


def _unsettled(standing: Standing, unsettled: Set[Key]) -> Iterator[Sentence]:
    """That some records hold values of which nobody has said which one holds; what may not be told is not counted."""
    words, snapshot, known = standing.words, standing.snapshot, standing.reading.known
    places = snapshot.statements.position
    told = [key for key in unsettled if key[0] != "statement" or key[1] in places]
    if told:
        rows = sorted(standing.unsettled)
        day = "" if known is None else words.day(to_day(known))
        text = words.count("front.unsettled_then" if day else "front.unsettled", len(told), day=day)
        yield Sentence(text, cite(snapshot, rows))


def _positions(snapshot: Snapshot, unsettled: Set[Key]) -> frozenset[int]:
    places = snapshot.statements.position
    return frozenset(places[row_id] for table, row_id in unsettled if table == "statement" and row_id in places)


def _front(
    words: Words, front: FrontPage, wanted: Specification, notes: tuple[Sentence, ...], figures: tuple[Insertion, ...]
) -> FrontPage:
    by_token = {one.token: one for one in figures}
    lines = (line.strip() for text in wanted.judgements for line in text.splitlines())
    judged = tuple(with_figures(line, by_token) for line in lines if line)
    authors = [name.strip() for name in wanted.authors if name.strip()]
    by = (words.say("front.by", names=", ".join(authors)),) if authors else ()
    highlights = front.highlights[:NOTE_HIGHLIGHTS] if wanted.kind is Kind.NOTE else front.highlights
    summary = replace(front.summary, sentences=(*front.summary.sentences, *notes))
    facts = (*front.facts[:1], *by, *front.facts[1:])
    return replace(front, facts=facts, summary=summary, highlights=highlights, judgements=judged)


def _on_one_issue(data: BriefingData, snapshot: Snapshot, code: str, notes: tuple[Sentence, ...]) -> BriefingData:
    place = next((at for at, one in enumerate(snapshot.issues) if one.code.casefold() == code.strip().casefold()), None)
    if place is None:
        codes = ", ".join(one.code for one in snapshot.issues) or "none"
        if not code.strip():
            raise UserError(f"Say which issue the briefing is on. Issues in this dossier: {codes}.")
        raise UserError(f"There is no issue “{code}”. Issues in this dossier: {codes}.")
    title = snapshot.issues[place].title or snapshot.issues[place].code
    overview, issue_of = data.overview, snapshot.statements.issue
    told = _told_first(data.issues[place], notes)
    shown = tuple(one for one in overview.caption.citations if issue_of[one.statement] == place)
    return replace(
        data,
        front=replace(
            data.front,
            subtitle=f"{data.front.subtitle}: {isolated(title)}",
            summary=told[0],
            highlights=told[1:],
        ),
        overview=replace(
            overview,
            caption=replace(overview.caption, citations=shown),
            movement=replace(overview.movement, rows=overview.movement.rows[place : place + 1]),
            standings=overview.standings[place : place + 1],
        ),
        issues=(replace(data.issues[place], standing=(), distance=Paragraph(()), limits=Paragraph(())),),
        annex=tuple(one for one in data.annex if one.issue == place),
    )


def _told_first(section: IssueSection, notes: tuple[Sentence, ...]) -> tuple[Paragraph, ...]:
    """Where each party stands on an issue, how far apart they are, and their red lines.

    A briefing on it begins with them, so that its section need not say them again.
    """
    missing = Paragraph(notes)
    told = tuple(one for one in (*section.standing, section.distance, section.limits, missing) if one.sentences)
    return told or (missing,)


def _on_one_party(words: Words, data: BriefingData, name: str) -> BriefingData:
    """Named after the party, and without the pages of issues on which nothing is known of it."""
    heard = {group.issue for group in data.annex}
    kept = tuple(section for place, section in enumerate(data.issues) if place in heard)
    front, unheard = data.front, len(data.issues) - len(kept)
    if unheard:
        told = Sentence(capital(words.count("summary.unheard", unheard, name=name)))
        front = replace(front, summary=replace(front.summary, sentences=(*front.summary.sentences, told)))
    return replace(data, front=replace(front, subtitle=f"{front.subtitle}: {isolated(name)}"), issues=kept)


def _signed(words: Words, data: BriefingData) -> BriefingData:
    """With the sum of all that it tells in the title block, by which two briefings are known to tell the same."""
    told = replace(data, front=replace(data.front, facts=()))
    content = json.dumps({**asdict(told), "house": None}, sort_keys=True, default=str)
    total = hashlib.sha256(content.encode(errors="replace")).hexdigest()[:16]
    facts = (*data.front.facts, words.say("front.data", sum=total, rules=RULES))
    return replace(data, front=replace(data.front, facts=facts))


def _parts(data: BriefingData, wanted: Specification) -> BriefingData:
    """The briefing without what is not asked for."""
    overview, no_figure = data.overview, MovementFigure((), data.overview.movement.parties)
    return replace(
        data,
        front=replace(data.front, outlook=data.front.outlook if wanted.has(Section.OUTLOOK) else ()),
        overview=replace(
            overview,
            movement=overview.movement if wanted.has(Section.MOVEMENT) else no_figure,
            caption=overview.caption if wanted.has(Section.MOVEMENT) else Sentence(""),
            standings=overview.standings if wanted.has(Section.STANDINGS) else (),
        ),
        issues=data.issues if wanted.has(Section.ISSUES) else (),
        doubts=data.doubts if wanted.has(Section.DOUBTS) else (),
        judgements=data.judgements if wanted.has(Section.JUDGEMENTS) else (),
        method=data.method if wanted.has(Section.METHOD) else (),
        annex=data.annex if wanted.has(Section.ANNEX) else (),
        sources=data.sources if wanted.has(Section.SOURCES) else (),
    )
