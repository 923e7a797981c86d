"""Pairs of parties, by their positions: whose gaps, concessions and exchanges are looked at."""

from collections.abc import Iterable
from itertools import combinations
from typing import TypeAlias

from models.snapshot import Snapshot

Pair: TypeAlias = tuple[int, int]


def principal_pairs(snapshot: Snapshot) -> tuple[Pair, ...]:
    """Every two of the principals, once each, in the dossier's order."""
    return tuple(combinations(snapshot.principals, 2))


def both_ways(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Each pair in either order, the turned one behind its own: who gives, and toward whom."""
    return tuple(turned for one, other in pairs for turned in ((one, other), (other, one)))
