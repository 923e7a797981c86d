"""What can be undone and redone next, read off the record, so that it outlives a restart."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


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
SELECT id, kind, label, undoes FROM "transaction" WHERE site = ? AND kind <> 'founding' ORDER BY clock, id
"""


def steps(rows: Iterable[tuple[Any, ...]]) -> Steps:
    """What one site can undo and redo, from all its transactions (`STEPS_SQL`) in order."""
    undo: list[Step] = []
    redo: list[Step] = []
    for transaction, kind, label, undoes in rows:
        step = Step(transaction, label)
        if kind == "undo" and undo and undo[-1].transaction == undoes:
            undo.pop()
            redo.append(step)
        elif kind == "redo" and redo and redo[-1].transaction == undoes:
            redo.pop()
            undo.append(step)
        else:
            undo.append(step)
            redo.clear()
    return Steps(undo[-1] if undo else None, redo[-1] if redo else None)
