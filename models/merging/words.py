"""What a merge brought and what stands in conflict, in plain sentences."""

from models.merging.conflicts import Conflict
from models.merging.merge import Merged
from models.phrases import counted, listed


def merged_words(merged: Merged) -> str:
    """What a merge brought, in one sentence."""
    if merged.brought_nothing:
        return f"{merged.name}: all of it was here already."
    steps = listed(f"{counted(count, 'step')} of {who}" for who, count in merged.steps)
    became = (("added", merged.added), ("changed", merged.changed), ("deleted", merged.deleted))
    records = listed(f"{len(keys)} {word}" for word, keys in became if keys)
    left = counted(len(merged.conflicts), "conflict")
    return f"{merged.name}: {steps}; records: {records or 'none touched'}; {left}."


def conflict_words(conflict: Conflict) -> str:
    """A conflict in one line: every value with who gave it and when (UTC), and which one is shown."""
    sides = (
        f"{' '.join(side.words.split())} ({side.who or 'somebody'}, {side.clock[:10]} {side.clock[11:16]}Z"
        f"{', shown' if side is conflict.shown else ''})"
        for side in conflict.sides
    )
    return f"{conflict.field} of {conflict.title}: {' or '.join(sides)}"
