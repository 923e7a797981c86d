"""What a change rests on besides two ranges: what was taken back or restored, what is not settled, days not known."""

from collections.abc import Iterator

import numpy as np

from models.briefing.citing import cite
from models.briefing.content import Sentence
from models.briefing.standing import Standing
from models.briefing.wording.words import capital
from models.facts import NONE


def turn_sentences(standing: Standing, issue: int, party: int) -> Iterator[Sentence]:
    """What is not settled, why a party holds what it held long ago, or nothing, and what it may have held before."""
    yield from _unsettled(standing, issue, party)
    if standing.is_compared:
        yield from _taken_back(standing, issue, party)
        yield from _restored(standing, issue, party)
        yield from _perhaps_earlier(standing, issue, party)


def _unsettled(standing: Standing, issue: int, party: int) -> Iterator[Sentence]:
    rows = sorted({standing.before(issue, party), standing.after(issue, party)} & standing.unsettled)
    if rows:
        yield Sentence(standing.words.say("issue.unsettled"), cite(standing.snapshot, rows))


def _taken_back(standing: Standing, issue: int, party: int) -> Iterator[Sentence]:
    before, after = standing.before(issue, party), standing.after(issue, party)
    if before in (NONE, after) or (after != NONE and standing.day(after).last > standing.day(before).last):
        return
    turn = standing.retractions.last_turn(before, standing.until)
    if turn is not None and turn.taken:
        yield _told(standing, "issue.took_back", before, turn.by)


def _restored(standing: Standing, issue: int, party: int) -> Iterator[Sentence]:
    after = standing.after(issue, party)
    turn = None if after == NONE else standing.retractions.last_turn(after, standing.until)
    if turn is not None and not turn.taken and turn.day > standing.since:
        yield _told(standing, "issue.restored", after, turn.by)


def _told(standing: Standing, key: str, statement: int, by: int) -> Sentence:
    said, day = (standing.words.dated(standing.day(row)) for row in (statement, by))
    return Sentence(capital(standing.words.say(key, said=said, day=day)), cite(standing.snapshot, [by]))


def _perhaps_earlier(standing: Standing, issue: int, party: int) -> Iterator[Sentence]:
    """What counts from its last possible day, and may have been said by the end of the earlier of the two moments."""
    statements, words = standing.snapshot.statements, standing.words
    own = standing.counts & (statements.issue == issue) & (statements.party == party)
    # What was linked to a round by hand was said in it.
    within = (
        (statements.said > standing.since) & (statements.said <= standing.until) & (standing.days == statements.said)
    )
    for row in map(int, np.flatnonzero(own & within & (statements.earliest <= standing.since))):
        stated = standing.span(row)
        if stated is not None:
            told = {"stated": words.span(stated), "day": words.day(standing.day(row).last)}
            text = words.say("issue.perhaps_earlier", then=standing.then(later=False), **told)
            yield Sentence(text, cite(standing.snapshot, [row]))
