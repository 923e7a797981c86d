"""How statements hang together: their links both ways, retractions among them, and what became of conditions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from models.analysis.retractions import retracting
from models.facts import Link
from models.snapshot import Snapshot
from models.words import LinkKind, Standing


@dataclass(frozen=True, slots=True)
class Tie:
    """How a statement stands to another one, in `words` that come before the other: "restates", "restated by".

    `other` is its position, NONE for a condition that names no statement or for one that was deleted. `link` is None
    for a retraction, which is a field of a statement.
    """

    words: str
    other: int
    link: Link | None = None


def ties(snapshot: Snapshot, position: int) -> tuple[Tie, ...]:
    """All that links a statement: retractions, its own links, those of others to it, each in the dossier's order."""
    return (*_retractions(snapshot, position), *_links(snapshot.links, position))


def _retractions(snapshot: Snapshot, position: int) -> Iterator[Tie]:
    takers, taken = retracting(snapshot.statements)
    # A retraction told from both sides is one.
    yield from (Tie("retracts", other) for other in np.unique(taken[takers == position]).tolist())
    yield from (Tie("retracted by", other) for other in np.unique(takers[taken == position]).tolist())


def _links(links: Iterable[Link], position: int) -> Iterator[Tie]:
    there, back = [], []
    for link in links:
        if link.statement == position:
            there.append(Tie(link.kind.label, link.other, link))
        elif link.other == position:
            back.append(Tie(link.kind.label_back, link.statement, link))
    yield from (*there, *back)


def condition_on(links: Iterable[Link], position: int, day: int) -> Standing | None:
    """What has become of a statement's conditions by the end of a day; None while that has not been said.

    Lapsed as soon as one of them has lapsed, else unmet as soon as one is, met once all are. What is said of a
    condition holds from its day on, or always where it has none.
    """
    standings = {
        link.state if link.since is None or link.since <= day else None
        for link in links
        if link.statement == position and link.kind == LinkKind.CONDITIONAL_ON
    }
    for decisive in (Standing.LAPSED, Standing.UNMET, None, Standing.MET):
        if decisive in standings:
            return decisive
    return None
