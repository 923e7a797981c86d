"""Two records side by side in the order in which they got their changes: what they have in common comes first.

Copies of one file have all of it in the same places, up to where they went apart; only what comes after is looked up.
"""

import json
from collections.abc import Iterator

from models.checking.findings import Columns
from models.chunks import CHUNK

FIRST, LAST = -(1 << 63), (1 << 63) - 1
"""Places that no change comes before, and none after."""

_STRETCH = 20_000
"""So many changes are compared at once, which costs little more than reading them."""

_UNTIL = "SELECT seq FROM change WHERE seq >= ? ORDER BY seq LIMIT 1 OFFSET ?"
_HASHES = f"""SELECT group_concat(hash, '') FROM (
SELECT hash FROM change WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT {_STRETCH + 1})"""  # noqa: S608 - our own number
_FROM = f"SELECT seq, hash FROM change WHERE seq >= ? ORDER BY seq LIMIT {CHUNK}"  # noqa: S608 - our own number
_HERE = "SELECT hash FROM change WHERE hash IN (SELECT value FROM json_each(?))"


def alike_before(ours: Columns, theirs: Columns) -> Iterator[int]:
    """The places before which both have the same changes in the same order, further and further on."""
    place = FIRST
    while place < LAST:
        last = theirs(_UNTIL, place, _STRETCH - 1)
        until = int(last[0][0]) if last else LAST
        if theirs(_HASHES, place, until) != ours(_HASHES, place, until):
            return
        place = min(until, LAST - 1) + 1
        yield place


def names_from(columns: Columns, place: int) -> Iterator[list[str]]:
    """The hashes of the changes from a place on, some at a time."""
    while rows := columns(_FROM, place):
        yield [name for _, name in rows]
        if rows[-1][0] == LAST:
            return
        place = rows[-1][0] + 1


def missing(columns: Columns, names: list[str]) -> list[str]:
    """Those of some changes, by their hashes, that a record has not."""
    here = {row[0] for row in columns(_HERE, json.dumps(names))}
    return [name for name in names if name not in here]
