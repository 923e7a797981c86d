"""What follows from a snapshot alone: made when first asked for, and let go of together with it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from models.snapshot import Snapshot

Kept = TypeVar("Kept")


def kept_with_snapshot(make: Callable[[Snapshot], Kept]) -> Callable[[Snapshot], Kept]:
    """Make something once for each snapshot. What is made must not refer to the snapshot, or neither is ever freed."""
    made: WeakKeyDictionary[Snapshot, Kept] = WeakKeyDictionary()

    @wraps(make)
    def get(snapshot: Snapshot) -> Kept:
        found = made.get(snapshot)
        if found is None:
            found = made[snapshot] = make(snapshot)
        return found

    return get
