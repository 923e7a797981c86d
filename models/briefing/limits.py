"""What a briefing says of red lines, and of reasons to doubt a held position."""

from collections.abc import Iterator

from models.analysis.red_lines import TOUCHES, Touch, Zone, ZoneState, other_touch, own_touch, zone
from models.briefing.citing import cite
from models.briefing.content import Sentence
from models.briefing.sentences import broken_line_sentence, red_line_sentence
from models.briefing.standing import Standing
from models.briefing.statement_rows import StatementRows
from models.briefing.wording import number, span
from models.facts import NONE
from models.phrases import listed, possessive


def limit_sentences(standing: Standing, issue: int) -> tuple[Sentence, ...]:
    """Red lines on an issue, who stands beyond them, and the zone they leave; nothing where none is stated."""
    lined = [party for party in standing.parties if standing.red_line(issue, party) != NONE]
    found = [sentence for party in lined for sentence in _line(standing, issue, party)]
    if not lined or len(standing.snapshot.principals) < 2:
        return tuple(found)
    citations = cite(standing.snapshot, (standing.red_line(issue, party) for party in lined))
    left = zone(standing.snapshot, standing.reading, issue, standing.until, standing.parties)
    return (*found, Sentence(_zone_words(standing, left), citations))


def doubt_sentences(standing: Standing, rows: StatementRows, issue: int, party: int) -> Iterator[Sentence]:
    """What makes a held position doubtful: long silence, statements at odds with it, dependence on the reading."""
    name, held = standing.snapshot.parties[party].name, standing.after(issue, party)
    if held == NONE:
        return
    if standing.is_stale(issue, party):
        limit = standing.snapshot.stale_after_days
        yield Sentence(f"This may be stale: {name} had then said nothing on the issue for more than {limit} days.")
    for row in standing.contesting(held):
        stated = standing.span(row)
        if stated is not None:
            at_odds = f"It is contested: {rows.who(row)} spoke of {span(stated)}, which does not meet it."
            yield Sentence(at_odds, cite(standing.snapshot, [row]))


def _line(standing: Standing, issue: int, party: int) -> Iterator[Sentence]:
    snapshot = standing.snapshot
    row = standing.red_line(issue, party)
    accepted = standing.span(row)
    name = snapshot.parties[party].name
    day = standing.day(row)
    if accepted is None:
        yield Sentence(broken_line_sentence(name, day), cite(snapshot, [row]))
        return
    yield Sentence(red_line_sentence(name, accepted, day), cite(snapshot, [row]))
    for other in standing.parties:
        held = standing.after(issue, other)
        words = _touch_words(standing, (party, row), (other, held))
        if words:
            yield Sentence(words, cite(snapshot, [held, row]))


def _touch_words(standing: Standing, line: tuple[int, int], position: tuple[int, int]) -> str:
    party, other = line[0], position[0]
    touches = own_touch if party == other else other_touch
    touch = TOUCHES[int(touches(standing.ends(position[1]), standing.ends(line[1]))[0])]
    name = standing.snapshot.parties[other].name
    owner = standing.snapshot.parties[party].name
    held = standing.span(position[1])
    if held is None:
        return ""
    return {
        Touch.BLURRED: f"{possessive(name)} own position ({span(held)}) reaches beyond it, which blurs the line.",
        Touch.CROSSED: f"{possessive(name)} own position ({span(held)}) now lies wholly beyond it.",
        Touch.BEYOND: f"{possessive(name)} position ({span(held)}) lies wholly beyond {possessive(owner)} red line.",
    }.get(touch, "")


def _zone_words(standing: Standing, left: Zone) -> str:
    if left.state is ZoneState.EMPTY:
        return (
            "The red lines stated on this issue leave nothing that all could accept. "
            "That does not mean that no deal is possible: packages cross issues."
        )
    if left.low is None or left.high is None:
        return f"Whether a zone of possible agreement exists is unknown while {_missing_lines(standing, left)}."
    zone_range = span((left.low, left.high))
    if left.state is ZoneState.POSSIBLE:
        missing = _missing_lines(standing, left)
        return f"A zone of possible agreement may exist, {zone_range} at most, while {missing}."
    if left.low == left.high:
        return f"The red lines leave a single point of possible agreement, {number(left.low)}."
    return f"The red lines leave a zone of possible agreement, {zone_range}."


def _missing_lines(standing: Standing, left: Zone) -> str:
    unknown, incomparable = (
        listed(standing.snapshot.parties[party].name for party in parties)
        for parties in (left.unknown, left.incomparable)
    )
    parts = [f"{unknown} {'has' if len(left.unknown) == 1 else 'have'} stated no red line"] if unknown else []
    parts += [f"the red line of {incomparable} is not comparable with the present scale"] if incomparable else []
    return listed(parts)
