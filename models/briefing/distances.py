"""How far apart two parties are on an issue, at the two moments that a briefing compares."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.briefing.standing import Standing


@dataclass(frozen=True, slots=True)
class Distance:
    """Two parties on one issue: their gap before and after, None where a position is not stated or not comparable.

    `broken` says, of before and after, whether one is not comparable.
    """

    issue: int
    pair: tuple[int, int]
    before: float | None
    after: float | None
    broken: tuple[bool, bool]


def distances(standing: Standing) -> tuple[Distance, ...]:
    """Those of each issue and each pair that is told of."""
    return tuple(_distances(standing))


def _distances(standing: Standing) -> Iterator[Distance]:
    for issue in range(len(standing.snapshot.issues)):
        for pair in standing.pairs:
            before = [standing.before(issue, party) for party in pair]
            after = [standing.after(issue, party) for party in pair]
            broken = standing.is_broken(*before), standing.is_broken(*after)
            yield Distance(issue, pair, standing.gap(*before), standing.gap(*after), broken)


def titled(standing: Standing, one: Distance) -> str:
    """The issue of a distance, with the two parties where more than two are compared."""
    issue = standing.snapshot.issues[one.issue]
    title = standing.words.titled(issue.title or issue.code)
    if len(standing.parties) == 2:
        return title
    return standing.words.say("summary.between", title=title, pair=_pair(standing, one))


def measured(standing: Standing, one: Distance, told: str) -> str:
    """The same with what is told of it beside it: "Neutrality (7)"."""
    issue = standing.snapshot.issues[one.issue]
    title = issue.title or issue.code
    if len(standing.parties) == 2:
        return standing.words.say("summary.measured", title=title, told=told)
    return standing.words.say("summary.measured_between", title=title, pair=_pair(standing, one), told=told)


def _pair(standing: Standing, one: Distance) -> str:
    return standing.words.listed(standing.snapshot.parties[party].name for party in one.pair)
