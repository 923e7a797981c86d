"""From one snapshot to the next: what an edit did not touch is not looked up or worked out again."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from math import isnan

from models.analysis.retractions import entangled
from models.changes import Changes
from models.facts import NONE
from models.kept import Touched, pass_on
from models.snapshot import Snapshot, Statements

_AROUND = ("parties", "speakers", "issues", "rounds", "links")
"""What else the columns of statements, and what holds, depend on. All are new ones where a dossier was read anew."""

_OF_RANGES = {"low", "high", "scale", "firmness"}

_MOVING = tuple(one.name for one in fields(Statements) if one.name not in _OF_RANGES | {"ids", "codes", "own", "met"})
"""Columns by which it may be decided which statement holds on which day."""


MOST_ROWS = 200
"""Where more statements changed, as after a merge or an import, to look at each of them is no gain."""


def follow(before: Snapshot, after: Snapshot, changes: Changes) -> None:
    """Let the snapshot after a change have what was worked out for the one before it.

    That is, whatever the reading, all but what concerns the pairs of issue and party that the changed statements are
    or were of; these are worked out when they are next asked for. Nothing is taken over where more than that may
    differ: if parties, issues, speakers, rounds or links did change, if statements lie at other positions than before,
    or where a changed one takes back another or is taken back. Nor where the dossier was read anew: then there may be
    in it already what others changed and what is to be announced only later.
    """
    if after is before or any(getattr(before, name) is not getattr(after, name) for name in _AROUND):
        return
    ids = changes.ids("statement")
    rows = _rows(before.statements, after.statements, ids) if len(ids) <= MOST_ROWS else None
    if rows is None or any(_takes_back(before, after.statements, row) for row in rows):
        return
    moved = any(_is_moved(before.statements, after.statements, row) for row in rows)
    pass_on(before, after, Touched(frozenset(_pairs(before, after, rows)), frozenset(rows), moved))


def _rows(before: Statements, after: Statements, ids: Iterable[str]) -> list[int] | None:
    """The positions of the changed statements; None unless all lie where they lay, and new ones after all others."""
    rows = [after.position.get(one, NONE) for one in ids]
    if before.ids is after.ids:
        return None if NONE in rows else rows
    old = len(before)
    same = all(row >= old or (row != NONE and before.ids[row] == after.ids[row]) for row in rows)
    return rows if same and len(after) == old + sum(row >= old for row in rows) else None


def _takes_back(before: Snapshot, after: Statements, row: int) -> bool:
    if row in entangled(before):
        return True
    names = (after.retracts, before.statements.retracts), (after.retracted_by, before.statements.retracted_by)
    return any(new is not old and new[row] != NONE for new, old in names)


def _is_moved(before: Statements, after: Statements, row: int) -> bool:
    """Whether more than the ends of its range is new."""
    if row >= len(before) or _is_ranged(before, row) != _is_ranged(after, row):
        return True
    columns = ((getattr(before, name), getattr(after, name)) for name in _MOVING)
    return any(old is not new and old[row] != new[row] for old, new in columns)


def _is_ranged(statements: Statements, row: int) -> bool:
    return not isnan(statements.low[row]) or row in statements.own


def _pairs(before: Snapshot, after: Snapshot, rows: Iterable[int]) -> Iterator[int]:
    old, new = before.statements, after.statements
    shared = old.issue is new.issue and old.party is new.party
    for row in rows:
        for columns in (new,) if shared else (old, new):
            issue, party = (columns.issue[row], columns.party[row]) if row < len(columns) else (NONE, NONE)
            if NONE not in (issue, party):
                yield int(issue) * len(after.parties) + int(party)
