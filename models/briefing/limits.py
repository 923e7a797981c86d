"""What a briefing says of red lines, and of reasons to doubt a held position."""

from collections.abc import Iterator

from models.analysis.red_lines import TOUCHES, Touch, Zone, ZoneState, other_touch, own_touch, zone_within
from models.briefing.citing import cite
from models.briefing.content import Sentence
from models.briefing.sentences import broken_line_sentence, red_line_sentence
from models.briefing.standing import Standing
from models.briefing.statement_rows import StatementRows
from models.facts import NONE


def limit_sentences(standing: Standing, issue: int) -> tuple[Sentence, ...]:
    """Red lines on an issue, who stands beyond them, and the zone they leave; nothing where none is stated."""
    lined = [party for party in standing.parties if standing.red_line(issue, party) != NONE]
    found = [sentence for party in lined for sentence in _line(standing, issue, party)]
    principals = standing.snapshot.principals
    bounding = [standing.red_line(issue, party) for party in lined if party in principals]
    if not bounding or len(principals) < 2:
        return tuple(found)
    citations = cite(standing.snapshot, bounding)
    left = zone_within(standing.lines, issue, standing.until, principals)
    return (*found, Sentence(_zone_words(standing, left), citations))


def doubt_sentences(standing: Standing, rows: StatementRows, issue: int, party: int) -> Iterator[Sentence]:
    """What makes a held position doubtful: long silence, statements at odds with it, dependence on the reading."""
    name, held = standing.snapshot.parties[party].name, standing.after(issue, party)
    if held == NONE:
        return
    if standing.is_stale(issue, party):
        limit = standing.snapshot.stale_after_days
        yield Sentence(standing.words.some("limits.stale", limit, name=name, n=limit))
    for row in standing.contesting(held):
        stated = standing.span(row)
        if stated is not None:
            told = {"who": rows.who(row), "stated": standing.words.span(stated)}
            at_odds = standing.words.say("limits.contested", **told)
            yield Sentence(at_odds, cite(standing.snapshot, [row]))


def _line(standing: Standing, issue: int, party: int) -> Iterator[Sentence]:
    snapshot = standing.snapshot
    row = standing.red_line(issue, party)
    accepted = standing.span(row)
    name = snapshot.parties[party].name
    day = standing.day(row)
    if accepted is None:
        yield Sentence(broken_line_sentence(standing.words, name, day), cite(snapshot, [row]))
        return
    yield Sentence(red_line_sentence(standing.words, name, accepted, day), cite(snapshot, [row]))
    for other in standing.parties:
        held = standing.after(issue, other)
        words = _touch_words(standing, (party, row), (other, held))
        if words:
            yield Sentence(words, cite(snapshot, [held, row]))


def _touch_words(standing: Standing, line: tuple[int, int], position: tuple[int, int]) -> str:
    party, other = line[0], position[0]
    touches = own_touch if party == other else other_touch
    touch = TOUCHES[int(touches(standing.ends(position[1]), standing.ends(line[1]))[0])]
    held = standing.span(position[1])
    if held is None or touch not in _TOUCHED:
        return ""
    words, parties = standing.words, standing.snapshot.parties
    told = {"whose": words.whose(parties[other].name), "held": words.span(held)}
    if touch is Touch.BEYOND:
        return words.say("limits.beyond", **told, owner=words.whose(parties[party].name))
    return words.say(f"limits.{touch}", **told)


_TOUCHED = frozenset({Touch.BLURRED, Touch.CROSSED, Touch.BEYOND})


def _zone_words(standing: Standing, left: Zone) -> str:
    words = standing.words
    if left.state is ZoneState.EMPTY:
        return words.say("limits.empty")
    missing = _missing_lines(standing, left)
    if left.low is None or left.high is None:
        return words.say("limits.unknown", missing=missing)
    if left.state is ZoneState.POSSIBLE:
        return words.say("limits.possible", zone=words.span((left.low, left.high)), missing=missing)
    if left.low == left.high:
        return words.say("limits.point", point=words.number(left.low))
    return words.say("limits.zone", zone=words.span((left.low, left.high)))


def _missing_lines(standing: Standing, left: Zone) -> str:
    words = standing.words
    unknown, incomparable = (
        words.listed(standing.snapshot.parties[party].name for party in parties)
        for parties in (left.unknown, left.incomparable)
    )
    parts = [words.some("limits.unstated", len(left.unknown), names=unknown)] if unknown else []
    parts += [words.say("limits.incomparable", names=incomparable)] if incomparable else []
    return words.series(parts)
