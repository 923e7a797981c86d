"""What can be undone and redone next, read off the record, so that it outlives a restart."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A transaction that can be taken back, with the label of the edit that it stands for."""

    transaction: str
    label: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What undo and redo would do next, None where there is nothing."""

    undo: Step | None
    redo: Step | None


STEPS_SQL = """
SELECT clock, id, kind, label, undoes FROM "transaction"
WHERE site = ? AND kind <> 'founding' AND (clock, id) < (?, ?) ORDER BY clock DESC, id DESC LIMIT 100
"""
"""The steps of a site before a place in time, newest first, some at a time: seldom are more than a few looked at."""


def steps(newest_first: Iterable[tuple[str, str, str, str | None]]) -> Steps:
    """What one site can undo and redo, from its transactions (id, kind, label, what it undoes); stops when it knows."""
    undo = redo = None
    gone: set[str | None] = set()
    for transaction, kind, label, undoes in newest_first:
        is_edit, step = kind not in ("undo", "redo", "unmerge"), Step(transaction, label)
        if not is_edit:
            gone.add(undoes)
        if transaction not in gone:
            if kind in ("undo", "unmerge"):
                redo = redo or step
            else:
                undo = undo or step
        # An edit leaves nothing to redo of what was undone before it.
        if undo is not None and (redo is not None or is_edit):
            break
    return Steps(undo, redo)
