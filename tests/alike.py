"""Comparing snapshots, whose columns do not compare as a whole."""

from dataclasses import fields

import numpy as np

from models.snapshot import Snapshot


def differing(one: Snapshot, other: Snapshot) -> list[str]:
    """The fields of the snapshot and of its statements in which two differ; empty for two that say the same."""
    found = [
        name.name
        for name in fields(Snapshot)
        if name.name != "statements" and getattr(one, name.name) != getattr(other, name.name)
    ]
    for name in fields(one.statements):
        mine, theirs = getattr(one.statements, name.name), getattr(other.statements, name.name)
        if isinstance(mine, np.ndarray):
            same = np.array_equal(mine, theirs, equal_nan=mine.dtype.kind == "f")
        else:
            same = mine == theirs if hasattr(mine, "keys") else list(mine) == list(theirs)
        if not same:
            found.append(f"statements.{name.name}")
    return found
