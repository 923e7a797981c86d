"""Pairs of parties, by their positions: whose gaps, concessions and exchanges are looked at."""

from collections.abc import Iterable
from itertools import combinations
from typing import TypeAlias

from models.facts import NONE
from models.snapshot import Snapshot

Pair: TypeAlias = tuple[int, int]


def principal_pairs(snapshot: Snapshot) -> tuple[Pair, ...]:
    """Every two of the principals, once each, in the dossier's order."""
    return tuple(combinations(snapshot.principals, 2))


def both_ways(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Each pair in either order, the turned one behind its own: who gives, and toward whom."""
    return tuple(turned for one, other in pairs for turned in ((one, other), (other, one)))


def compared_pairs(snapshot: Snapshot) -> tuple[Pair, ...]:
    """The pairs that were chosen, once each and in the order of their choice; without any, those of the principals.

    A pair of which a party was deleted is none.
    """
    chosen: dict[frozenset[int], Pair] = {}
    for one in snapshot.pairs:
        if NONE not in (one.party, one.other) and one.party != one.other:
            chosen.setdefault(frozenset((one.party, one.other)), (one.party, one.other))
    return tuple(chosen.values()) or principal_pairs(snapshot)
