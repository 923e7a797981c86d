"""What follows from a snapshot or its columns alone: made when first asked for, and let go of together with them."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Owner = TypeVar("Owner")
Kept = TypeVar("Kept")


def kept_with_owner(make: Callable[[Owner], Kept]) -> Callable[[Owner], Kept]:
    """Make something once for each owner. What is made must not refer to its owner, or neither is ever freed."""
    made: WeakKeyDictionary[Owner, Kept] = WeakKeyDictionary()

    @wraps(make)
    def get(owner: Owner) -> Kept:
        found = made.get(owner)
        if found is None:
            found = made[owner] = make(owner)
        return found

    return get
