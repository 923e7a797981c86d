"""Which issues two parties could trade: ranked by how opposite they are in what matters to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from models.analysis.packages import Item, items
from models.analysis.reading import Reading
from models.analysis.salience import Salience, salience
from models.analysis.tracks import By
from models.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Trade:
    """One party gets its way on `gets`, the other on `gives`; the names are those of the one party.

    `more` is how many points of salience `gets` matters more to the party than to the other, `other_more` how many
    `gives` matters more to the other; both are above 0. `score` is the smaller of the two. `assessments` are positions
    of those that give the saliences.
    """

    party: int
    other: int
    gets: Item
    gives: Item
    more: float
    other_more: float
    assessments: tuple[int, ...]

    @property
    def score(self) -> float:
        """What the trade is worth to the party that gains less by it, in points of salience, above 0 to 100."""
        return min(self.more, self.other_more)


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A party of which nobody has said how much an issue matters to it."""

    issue: int
    party: int


@dataclass(frozen=True, slots=True)
class Trades:
    """What could be traded, the best first; `unknown` says what is missing for the `unranked` pairs of items."""

    ranked: tuple[Trade, ...]
    unknown: tuple[NotJudged, ...]
    unranked: int


def trades(snapshot: Snapshot, reading: Reading, day: int, party: int, other: int, by: By = "day") -> Trades:
    """Pairs of issues ranked by opposite salience between two parties at the end of a day.

    That is log-rolling: each gives way on what matters less to it and more to the other ("trading across issues",
    Malhotra and Bazerman, Negotiation Genius, 2007, 61; for exchanges of positions by salience see Stokman and Van
    Oosten's model in Thomson and others, The European Union Decides, 2006, chapter 5). They give no one figure for how
    good a trade is. Ours is the smaller of the two differences in salience: a trade is worth what it is worth to the
    one that gains less, and neither difference makes up for a lack of the other, as it would in a sum. Of equal ones
    that with the larger difference on the other side comes first, then the dossier's order.

    Issues bound by a package (see `analysis.packages`) are one item, whose salience is the mean of its issues', since
    that of the whole was not judged. An item of which one salience is missing is in no ranked pair.
    """
    mattering = salience(snapshot, reading, day)
    listed = items(snapshot, reading, day, (party, other), by)
    judged = [one for one in listed if not any(_missing(mattering, one, (party, other)))]
    ranked = sorted(_trades(mattering, judged, party, other), key=_rank)
    unknown = tuple(gap for one in listed for gap in _missing(mattering, one, (party, other)))
    return Trades(tuple(ranked), unknown, _pairs(len(listed)) - _pairs(len(judged)))


def _trades(mattering: Salience, judged: Iterable[Item], party: int, other: int) -> Iterator[Trade]:
    more = {one: _mean(mattering, one, party) - _mean(mattering, one, other) for one in judged}
    gets, gives = ([one for one in more if sign * more[one] > 0] for sign in (1, -1))
    for get, give in product(gets, gives):
        behind = mattering.assessment[list(get.issues + give.issues)][:, [party, other]]
        yield Trade(party, other, get, give, more[get], -more[give], tuple(behind.ravel().tolist()))


def _rank(trade: Trade) -> tuple[float, float, tuple[int, ...], tuple[int, ...]]:
    return -trade.score, -max(trade.more, trade.other_more), trade.gets.issues, trade.gives.issues


def _mean(mattering: Salience, item: Item, party: int) -> float:
    return float(mattering.value[list(item.issues), party].mean())


def _missing(mattering: Salience, item: Item, parties: tuple[int, int]) -> Iterator[NotJudged]:
    for issue, party in product(item.issues, parties):
        if np.isnan(mattering.value[issue, party]):
            yield NotJudged(issue, party)


def _pairs(number: int) -> int:
    return number * (number - 1) // 2
